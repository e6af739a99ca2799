"""The ways to look through the procedures beside the field: by name, audience, post, level of service, fee."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from generator.model.old_kind import Kind, Site
from generator.shapes.page import Page
from generator.text.comparing import slug
from generator.text.sorting import initial, sort_key

BROWSE = "procedure/browse.html"
LEVELS = {  # what is no online service (NĐ 42/2022/NĐ-CP Điều 11)
    "Cung cấp thông tin": "Thủ tục được cung cấp thông tin trực tuyến",
    "Chưa rõ": "Thủ tục chưa rõ mức độ dịch vụ công",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One list: its name on a link, its title, what it holds in a sentence."""

    name: str
    title: str
    address: str
    lead: str
    procedures: tuple[Any, ...]
    template: str = BROWSE


Lists = tuple[tuple[str, tuple[Listing, ...]], ...]


def lists(kind: Kind[Any], site: Site) -> Lists:
    """(way to look, its lists); a way in which nothing is told apart has none."""
    return (
        ("Theo vần, bưu chính, phí", (_by_name(kind, site), *_by_post(kind, site), *_by_fee(kind, site))),
        ("Đối tượng thực hiện", tuple(_by_audience(kind, site))),
        ("Mức độ dịch vụ công", tuple(_by_level(kind, site))),
    )


def pages(kind: Kind[Any], site: Site, fields: tuple[Any, ...]) -> Iterator[Page]:
    """A page for each list; `fields` are the procedures by field, for the page of all fees."""
    ways = lists(kind, site)
    for shown in (listing for _, listings in ways for listing in listings):
        yield Page(
            address=shown.address,
            title=shown.title,
            template=shown.template,
            view={"lists": ways, "shown": shown, "letters": _letters(shown), "groups": fields},
            description=f"{shown.title}: {len(shown.procedures)} thủ tục.",
            crumbs=(kind.crumb,),
        )


def _letters(shown: Listing) -> tuple[tuple[str, tuple[Any, ...]], ...]:
    """The procedures under their first letters; they come in the order of names."""
    found = groupby(shown.procedures, key=lambda procedure: initial(procedure.ten_thu_tuc))
    return tuple((letter, tuple(own)) for letter, own in found)


def _by_name(kind: Kind[Any], site: Site) -> Listing:
    return Listing(
        name="Từ A đến Y",
        title="Thủ tục hành chính theo vần chữ cái",
        address=f"{kind.section}a-z/",
        lead="Xếp theo thứ tự chữ cái tiếng Việt.",
        procedures=site.of(kind),
        template="procedure/letters.html",
    )


def _by_post(kind: Kind[Any], site: Site) -> Iterator[Listing]:
    """Both lists are required, also an empty one (QĐ 45/2016/QĐ-TTg)."""
    yield Listing(
        name="Gửi được qua bưu chính",
        title="Thủ tục thực hiện qua dịch vụ bưu chính công ích",
        address=f"{kind.section}buu-chinh/",
        lead="Nộp hồ sơ được qua dịch vụ bưu chính công ích (Quyết định số 45/2016/QĐ-TTg).",
        procedures=tuple(procedure for procedure in site.of(kind) if procedure.by_post),
    )
    yield Listing(
        name="Không qua bưu chính",
        title="Thủ tục không thực hiện qua dịch vụ bưu chính công ích",
        address=f"{kind.section}khong-qua-buu-chinh/",
        lead="Bưu chính công ích không phải cách nộp hồ sơ của các thủ tục này (Quyết định số 45/2016/QĐ-TTg).",
        procedures=tuple(procedure for procedure in site.of(kind) if not procedure.by_post),
    )


def _by_fee(kind: Kind[Any], site: Site) -> Iterator[Listing]:
    yield Listing(
        name="Không thu phí, lệ phí",
        title="Thủ tục không thu phí, lệ phí",
        address=f"{kind.section}mien-phi/",
        lead="Không phải nộp phí, lệ phí ở mọi trường hợp, mọi cách nộp.",
        procedures=tuple(procedure for procedure in site.of(kind) if procedure.free),
    )
    yield Listing(
        name="Bảng phí, lệ phí",
        title="Phí, lệ phí của mọi thủ tục",
        address=f"{kind.section}le-phi/",
        lead="Từng trường hợp, mức thu và căn cứ, xếp theo lĩnh vực.",
        procedures=site.of(kind),
        template="procedure/fees.html",
    )


def _by_audience(kind: Kind[Any], site: Site) -> Iterator[Listing]:
    said = ((name, procedure) for procedure in site.of(kind) for name in procedure.doi_tuong_thuc_hien)
    for name, own in _sorted_out(said):
        yield Listing(
            name=name,
            title=f"Thủ tục dành cho {name[:1].lower()}{name[1:]}",
            address=f"{kind.section}doi-tuong/{slug(name)}/",
            lead=f"Đối tượng thực hiện ghi là «{name}».",
            procedures=own,
        )


def _by_level(kind: Kind[Any], site: Site) -> Iterator[Listing]:
    if not any(procedure.muc_do_dich_vu_cong for procedure in site.of(kind)):
        return
    for name, own in _sorted_out(
        (procedure.muc_do_dich_vu_cong or "Chưa rõ", procedure) for procedure in site.of(kind)
    ):
        yield Listing(
            name=name,
            title=LEVELS.get(name) or f"Thủ tục có dịch vụ công trực tuyến {name.lower()}",
            address=f"{kind.section}muc-do/{slug(name)}/",
            lead=f"Mức độ dịch vụ công: {name[:1].lower()}{name[1:]}.",
            procedures=own,
        )


def _sorted_out(pairs: Iterator[tuple[str, Any]]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """(name, its procedures, each once) in the order of names; names that differ in spelling only are one."""
    own: dict[str, dict[str, Any]] = {}
    names: dict[str, str] = {}
    for name, procedure in pairs:
        names.setdefault(slug(name), name)
        own.setdefault(slug(name), {})[procedure.path] = procedure
    for address in sorted(own, key=lambda address: sort_key(names[address])):
        yield names[address], tuple(own[address].values())

"""Languages in which contents are written: their tags (BCP 47) and names, and which contents say the same."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from generator.declaring.fields import field
from generator.declaring.types import TEXT, Term, choice
from generator.model.cards import stem_of
from generator.model.kind import Site, posted_cards
from generator.problems import Problem
from generator.shapes.spoken import SpokenCard

VIETNAMESE = "vi"
TONGUES = {  # the tags of the IANA registry for what is spoken in the province; letters told where there are several
    VIETNAMESE: "Tiếng Việt",
    "en": "English",
    "blt": "Tiếng Thái (Thái Đen)",
    "blt-Tavt": "Tiếng Thái (Thái Đen), chữ Thái",
    "blt-Latn": "Tiếng Thái (Thái Đen), chữ La-tinh",
    "twh": "Tiếng Thái (Thái Trắng)",
    "twh-Tavt": "Tiếng Thái (Thái Trắng), chữ Thái",
    "twh-Latn": "Tiếng Thái (Thái Trắng), chữ La-tinh",
    "hmn": "Tiếng Mông",
    "hmn-Latn": "Tiếng Mông, chữ La-tinh",
    "mww": "Tiếng Mông (Mông Trắng)",
    "hnj": "Tiếng Mông (Mông Xanh)",
}


def tongue_field() -> Any:
    """The field that tells the language of what an editor writes; read it with `tongue_of`."""
    told = "; ".join(f"{tag}: {name}" for tag, name in TONGUES.items())
    return field(
        "Mã ngôn ngữ",
        choice(*TONGUES),
        default=Term(VIETNAMESE),
        help=f"Ngôn ngữ của tên, tóm tắt và bài viết ({told}). Viết bằng tiếng Việt thì bỏ dòng này.",
        example="blt",
    )


def original_field() -> Any:
    """The field that names the Vietnamese version."""
    told = "Tên tệp (không có .md) của bài tiếng Việt cùng nội dung; hai trang tự dẫn tới nhau."
    return field("Bản tiếng Việt", TEXT, default="", help=told)


def tongue_of(typed: Term) -> str:
    """The tag as TONGUES spells it."""
    return next(tag for tag in TONGUES if typed.is_(tag))


def language_of(typed: Term) -> str:
    """The same for a template, which marks only what is not Vietnamese."""
    return "" if typed.is_(VIETNAMESE) else tongue_of(typed)


def original_told(record: Any) -> Iterator[Problem]:
    """What is in Vietnamese is no version of anything."""
    if record.ban_tieng_viet and record.ma_ngon_ngu.is_(VIETNAMESE):
        message = "có «Bản tiếng Việt» nhưng bài này cũng bằng tiếng Việt"
        yield record.problem("ban_tieng_viet", "trai-nhau", message, "thêm «Mã ngôn ngữ», hoặc bỏ «Bản tiếng Việt»")


@lru_cache(maxsize=1)
def versions(site: Site) -> Mapping[str, Mapping[str, str]]:
    """By the path of each posted file that has other versions: the addresses of all of them by tag."""
    groups: dict[tuple[str, str], dict[str, SpokenCard]] = {}
    for kind, card in posted_cards(site):
        if isinstance(card, SpokenCard):
            groups.setdefault((kind.name, card.original or stem_of(card)), {}).setdefault(card.tongue, card)
    return {
        card.path: {tag: each.row.address for tag, each in group.items()}
        for group in groups.values()
        if len(group) > 1
        for card in group.values()
    }

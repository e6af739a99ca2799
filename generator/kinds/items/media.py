"""Tài liệu tuyên truyền: one file an infographic, leaflet, video or audio, each with a version to read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta

from markupsafe import Markup

from generator.artifacts import file_address
from generator.days.periods import Period
from generator.declaring.fields import field
from generator.declaring.types import DATE, DURATION, FILE, TEXT, URL, Term, choice, many, section, vocabulary
from generator.kinds.items.item import Item, happened, item_kind
from generator.model.kind import Kind, Site
from generator.model.tongues import language_of, original_field, original_told, tongue_field, tongue_of
from generator.problems import Problem
from generator.rendering.linked_data import Thing, iso_duration
from generator.shapes.figure import Figure
from generator.shapes.spoken import SpokenCard
from generator.text.comparing import same

PICTURES = ("jpg", "jpeg", "png", "webp")
FORMS = {  # the suffixes that a file of this form may have, its name in schema.org
    "Infographic": ((*PICTURES, "pdf"), "ImageObject"),
    "Tờ rơi": ((*PICTURES, "pdf", "doc", "docx", "odt"), "DigitalDocument"),
    "Video": (("mp4",), "VideoObject"),
    "Audio": (("mp3",), "AudioObject"),
}
HEARD = ("Video", "Audio")
VIETNAMESE = "Tiếng Việt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Media(Item):
    """Một tài liệu tuyên truyền."""

    loai: Term = field("Loại", choice(*FORMS))
    ngay_phat_hanh: Date | None = field("Ngày phát hành", DATE, default=None)
    tep: str = field("Tệp", FILE, default="", help="Trang tự ghi loại tệp và dung lượng.")
    lien_ket: str = field("Liên kết", URL, default="", help="Khi tài liệu nằm ở trang khác.")
    thoi_luong: timedelta | None = field("Thời lượng", DURATION, default=None, help="Của video, audio.")
    ngon_ngu: tuple[str, ...] = field(
        "Ngôn ngữ", many(vocabulary("ngon_ngu", VIETNAMESE)), default=(VIETNAMESE,), example="Tiếng Thái"
    )
    ma_ngon_ngu: Term = tongue_field()
    ban_tieng_viet: str = original_field()
    tac_gia: str = field("Tác giả", TEXT, example="Trung tâm Thông tin và Ứng dụng khoa học công nghệ")
    giay_phep: str = field("Giấy phép", TEXT, default="", example="Được dùng lại, ghi rõ nguồn")
    noi_dung_dang_chu: Markup = section("Nội dung dạng chữ", default=Markup(""), help="Mọi chữ và số có trong ảnh.")
    loi: Markup = section("Lời", default=Markup(""), help="Toàn bộ lời của video, audio.")

    @property
    def event_day(self) -> Date:
        return self.ngay_phat_hanh or self.ngay_dang

    @property
    def day_is(self) -> str:
        return "phát hành ngày" if self.ngay_phat_hanh else ""

    @property
    def label(self) -> str:
        foreign = [language for language in self.ngon_ngu if not same(language, VIETNAMESE)]
        return ", ".join((self.loai, *foreign))

    @property
    def language(self) -> str:
        return language_of(self.ma_ngon_ngu)

    @property
    def suffix(self) -> str:
        return self.tep.rsplit(".", 1)[-1].lower()

    @property
    def picture(self) -> bool:
        return self.suffix in PICTURES

    @property
    def heard(self) -> bool:
        return any(self.loai.is_(form) for form in HEARD)

    @property
    def form(self) -> str:
        """Its form as FORMS spells it."""
        return next(form for form in FORMS if self.loai.is_(form))


def rules(media: Media) -> Iterator[Problem]:
    """There is something, of the form that it says, and who cannot see or hear it can read it (TT 32/2017/TT-BTTTT
    Điều 18).
    """
    suffixes = FORMS[media.form][0]
    if not media.tep and not media.lien_ket:
        hint = "thêm «Tệp: content/files/…» hoặc «Liên kết: https://…»"
        yield media.problem("", "thieu-muc", "tài liệu chưa có tệp, cũng chưa có liên kết", hint)
    elif media.tep and media.suffix not in suffixes:
        message = f"«Loại: {media.loai}» nhưng tệp có đuôi .{media.suffix}"
        yield media.problem("tep", "trai-nhau", message, "sửa «Loại», hoặc dùng tệp " + " ".join(suffixes))
    elif media.thoi_luong and not media.heard:
        message = f"«Loại: {media.loai}» nhưng có «Thời lượng»"
        yield media.problem("thoi_luong", "trai-nhau", message, "sửa «Loại», hoặc bỏ dòng «Thời lượng»")
    if media.heard and not media.loi:
        hint = "thêm «## Lời» rồi chép toàn bộ lời, cho người không nghe, không xem được"
        yield media.problem("loai", "thieu-muc", f"{media.loai} thiếu lời viết ra chữ", hint)
    if (media.picture or media.form == "Infographic") and not media.noi_dung_dang_chu:
        hint = "thêm «## Nội dung dạng chữ» rồi viết mọi chữ, số có trong ảnh, cho người không nhìn thấy ảnh"
        yield media.problem("loai", "thieu-muc", "ảnh thiếu nội dung viết ra chữ", hint)


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaCard(SpokenCard):
    """`form` is one of FORMS."""

    form: str


def figures(kind: Kind[MediaCard], site: Site, period: Period) -> Iterator[Figure]:
    issued = happened(site.cards(kind.cards), site, period)
    for form in FORMS:
        number = sum(each.form == form for each in issued)
        yield Figure(label=f"Tài liệu tuyên truyền loại {form.lower()}", value=number, unit="tài liệu")


def thing(media: Media) -> Thing:
    return {
        "@type": FORMS[media.form][1],
        "name": media.ten,
        "author": {"@type": "Organization", "name": media.tac_gia},
        "datePublished": media.event_day.isoformat(),
    } | ({"duration": iso_duration(media.thoi_luong)} if media.thoi_luong else {})


def more(media: Media) -> Mapping[str, object]:
    """A picture is shown; what it says stands in words below."""
    told: dict[str, object] = {"language": media.language}
    if not (media.tep and media.picture):
        return told
    alt = f"{media.loai}: {media.ten}. Nội dung dạng chữ ở phần dưới."
    return told | {"picture": {"address": file_address(media.tep), "alt": alt}}


KIND: Kind[MediaCard] = item_kind(
    Media,
    name="media",
    label="Tài liệu tuyên truyền",
    about="infographic, tờ rơi, video, audio tuyên truyền cải cách hành chính",
    help="Mỗi tài liệu một tệp; ảnh phải có nội dung dạng chữ, video và audio phải có lời. Tên tệp không dấu.",
    files=("media/*.md",),
    rules=(rules, original_told),
    section="/tai-lieu/",
    hidden=("ma_ngon_ngu", "ban_tieng_viet"),
    card=lambda media, known: MediaCard(
        **known, form=media.form, tongue=tongue_of(media.ma_ngon_ngu), original=media.ban_tieng_viet
    ),
    thing=thing,
    more=more,
    figures=figures,
)

"""The kind of feedback: what a card tells of one item, the time to answer, the periodic report."""

from collections.abc import Iterator
from datetime import date as Date

from generator.days import limits
from generator.days.periods import Period
from generator.kinds.feedback import pages
from generator.kinds.feedback.card import FEEDBACK, FeedbackCard, late
from generator.kinds.feedback.record import Feedback, lines, rules
from generator.model.cards import Known, stem_of
from generator.model.kind import Feed, Kind, Pages, Site
from generator.shapes.figure import Figure
from generator.shapes.row import Row
from generator.shapes.span import Span


def row(item: Feedback, address: str) -> Row:
    matter = str(item.loai_noi_dung)
    return Row(
        title=item.tieu_de,
        address=address,
        summary=matter,
        date=item.ngay_nhan,
        date_is="nhận ngày",
        label=item.linh_vuc,
    )


def card(item: Feedback, known: Known) -> FeedbackCard:
    return FeedbackCard(
        **known,
        received=item.ngay_nhan,
        moved=item.ngay_chuyen,
        answered=item.ngay_tra_loi,
        field=item.linh_vuc,
        procedures=item.thu_tuc_lien_quan,
        spans=() if item.ngay_chuyen else (_answering(item),),
    )


def _answering(item: Feedback) -> Span:
    """The time to answer, where the answer is this office's to give."""
    return Span(
        what="trả lời",
        since=item.ngay_nhan,
        since_field="ngay_nhan",
        since_what="ngày nhận",
        until=item.ngay_tra_loi,
        until_field="ngay_tra_loi",
        rule=limits.ANSWER,
    )


def figures(kind: Kind[FeedbackCard], site: Site, period: Period) -> Iterator[Figure]:
    """What came, what was answered and how much of it in time, what stands open at the end of the period."""
    cards = site.cards(kind.cards)
    answered = [card for card in cards if not card.moved and period.holds(card.answered)]
    day = min(period.last, site.date)
    still = [card for card in cards if _open_on(card, day)]
    counts = (
        ("nhận trong kỳ", sum(period.holds(card.received) for card in cards)),
        ("chuyển cơ quan khác trong kỳ", sum(period.holds(card.moved) for card in cards)),
        ("trả lời trong kỳ", len(answered)),
        ("đang xử lý cuối kỳ", len(still)),
        ("quá hạn chưa trả lời cuối kỳ", sum(late(card, day, site.settings) for card in still)),
    )
    for number, (label, value) in enumerate(counts):
        yield Figure(label=f"{kind.label} {label}", value=value, note="" if number else "tính trên số đã đăng")
    yield Figure(
        label=f"{kind.label} trả lời đúng hạn",
        unit="%",
        part=sum(card.answered is not None and not late(card, card.answered, site.settings) for card in answered),
        whole=len(answered),
        base="phản ánh, kiến nghị đã trả lời trong kỳ",
    )


def _open_on(card: FeedbackCard, day: Date) -> bool:
    done = (card.moved, card.answered)
    return card.received <= day and all(each is None or each > day for each in done)


KIND: Kind[FeedbackCard] = Kind(
    name="feedback",
    label="Phản ánh, kiến nghị",
    short="Phản ánh",
    about="phản ánh, kiến nghị của người dân, tổ chức, doanh nghiệp; tình trạng xử lý và trả lời",
    help="Mỗi phản ánh một tệp trong thư mục của năm nhận; tên tệp là địa chỉ của trang, không có tên người.",
    files=("feedback/*.md", "feedback/*/*.md"),
    record=Feedback,
    rules=rules,
    lines=lines,
    cards=FEEDBACK,
    section="/phan-anh/",
    row=row,
    card=card,
    order=lambda card: (-card.received.toordinal(), stem_of(card)),
    pages=Pages(lists=pages.lists, around=pages.standing, detail=pages.detail),
    figures=figures,
    feed=Feed(),
)

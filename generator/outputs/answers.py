"""Questions that are answered above the results of search: what is typed to ask them, and the page that says more.

The answers themselves stand in templates/partials/search/answers.html, drawn from `site.yaml` and from what cards tell;
what nobody has given is shown as unknown.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.model.kind import Site, posted_cards
from generator.model.settings import Settings
from generator.shapes.row import Row
from generator.text.comparing import fold

# What is typed around a question without asking for anything else; the office's own name counts likewise.
IDLE = (
    "nộp gửi hồ sơ giấy tờ thủ tục hành chính nào gì đâu ở tại thì là để về bao nhiêu mấy số sở phòng xem tra cứu qua"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """`anywhere` asks it wherever it stands, `alone` only where nothing else is asked for; `card` names the answer, ''
    where the page itself is the answer.
    """

    card: str
    page: str
    anywhere: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A question whose page stands in the column, folded as it is compared."""

    card: str
    page: Row
    anywhere: tuple[str, ...]
    alone: tuple[str, ...]


QUESTIONS = (
    Question(
        card="phone",
        page="/lien-he/",
        anywhere=(
            "số điện thoại",
            "sđt",
            "hotline",
            "đường dây nóng",
            "gọi điện",
            "gọi số nào",
            "gọi cho ai",
            "tổng đài",
        ),
        alone=("điện thoại", "liên hệ", "liên lạc", "zalo", "email", "thư điện tử"),
    ),
    Question(
        card="address",
        page="/lien-he/",
        anywhere=("sở ở đâu", "sở nằm ở đâu", "địa chỉ sở", "địa chỉ của sở", "trụ sở ở đâu"),
        alone=("địa chỉ", "trụ sở", "đường đi", "bản đồ"),
    ),
    Question(
        card="address",
        page="/mot-cua/",
        anywhere=("ở đâu", "ở chỗ nào", "chỗ nào", "nơi nào", "nộp đâu", "nơi nộp", "nơi tiếp nhận"),
        alone=("nộp hồ sơ", "nơi nhận", "một cửa ở đâu"),
    ),
    Question(
        card="hours",
        page="/mot-cua/",
        anywhere=(
            "giờ làm việc",
            "giờ mở cửa",
            "giờ hành chính",
            "thời gian làm việc",
            "lịch làm việc",
            "mấy giờ",
            "làm việc thứ bảy",
            "làm thứ bảy",
            "thứ bảy có làm",
        ),
        alone=("mở cửa", "thứ bảy", "chủ nhật", "đóng cửa"),
    ),
    Question(
        card="fees",
        page="/thu-tuc/mien-phi/",
        anywhere=(
            "miễn phí",
            "không mất tiền",
            "không mất phí",
            "không thu phí",
            "không tốn tiền",
            "không phải trả tiền",
        ),
    ),
    Question(
        card="fees",
        page="/thu-tuc/le-phi/",
        anywhere=(
            "bao nhiêu tiền",
            "lệ phí bao nhiêu",
            "phí bao nhiêu",
            "mất bao nhiêu",
            "tốn bao nhiêu",
            "hết bao nhiêu",
            "mất tiền",
            "mất phí",
        ),
        alone=("lệ phí", "phí", "phí lệ phí", "mức phí", "bảng phí", "tiền"),
    ),
    Question(
        card="deadlines",
        page="/thu-tuc/",
        anywhere=(
            "mất bao lâu",
            "bao lâu",
            "mấy ngày",
            "bao nhiêu ngày",
            "khi nào xong",
            "khi nào có",
            "bao giờ xong",
            "bao giờ có",
        ),
        alone=("thời hạn", "thời hạn giải quyết", "thời gian giải quyết"),
    ),
    Question(
        card="complaints",
        page="/phan-anh/",
        alone=("khiếu nại", "tố cáo", "phản ánh", "kiến nghị", "góp ý", "thắc mắc", "phàn nàn"),
    ),
    Question(
        card="",
        page="/thu-tuc/buu-chinh/",
        anywhere=("qua bưu điện", "gửi bưu điện", "qua đường bưu điện"),
        alone=("bưu điện",),
    ),
)


def answers(pages: Mapping[str, Row]) -> Iterator[Answer]:
    """The questions whose pages are among these, by address."""
    for each in QUESTIONS:
        if page := pages.get(each.page):
            yield Answer(card=each.card, page=page, anywhere=_folded(each.anywhere), alone=_folded(each.alone))


def _folded(phrases: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(fold, phrases))


def idle(settings: Settings) -> tuple[str, ...]:
    """The words that ask for nothing by themselves."""
    return tuple(dict.fromkeys(fold(f"{IDLE} {settings.ten_co_quan}").split()))


def told(site: Site, *labels: str) -> dict[str, tuple[str, ...]]:
    """What standing records, not procedures, tell under these labels: 'who: what'."""
    own = [
        (label, card.row, value) for kind, card in posted_cards(site) if not kind.whole for label, value in card.told
    ]
    return {label: tuple(f"{row.title}: {value}" for name, row, value in own if name == label) for label in labels}

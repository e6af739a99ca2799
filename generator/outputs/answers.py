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
    "nộp gửi hồ sơ giấy tờ thủ tục hành chính nào gì đâu ở tại thì là để về bao nhiêu mấy số sở phòng xem tra cứu qua "
    "của có được không ko cho hỏi muốn cần phải làm xong hết việc ạ à ơi vậy thế nhỉ tôi em ai cơ quan mình sáng chiều "
    "buổi trưa ngày hôm nay mai bộ phận một cửa nhận trả kết quả"
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
            "số đt",
            "gọi cho ai",
            "tổng đài",
        ),
        alone=("điện thoại", "đt", "liên hệ", "liên lạc", "zalo", "email", "thư điện tử"),
    ),
    Question(
        card="address",
        page="/lien-he/",
        anywhere=("sở ở đâu", "sở nằm ở đâu", "sở ở chỗ nào", "địa chỉ sở", "địa chỉ của sở", "trụ sở ở đâu"),
        alone=("địa chỉ", "trụ sở", "đường đi", "bản đồ"),
    ),
    Question(
        card="address",
        page="/mot-cua/",
        anywhere=("ở đâu", "ở chỗ nào", "chỗ nào", "nơi nào", "nộp đâu", "nơi nộp", "nơi tiếp nhận"),
        alone=(
            "nộp hồ sơ",
            "nơi nhận",
            "một cửa ở đâu",
            "địa chỉ một cửa",
            "địa chỉ bộ phận một cửa",
            "địa chỉ nộp hồ sơ",
            "trung tâm hành chính công",
            "trung tâm phục vụ hành chính công",
        ),
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
            "đóng cửa lúc",
        ),
        alone=("mở cửa", "đóng cửa", "thứ bảy", "thứ 7", "chủ nhật", "cuối tuần", "ngày nghỉ", "ngày lễ", "nghỉ trưa"),
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
            "hết bao nhiêu tiền",
            "mất bao nhiêu tiền",
            "bao nhiêu tiền",
            "mấy tiền",
            "giá bao nhiêu",
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
            "mất mấy ngày",
            "mấy ngày có",
            "mấy ngày thì có",
            "mấy ngày xong",
            "mấy ngày thì xong",
            "mấy ngày",
            "mấy hôm",
            "bao nhiêu lâu",
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
        anywhere=(
            "phản ánh cán bộ",
            "tố cáo cán bộ",
            "khiếu nại cán bộ",
            "gây khó khăn",
            "nhũng nhiễu",
            "đòi tiền",
            "vòi tiền",
            "hối lộ",
            "thái độ cán bộ",
        ),
        alone=("khiếu nại", "tố cáo", "phản ánh", "kiến nghị", "góp ý", "thắc mắc", "phàn nàn", "cán bộ"),
    ),
    Question(
        card="",
        page="/thu-tuc/buu-chinh/",
        anywhere=("qua bưu điện", "gửi bưu điện", "qua đường bưu điện"),
        alone=("bưu điện",),
    ),
    Question(
        card="papers",
        page="/thu-tuc/",
        anywhere=(
            "cần những giấy tờ gì",
            "cần giấy tờ gì",
            "những giấy tờ gì",
            "giấy tờ gì",
            "giấy tờ nào",
            "hồ sơ gồm những gì",
            "hồ sơ gồm gì",
            "hồ sơ cần gì",
            "gồm những gì",
            "gồm gì",
            "cần những gì",
            "cần chuẩn bị gì",
            "chuẩn bị những gì",
            "thành phần hồ sơ",
        ),
        alone=("giấy tờ", "hồ sơ", "cần gì"),
    ),
    Question(
        card="forms",
        page="/thu-tuc/",
        anywhere=(
            "tải mẫu đơn",
            "mẫu đơn",
            "mẫu tờ khai",
            "tải mẫu",
            "tải biểu mẫu",
            "lấy mẫu",
            "tải đơn",
            "tải tờ khai",
        ),
        alone=("biểu mẫu", "tờ khai", "đơn"),
    ),
    Question(
        card="ways",
        page="/thu-tuc/",
        anywhere=(
            "nộp qua mạng",
            "nộp trên mạng",
            "nộp online",
            "nộp trực tuyến",
            "làm online",
            "làm qua mạng",
            "nộp ở nhà",
        ),
        alone=("qua mạng", "trên mạng", "online", "trực tuyến", "cách nộp"),
    ),
)


def answers(pages: Mapping[str, Row]) -> Iterator[Answer]:
    """The questions whose pages are among these, by address."""
    for each in QUESTIONS:
        if page := pages.get(each.page):
            yield Answer(card=each.card, page=page, anywhere=_folded(each.anywhere), alone=_folded(each.alone))


def _folded(phrases: Iterable[str]) -> tuple[str, ...]:
    """The longest first: of «hết bao nhiêu tiền» nothing is left."""
    return tuple(sorted(map(fold, phrases), key=lambda phrase: -len(phrase)))


def idle(settings: Settings) -> tuple[str, ...]:
    """The words that ask for nothing by themselves."""
    return tuple(dict.fromkeys(fold(f"{IDLE} {settings.ten_co_quan}").split()))


def office(settings: Settings) -> tuple[str, ...]:
    """What people call the office, the longest first: with its province or without, in full or by its initials."""
    whole = fold(settings.ten_co_quan)
    named, _, place = whole.partition(" tinh ")
    first, _, rest = named.partition(" ")
    parts = ["".join(word[0] for word in part.split()) for part in rest.split(" va ")]
    short = "".join(parts)
    names = {named, named.replace(" va ", " "), f"{first} {short}", f"{first} {'&'.join(parts)}", f"{first[0]}{short}"}
    return tuple(
        sorted({whole, *names, *(f"{name} {place}".strip() for name in names)}, key=lambda name: (-len(name), name))
    )


def told(site: Site, *labels: str) -> dict[str, tuple[str, ...]]:
    """What standing records, not procedures, tell under these labels: 'who: what'."""
    own = [
        (label, card.row, value) for kind, card in posted_cards(site) if not kind.whole for label, value in card.told
    ]
    return {label: tuple(f"{row.title}: {value}" for name, row, value in own if name == label) for label in labels}

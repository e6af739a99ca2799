"""`report --post`: a periodic report becomes a document of the column, its Word file attached."""

from pathlib import Path

from generator.declaring.fields import specs
from generator.declaring.spec import Reading, Refused
from generator.declaring.texts import Term
from generator.declaring.writing import written
from generator.kinds import KINDS
from generator.model.groups import Origin
from generator.model.kind import Site
from generator.problems import UsageFailed
from generator.reading.values import Text
from generator.reporting import as_word
from generator.reporting.as_markdown import as_markdown
from generator.reporting.parts import PeriodicReport
from generator.reporting.periodic import issued
from generator.text.comparing import slug
from generator.text.showing import show_date

FILES = "content/files/bao-cao"
DOCUMENT = next(kind.record for kind in KINDS if kind.name == "document")


def place_of(root: Path, number: str, year: int, *, overwrite: bool) -> str:
    """The path of the document, with the year, for numbers begin anew each year. Raise UsageFailed where the number is
    none, or the document stands.
    """
    reading = Reading("")
    try:
        specs(DOCUMENT)["so_ky_hieu"].read(Text(number, 1), reading)
    except Refused:
        raise UsageFailed(f"{reading.problems[0].message}; viết --post theo dạng 112/BC-SKHCN") from None
    path = f"content/documents/{slug(number)}-{year}.md"
    if (root / path).exists() and not overwrite:
        raise UsageFailed(f"đã có tệp {path}; ghi số khác, hoặc thêm --overwrite để ghi đè bài ấy")
    return path


def post(report: PeriodicReport, site: Site, root: Path, number: str, path: str) -> list[str]:
    """Write the document and the Word file, and tell both. A file of that name that somebody laid there is attached as
    it is: it may be the signed one.
    """
    report, told, stem = issued(report, number), [path], Path(path).stem
    attached = sorted(each.name for each in (root / FILES).glob(f"{stem}.*"))
    if not attached:
        attached = [f"{stem}.docx"]
        (root / FILES).mkdir(parents=True, exist_ok=True)
        as_word.write(report, site.date, root / FILES / attached[0])
        told += [f"{FILES}/{attached[0]}"]
    record = DOCUMENT(
        so_ky_hieu=number,
        loai_van_ban=Term("Báo cáo"),
        ngay_ban_hanh=site.date,
        ngay_hieu_luc=site.date,
        ngay_dang=site.date,
        co_quan_ban_hanh=site.settings.ten_co_quan,
        cap=Term("Sở"),
        trich_yeu=report.subject,
        tep_dinh_kem=tuple(f"{FILES}/{name}" for name in attached),
        nguon=(Origin(ten=f"Số liệu đã đăng trên chuyên mục đến hết ngày {show_date(site.date)}"),),
    )
    text = written(record, as_markdown(report, without=site.settings.thong_bao_minh_hoa))
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8", newline="\n")
    return told

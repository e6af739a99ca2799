"""The body of a content as one Markdown text, as the peers get it."""

from functools import singledispatch

from benchmarks.corpus import News, Paper, Procedure, Result


@singledispatch
def body(content: object) -> str:
    raise NotImplementedError(type(content))


@body.register
def _(content: Procedure) -> str:
    first, second = (f"[thủ tục số {number}](/procedures/tt-{number:05d}/)" for number in content.related)
    portal = f"[Cổng Dịch vụ công](https://dichvucong.example.vn/thu-tuc/{content.head.id})"
    return _joined(
        content.lead,
        "",
        "## Trình tự thực hiện",
        "",
        *content.steps,
        "## Cách thức thực hiện",
        "",
        f"- **Trực tiếp:** tại {content.agency} hoặc Trung tâm Phục vụ hành chính công.",
        f"- **Trực tuyến:** tại {portal} (*{content.online_remark}*).",
        "- **Bưu chính:** qua dịch vụ bưu chính công ích[^2].",
        "",
        "## Thành phần hồ sơ",
        "",
        "| STT | Tên giấy tờ | Bản chính | Bản sao |",
        "|:---:|:------------|----------:|--------:|",
        *(
            f"| {place} | {_name(each)} | {each.originals} | {each.copies} |"
            for place, each in enumerate(content.papers, 1)
        ),
        "",
        "## Phí, lệ phí và thời hạn giải quyết",
        "",
        "| Trường hợp | Thời hạn | Phí (đồng) | Ghi chú |",
        "|:--|:-:|--:|:--|",
        *(f"| {each.name} | {each.days} ngày làm việc | {money(each.fee)} | {each.remark} |" for each in content.cases),
        "",
        "## Yêu cầu, điều kiện",
        "",
        *content.conditions,
        "",
        "## Căn cứ pháp lý và thủ tục liên quan",
        "",
        *(f"- {law};" for law in content.laws),
        f"- Xem thêm {first} và {second}.",
        "",
        *(f"[^{place}]: {text}" for place, text in enumerate(content.footnotes, 1)),
    )


@body.register
def _(content: News) -> str:
    link = f"[thủ tục liên quan](/procedures/tt-{content.related:05d}/)"
    closing = f"{content.closing} Chi tiết tại {link} và [văn bản](https://vanban.example.vn/{content.head.id})."
    return _joined(*content.opening, "", "## Nội dung chính", "", *content.points, "", closing)


@body.register
def _(content: Result) -> str:
    return _joined(
        content.lead,
        "",
        "## Kết quả thành phần",
        "",
        "| Chỉ số thành phần | Điểm | Điểm tối đa | Xếp hạng |",
        "|:--|--:|--:|--:|",
        *(f"| {each.name} | {each.score:.2f} | {each.maximum:.0f} | **{each.rank}** |" for each in content.components),
        "",
        "## Đánh giá",
        "",
        content.judgement,
        "",
        "## Giải pháp",
        "",
        *content.remedies,
        "",
        content.closing,
    )


def money(amount: int) -> str:
    """1500000 -> '1.500.000'."""
    return f"{amount:,}".replace(",", ".")


def _name(paper: Paper) -> str:
    return f"[{paper.name}](/bieu-mau/mau-{paper.form:02d}.docx)" if paper.form else paper.name


def _joined(*lines: str) -> str:
    return "\n".join(lines) + "\n"

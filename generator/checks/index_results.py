"""A year's result fits its index: known method version and components, scores within their maxima."""

from collections.abc import Iterator
from decimal import Decimal

from generator.kinds.index import index
from generator.kinds.index import result as index_result
from generator.kinds.index.methods import Component, Method
from generator.kinds.index.record import Index
from generator.kinds.index.result import ComponentResult, IndexResult
from generator.model.old_kind import Site
from generator.problems import Problem
from generator.text.comparing import guess
from generator.text.showing import show_number


def check(site: Site) -> Iterator[Problem]:
    """Results without their index, or against its method."""
    indices = {item.stem: item for item in site.everything(index.KIND)}
    posted = {item.stem for item in site.of(index.KIND)}
    for result in site.everything(index_result.KIND):
        owner = indices.get(result.index_id)
        if owner is None:
            near = guess(result.index_id, indices)
            hint = f"có phải thư mục «{near}»?" if near else f"viết tệp content/indices/{result.index_id}.md trước"
            yield result.problem("", "chi-so", f"chưa có tệp chỉ số content/indices/{result.index_id}.md", hint)
        else:
            if result in site.of(index_result.KIND) and result.index_id not in posted:
                message = f"kết quả được đăng nhưng chỉ số {owner.path} còn nháp hoặc chưa đến ngày"
                yield result.problem("", "chi-so", message, "đăng chỉ số trước, hoặc để kết quả là bản nháp")
            yield from _method(result, owner)
    for owner in indices.values():
        yield from _national(
            owner, {each.nam for each in site.everything(index_result.KIND) if each.index_id == owner.stem}
        )


def _national(owner: Index, years: set[int]) -> Iterator[Problem]:
    for each in owner.ca_nuoc:
        if each.nam in years:
            message = f"Cả nước: năm {each.nam} đã có tệp kết quả content/indices/{owner.stem}/{each.nam}.md"
            hint = "chuyển «Trung bình cả nước», «Trung vị cả nước» vào tệp đó rồi xóa phần tử này"
            yield Problem(path=owner.path, line=each.line("nam"), rule="trai-nhau", message=message, hint=hint)


def _method(result: IndexResult, owner: Index) -> Iterator[Problem]:
    method = owner.method(result.phien_ban_phuong_phap)
    if method is None:
        known = [each.ma for each in owner.phien_ban_phuong_phap]
        message = f"Phiên bản phương pháp: «{result.phien_ban_phuong_phap}» chưa khai trong {owner.path}"
        yield result.problem("phien_ban_phuong_phap", "chi-so", message, "chọn một trong: " + " · ".join(known))
        return
    if result.nam < method.tu_nam or (method.den_nam is not None and result.nam > method.den_nam):
        message = f"phiên bản «{method.ma}» không dùng cho năm {result.nam}"
        hint = f"sửa «Phiên bản phương pháp», hoặc «Từ năm», «Đến năm» trong {owner.path}"
        yield result.problem("phien_ban_phuong_phap", "chi-so", message, hint)
    if result.diem is not None:
        yield from _within(
            result, result.line("diem"), "Điểm", result.diem, method.thang_diem_den, method.thang_diem_tu
        )
    yield from _components(result, method)


def _components(result: IndexResult, method: Method) -> Iterator[Problem]:
    known = {component.ma: component for component in method.thanh_phan}
    for component in result.thanh_phan:
        if component.ma not in known:
            message = f"thành phần «{component.ma}» không có trong phiên bản «{method.ma}»"
            hint = "các mã có: " + " · ".join(known) if known else "khai thành phần trong tệp chỉ số trước"
            yield _problem(result, component.line("ma"), message, hint)
        elif component.diem is not None:
            name = f"Thành phần {component.ma}: Điểm"
            yield from _within(result, component.line("diem"), name, component.diem, known[component.ma].toi_da, None)
        if component.ma in known:
            yield from _criteria(result, component, known[component.ma], method)


def _criteria(result: IndexResult, part: ComponentResult, component: Component, method: Method) -> Iterator[Problem]:
    known = {each.ma: each for each in component.tieu_chi if each.known_in(result.nam)}
    for criterion in part.tieu_chi:
        if criterion.ma not in known:
            what = f"thành phần «{part.ma}» của phiên bản «{method.ma}»"
            message = f"{what} không có tiêu chí «{criterion.ma}» năm {result.nam}"
            hint = "các mã có: " + " · ".join(known) if known else "khai tiêu chí trong tệp chỉ số trước"
            yield _problem(result, criterion.line("ma"), message, hint)
        else:
            name = f"Tiêu chí {criterion.ma}: Điểm"
            yield from _within(result, criterion.line("diem"), name, criterion.diem, known[criterion.ma].toi_da, None)


def _within(
    result: IndexResult, line: int, name: str, score: Decimal, most: Decimal | None, least: Decimal | None
) -> Iterator[Problem]:
    if most is not None and score > most:
        message = f"{name}: {show_number(score)} lớn hơn mức tối đa {show_number(most)}"
        yield _problem(result, line, message, "kiểm tra lại số và dấu phẩy")
    if least is not None and score < least:
        message = f"{name}: {show_number(score)} nhỏ hơn mức thấp nhất {show_number(least)}"
        yield _problem(result, line, message, "kiểm tra lại số và dấu phẩy")


def _problem(result: IndexResult, line: int, message: str, hint: str) -> Problem:
    return Problem(path=result.path, line=line, rule="chi-so", message=message, hint=hint)

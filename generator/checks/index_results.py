"""A year's result fits its index: known method version and components, scores within their maxima."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from generator.kinds.index.card import (
    INDEX_RESULTS,
    INDICES,
    Component,
    ComponentResult,
    IndexCard,
    IndexResultCard,
    Method,
    method_of,
)
from generator.model.cards import fault, line_of, stem_of
from generator.model.kind import Site
from generator.problems import Problem
from generator.text.comparing import guess
from generator.text.showing import show_number


def check(site: Site) -> Iterator[Problem]:
    """Results without their index, or against its method."""
    indices = {stem_of(card): card for card in site.all_cards(INDICES)}
    hidden = indices.keys() - {stem_of(card) for card in site.cards(INDICES)}
    posted = {card.path for card in site.cards(INDEX_RESULTS)}
    years: dict[str, set[int]] = {}
    for card in site.all_cards(INDEX_RESULTS):
        years.setdefault(card.index_id, set()).add(card.result.year)
        if index := indices.get(card.index_id):
            if card.path in posted and card.index_id in hidden:
                message = f"kết quả được đăng nhưng chỉ số {index.path} còn nháp hoặc chưa đến ngày"
                yield fault(card, "", "chi-so", message, "đăng chỉ số trước, hoặc để kết quả là bản nháp")
            yield from _measured(card, index)
        else:
            yield _without_index(card, indices)
    yield from _copied(site.all_cards(INDEX_RESULTS))
    for code, index in indices.items():
        yield from _national(index, years.get(code, set()))
        yield from _unfound(index, years.get(code, set()))


def _without_index(card: IndexResultCard, indices: dict[str, IndexCard]) -> Problem:
    near = guess(card.index_id, indices)
    hint = f"có phải thư mục «{near}»?" if near else f"viết tệp content/indices/{card.index_id}.md trước"
    return fault(card, "", "chi-so", f"chưa có tệp chỉ số content/indices/{card.index_id}.md", hint)


def _national(index: IndexCard, years: set[int]) -> Iterator[Problem]:
    """Figures of the country alone in a year that has a file of its own."""
    for each in index.national:
        if each.year in years:
            message = f"Cả nước: năm {each.year} đã có tệp kết quả content/indices/{stem_of(index)}/{each.year}.md"
            hint = "chuyển «Trung bình cả nước», «Trung vị cả nước» vào tệp đó rồi xóa nhóm dòng này"
            yield Problem(path=index.path, line=each.line, rule="trai-nhau", message=message, hint=hint)


def _unfound(index: IndexCard, years: set[int]) -> Iterator[Problem]:
    """A result that is there is no longer missing."""
    for each in index.unfound:
        if each.year in years:
            message = f"Năm chưa tìm được: năm {each.year} đã có tệp content/indices/{stem_of(index)}/{each.year}.md"
            yield Problem(
                path=index.path, line=each.line, rule="trai-nhau", message=message, hint="xóa năm này khỏi danh sách"
            )


def _measured(card: IndexResultCard, index: IndexCard) -> Iterator[Problem]:
    """The method is one of the index, of that year, and every score is one that it can give."""
    result, method = card.result, method_of(index, card.result)
    if method is None:
        message = f"Phiên bản phương pháp: «{result.method}» chưa khai trong {index.path}"
        hint = "chọn một trong: " + " · ".join(each.code for each in index.methods)
        yield fault(card, "phien_ban_phuong_phap", "chi-so", message, hint)
        return
    if result.year < method.first or (method.last is not None and result.year > method.last):
        message = f"phiên bản «{method.code}» không dùng cho năm {result.year}"
        hint = f"sửa «Phiên bản phương pháp», hoặc «Từ năm», «Đến năm» trong {index.path}"
        yield fault(card, "phien_ban_phuong_phap", "chi-so", message, hint)
    if result.score is not None:
        yield from _within(card, line_of(card, "diem"), "Điểm", result.score, method.high, method.low)
    yield from _components(card, method)
    yield from _total(card, method)


def _total(card: IndexResultCard, method: Method) -> Iterator[Problem]:
    """Where the method says that the score is the sum of the components, it is, but for rounding."""
    result, scores = card.result, [part.score for part in card.components if part.score is not None]
    if result.score is None or not method.summed or not scores:
        return
    total = sum(scores, Decimal())
    rounding = sum((_last_digit(each) for each in (result.score, *scores)), Decimal()) / 2
    if total > result.score + rounding or (len(scores) == method.whole and total < result.score - rounding):
        message = f"Điểm: {show_number(result.score)} khác tổng điểm các thành phần: {show_number(total)}"
        yield _problem(card, line_of(card, "diem"), message, "đối chiếu từng số với nguồn, sửa số sai")


def _last_digit(number: Decimal) -> Decimal:
    """0.01 of 7.25: what rounding may have changed is half of it."""
    return Decimal((0, (1,), int(number.as_tuple().exponent)))


def _copied(cards: Iterable[IndexResultCard]) -> Iterator[Problem]:
    """No year gets the same figures as the one before in every component: it was copied and not yet changed."""
    by_year = {(card.index_id, card.result.year): card for card in cards}
    for (index, year), card in by_year.items():
        before = by_year.get((index, year - 1))
        figures = [(part.code, part.score, part.rank) for part in card.components]
        told = len(figures) > 1 and any(score is not None for _, score, _ in figures)
        if before and told and figures == [(part.code, part.score, part.rank) for part in before.components]:
            message = f"mọi thành phần có điểm và hạng giống hệt năm {year - 1} ({before.path})"
            hint = "hình như chép từ năm trước mà chưa sửa: đối chiếu với nguồn; chưa có số liệu thì bỏ «Thành phần»"
            line = line_of(card, "thanh_phan")
            yield Problem(
                path=card.path, line=line, rule="chep-nam-truoc", message=message, hint=hint, severity="warning"
            )


def _components(card: IndexResultCard, method: Method) -> Iterator[Problem]:
    known = {component.code: component for component in method.components}
    for part in card.components:
        if component := known.get(part.code):
            if part.score is not None:
                name = f"Thành phần {part.code}: Điểm"
                yield from _within(card, part.score_line, name, part.score, component.maximum)
            yield from _criteria(card, part, component, method)
        else:
            message = f"thành phần «{part.code}» không có trong phiên bản «{method.code}»"
            hint = "các mã có: " + " · ".join(known) if known else "khai thành phần trong tệp chỉ số trước"
            yield _problem(card, part.line, message, hint)


def _criteria(card: IndexResultCard, part: ComponentResult, component: Component, method: Method) -> Iterator[Problem]:
    year = card.result.year
    known = {each.code: each for each in component.criteria if (each.first or year) <= year <= (each.last or year)}
    for own in part.criteria:
        if criterion := known.get(own.code):
            name = f"Tiêu chí {own.code}: Điểm"
            yield from _within(card, own.score_line, name, own.score, criterion.maximum)
        else:
            what = f"thành phần «{part.code}» của phiên bản «{method.code}»"
            message = f"{what} không có tiêu chí «{own.code}» năm {year}"
            hint = "các mã có: " + " · ".join(known) if known else "khai tiêu chí trong tệp chỉ số trước"
            yield _problem(card, own.line, message, hint)


def _within(
    card: IndexResultCard, line: int, name: str, score: Decimal, most: Decimal | None, least: Decimal | None = None
) -> Iterator[Problem]:
    if most is not None and score > most:
        message = f"{name}: {show_number(score)} lớn hơn mức tối đa {show_number(most)}"
        yield _problem(card, line, message, "kiểm tra lại số và dấu phẩy")
    if least is not None and score < least:
        message = f"{name}: {show_number(score)} nhỏ hơn mức thấp nhất {show_number(least)}"
        yield _problem(card, line, message, "kiểm tra lại số và dấu phẩy")


def _problem(card: IndexResultCard, line: int, message: str, hint: str) -> Problem:
    return Problem(path=card.path, line=line, rule="chi-so", message=message, hint=hint)

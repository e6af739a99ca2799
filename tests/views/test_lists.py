"""A list cut into pages: what each holds, and its way to the others."""

import pytest

from generator.views.lists import Paging, paged


def pagings(lines: int, size: int) -> list[Paging]:
    return [view["paging"] for _, view in paged(range(lines), size, "/tin-tuc/")]


def test_every_line_stands_on_one_page_in_its_order() -> None:
    cut = list(paged(range(25), 10, "/tin-tuc/"))
    assert [address for address, _ in cut] == ["/tin-tuc/", "/tin-tuc/trang/2/", "/tin-tuc/trang/3/"]
    assert [line for _, view in cut for line in view["rows"]] == list(range(25))


def test_an_empty_list_is_one_empty_page() -> None:
    ((address, view),) = paged((), 10, "/tin-tuc/")
    assert (address, view["rows"], view["paging"].total) == ("/tin-tuc/", (), 1)


@pytest.mark.parametrize(
    ("number", "near"),
    [(1, [1, 2, 90]), (2, [1, 2, 3, 90]), (4, [1, 3, 4, 5, 90]), (89, [1, 88, 89, 90]), (90, [1, 89, 90])],
)
def test_a_page_of_many_knows_the_first_the_last_and_those_around_it(number: int, near: list[int]) -> None:
    assert [each for each, _ in pagings(900, 10)[number - 1].near] == near


def test_following_the_pages_leads_through_all_of_them() -> None:
    by_address = {address: view["paging"] for address, view in paged(range(900), 10, "/tin-tuc/")}
    way, paging = ["/tin-tuc/"], by_address["/tin-tuc/"]
    while paging.after:
        assert by_address[paging.after].before == way[-1]
        way.append(paging.after)
        paging = by_address[paging.after]
    assert way == list(by_address)

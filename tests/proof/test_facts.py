"""The facts of one page: what it says, where it leads, what is wrong with it by itself."""

import pickle

import pytest

from generator.proof.facts import Facts, Rules, facts_of
from generator.proof.lacking import lacks_of
from generator.proof.readback import read_page
from generator.shapes.demand import Part, Shown, Wanted
from tests.conftest import SiteOf, build

PAGE = "tin/mot/index.html"
WANTED = Wanted(code="1", title="Tên", address="/thu-tuc/1/", listed_on="/thu-tuc/", group="A", source="x", posted="x")
HEAD = '<!DOCTYPE html><html><head><meta charset="utf-8"><title>T</title></head>'


def page(html: str, head: str = HEAD) -> bytes:
    return f"{head}<body><main><h1>Tên</h1>{html}</main></body></html>".encode()


def of(html: str, path: str = PAGE, rules: Rules | None = None) -> Facts:
    return facts_of(path, page(html), rules or Rules())


def faults(html: str, head: str = HEAD) -> list[str]:
    return [fault.message for fault in facts_of(PAGE, page(html, head), Rules()).faults]


def test_the_facts_of_a_page_are_plain_and_each_stands_once() -> None:
    facts = of(
        '<h2 id=b>B</h2><p id=a><a href="../hai/">x</a> <a href="../hai/">y</a> <a href="../hai/?q#neo">z</a>'
        '<a href="#a">a</a> <a href="https://x.example/">e</a> <a href="tel:1">t</a><h3>B</h3><script'
        ' type="application/ld+json">{"a": "&lt;"}</script>'
    )
    assert facts == Facts(
        title="Tên",
        ids=("b", "a"),
        links=(("/tin/hai/", ""), ("/tin/hai/", "neo"), ("/tin/mot/", "a")),
        headings=("Tên", "B"),
        data='{"a": "&lt;"}',
    )
    assert pickle.loads(pickle.dumps(facts)) == facts


def test_only_a_list_tells_the_names_of_its_links() -> None:
    html = '<section><h2>A</h2><p><a href="1/">Một</a> <a hidden href="2/">Hai</a></section><a href="3/">Ba</a>'
    assert of(html, "thu-tuc/index.html").named == ()
    listed = of(html, "thu-tuc/index.html", Rules(lists=frozenset({"thu-tuc/index.html"})))
    assert listed.named == (("/thu-tuc/1/", "Một", "A"), ("/thu-tuc/3/", "Ba", ""))


@pytest.mark.parametrize(
    ("target", "leads_to"),
    [
        ("../../x/", "/x/"),
        ("../", "/tin/"),
        ("../../", "/"),
        ("../../../x/", "/x/"),
        ("./a%20b.pdf", "/tin/mot/a b.pdf"),
        ("a/../b/", "/tin/mot/b/"),
        ("..", "/tin/"),
        (".", "/tin/mot/"),
        ("?trang=2", "/tin/mot/"),
        ("..//x/", "/tin/x/"),
    ],
)
def test_a_link_leads_where_a_browser_would_go(target: str, leads_to: str) -> None:
    assert of(f'<a href="{target}">x</a>').links == ((leads_to, ""),)


def test_the_page_for_what_is_not_there_writes_its_links_from_the_root() -> None:
    html = '<a href="/cchc/lien-he/#a">x</a>'
    facts = of(html, "404.html", Rules(root="/cchc/"))
    assert facts.links == (("/lien-he/", "a"),)
    assert facts.faults == ()
    assert of(html).links == ()
    assert "viết từ gốc tên miền" in of(html).faults[0].message


@pytest.mark.parametrize(
    "shown",
    [
        "&lt;generator object Site.rows at 0x7f3a5c0b&gt;",
        "&lt;generator.shapes.row.Row object at 0x7f3a5c0b&gt;",
        "Mức phí Decimal('150000')",
        "ngày datetime.date(2026, 3, 1)",
        "ngày datetime.datetime(2026, 3, 1)",
        "Row(title='Tin')",
        "&lt;class 'str'&gt;",
        "dict_keys(['a'])",
        "dict_values([1])",
        "&lt;function f.&lt;locals&gt;.g at 0x7f3a5c0b&gt;",
        "&lt;bound method Site.rows of 1&gt;",
        "[{'ten': 'Sở'}]",
        "{'ten': 1}",
        "('Sở', 'Phòng')",
        "namespace(ten=1)",
        "mappingproxy({})",
        "Undefined",
        "None",
    ],
)
def test_an_object_of_python_is_a_fault_wherever_it_shows(shown: str) -> None:
    for html in (f"<p>{shown}</p>", f'<p title="{shown}">x</p>', f'<img alt="{shown}" src="../../a.png">'):
        assert [message for message in faults(html) if "còn sót giá trị chưa dựng" in message], html
    assert "còn sót giá trị chưa dựng" in faults("", HEAD.replace(">T<", f">{shown}<"))[0]


@pytest.mark.parametrize(
    "text", ["Nonetheless", "CôngNone", "5 < 6 at 0", "('Mẫu 01')", "[1]", "a 0x7f", "thẻ (ghi tên='x')", "phí (a = b)"]
)
def test_text_that_merely_looks_like_an_object_is_none(text: str) -> None:
    found = faults(f"<p>{text.replace('<', '&lt;')}</p>")
    assert found == ([] if text != "Nonetheless" else ["còn sót giá trị chưa dựng: «Nonetheless»"])


def test_leftovers_are_told_block_by_block() -> None:
    told = faults("<p>a</p><p># b</p><p>c # d</p><p>| e |</p><p>f **g**</p><p><code>{{ h }}</code></p>")
    assert [message.partition(": ")[2] for message in told] == ["«# b»", "«| e |»", "«f **g**»"]


def test_a_page_says_at_once_how_its_letters_are_written() -> None:
    assert faults("") == []
    for head in (
        HEAD.replace('<meta charset="utf-8">', ""),
        HEAD.replace("utf-8", "windows-1258"),
        HEAD.replace("<meta", f"<!-- {'x' * 1000} --><meta"),
    ):
        assert ["UTF-8" in message for message in faults("", head)] == [True]


@pytest.mark.parametrize("html", ["<p a<b>x</p>", "<a<b>x</a>", '<p a"b=c>x</p>', "<xmp>x</xmp>", "<plaintext>x"])
def test_a_tag_that_cannot_be_one_is_a_fault(html: str) -> None:
    (fault,) = of(html).faults
    assert "máy không đọc được trang" in fault.message


def test_bytes_that_are_no_text_are_a_fault() -> None:
    (fault,) = facts_of(PAGE, page("x") + b"\xff", Rules()).faults
    assert "máy không đọc được trang" in fault.message


def test_what_is_demanded_of_a_page_is_a_fault_with_its_code() -> None:
    shown = Shown(parts=(Part(heading="Phí", texts=("5 đồng",)),), texts=("Tóm tắt",), targets=("/tep/a.pdf",))
    html = page("<section><h2>Phí</h2><p>6 đồng</p></section>")
    found = facts_of("thu-tuc/1/index.html", html, Rules(), ((WANTED, shown),)).faults
    assert [(fault.code, fault.message) for fault in found] == [
        ("1", "không hiện «Tóm tắt»"),
        ("1", "không có liên kết tới «/tep/a.pdf»"),
        ("1", "phần «Phí» không hiện «5 đồng»"),
    ]


def test_a_page_without_a_record_must_have_its_title() -> None:
    read = read_page(page(""))
    assert list(lacks_of(read, WANTED, Shown(parts=()), ())) == []


# ---- how a page is read ----------------------------------------------------------------------------------------------


def test_text_in_comments_templates_and_scripts_is_none_of_the_page() -> None:
    read = read_page(page('<p>a<!-- "b> --><template><p id=c>c</template><script src=d>"<p>d"</script> e</p>'))
    assert read.seen == ("Tên", "a e")
    assert read.ids == ()
    assert [link.target for link in read.links] == ["d"]


def test_signs_in_texts_and_attributes_are_read_as_typed() -> None:
    read = read_page(page('<p>1 &lt; 2 &amp;amp; &nbsp;3</p><a href="?a=1&amp;b=<c>">x</a><img alt=\'"\' src=y>'))
    assert read.seen == ("Tên", "1 < 2 &amp; 3", "x")
    assert [link.target for link in read.links] == ["?a=1&b=<c>", "y"]
    assert '"' in read.told


def test_of_closed_details_a_reader_sees_the_summary_alone() -> None:
    read = read_page(page("<details><summary>a<b>b</b></summary>c<p>d<details open><summary>e</summary>f</details>"))
    assert read.seen == ("Tên", "ab")
    assert read.texts == ("Tên", "ab", "c", "d", "e", "f")


def test_a_part_folded_under_its_own_heading_counts_as_shown_and_nothing_else_does() -> None:
    folded = "<section><details><summary><h2>A</h2> 2</summary><p>a<details><summary>s</summary>b</details></details>"
    read = read_page(page(f"{folded}</section><p>c<details hidden><summary><h2>B</h2></summary>b</details>"))
    assert read.parts == {"A": ("a", "s")}
    assert read.seen == ("Tên", "A", "2", "a", "s", "c")


def test_a_part_ends_with_its_section_and_may_be_continued() -> None:
    read = read_page(page("<section><h2>A <i>a</i></h2><p>1<h2>B<br>b</h2>2</section>3<h2>A a</h2><div>4</div>"))
    assert read.parts == {"A a": ("1", "4"), "B b": ("B", "b", "2")}


def test_a_link_within_a_heading_stands_under_it() -> None:
    read = read_page(page("<h2>A <a href=x>b<br>c</a></h2>"))
    assert [(link.text, link.heading) for link in read.links] == [("b c", "A b c")]


def test_every_page_of_a_whole_column_is_without_fault(site_of: SiteOf) -> None:
    root = site_of()
    assert build(root).published
    public, rules = root / "public", Rules(root="/cchc/")
    facts = [facts_of(str(path.relative_to(public)), path.read_bytes(), rules) for path in public.rglob("*.html")]
    assert len(facts) > 20
    assert {fault for each in facts for fault in each.faults} == set()


def test_a_link_written_in_full_to_the_column_itself_is_one_of_its_own() -> None:
    rules = Rules(root="https://so.example/cchc/")
    html = "".join(
        f'<a href="{target}">x</a>'
        for target in (
            "https://so.example/cchc/thu-tuc/1/#a",
            "HTTP://So.example/cchc/tin/",
            "https://so.example/cchc",
            "https://so.example/khac/",
            "https://so.example.vn/cchc/x/",
        )
    )
    assert of(html, rules=rules).links == (("/", ""), ("/thu-tuc/1/", "a"), ("/tin/", ""))
    assert of(html).links == ()


@pytest.mark.parametrize(
    ("html", "alone"),
    [
        ("<p><span class=tag>Mã 1.001716</span></p>", True),
        ("<dl><dt>Mã thủ tục</dt><dd> 1.001716 </dd></dl>", True),
        ("<p>Mã thủ tục: <strong>1.001716</strong></p>", True),
        ("<p>Mã thủ tục: 1.001716</p>", True),
        ("<p>https://cchc.example/thu-tuc/1.001716/</p>", False),
        ("<p>Thủ tục 1.001716 và thủ tục khác</p>", False),
        ("<a href=../>1.001716</a>", False),
        ("<a href=../>Mã <b>1.001716</b></a>", False),
        ("<h2>1.001716</h2>", False),
        ("<p hidden>1.001716</p>", False),
        ('<img alt="1.001716" src="a.png">', False),
        ("<p>1.0017160</p>", False),
    ],
)
def test_the_code_stands_by_itself(html: str, alone: bool) -> None:
    shown = Shown(parts=(), alone=("1.001716", "Mã 1.001716", "Mã thủ tục: 1.001716"))
    told = [*lacks_of(read_page(page(html)), WANTED, shown, ())]
    assert told == ([] if alone else ["không có chỗ nào hiện riêng «1.001716»"])


@pytest.mark.parametrize(
    ("html", "texts", "told"),
    [
        ("<p>15 ngày</p>", ("15 ngày",), []),
        ("<p>Đang cập nhật</p>", ("15 ngày",), ["phần «Thời hạn» chưa có nội dung"]),
        ("<ul><li>…<li>-</ul>", ("15 ngày",), ["phần «Thời hạn» chưa có nội dung"]),
        ("<p>Thời hạn: (thời hạn)</p>", ("(thời hạn)",), ["phần «Thời hạn» chưa có nội dung"]),
        ("<p>Không</p>", ("Không",), []),
    ],
)
def test_a_part_that_only_holds_a_place_is_empty(html: str, texts: tuple[str, ...], told: list[str]) -> None:
    shown = Shown(parts=(Part(heading="Thời hạn", texts=texts),))
    assert [*lacks_of(read_page(page(f"<h2>Thời hạn</h2>{html}")), WANTED, shown, ())] == told


@pytest.mark.parametrize(
    "head",
    [
        "<!DOCTYPE html><html><head><title>T</title></head>",
        '<!DOCTYPE html><html><head><!-- <meta charset="utf-8"> --><title>T</title></head>',
        '<!DOCTYPE html><html><head><meta charset="windows-1258"><meta charset="utf-8"><title>T</title></head>',
        '<html><head><meta charset="utf-8"><title>T</title></head>',
    ],
)
def test_a_page_says_first_how_its_letters_are_written(head: str) -> None:
    assert [message for message in faults("", head) if "UTF-8" in message]
    assert faults("") == []

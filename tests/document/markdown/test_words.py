"""No word vanishes, runs together with another, or is shown that no page shows."""

from __future__ import annotations

import pytest

from reader.document.model import Link, List
from reader.document.parse import parse
from reader.document.reading.links_in_text import links_of
from reader.document.source.dialect import MARKDOWN, Dialect

VAULT = Dialect(wikilinks=True)
MATH = Dialect(math=True)


def shown(source: str, dialect: Dialect = MARKDOWN) -> str:
    document = parse(source, dialect=dialect)
    return "\n".join(map(document.text, document.leaves))


@pytest.mark.parametrize(
    ("source", "title", "slug"),
    [
        ("## [](#集群)集群", "集群", "集群"),
        ("## Title[](#title)", "Title", "title"),
        ("## Title [](#title)", "Title", "title"),
        ("## [ ](#title) Title", "Title", "title"),
        ("## [\u200b](#title)Title", "Title", "title"),
        ('## Title<a href="#title"></a>', "Title", "title"),
        ('## Title<a class="headerlink" href="#title" title="Link">¶</a>', "Title", "title"),
        ('## <a class="anchor" href="#title"><span class="octicon"></span></a>Title', "Title", "title"),
        ('<h2 id="t">Title<a class="header-anchor" href="#t">#</a></h2>', "Title", "t"),
        ('## <a name="old"></a>[](#title)Title', "Title", "old"),
    ],
)
def test_an_empty_link_is_in_no_heading_and_no_slug(source: str, title: str, slug: str) -> None:
    document = parse(source)
    (section,) = document.sections
    assert (section.title, section.slug) == (title, slug)
    assert document.text(document.leaves[0]).strip() == title
    assert not links_of(document, document.leaves[0])


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[](http://e.org/a)`x`", "x"),
        ("a [](/b) c", "a c"),
        ("a[](/b)c", "ac"),
        ('a <a href="/b"></a> c', "a c"),
        ("[](#a)\n\nb", "b"),
        ('[ ](/a "T") [](/b)\n\nc', "c"),
        ("a[<span></span>](/b)c", "ac"),
        ("[![](x.png)](/y)", "▣ x.png"),
        ('<a href="/y"><img src="x.png" alt=""></a>', "▣ x.png"),
        ('Me: <a href="https://e.org/ann"><i class="fa"></i></a>', "Me: https://e.org/ann"),
        ('Me: <a href="/a" aria-label="GitHub"><i class="fa"></i></a>', "Me: GitHub"),
    ],
)
def test_an_empty_link_shows_nothing_and_one_around_a_picture_the_picture(source: str, expected: str) -> None:
    assert shown(source) == expected


def test_the_mark_of_a_link_to_something_else_stays() -> None:
    assert shown("back to [#](#top) and [¶](/p)") == "back to # and ¶"
    assert shown('<a class="anchor" href="#a">Read this</a>') == "Read this"


@pytest.mark.parametrize(
    ("source", "expected", "links"),
    [
        (
            "![A cat. Photo by [Ann](http://e.org/ann)](cat.png)",
            "▣ A cat. Photo by Ann — cat.png",
            {"Ann": "http://e.org/ann"},
        ),
        (
            "![[a](/a) and *[b\nc](/bc)*](d.png)",
            "▣ a and b c — d.png",
            {"a": "/a", "b c": "/bc"},
        ),
        ("[![by [x]](c.png)](/y)", "▣ by [x] — c.png", {"▣ by [x] — c.png": "/y"}),
    ],
)
def test_the_links_in_the_words_of_a_picture_can_be_followed(
    source: str, expected: str, links: dict[str, str]
) -> None:
    document = parse(source)
    (leaf,) = document.leaves
    text = document.text(leaf)
    assert text == expected
    assert {text[span.start : span.end]: span.link.href for span in links_of(document, leaf)} == links


def test_a_picture_in_a_heading_is_described_once() -> None:
    (section,) = parse("## ![A cat by [Ann](/ann)](cat.png) and more").sections
    assert section.title == "A cat by Ann and more"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("| a | b |\n|---|---|\n| 1 | 2 | 3 |", "a\tb\t\n1\t2\t3"),
        ("a | b\n--|--\n1 | 2 | [3](/c) | 4", "a\tb\t\t\n1\t2\t3\t4"),
        ("| a | b |\n|---|---|\n| 1 | 2 \\| 3 |", "a\tb\n1\t2 | 3"),
        ("| a | b |\n|---|---|\n| 1 | 2 || |", "a\tb\n1\t2"),
        ("> | a |\n> |---|\n> | 1 | 2 |", "a\t\n1\t2"),
    ],
)
def test_cells_that_the_header_has_not_are_shown(source: str, expected: str) -> None:
    assert shown(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("lee.Chinese$$EnhancerByCGLIB$$290441d2 and $x_1$", "lee.Chinese$$EnhancerByCGLIB$$290441d2 and x₁"),
        ("A$$Lambda$$1 and B$$Lambda$$2", "A$$Lambda$$1 and B$$Lambda$$2"),
        ("the sum $$x_1$$ and 公式$$x_2$$如下", "the sum x₁ and 公式x₂如下"),
        (r"so$$\alpha$$is", "soαis"),
    ],
)
def test_dollars_within_a_name_are_no_formula(source: str, expected: str) -> None:
    assert shown(source, MATH) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("F   three    spaces", "F three spaces"),
        ("**F   three**    spaces\nand   more", "F three spaces and more"),
        ("a **b ** c", "a **b ** c"),
        ("a `b   c` d", "a b   c d"),
        ("a\u00a0\u00a0b", "a\u00a0\u00a0b"),
        ("| a   b |\n|---|", "a b"),
    ],
)
def test_several_blanks_are_one_outside_of_code(source: str, expected: str) -> None:
    assert shown(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('<img src="a.png">\n*caption*', "▣ a.png\ncaption"),
        ('<img src="a.png">\n*caption* [b](/b)\nmore\n\nafter', "▣ a.png\ncaption b more\nafter"),
        ('<img src="a.png">\n<p>b</p>', "▣ a.png\nb"),
        ('T <img src="a.png">\n*caption*', "T ▣ a.png caption"),
    ],
)
def test_the_line_below_a_picture_is_markdown(source: str, expected: str) -> None:
    assert shown(source) == expected


def markers(source: str, dialect: Dialect = MARKDOWN) -> list[str]:
    document = parse(source, dialect=dialect)
    return [leaf.frames[-1].marker.strip() for leaf in document.leaves]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('<ol type="a" start="3"><li>x<li>y</ol>', "c. d."),
        ('<ol><li>x<li value="5">y<li>z</ol>', "1. 5. 6."),
        ("<ol type=I start=9><li>x<li>y</ol>", "IX. X."),
        ("<ol type=A start=26><li>x<li>y</ol>", "Z. AA."),
        ('<ol style="list-style-type: lower-roman"><li>x<li>y</ol>', "i. ii."),
        ("<ol reversed><li>x<li>y<li>z</ol>", "3. 2. 1."),
        ("<ol start=0><li>x<li>y</ol>", "0. 1."),
        ("<ol start=-1 type=a><li>x<li>y<li>z</ol>", "-1. 0. a."),
        ("<ul><li value=3>x</ul>", "•"),
    ],
)
def test_lists_of_html_count_as_browsers_do(source: str, expected: str) -> None:
    assert markers(source) == expected.split()


def test_a_list_in_a_cell_counts_so_too() -> None:
    table = "<table><tr><td>a</td><td><ol type=a start=2><li>x<li value=9>y</ol></td></tr></table>"
    assert shown(table) == "\t\na\tb. x\ni. y"


def test_the_states_of_tasks_in_a_vault_have_marks() -> None:
    source = "- [>] a\n- [/] b\n- [-] c\n- [x] d\n- [ ] e\n- [!] f\n- [g](/h)\n- [^1] i"
    assert markers(source, VAULT) == ["⊳", "◪", "☒", "☑", "☐", "[!]", "•", "•"]
    assert shown(source, VAULT).split("\n") == ["a", "b", "c", "d", "e", "f", "g", "[^1] i"]
    (tasks,) = parse(source, dialect=VAULT).blocks
    assert isinstance(tasks, List)
    assert [item.checked for item in tasks.items] == [False, False, False, True, False, False, None, None]
    assert markers(source)[:2] == ["•", "•"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<sub><b>Ann</b></sub>", "Ann"),
        ('<img src="a.png"><br><sub><b>eva</b></sub>', "▣ a.png\neva"),
        ("see <sub>max</sub>", "see max"),
        ("x<sub>max</sub>, x<sub>q</sub>", "xₘₐₓ, x_q"),
        ("<sup>1</sup> A note", "¹ A note"),
        ("H<sub>2</sub>O", "H₂O"),
    ],
)
def test_only_what_stands_below_a_word_is_a_subscript(source: str, expected: str) -> None:
    assert shown(source) == expected


def test_a_tag_of_a_note_may_hold_an_emoji() -> None:
    document = parse("a #done✅ b", dialect=VAULT)
    assert [run.text for run in document.runs(document.leaves[0]) if run.roles == "tag"] == ["#done✅"]


def test_a_link_of_html_keeps_where_it_leads() -> None:
    document = parse('<p>a <a class="anchor" href="/b">c</a></p>')
    assert document.runs(document.leaves[0])[-1].link == Link("/b")

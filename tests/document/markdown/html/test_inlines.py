"""HTML within a line is what it means."""

from __future__ import annotations

import pytest

from reader.document.model import Image, Inline, Link
from reader.document.parse import parse
from reader.document.source.captions import plain_text


def runs(source: str) -> tuple[Inline, ...]:
    document = parse(f"x {source}")
    (leaf,) = document.leaves
    return document.runs(leaf)


def text(source: str) -> str:
    return "".join(run.text for run in runs(source)).removeprefix("x ")


@pytest.mark.parametrize(
    ("tags", "role"),
    [
        ("b strong", "strong"),
        ("i em cite var dfn", "emphasis"),
        ("u", "underline"),
        ("s del strike", "strikethrough"),
        ("ins", "inserted"),
        ("mark", "highlight"),
        ("code samp tt", "code"),
        ("kbd", "keycap"),
        ("small", "small"),
    ],
)
def test_elements_have_the_roles_of_markdown(tags: str, role: str) -> None:
    for tag in tags.split():
        assert runs(f"<{tag}>a</{tag.upper()}>")[-1] == Inline("a", role)


def test_a_link_leads_where_its_href_says() -> None:
    assert runs('<a href="/a?b=1&amp;c" title="T">a</a>')[-1] == Inline("a", "link", Link("/a?b=1&c", "T"))
    assert runs('<a href="javascript:a()">a</a>')[-1].link == Link("javascript:a()")


def test_an_anchor_is_no_link() -> None:
    assert runs('<a name="top">a</a>') == (Inline("x a"),)
    assert text('<a href="#top"></a>a') == "a"


def test_there_is_no_link_in_a_link() -> None:
    links = [run.link.href for run in runs('<a href="/out">a [b](/in) http://c.org</a>') if run.link]
    assert set(links) == {"/out"}


def test_a_picture_has_its_caption() -> None:
    picture = runs('<img src="a.png" alt="An &quot;A&quot;" title="T">')[-1]
    assert picture == Inline('▣ An "A" — a.png', "image", None, Image("a.png", 'An "A"', "T"))


def test_a_picture_that_a_script_loads_is_one() -> None:
    assert text('<img data-src="a.png" src="data:x" alt="A">') == "▣ A — a.png"
    assert text('<img srcset="b.png 2x">') == "▣ b.png"


def test_a_picture_alone_on_its_line_stands_alone() -> None:
    assert text('a\n<img src="a.png">\nb') == "a\n▣ a.png\nb"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("H<sub>2</sub>O, x<sup>n+1</sup>, 1<sup>st</sup>", "H₂O, xⁿ⁺¹, 1ˢᵗ"),
        ("a<sup>q</sup> b<sub>yz</sub>", "a^q b_(yz)"),
        ("A pot <sub>as seen from above</sub>", "A pot as seen from above"),
        ("note<sup>[1]</sup>", "note[1]"),
        ("x<sup>2", "x²"),
        ("x<sup><b>2</b></sup>", "x²"),
    ],
)
def test_scripts_are_small_characters_where_there_are_such(source: str, shown: str) -> None:
    assert text(source) == shown


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("a<br>b<BR />c", "a\nb\nc"),
        ("super<wbr>cali", "supercali"),
        ("<q>a <q>b</q></q>", "“a ‘b’”"),
        ("<span style='color: red'>a</span> <font>b</font> <x-y>c</x-y> <foo>d</foo>", "a b c d"),
        ("a <span></span> b<!-- c --> d", "a b d"),
        ("<input type=checkbox> a <input type='checkbox' checked> b <input name=c>d", "☐ a ☑ b d"),
        ("a <script>b *c*</script> <button>d</button>e", "a d e"),
        ("<progress value='1' max='6'>17 %</progress>", "1/6"),
        ("<ruby>字<rp>(</rp><rt>zi</rt><rp>)</rp></ruby>", "字(zi)"),
        ("</b> a </i>", "a"),
        ("a<p>b</p>c", "a\nb\nc"),
    ],
)
def test_what_stands_for_other_elements(source: str, shown: str) -> None:
    assert text(source).strip() == shown


def test_an_abbreviation_is_explained_once() -> None:
    twice = '<abbr title="World Wide Web">WWW</abbr>, <abbr title="World Wide Web">WWW</abbr>'
    assert text(twice) == "WWW (World Wide Web), WWW"


def test_a_player_is_a_link_to_what_it_plays() -> None:
    assert runs('<iframe src="//www.youtube.com/embed/a" title="T"></iframe>')[-1] == Inline(
        "▶ T — youtu.be/a", "link", Link("https://youtu.be/a")
    )
    assert text('<video><source src="a.mp4">Your browser is old.</video>') == "▶ a.mp4"


@pytest.mark.parametrize("source", ["Vec<T>", "curl <host>/<path>", "Iterator<I> and <b>b</b>"])
def test_what_looks_like_a_tag_and_is_none_is_text(source: str) -> None:
    assert text(source) == source.replace("<b>b</b>", "b")


def test_styles_may_cross_those_of_markdown() -> None:
    assert runs("<b>*a</b>b*")[1:] == (Inline("a", "strong emphasis"), Inline("b", "emphasis"))
    assert runs("**<i>a** b")[1:] == (Inline("a", "strong emphasis"), Inline(" b", "emphasis"))


def test_an_element_that_is_not_closed_ends_with_its_leaf() -> None:
    document = parse("x <b>a\n\nb")
    assert document.runs(document.leaves[1]) == (Inline("b"),)


def test_the_title_of_a_section_has_no_tags() -> None:
    (section,) = parse("## The <kbd>A</kbd> <em>key</em> <img src='a.png' alt='picture'>").sections
    assert section.title == "The A key picture"
    assert section.slug == "the-a-key-picture"


def test_lists_in_cells_of_a_table_are_lines() -> None:
    document = parse("| a |\n|---|\n| <ul><li>b</li><li>c</li></ul> |")
    assert document.text(document.leaves[0]) == "a\n• b\n• c"


def test_the_plain_text_has_no_pictures_but_what_they_show() -> None:
    assert plain_text(runs('a<sub>1</sub> <img src="b.png" alt="B">')) == "x a₁ B"


@pytest.mark.parametrize(
    "source", ["<localhost:5001/foo>", '<a h*#ref="hi">', "<a href='bar'title=title>", '</a href="foo">']
)
def test_a_paragraph_of_what_commonmark_takes_for_no_tag_is_text(source: str) -> None:
    document = parse(source)
    (leaf,) = document.leaves
    assert document.text(leaf) in (source, "localhost:5001/foo")


@pytest.mark.parametrize("source", ['<a name="here"></a>', "<span></span> <a id=x></a>"])
def test_a_paragraph_of_nothing_but_anchors_vanishes(source: str) -> None:
    assert not parse(f"{source}\n").leaves

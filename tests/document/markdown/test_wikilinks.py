"""Links and embeds in two brackets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.content.discovery.site import Kind
from reader.document.model import Inline, Link
from reader.document.parse import parse
from reader.document.source.dialect import Dialect
from tests.document.growth import assert_linear

FILES = {
    "Note": "Note.md",
    "Two words": "a folder/Two words.md",
    "a folder/Two words": "a folder/Two words.md",
    "What? #1": "What? #1.md",
    "Über": "Über.md",
    "draft [old]": "draft [old].md",
    "lock.svg": "pictures/lock one.svg",
    "paper.pdf": "papers/paper.pdf",
    "film.mp4": "film.mp4",
}


class SomeFiles:
    """A library of a few files."""

    def find(self, name: str) -> str | None:
        return FILES.get(name.removesuffix(".md"))

    def title(self, path: str) -> str:
        return ""


VAULT = Dialect(kind=Kind.OBSIDIAN, wikilinks=True, files=SomeFiles())
BLOG = Dialect(kind=Kind.JEKYLL, files=SomeFiles())


def runs(source: str, dialect: Dialect = VAULT) -> tuple[Inline, ...]:
    document = parse(source, dialect=dialect)
    return document.runs(document.leaves[0])


def text(source: str, dialect: Dialect = VAULT) -> str:
    return "".join(run.text for run in runs(source, dialect))


def the_link(source: str, dialect: Dialect = VAULT) -> tuple[str, str]:
    """What the only link of a line shows, and where it leads."""
    linked = [run for run in runs(source, dialect) if run.link]
    assert linked
    assert linked[0].link
    return "".join(run.text for run in linked), linked[0].link.href


@pytest.mark.parametrize(
    ("source", "shown", "href"),
    [
        ("[[Note]]", "Note", "/Note.md"),
        ("[[ Note ]]", "Note", "/Note.md"),
        ("[[Note.md]]", "Note", "/Note.md"),
        ("[[a folder/Two words]]", "Two words", "/a%20folder/Two%20words.md"),
        ("[[Note|that one]]", "that one", "/Note.md"),
        ("[[Note|that *one*]]", "that one", "/Note.md"),
        ("[[Note|]]", "Note", "/Note.md"),
        ("[[Note#A part]]", "Note > A part", "/Note.md#A%20part"),
        ("[[Note#A part#Deeper]]", "Note > A part > Deeper", "/Note.md#A%20part%23Deeper"),
        ("[[Note#A part|there]]", "there", "/Note.md#A%20part"),
        ("[[#A part]]", "A part", "#A%20part"),
        ("[[Note#^block-1]]", "Note", "/Note.md#^block-1"),
        ("[[Note#A part#^block-1]]", "Note > A part", "/Note.md#^block-1"),
        ("[[Über]]", "Über", "/%C3%9Cber.md"),
        ("[[draft [old]]]", "draft [old]", "/draft%20%5Bold%5D.md"),
        ("[[paper.pdf]]", "paper.pdf", "/papers/paper.pdf"),
    ],
)
def test_a_link_leads_to_a_note_and_a_heading_in_it(source: str, shown: str, href: str) -> None:
    assert the_link(source) == (shown, href)
    assert text(source) == shown


def test_links_stand_close_to_each_other_and_in_text() -> None:
    assert text("See [[Note]][[Über]], (and [[Note|this]]).") == "See NoteÜber, (and this)."


def test_a_link_in_a_table_has_its_bar_escaped() -> None:
    document = parse("| a |\n|---|\n| [[Note\\|shown]] |\n", dialect=VAULT)
    assert document.text(document.leaves[0]) == "a\nshown"


def test_a_bar_that_is_escaped_outside_of_a_table_counts_as_one() -> None:
    assert the_link("[[Note\\|shown]]") == ("shown", "/Note.md")


def test_a_note_that_does_not_exist_is_marked_as_missing_in_a_vault() -> None:
    assert runs("to [[Later#When]]") == (
        Inline("to "),
        Inline("Later > When", "link-missing", Link("[[Later#When]]")),
    )


def test_a_note_that_does_not_exist_is_text_in_a_blog() -> None:
    assert runs("an array[[0]] of [[Later]]", BLOG) == (Inline("an array[[0]] of [[Later]]"),)


def test_a_note_that_exists_is_a_link_in_a_blog_too() -> None:
    assert the_link("[[Two words|two]]", BLOG) == ("two", "/a%20folder/Two%20words.md")


def test_a_heading_of_the_same_article_is_a_link_only_in_a_vault() -> None:
    assert text("[[#A part]]", BLOG) == "[[#A part]]"


def test_a_block_of_the_same_note_is_led_to() -> None:
    assert the_link("see [[#^first]].") == ("^first", "#^first")


@pytest.mark.parametrize("source", ["`[[Note]]`", "    [[Note]]", "```\n[[Note]]\n```"])
def test_code_is_left_alone(source: str) -> None:
    assert text(source) == "[[Note]]"
    assert not any(run.link for run in runs(source))


def test_links_of_markdown_in_brackets_are_left_alone() -> None:
    assert the_link("[[Note]](https://example.org)") == ("[Note]", "https://example.org")


def test_an_escaped_bracket_is_a_bracket() -> None:
    assert text("\\[[Note]]") == "[[Note]]"


@pytest.mark.parametrize("source", ["[[]]", "[[|x]]", "[[#]]", "[[Note", "[[Note]", "[[Note\nx]]", "a]] b"])
def test_what_is_no_link_is_shown(source: str) -> None:
    assert text(source) == source.replace("\n", " ")
    assert not any(run.link for run in runs(source))


def test_the_innermost_of_nested_brackets_is_the_link() -> None:
    assert text("[[a [[Note]] b") == "[[a Note b"


def test_an_embedded_picture_is_a_caption() -> None:
    (picture,) = runs("![[lock.svg|A lock|200x100]]")
    assert picture.text == "▣ A lock — lock one.svg"
    assert picture.image
    assert (picture.image.source, picture.image.alt) == ("/pictures/lock%20one.svg", "A lock")


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("![A map|300](map.png)", "▣ A map — map.png"),
        ("![|300](map.png)", "▣ map.png"),
        ("![300x20](map.png)", "▣ map.png"),
        ("![A map|left|300](map.png)", "▣ A map — map.png"),
        ("![3 maps](map.png)", "▣ 3 maps — map.png"),
    ],
)
def test_the_size_of_a_picture_of_markdown_is_hidden_in_vaults(source: str, shown: str) -> None:
    assert text(source) == shown


@pytest.mark.parametrize("set_as", ["center|400", " center | 350 ", "500"])
def test_how_an_embed_is_set_does_not_name_it(set_as: str) -> None:
    assert text(f"![[A drawing.excalidraw|{set_as}]]") == "↪ A drawing.excalidraw"


def test_numbers_say_something_of_a_picture_elsewhere() -> None:
    assert text("![1984](cover.png)", BLOG) == "▣ 1984 — cover.png"


@pytest.mark.parametrize(
    ("view", "shown"),
    [
        ("#page=3", "paper, page 3"),
        ("#height=400", "paper"),
        ("#page=3&height=400", "paper, page 3"),
        ("#Methods", "paper > Methods"),
    ],
)
def test_how_a_pdf_is_set_is_not_a_heading_of_it(view: str, shown: str) -> None:
    assert text(f"![[paper.pdf{view}]]") == f"↪ {shown.replace('paper', 'paper.pdf')}"


def test_an_address_of_the_web_in_two_brackets_leads_there() -> None:
    assert the_link("[[https://example.org/a?b=c#d|Shop]]") == ("Shop", "https://example.org/a?b=c#d")
    assert the_link("[[https://example.org/a#d]]")[1] == "https://example.org/a#d"
    (picture,) = runs("![[https://example.org/a.png|30]]")
    assert picture.image
    assert picture.image.source == "https://example.org/a.png"


def test_what_stands_on_a_line_of_its_own_in_a_note_stays_there() -> None:
    vault = VAULT._replace(line_breaks=True)
    assert text("![[Note]]\n![[film.mp4]]\nWords", vault) == "↪ Note\n▶ film.mp4\nWords"
    assert text("**Name:** Ada  \n**Born:** 1815\n", vault) == "Name: Ada\nBorn: 1815"
    assert text("漢\n字", vault) == "漢\n字"


@pytest.mark.parametrize("size", ["", "|200", "|200x100", "| 30 "])
def test_the_size_of_a_picture_is_hidden(size: str) -> None:
    assert text(f"![[lock.svg{size}]]") == "▣ lock one.svg"


def test_an_embedded_picture_on_a_line_of_its_own_keeps_it() -> None:
    assert text("above\n![[lock.svg]]\nbelow") == "above\n▣ lock one.svg\nbelow"


@pytest.mark.parametrize("dialect", [VAULT, BLOG])
def test_a_picture_that_does_not_exist_keeps_its_name(dialect: Dialect) -> None:
    (picture,) = runs("![[not there.png|x]]", dialect)
    assert picture.text == "▣ x — not there.png"
    assert picture.image
    assert picture.image.source == "not%20there.png"


@pytest.mark.parametrize(
    ("source", "shown", "href"),
    [
        ("![[Note]]", "↪ Note", "/Note.md"),
        ("![[Note#A part]]", "↪ Note > A part", "/Note.md#A%20part"),
        ("![[Note#^block]]", "↪ Note", "/Note.md#^block"),
        ("![[Note|shown]]", "↪ shown", "/Note.md"),
        ("![[paper.pdf#page=3]]", "↪ paper.pdf, page 3", "/papers/paper.pdf#page%3D3"),
        ("![[paper.pdf|400]]", "↪ paper.pdf", "/papers/paper.pdf"),
        ("![[film.mp4]]", "▶ film.mp4", "/film.mp4"),
    ],
)
@pytest.mark.parametrize("dialect", [VAULT, BLOG])
def test_what_is_embedded_is_a_marked_link(source: str, shown: str, href: str, dialect: Dialect) -> None:
    assert the_link(source, dialect) == (shown, href)


def test_what_is_embedded_and_does_not_exist_is_marked_as_missing() -> None:
    assert {run.roles for run in runs("![[Later]]")} == {"link-missing"}
    assert text("![[Later]]") == "↪ Later"
    assert text("![[song.mp3]]", BLOG) == "▶ song.mp3"


def test_an_embed_of_nothing_known_is_text_in_a_blog() -> None:
    assert text("if (![[1, 2]] || ![[Later]])", BLOG) == "if (![[1, 2]] || ![[Later]])"


def test_files_are_looked_up_before_the_text_is_shown_and_never_for_code() -> None:
    asked = []

    class Asked(SomeFiles):
        def find(self, name: str) -> str | None:
            asked.append(name)
            return super().find(name)

    source = "[[Note#a|b]] ![[lock.svg]]\n\n```sh\nif [[ -f x ]]\n```\n`[[y]]`"
    document = parse(source, dialect=BLOG._replace(files=Asked()))
    assert asked == ["Note", "lock.svg"]
    assert document.text(document.leaves[0]) == "b ▣ lock one.svg"


def test_a_picture_of_markdown_with_brackets_is_left_alone() -> None:
    (picture,) = runs("![[Note]](a.png)")
    assert picture.image
    assert picture.image.source == "a.png"


@pytest.mark.parametrize(
    "part", ["[[", "![[", "[[a|", "[[Note]]", "![[a.png|1]]", "[[Note|[[", "[[a]", "]]", "[[#"]
)
@pytest.mark.parametrize("dialect", [VAULT, BLOG])
def test_brackets_take_time_in_proportion(part: str, dialect: Dialect) -> None:
    assert_linear(lambda n: f"{part * (n // 5)}\n\n" * 2, lambda text: _read(text, dialect))


def _read(source: str, dialect: Dialect) -> None:
    document = parse(source, dialect=dialect)
    for leaf in document.leaves:
        document.runs(leaf)


@given(st.lists(st.sampled_from(["[[", "]]", "![[", "|", "#", "^", "Note", " ", "\\", "*", "`", "]", "("])))
def test_no_text_fails(parts: list[str]) -> None:
    for dialect in (VAULT, BLOG):
        document = parse("".join(parts), dialect=dialect)
        assert all(document.text(leaf) is not None for leaf in document.leaves)

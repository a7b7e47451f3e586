"""What holds for every text, however strange."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from markdown_it.token import Token

from reader.document.markdown.parser import markdown
from reader.document.model import Document, Frame, Heading, Label, Paragraph
from reader.document.parse import parse
from reader.document.source.dialect import MARKDOWN
from tests.corpora import sample
from tests.document.documents import SOURCES, is_plain, plain_parser, shown_text, words

PARSER = plain_parser()


def shown_words(document: Document) -> Counter[str]:
    """All words of a document, and those of syntax that is understood and so not shown."""
    shown = Counter(words("\n".join(map(document.text, document.leaves))))
    for leaf in document.leaves:
        identifier = getattr(leaf.block, "identifier", "")
        kinds = " ".join(getattr(frame.container, "kind", "") for frame in leaf.frames)
        notes = " ".join(run.link.href for run in document.runs(leaf) if run.link and "footnote" in run.roles)
        shown.update(words(f"{identifier} {kinds} {notes}"))
    return shown


def lost_words(tokens: list[Token], document: Document) -> Counter[str]:
    return Counter(words(shown_text(tokens))) - shown_words(document)


@settings(max_examples=300, deadline=None)
@given(SOURCES)
def test_any_text_parses_to_well_formed_leaves(source: str) -> None:
    document = parse(source)
    assert document.complete
    before: tuple[Frame, ...] = ()
    for index, leaf in enumerate(document.leaves):
        assert leaf.index == index
        kept = len(leaf.frames) - leaf.opens
        assert leaf.frames[:kept] == before[:kept]
        assert leaf.gap_frames <= kept
        assert 1 <= leaf.block.line <= 1 + len(re.findall("\r\n?|\n", source))
        before = leaf.frames


@settings(max_examples=300, deadline=None)
@given(SOURCES)
def test_no_control_character_reaches_a_run(source: str) -> None:
    document = parse(source)
    for leaf in document.leaves:
        for run in document.runs(leaf):
            assert all(unicodedata.category(one) != "Cc" or one in "\n\t" for one in run.text)
    for section in document.sections:
        assert all(unicodedata.category(one) != "Cc" for one in section.title)


@settings(max_examples=300, deadline=None)
@given(SOURCES)
def test_neighbouring_runs_of_running_text_differ_in_style(source: str) -> None:
    document = parse(source)
    for leaf in document.leaves:
        if isinstance(leaf.block, Paragraph | Heading | Label):
            runs = document.runs(leaf)
            assert all(run.text for run in runs)
            for one, other in pairwise(runs):
                assert one.link or one.roles != other.roles or one.image != other.image


@settings(max_examples=300, deadline=None)
@given(SOURCES)
@example("\U00020000\n\U00020000")
def test_no_word_is_lost(source: str) -> None:
    # What an unclosed comment would hide is read as Markdown, whose labels of links are not shown.
    assume("<!--" not in source or "-->" in source)
    assert not lost_words(PARSER.parse(source), parse(source))


@settings(max_examples=1000, deadline=None)
@given(st.text("ab1 *_`~[]()<>!&#;\\\n\"'/:.-=+{}|@%$äß中\t", max_size=60))
def test_inline_markup_is_read_as_markdown_it_reads_it(source: str) -> None:
    assume("\\\\\n" not in source)
    references = {"A": {"href": "/a", "title": ""}}
    ours, plain = markdown(MARKDOWN), PARSER
    environment = {"references": references, "footnotes": ()}
    found = ours.inline.parse(source, ours, environment, [])
    assert found == plain.inline.parse(source, plain, {"references": references}, [])


DEEP = [
    "> " * 60 + "deepest",
    ">" * 5_000 + "deepest",
    "".join("  " * depth + "- level\n" for depth in range(80)) + "  " * 80 + "deepest",
    "- " * 200 + "deepest",
    "".join("    " * depth + f"[^{depth}]:\n" for depth in range(120)) + "    " * 120 + "deepest",
    "Term\n" + "".join("  " * depth + ": Term\n\n" for depth in range(80)) + "  " * 80 + "deepest",
    "[" * 5_000 + "deepest",
    "![" * 1_000 + "deepest" + "](x)" * 1_000,
    "*a **a " * 2_000 + "deepest",
    "<div>" * 1_000 + "deepest",
]


@pytest.mark.parametrize("source", DEEP, ids=lambda source: source[:12])
def test_the_deepest_text_is_shown(source: str) -> None:
    document = parse(source)
    assert "deepest" in "\n".join(map(document.text, document.leaves))


def headings(tokens: list[Token]) -> list[tuple[int, int, list[str]]]:
    return [
        (int(token.tag[1]), token.map[0] + 1, heading_words(tokens[index + 1]))
        for index, token in enumerate(tokens)
        if token.type == "heading_open" and token.map
    ]


def heading_words(inline: Token) -> list[str]:
    return words(re.sub(r"\{:?\s*#[^{}]+\}$", "", shown_text([inline]).strip()))


def test_real_posts_keep_their_words_and_their_headings(corpora: Path) -> None:
    """A sample of them; every one with ``READER_ALL_POSTS=1``."""
    for path in sample([path for path in sorted(corpora.rglob("*.m*d*")) if path.is_file()], 13):
        source = path.read_text("utf-8", "replace")
        if not is_plain(source):
            continue
        tokens, document = PARSER.parse(source), parse(source)
        assert not lost_words(tokens, document), path
        sections = iter([(one.level, one.line, words(one.title)) for one in document.sections])
        assert all(heading in sections for heading in headings(tokens)), path


def test_lines_are_those_of_the_file() -> None:
    document = parse("\n# One\n\n> ## Two\n", first_line=10)
    assert [section.line for section in document.sections] == [11, 13]

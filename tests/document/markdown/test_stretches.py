"""An article read in stretches is the article read at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it.token import Token

from reader.document.markdown.stretches import Grammar, References, stretches
from reader.document.model import Document
from reader.document.parse import begin, parse
from reader.document.source.dialect import MARKDOWN, Dialect
from reader.document.source.placeholders import Placeholders
from tests.corpora import sample
from tests.document.documents import SOURCES, is_plain, plain_parser

PARSER = plain_parser()


def whole(source: str) -> tuple[list[Token], References]:
    environment: dict[str, Any] = {}
    tokens: list[Token] = []
    PARSER.block.parse(source, PARSER, environment, tokens)
    return tokens, environment.get("references", {})


def in_stretches(source: str, window: int) -> tuple[list[Token], References]:
    tokens: list[Token] = []
    references: References = {}
    for stretch in stretches(source, window, Grammar(MARKDOWN, Placeholders())):
        for token in stretch.tokens:
            if token.map:
                token.map = [line + stretch.line for line in token.map]
            tokens.append(token)
        for label, found in stretch.references.items():
            moved = {**found, "map": [line + stretch.line for line in found["map"]]}
            references.setdefault(label, moved)
    return tokens, references


def normalized(source: str) -> str:
    return source.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")


@settings(max_examples=300, deadline=None)
@given(SOURCES, st.integers(1, 300))
@example("[a\n===\nb\n\nc\n\nd\n\n" * 3 + "[a\n===\nlong\n]: /url", 40)
@example("Term\n\n: def\n\nOther\n\n: more\n\nlast\n", 20)
@example("a\n\n    code\n\n    code\n\nb\n\nc\n", 12)
@example("[a]: /url\n'title\nmore\nmore'\n\nb\n\nc\n", 30)
def test_stretches_hold_the_tokens_and_definitions_of_the_whole(source: str, window: int) -> None:
    source = normalized(source)
    assert in_stretches(source, window) == whole(source)


def test_the_first_stretch_is_short() -> None:
    source = "A paragraph.\n\n" * 10_000
    first = next(stretches(source, 65_536, Grammar(MARKDOWN, Placeholders())))
    assert not first.last
    assert 0 < sum(token.type == "paragraph_open" for token in first.tokens) < 2_000


def test_stretches_of_real_posts_hold_their_tokens(corpora: Path) -> None:
    """A sample of them; every one with ``READER_ALL_POSTS=1``."""
    for path in sample([path for path in sorted(corpora.rglob("*.md")) if path.is_file()], 7):
        source = normalized(path.read_text("utf-8", "replace"))
        assert not is_plain(source) or in_stretches(source, 2_000) == whole(source), path


def grown(source: str, window: int, dialect: Dialect = MARKDOWN) -> Document:
    document, rest = begin(source, window=window, dialect=dialect)
    for leaf in document.leaves:
        document.text(leaf)
    for batch in rest:
        document.extend(batch)
    return document


def shape(document: Document) -> list[tuple[Any, ...]]:
    return [
        (
            leaf.index,
            type(leaf.block),
            leaf.block.line,
            [(frame.kind, frame.marker) for frame in leaf.frames],
            leaf.opens,
            leaf.gap,
            leaf.gap_frames,
            leaf.part,
            document.runs(leaf),
        )
        for leaf in document.leaves
    ]


@settings(max_examples=200, deadline=None)
@given(SOURCES, st.integers(1, 300))
def test_a_document_that_grew_is_the_document_parsed_at_once(source: str, window: int) -> None:
    assert shape(grown(source, window)) == shape(parse(source))


@pytest.mark.parametrize("dialect", [MARKDOWN, Dialect(mdx=True, templates=True, math=True)])
def test_real_posts_that_grew_are_the_posts_parsed_at_once(corpora: Path, dialect: Dialect) -> None:
    """A sample of them; every one with ``READER_ALL_POSTS=1``."""
    for path in sample([path for path in sorted(corpora.rglob("*.m*d*")) if path.is_file()], 19):
        source = path.read_text("utf-8", "replace")
        assert shape(grown(source, 2_000, dialect)) == shape(parse(source, dialect=dialect)), path


FILLING = "Filling text.\n\n" * 60


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<details>\n<summary>A</summary>", "</details>"),
        ("<Preview>", "</Preview>"),
        ("<template>", "</template>"),
        ("<div hidden>", "</div>"),
        ('<div class="notice--info">', "</div>"),
        ("<blockquote>", "</blockquote>"),
        ("<ul><li>", "</li></ul>"),
        ("<table><tr><td>a</td><td>", "</td></tr></table>"),
        ("<h2>a\n\n<b>b</b> c\n\n</h2>", ""),
        ("<details><summary>a\n\n<p>b\n\n<p>c\n\n<p>d", ""),
        ("<unknown>", ""),
        ("<template>", ""),
        ("<details>", ""),
    ],
)
def test_an_element_of_html_that_holds_blocks_is_read_as_a_whole(opening: str, closing: str) -> None:
    source = f"{FILLING}{opening}\n\n{FILLING}\n{closing}\n\n{FILLING}<b>c</b>\n"
    if closing:
        assert shape(grown(source, 400)) == shape(parse(source))
    words = {document_text(grown(source, 400)), document_text(parse(source))}
    assert len(words) == 1


def document_text(document: Document) -> str:
    return "\n".join(map(document.text, document.leaves))


def test_an_element_that_holds_very_much_goes_on_in_the_next_stretch() -> None:
    source = f"<blockquote>\n\n{FILLING * 40}\n</blockquote>\n\nAfter.\n"
    document = grown(source, 400)
    assert all(leaf.frames for leaf in document.leaves[:-1])
    assert not document.leaves[-1].frames


@pytest.mark.parametrize(
    ("definition", "target"),
    [
        ("[late]: /target 'title'", "/target"),
        ("> [late]: /quoted", "/quoted"),
        ("[late]:\n/next-line\n'title'", "/next-line"),
        ("```\n[late]: /in-code\n```", None),
        ("[late\n]: /broken-label", "/broken-label"),
    ],
)
def test_links_of_the_beginning_know_definitions_at_the_end(definition: str, target: str | None) -> None:
    source = "See [late].\n\n" + "Filler.\n\n" * 500 + definition + "\n"
    document, rest = begin(source, window=400)
    guessed = document.runs(document.leaves[0])
    changed = False
    for batch in rest:
        document.extend(batch)
        changed |= batch.links_changed
    true = document.runs(document.leaves[0])
    assert [run.link.href for run in true if run.link] == ([target] if target else [])
    assert changed == (guessed != true)


@pytest.mark.parametrize("title", ["The [late] one", "A note[^late]", "Neither"])
def test_sections_of_the_beginning_have_the_titles_of_their_headings(title: str) -> None:
    """What seems to be a definition stands in a comment, and so is none."""
    filling = "Filler.\n\n" * 500
    source = f"## {title}\n\n{filling}## [second]\n\n<!--\n[late]: /x\n[^late]: x\n-->\n\n[second]: /y\n"
    document, rest = begin(source, window=400)
    for batch in rest:
        document.extend(batch)
    assert [section.title for section in parse(source).sections] == [title, "second"]
    assert [section.title for section in document.sections] == [title, "second"]


def test_notes_of_the_beginning_are_numbered_before_their_text_is_read() -> None:
    source = "One[^b], two[^a].\n\n" + "Filler.\n\n" * 500 + "[^a]: A\n[^b]: B\n"
    document, _ = begin(source, window=400)
    assert document.text(document.leaves[0]) == "One[1], two[2]."


def test_runs_may_be_asked_for_while_another_thread_parses() -> None:
    source = "Some *text* with a [link][late] and a note[^n].\n\n" * 2_000 + "[late]: /x\n\n[^n]: Note.\n"
    document, rest = begin(source, window=4_000)
    with ThreadPoolExecutor(1) as worker:
        batches = worker.submit(list, rest)
        texts = {document.text(leaf) for leaf in document.leaves}
        for batch in batches.result():
            document.extend(batch)
    assert texts == {"Some text with a link and a note[1]."}
    assert shape(document) == shape(parse(source))


def test_sections_come_with_the_batch_of_their_heading() -> None:
    source = "".join(f"## Part {number}\n\nText.\n\n" for number in range(300))
    document, rest = begin(source, window=800)
    assert 0 < len(document.sections) < 300
    for batch in rest:
        document.extend(batch)
    assert document.sections == parse(source).sections
    assert document.complete

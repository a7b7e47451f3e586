"""Reading the blocks of a long article in stretches, exactly as one parse of the whole would give them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from reader.document.markdown.environment import HTML_BEFORE, HtmlBefore, first_unfinished_line
from reader.document.markdown.parser import markdown
from reader.document.source.dialect import Dialect
from reader.document.source.placeholders import Placeholders

if TYPE_CHECKING:
    from reader.document.markdown.html.elements_across import ElementsAcross

FIRST_SHARE: Final = 4
"""The first stretch is this many times shorter than a window: it is what a person waits for."""

LONGER: Final = 4
"""How many times longer the next window is when a block fills one."""

LONGEST_ELEMENT: Final = 16
"""Windows for which an element of HTML that holds several blocks is read in one stretch. A longer one goes on
in the next."""

UNSETTLED_BLOCKS: Final = 2
"""Blocks at the end of a window that the lines after it may still change."""

_OPEN_LABEL: Final = re.compile(r"^[ \t>*+\-0-9.)]*\[", re.MULTILINE)
"""A line that may start a link definition, whose label and title may run on to the next blank line."""

_MEANING: Final = re.compile(r"^[ \t>*+\-0-9.)]*[:~][ \t]", re.MULTILINE)
"""A line that may say what a term means, or be one of several that an underline makes a heading."""

References = dict[str, dict[str, Any]]
"""Link definitions by normalised label, as markdown-it keeps them."""


class Grammar(NamedTuple):
    """How the blocks of an article are read."""

    dialect: Dialect
    placeholders: Placeholders


class ParsedStretch(NamedTuple):
    """Some consecutive top-level blocks of an article."""

    tokens: list[Token]
    line: int
    """The 0-based line of the source that the lines of the tokens are counted from."""
    references: References
    last: bool


def stretches(source: str, window: int, grammar: Grammar) -> Iterator[ParsedStretch]:
    """Yield all blocks of an article, about ``window`` characters at a time.

    A stretch ends before the blocks that the text after the window might change; these are read again with
    what follows them. A block that fills a window is read in windows several times as long, so that reading
    it again takes little of the time.
    """
    start = line = 0
    html = HtmlBefore()
    elements = _Elements(source)
    size = max(1, window // FIRST_SHARE)
    while True:
        end = source.find("\n", start + size) + 1 or len(source)
        if end == len(source):
            yield _read(source[start:], line, grammar, html)
            return
        at = start if size <= LONGEST_ELEMENT * window else None
        stretch, characters, lines = _read_settled(source[start:end], line, grammar, html, elements, at)
        if not lines:
            size *= LONGER
            if len(source) - start < 2 * size:
                size = len(source)
            continue
        yield stretch
        html.add(stretch.tokens)
        start += characters
        line += lines
        html.is_below_blank = not source[source.rfind("\n", 0, start - 1) + 1 : start].strip()
        size = window


def _read(text: str, line: int, grammar: Grammar, html: HtmlBefore) -> ParsedStretch:
    tokens, references, *_ = _tokenize(text, grammar, html)
    return ParsedStretch(tokens, line, references, last=True)


class _Elements:
    """The elements of HTML of an article. They are only looked for when a stretch has some."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._across: ElementsAcross | None = None

    def starts_within(
        self, tokens: list[Token], starts: list[int], offset_of: Callable[[Token], int]
    ) -> frozenset[int]:
        """Return those of the starts of blocks at which an element is open."""
        if not any(tokens[start].type == "html_block" for start in starts):
            return frozenset()
        if self._across is None:
            from reader.document.markdown.html.elements_across import ElementsAcross

            self._across = ElementsAcross(self._source)
        return self._across.starts_within(tokens, starts, offset_of)


def _read_settled(
    text: str, line: int, grammar: Grammar, html: HtmlBefore, elements: _Elements, at: int | None
) -> tuple[ParsedStretch, int, int]:
    """Return the settled blocks at the start of ``text``, and how many characters and lines they take.

    ``at`` is the offset of the text in the article; without it, the blocks may end within an element of HTML.
    """
    tokens, references, offsets, unfinished = _tokenize(text, grammar, html)
    starts = [index for index, token in enumerate(tokens) if not token.level and token.nesting >= 0]
    settled_lines = min(_settled_lines(text), unfinished)
    within: frozenset[int] = frozenset()
    if at is not None:
        within = elements.starts_within(tokens, starts, lambda token: at + offsets[_first_line(token)])
    count = max(0, len(starts) - UNSETTLED_BLOCKS)
    while count and (
        _first_line(tokens[starts[count]]) > settled_lines
        or starts[count] in within
        or _share_line(tokens[starts[count - 1]], tokens[starts[count]])
        or _are_given_across(tokens, starts[count])
    ):
        count -= 1
    if not count:
        return ParsedStretch([], line, {}, last=False), 0, 0
    lines = _first_line(tokens[starts[count]])
    settled = {label: found for label, found in references.items() if found["map"][0] < lines}
    return ParsedStretch(tokens[: starts[count]], line, settled, last=False), offsets[lines], lines


def _share_line(before: Token, token: Token) -> bool:
    """Tell whether a block begins in the line in which the one before ends."""
    return before.map is not None and before.map[1] > _first_line(token)


def _are_given_across(tokens: list[Token], index: int) -> bool:
    """Tell whether attributes near a token may belong to what stands on its other side.

    Those right after a block may make it a table of contents, which is none on the page: what follows it then
    follows what is before it.
    """
    following = (at for at in range(index + 1, len(tokens)) if not tokens[at].level)
    after = next((at for at in following if tokens[at].nesting >= 0), index)
    return any(tokens[at].type == "attributes" for at in (index - 1, index, after))


def _settled_lines(text: str) -> int:
    """Count the lines before an unfinished link definition, or a heading whose underline may still come."""
    blank = text.rfind("\n\n") + 1
    if _MEANING.search(text, blank):
        return text.count("\n", 0, blank)
    label = _OPEN_LABEL.search(text, blank)
    return text.count("\n", 0, label.start() if label else len(text))


def _tokenize(
    text: str, grammar: Grammar, html: HtmlBefore
) -> tuple[list[Token], References, list[int], int]:
    """Return the tokens of a text, its link definitions, its line offsets, and its first unfinished line."""
    environment: dict[str, Any] = {
        "placeholders": grammar.placeholders,
        "dialect": grammar.dialect,
        HTML_BEFORE: html,
    }
    tokens: list[Token] = []
    parser = markdown(grammar.dialect)
    state = StateBlock(text, parser, environment, tokens)
    offsets = state.bMarks.copy()
    try:
        parser.block.tokenize(state, 0, state.lineMax)
    except RecursionError:
        return [_as_code(text)], {}, offsets, len(offsets)
    unfinished = first_unfinished_line(environment, len(offsets))
    return tokens, environment.get("references", {}), offsets, unfinished


def _as_code(text: str) -> Token:
    """Show text that nests too deep to be parsed as it is."""
    return Token("code_block", "code", 0, content=text, map=[0, text.count("\n") + 1])


def _first_line(token: Token) -> int:
    assert token.map is not None
    return token.map[0]

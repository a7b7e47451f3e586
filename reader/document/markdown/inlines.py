"""Markup within a leaf: Markdown → runs of text in one style."""

from __future__ import annotations

import re
from typing import Final

from markdown_it.token import Token

from reader.content.text import clean_text
from reader.document.markdown.inline_rules import BLANKS
from reader.document.markdown.parser import markdown
from reader.document.markdown.placeholder_rules import PLACEHOLDER_STARTS
from reader.document.markdown.runs import Definitions, RunCollector, understood_html
from reader.document.markdown.typography.typesetting import changes, set_text, set_tokens
from reader.document.model import Inline
from reader.document.source.placeholders import Placeholders

_MARKUP: Final = re.compile(rf"[\n\\`*_~\[<&\t@#${PLACEHOLDER_STARTS}]|==|://|www\.", re.IGNORECASE)
"""Text without any of these is one plain run."""

_MARKUP_WITHIN_LINES: Final = re.compile(_MARKUP.pattern.replace(r"\n", "", 1), re.IGNORECASE)
"""Lines without any of these are plain text."""

MOST_MARKUP: Final = 6_000
"""Characters of markup in one leaf that are looked at. With more it is shown as it was written: no person
wrote it, and matching so many brackets would take seconds."""


def parse_runs(source: str, definitions: Definitions, *, as_typed: bool = False) -> tuple[Inline, ...]:
    """Parse some Markdown into runs. It never fails: what nests too deep is shown as it was written.

    ``as_typed`` leaves the names of emoji and the punctuation as they are.
    """
    dialect = definitions.dialect
    markup = _MARKUP.search(source)
    if not markup:
        source = BLANKS.sub(" ", source) if "  " in source else source
        text = clean_text(source if as_typed else set_text(source, dialect))
        return (Inline(text),) if text else ()
    runs = RunCollector(definitions)
    is_set = not as_typed and changes(source, dialect)
    if markup[0] == "\n" and not is_set and not _MARKUP_WITHIN_LINES.search(source, markup.end()):
        runs.add_lines(source)
        return runs.finish()
    try:
        tokens = inline_tokens(source, definitions)
        if is_set:
            set_tokens(tokens, dialect)
        runs.add(
            _with_own_lines_for_pictures(
                understood_html(tokens, definitions.placeholders), definitions.placeholders
            )
        )
    except RecursionError:
        return (Inline(clean_text(definitions.placeholders.plain(source))),)
    return runs.finish()


def inline_tokens(source: str, definitions: Definitions) -> list[Token]:
    """Return the tokens of some Markdown, as markdown-it gives them; with too much markup, one of text."""
    if len(source) > MOST_MARKUP and sum(map(source.count, "[*_`~<&")) > MOST_MARKUP:
        return [Token("text", "", 0, content=definitions.placeholders.plain(source))]
    parser = markdown(definitions.dialect)
    environment = {
        "references": definitions.references,
        "footnotes": definitions.footnotes,
        "dialect": definitions.dialect,
        "placeholders": definitions.placeholders,
    }
    return parser.inline.parse(source, parser, environment, [])


def _with_own_lines_for_pictures(tokens: list[Token], placeholders: Placeholders) -> list[Token]:
    """Make the breaks around lines that hold only pictures or players hard."""
    if len(tokens) == 1 or not any(token.type in ("image", "run", "chip") for token in tokens):
        return tokens
    lines: list[list[Token]] = [[]]
    breaks: list[Token] = []
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            breaks.append(token)
            lines.append([])
        else:
            lines[-1].append(token)
    pictures = [_only_pictures(line, placeholders) for line in lines]
    blanks = [all(token.nesting or _is_blank(token) for token in line) for line in lines]
    for index, token in enumerate(breaks):
        if (pictures[index] and not blanks[index + 1]) or (pictures[index + 1] and not blanks[index]):
            token.type = "hardbreak"
    return tokens


def _only_pictures(line: list[Token], placeholders: Placeholders) -> bool:
    return any(_is_picture(token, placeholders) for token in line) and all(
        token.nesting or _is_blank(token) or _is_picture(token, placeholders) for token in line
    )


def _is_picture(token: Token, placeholders: Placeholders) -> bool:
    """Tell whether a token is a picture, a player or another thing that a page of the web embeds."""
    if token.type == "chip":
        return any(run.image or run.link for run in placeholders.chip_at(int(token.content)))
    return token.type in ("image", "run")


def _is_blank(token: Token) -> bool:
    return token.type == "text" and not token.content.strip()

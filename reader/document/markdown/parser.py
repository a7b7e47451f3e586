"""The one place that sets markdown-it-py up: which rules read a post, and how deep they may nest."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.ruler import Ruler
from markdown_it.rules_inline import StateInline

from reader.document.markdown.block_rules import MAXIMUM_NESTING, use_block_rules
from reader.document.markdown.delimiters import emphasis, strikethrough
from reader.document.markdown.inline_rules import (
    bare_link,
    double_backslash_break,
    embed,
    footnote_reference,
    github_formula,
    wikilink,
)
from reader.document.markdown.link_labels import HELPERS
from reader.document.markdown.placeholder_rules import PLACEHOLDER_STARTS, inline_placeholder
from reader.document.source.dialect import Dialect, Engine

_TERMINATORS: Final = r"\n\\`*_~\[\]!<&$" + PLACEHOLDER_STARTS
_ADDRESS: Final = r"(?<![A-Za-z0-9])(?:[hH][tT][tT][pP][sS]?://|[wW][wW][wW]\.)"


class Markdown(MarkdownIt):
    """A parser that keeps the target of every link as it was written.

    What a target may open is decided when a person follows it, not here.
    """

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return True


def markdown(dialect: Dialect) -> MarkdownIt:
    """Return the parser of a dialect, without any state of its own: one serves all articles and threads."""
    return _markdown(dialect.engine, dialect.wikilinks, dialect.math)


@functools.cache
def _markdown(engine: Engine, is_vault: bool, has_math: bool) -> MarkdownIt:
    """Set up CommonMark with tables, strikethrough, task lists, footnotes and definition lists."""
    parser = Markdown("commonmark", {"maxNesting": MAXIMUM_NESTING, "tasklists": True})
    parser.helpers = HELPERS  # type: ignore[assignment]  # a module, of which three functions are asked for
    parser.enable("strikethrough")
    parser.inline.ruler.at("strikethrough", strikethrough)
    parser.inline.ruler.at("emphasis", emphasis)
    use_block_rules(parser, engine, has_math=has_math)
    inlines = parser.inline.ruler
    inlines.before("escape", "double_backslash_break", double_backslash_break)
    inlines.before("link", "footnote_reference", footnote_reference)
    # Markdown's own links come first, because ``[[a]](b)`` is one.
    inlines.after("link", "wikilink", wikilink)
    inlines.after("image", "embed", embed)
    inlines.after("entity", "bare_link", bare_link)
    inlines.push("placeholder", inline_placeholder)
    inlines.push("github_formula", github_formula)
    # What may begin markup within a line. All other characters are passed over in one step.
    parser.inline.terminator_re = re.compile(f"[{_TERMINATORS}]|{_ADDRESS}")
    if engine.is_older_than_commonmark:
        _use_links_of(engine, parser)
    if has_math:
        _use_rules_of_mathematics(parser)
    if is_vault:
        _use_rules_of_vaults(parser)
    _try_by_first_character(parser.inline.ruler)
    _compile(parser)
    return parser


def _use_links_of(engine: Engine, parser: MarkdownIt) -> None:
    """Let ``parser`` read links and pictures as an engine older than CommonMark does."""
    from reader.document.markdown.older.links import link_rules

    for name, rule in link_rules(engine).items():
        parser.inline.ruler.at(name, rule)


def _use_rules_of_vaults(parser: MarkdownIt) -> None:
    """Let ``parser`` read the highlights and tags of Obsidian."""
    from reader.document.markdown.vault_rules import highlight, pair_highlights, tag

    parser.inline.ruler.after("strikethrough", "highlight", highlight)
    parser.inline.ruler2.after("strikethrough", "highlight", pair_highlights)
    parser.inline.ruler.push("tag", tag)
    parser.inline.terminator_re = re.compile(f"{parser.inline.terminator_re.pattern}|==|#")


def _use_rules_of_mathematics(parser: MarkdownIt) -> None:
    """Let ``parser`` read formulas within a line, before anything in them or around them is markup."""
    from reader.document.markdown.math.inline import formula

    parser.inline.ruler.before("double_backslash_break", "formula", formula)


def _try_by_first_character(ruler: Ruler[InlineRule]) -> None:
    """Let one rule try those that may start with a character, in their order: markdown-it tries all of them.

    A text of nothing but markup takes half of the time.
    """
    rules = [
        (rule, _STARTS.get(name, ""))
        for name, rule in zip(ruler.get_active_rules(), ruler.getRules(""), strict=True)
    ]
    anywhere = tuple(rule for rule, characters in rules if not characters)
    starting = {
        character: tuple(rule for rule, characters in rules if not characters or character in characters)
        for character in {character for _, characters in rules for character in characters}
    }

    def try_rules(state: StateInline, silent: bool) -> bool:
        for rule in starting.get(state.src[state.pos], anywhere):  # noqa: SIM110  # a generator takes longer
            if rule(state, silent):
                return True
        return False

    ruler.push("by_first_character", try_rules)
    ruler.enableOnly(["by_first_character"])


InlineRule = Callable[[StateInline, bool], bool]
"""State, and whether only to tell; returns whether the rule matched."""

_STARTS: Final = {
    "newline": "\n",
    "formula": "$\\",
    "double_backslash_break": "\\",
    "escape": "\\",
    "backticks": "`",
    "strikethrough": "~",
    "highlight": "=",
    "emphasis": "*_",
    "footnote_reference": "[",
    "link": "[",
    "wikilink": "[",
    "image": "!",
    "embed": "!",
    "autolink": "<",
    "html_inline": "<",
    "entity": "&",
    "bare_link": "hHwW",
    "placeholder": PLACEHOLDER_STARTS,
    "github_formula": "$",
    "tag": "#",
}
"""What each rule may start with; others may start with anything."""


def _compile(parser: MarkdownIt) -> None:
    """Have the chains of rules made now, because making them is not safe in two threads at once."""
    parser.block.ruler.getRules("")
    parser.inline.ruler.getRules("")
    parser.inline.ruler2.getRules("")

"""The rules that prepare the source of an article for the parser, one a dialect or a part of one, in order.

A rule takes out of the text what Markdown has not, and leaves Markdown and placeholders. To add a dialect,
write a module with one function of the type `Rewrite`, and add a row to `RULES`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from typing import Final, NamedTuple, cast

from reader.content.discovery.site import Kind
from reader.document.source.dialect import Dialect
from reader.document.source.placeholders import Placeholders
from reader.document.source.source_map import Source

Rewrite = Callable[[Source, Dialect, Placeholders], Source]
"""Return a source rewritten, or the source itself where the rule finds nothing."""


class DialectRule(NamedTuple):
    """A row of the table: when a rule is asked, and where it is."""

    rewrite: str
    """The module below this package and the function in it, which is loaded when its sign is first found."""
    applies: Callable[[Dialect], bool]
    """Tell whether articles of a dialect may hold what the rule is for."""
    character: str
    """A text without it holds nothing for the rule. A single character is found ten times faster than two,
    which tells in a long article; it is empty where no one character will do."""
    sign: Callable[[str], bool]
    """Tell whether a text may hold something for the rule, by a search for a few characters."""
    part: Callable[[str], bool] | None = None
    """Tell the same more exactly, of a text that starts with a line end; None if ``sign`` is exact."""
    part_of_code: Callable[[str], bool] | None = None
    """Tell whether a text holds something that the rule reads in code too; None if it reads no code."""
    has_own_fences: bool = False
    """Whether the rule finds fences in a way of its own: it may take one that is indented for text."""

    def load(self) -> Rewrite:
        """Import the rule."""
        module, _, function = self.rewrite.partition(":")
        return cast(Rewrite, getattr(import_module(f"reader.document.dialects.{module}"), function))


_SHORTCODES_ONLY: Final = frozenset({Kind.HUGO, Kind.ZOLA, Kind.NIKOLA, Kind.QUARTO})
_LINES_OF_ATTRIBUTES: Final = frozenset({Kind.HUGO, Kind.QUARTO, Kind.VITEPRESS, Kind.PLAIN})
_ATTRIBUTES_IN_BRACES: Final = frozenset(
    {Kind.MATERIAL, Kind.PELICAN, Kind.NIKOLA, Kind.QUARTO, Kind.VITEPRESS, Kind.PLAIN}
)
"""Systems with Python-Markdown, and those that write attributes as it does."""


def _always(_dialect: Dialect) -> bool:
    return True


def _has_vault(dialect: Dialect) -> bool:
    return dialect.wikilinks


def _pattern(pattern: str) -> Callable[[str], bool]:
    """Return what tells whether a text holds a pattern, compiled when it is first searched for."""
    return lambda text: re.search(pattern, text) is not None


_TAG: Final = r"\{[{%#]"
_FENCE_WITH_TITLE: Final = r"(?:```|~~~)[ \t]*+[^\s`={}\[]++[ \t]++[^\s`\"={}\[]"


def _may_have_shortcodes(text: str) -> bool:
    return re.search(_TAG, text) is not None and (
        re.search(r"\{\{[<%]|\{[{%](?:- )?/\*|\)\s*+-?[}%]\}", text) is not None
    )


def _has_shortcodes_of_wordpress(text: str) -> bool:
    from reader.document.dialects.wordpress import SHORTCODE

    return SHORTCODE.search(text) is not None


def _may_have_extensions_of_python_markdown(text: str) -> bool:
    return bool(
        ("{" in text and re.search(r"\{(?:(?<=[)\]`*]\{):? ?(?:[.#][\w-]|[\w-]+=)| [.#]|: )", text))
        or re.search(r":(?::: |(?:material|octicons|fontawesome|simple)-)", text)
        or ("+" in text and re.search(r"\+\+[\w\"-][^\n]{0,80}?\+\+", text))
        or ("<" in text and "-8<-" in text)
    )


def _has_extensions_of_python_markdown(text: str) -> bool:
    from reader.document.dialects.python_markdown import PART

    return PART.search(text) is not None


def _may_have_components(text: str) -> bool:
    return "{" in text or "<" in text or re.search(r"(?m:^)(?:im|ex)port\b", text) is not None


def _has_components(text: str) -> bool:
    """Tell whether anything but comments of HTML looks like a part of MDX."""
    return (
        "{" in text
        or ("<" in text and "<" in re.sub(r"<!--(?:(?!--)[^\n])*-->", "", text))
        or re.search(r"\n(?:im|ex)port\b", text) is not None
    )


def _has_admonitions(text: str) -> bool:
    return "ad-" in text and ("```ad-" in text or "~~~ad-" in text)


RULES: Final = (
    DialectRule(
        "wordpress:without_wordpress",
        applies=_always,
        character="[",
        sign=_pattern(
            r"\[(?:/(?:wp_)?caption|/(?:source)?code|/source|/embed|video |audio "
            r"|(?:gallery|youtube|vimeo|dailymotion|tweet|instagram|gist|soundcloud)[\s=\\\]])"
        ),
        part=_has_shortcodes_of_wordpress,
    ),
    DialectRule(
        "liquid.includes:with_included_text",
        applies=lambda dialect: (
            dialect.includes is not None and dialect.templates and dialect.kind not in _SHORTCODES_ONLY
        ),
        character="{",
        sign=_pattern(r"\{%[-+~]?[ \t]*+(?:include|render|partial)"),
        part_of_code=_pattern(r"\{%[-+~]?[ \t]*+(?:include|render|partial)"),
    ),
    DialectRule(
        "shortcodes.includes:with_included_text",
        applies=lambda dialect: dialect.includes is not None and dialect.kind in (Kind.HUGO, Kind.QUARTO),
        character="{",
        sign=_pattern(r"(?i)\{\{[<%][ \t]*+(?:include|read)"),
    ),
    DialectRule(
        "snippets:with_snippets",
        applies=lambda dialect: dialect.includes is not None and dialect.kind in _ATTRIBUTES_IN_BRACES,
        character="<",
        sign=lambda text: "-8<-" in text,
        part_of_code=lambda text: "-8<-" in text,
    ),
    DialectRule(
        "liquid.fence_captions:with_captions",
        applies=lambda dialect: dialect.kind is Kind.HEXO,
        character="",
        sign=_pattern(_FENCE_WITH_TITLE),
        part_of_code=_pattern(_FENCE_WITH_TITLE),
    ),
    DialectRule(
        "shortcodes.shortcodes:without_shortcodes",
        applies=lambda dialect: dialect.templates,
        character="{",
        sign=_may_have_shortcodes,
        part_of_code=_pattern(r"[{%<-]\s?/\*"),
        has_own_fences=True,
    ),
    DialectRule(
        "liquid.templates:without_tags",
        applies=lambda dialect: dialect.templates and dialect.kind not in _SHORTCODES_ONLY,
        character="{",
        sign=_pattern(_TAG),
        # In Hexo, comments of HTML may be tags besides those in braces.
        part=_pattern(rf"{_TAG}|<!--[ \t]*+(?i:(?:end)?(?:tab|timeline|node))"),
        part_of_code=_pattern(r"\{%[-+~]?\s*+(?:end_?)?(?:raw|verbatim)"),
        has_own_fences=True,
    ),
    DialectRule(
        "shortcodes.hugo_attributes:without_attributes",
        applies=lambda dialect: (
            dialect.kind in _LINES_OF_ATTRIBUTES and (dialect.templates or dialect.kind is Kind.VITEPRESS)
        ),
        character="{",
        sign=_pattern(r"\{[.#\w][^{}\n]*+\}[ \t]*+(?m:$)"),
    ),
    DialectRule(
        "python_markdown:without_extensions",
        applies=lambda dialect: dialect.kind in _ATTRIBUTES_IN_BRACES,
        character="",
        sign=_may_have_extensions_of_python_markdown,
        part=_has_extensions_of_python_markdown,
    ),
    DialectRule(
        "mdx.components:without_components",
        applies=lambda dialect: dialect.mdx,
        character="",
        sign=_may_have_components,
        part=_has_components,
        part_of_code=lambda text: "mdx-code-block" in text,
        has_own_fences=True,
    ),
    DialectRule(
        "markdown_in_html:with_markdown_parted",
        applies=_always,
        character="<",
        sign=lambda text: " markdown" in text,
    ),
    DialectRule(
        "obsidian.admonitions:without_admonitions",
        applies=_has_vault,
        character="",
        sign=_has_admonitions,
        part_of_code=_has_admonitions,
    ),
    DialectRule(
        "obsidian.notes:with_whole_headers",
        applies=_has_vault,
        character="|",
        sign=lambda text: "|\n" in text and "--" in text,
        part=_pattern(r"\n[ \t>]*+\|[ \t]*+(?m:$)"),
    ),
    DialectRule(
        "obsidian.notes:without_comments",
        applies=_has_vault,
        character="%",
        sign=lambda text: "%%" in text,
    ),
    DialectRule(
        "obsidian.notes:without_block_ids",
        applies=_has_vault,
        character="",
        sign=lambda text: "^" in text or ("{" in text and "{ #" in text),
        part=_pattern(r"\^[A-Za-z0-9-]+[ \t]*(?=\n|\Z)|\{ #"),
    ),
    DialectRule(
        "obsidian.inline_notes:with_notes_at_the_end",
        applies=_always,
        character="^",
        sign=lambda text: "^[" in text,
    ),
    DialectRule(
        "kramdown.extensions:without_kramdown",
        applies=lambda dialect: dialect.kramdown,
        character="",
        sign=lambda text: (
            ("{" in text and "{:" in text)
            or ("^" in text and re.search(r"\n(?:>[ \t]?)*+\^[ \t]*(?:\n|\Z)", text) is not None)
        ),
    ),
    DialectRule(
        "kramdown.abbreviations:with_glossary",
        applies=_always,
        character="*",
        sign=lambda text: "*[" in text and "]: " in text,
        part=_pattern(r"\n\*\[[^\[\]\n]+\]:"),
    ),
)
"""All rules in the order in which they are asked: each finds the text as those before have left it."""


def rules_of(dialect: Dialect) -> list[DialectRule]:
    """Return the rules that articles of a dialect may need, in order."""
    return [rule for rule in RULES if rule.applies(dialect)]

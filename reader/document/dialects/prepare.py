"""What happens to the source of an article before it is parsed: every rewriter that applies, in order.

The patterns here are compiled when they are first searched for, which most articles never do.
"""

from __future__ import annotations

import re
from typing import Final

from reader.content.discovery.site import Kind
from reader.document.markdown.typography.emoji import load_names
from reader.document.source.dialect import Dialect
from reader.document.source.placeholders import Marks, without_reserved
from reader.document.source.source_map import Source

_TAG: Final = r"\{[{%#]"
"""A text without any of these has neither shortcodes nor tags of Liquid or Nunjucks."""

_SHORTCODE: Final = r"\{\{[<%]|\{[{%](?:- )?/\*|\)\s*+-?[}%]\}"
"""A text without any of these has no shortcodes."""

_SHORTCODES_ONLY: Final = frozenset({Kind.HUGO, Kind.ZOLA})

_COMPONENTS: Final = r"[{<]|(?m:^)(?:im|ex)port\b"
"""A text without any of these is no different in MDX."""

_ELEMENT_OF_MARKDOWN: Final = r" markdown[=>]"
"""A text without any of these has no Markdown that its tags of HTML ask for."""

_ATTRIBUTES: Final = r"\{[.#\w][^{}\n]*+\}[ \t]*+(?m:$)"
_PYTHON_MARKDOWN: Final = frozenset({Kind.MATERIAL, Kind.PELICAN, Kind.PLAIN})
_BRACES_OF_PYTHON_MARKDOWN: Final = r"\{(?:(?<=[)\]`*]\{):? ?(?:[.#][\w-]|[\w-]+=)| [.#]|: )"
_COLONS_OF_PYTHON_MARKDOWN: Final = r":(?::: |(?:material|octicons|fontawesome|simple)-)"
_KEYS_OF_PYTHON_MARKDOWN: Final = r"\+\+[\w\"-][^\n]{0,80}?\+\+"
"""A text without any of these and ``-8<-`` has nothing of the extensions of Python-Markdown."""

_BRACES_ARE_ATTRIBUTES: Final = frozenset({Kind.HUGO, Kind.PLAIN})

_WORDPRESS: Final = (
    r"\[(?:/(?:wp_)?caption|/(?:source)?code|/source|/embed|gallery|youtube|vimeo|dailymotion|tweet|instagram"
    r"|gist|soundcloud|video |audio )"
)
"""A text without any of these has no shortcodes of WordPress."""


def prepare(text: str, dialect: Dialect, marks: Marks) -> Source:
    """The Markdown of an article without what its other dialects add, for which marks stand in it.

    A dialect that leaves no trace in the text costs one search for a few characters. A single character is
    found ten times faster than two, which tells in a long article.
    """
    text = _with_plain_line_ends(text).replace("\0", "\ufffd")
    load_names(text)
    source = Source(without_reserved(text))
    if "[" in text and may_have_shortcodes_of_wordpress(text):
        from reader.document.dialects.wordpress import without_wordpress

        source = without_wordpress(source, marks)
    has_braces = "{" in text
    if has_braces and dialect.templates:
        source = _without_tags(source, dialect, marks)
    if may_have_extensions(text, dialect):
        from reader.document.dialects.python_markdown import without_extensions

        source = without_extensions(source, marks, has_kramdown=dialect.kramdown)
    if dialect.mdx and re.search(_COMPONENTS, source.text):
        from reader.document.dialects.mdx.components import without_components

        source = without_components(source, dialect, marks)
    if "<" in source.text and re.search(_ELEMENT_OF_MARKDOWN, source.text):
        from reader.document.dialects.markdown_in_html import with_markdown_parted

        source = with_markdown_parted(source)
    if dialect.wikilinks:
        source = _prepare_note(source, marks)
    has_carets = "^" in source.text
    if has_carets and "^[" in source.text:
        from reader.document.dialects.obsidian.inline_notes import with_notes_at_the_end

        source = with_notes_at_the_end(source)
    if "[[" in source.text:
        from reader.document.markdown.wikilinks import look_up_files

        look_up_files(source.text, dialect)
    if dialect.kramdown and ("{:" in source.text or (has_carets and "\n^" in source.text)):
        from reader.document.dialects.kramdown.extensions import without_kramdown

        source = without_kramdown(source, marks)
    if "*[" in source.text and "]: " in source.text:
        from reader.document.dialects.kramdown.abbreviations import with_glossary

        source = with_glossary(source, marks)
    return source


def may_have_tags(text: str, dialect: Dialect) -> bool:
    """Whether there may be tags of a template in a text of a dialect that has some."""
    sign = _SHORTCODE if dialect.kind in _SHORTCODES_ONLY else _TAG
    return re.search(sign, text) is not None


def may_have_attributes(text: str, dialect: Dialect) -> bool:
    """Whether there may be attributes as Hugo writes them."""
    return dialect.kind in _BRACES_ARE_ATTRIBUTES and re.search(_ATTRIBUTES, text) is not None


def may_have_shortcodes_of_wordpress(text: str) -> bool:
    """Whether there may be shortcodes of WordPress, or what is left of some."""
    return re.search(_WORDPRESS, text) is not None


def may_have_extensions(text: str, dialect: Dialect) -> bool:
    """Whether there may be something of the extensions of Python-Markdown."""
    return dialect.kind in _PYTHON_MARKDOWN and bool(
        ("{" in text and re.search(_BRACES_OF_PYTHON_MARKDOWN, text))
        or re.search(_COLONS_OF_PYTHON_MARKDOWN, text)
        or ("+" in text and re.search(_KEYS_OF_PYTHON_MARKDOWN, text))
        or ("<" in text and "-8<-" in text)
    )


def _with_plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _without_tags(source: Source, dialect: Dialect, marks: Marks) -> Source:
    """What the tags of templates say, and the attributes that Hugo writes in braces."""
    has_tags = re.search(_TAG, source.text) is not None
    if has_tags and re.search(_SHORTCODE, source.text):
        from reader.document.dialects.shortcodes.shortcodes import without_shortcodes

        source = without_shortcodes(source, dialect, marks)
    if has_tags and dialect.kind not in _SHORTCODES_ONLY and re.search(_TAG, source.text):
        from reader.document.dialects.liquid.templates import without_tags

        source = without_tags(source, dialect, marks)
    if may_have_attributes(source.text, dialect):
        from reader.document.dialects.shortcodes.hugo_attributes import without_attributes

        source = without_attributes(source, marks)
    return source


def _prepare_note(source: Source, marks: Marks) -> Source:
    """What only notes of Obsidian have."""
    if "ad-" in source.text and ("```ad-" in source.text or "~~~ad-" in source.text):
        from reader.document.dialects.obsidian.admonitions import without_admonitions

        source = without_admonitions(source, marks)
    from reader.document.dialects.obsidian.notes import (
        with_whole_headers,
        without_block_ids,
        without_comments,
    )

    if "|\n" in source.text and "--" in source.text:
        source = with_whole_headers(source)
    if "%%" in source.text:
        source = without_comments(source)
    if "^" in source.text or "{ #" in source.text:
        source = without_block_ids(source)
    return source

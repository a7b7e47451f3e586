"""Files that shortcodes of Hugo's themes include, read in: ``{{% readfile "part.md" %}}`` and its like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reader.content.front_matter.split import split_front_matter
from reader.document.dialects.code_blocks import code_block
from reader.document.dialects.included_text import IncludedText
from reader.document.dialects.placing import Lines
from reader.document.dialects.tags.tag import Tag, parse_tag
from reader.document.dialects.tags.words import option
from reader.document.source.code_mask import CodeMask
from reader.document.source.dialect import Dialect, Includes
from reader.document.source.placeholders import Placeholders
from reader.document.source.source_map import Replacement, Source

_SHORTCODE: Final = re.compile(
    r"\{\{[<%][ \t]*+(?P<tag>(?:include(?:-?file|-md)?|read-?file)[ \t][^{}<>%\n]*+)[>%]\}\}", re.IGNORECASE
)
_LOGIC: Final = re.compile(r"\{\{-?[ \t]*+(?![ \t<%])")


def with_included_text(source: Source, dialect: Dialect, _placeholders: Placeholders) -> Source:
    """Put the text of files that a post includes in the place of the shortcodes, as such themes do."""
    if dialect.includes is None:
        return source
    return source.rewritten(_Reader(dialect.includes).replacements(source.text))


class _Reader:
    def __init__(self, includes: Includes) -> None:
        self._includes = includes
        self._included = IncludedText(includes, self.replacements)

    def replacements(self, text: str) -> Iterator[Replacement]:
        """Yield what comes in the place of each shortcode that includes a file."""
        mask, lines = CodeMask(text), Lines(text)
        for found in _SHORTCODE.finditer(text):
            if mask.covers(found.start()):
                continue
            tag = parse_tag(found["tag"].rstrip().removesuffix("/"))
            name = option(tag, "file", "src", "path") or next(iter(tag.arguments), "")
            included = self._included.of(self._includes.find(name), _article_of) if name else None
            if included is not None:
                start, end = found.span()
                block = _code(included, tag, lines.prefix(start))
                yield Replacement(start, end, lines.on_own_lines(start, end, block) if block else included)


def _article_of(text: str) -> str | None:
    """Return the text of a file without its front matter; None if it is a template."""
    if text.startswith(("---", "+++")):
        text = split_front_matter(text).body
    return None if _LOGIC.search(text) else text


def _code(text: str, tag: Tag, prefix: str) -> str:
    """Return a file that a tag shows as code; empty if it is Markdown."""
    language = option(tag, "lang", "language", "highlight")
    is_code = bool(language) or option(tag, "code") == "true"
    return (
        code_block(f"\n{text}" if text.endswith("\n") else f"\n{text}\n", language, "", prefix)
        if is_code
        else ""
    )

"""``markdown="1"`` on an element: what it holds is Markdown, blocks and all (kramdown, md_in_html)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from reader.document.source.code_mask import CodeMask
from reader.document.source.dialect import Dialect
from reader.document.source.placeholders import Placeholders
from reader.document.source.source_map import Replacement, Source

_TAG: Final = re.compile(
    r"<(/?)(div|section|article|aside|main|figure|details|blockquote|center)(?=[\s>])[^<>]*+>", re.IGNORECASE
)
_SIGN: Final = re.compile(" markdown[=>]")
_IS_MARKDOWN: Final = re.compile(r"""\smarkdown(?:=(["']?)(?:1|block|true)\1)?(?=[\s>])""", re.IGNORECASE)


def with_markdown_parted(source: Source, _dialect: Dialect, _placeholders: Placeholders) -> Source:
    """Put blank lines around the tags of such elements, so that what they hold is parsed."""
    return source.rewritten(_replacements(source.text)) if _SIGN.search(source.text) else source


def _replacements(text: str) -> Iterator[Replacement]:
    open_elements: defaultdict[str, list[bool]] = defaultdict(list)
    """By name, whether the elements that are open hold Markdown."""
    for tag in CodeMask(text).outside(_TAG):
        around = open_elements[tag[2].lower()]
        if tag[1]:
            if around and around.pop():
                yield Replacement(tag.start(), tag.end(), f"\n\n{tag[0]}\n\n")
        else:
            around.append(bool(_IS_MARKDOWN.search(tag[0])))
            if around[-1]:
                yield Replacement(tag.end(), tag.end(), "\n\n")

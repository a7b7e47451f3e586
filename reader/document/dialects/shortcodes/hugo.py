"""Where the shortcodes of Hugo are in a text: ``{{< name >}}``, ``{{% name %}}`` and their closing halves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reader.document.dialects.shortcodes.shortcode import RawParts, Shortcode
from reader.document.dialects.tags.tag import parse_tag
from reader.document.source.code_mask import CodeMask
from reader.document.source.source_map import Replacement, Source

_START: Final = re.compile(r"\{\{([<%])\s?(/\*)?")
_STRINGS: Final = r'"(?:[^"\\\n]|\\.|\n(?![ \t]*\n))*+"|`[^`]*+`'
_INSIDE: Final = {
    "<": re.compile(rf'(?:[^"`\\>{{]++|{_STRINGS}|\\.|>(?!}}}})|\{{(?!\{{[<%])|["`\\])*+', re.DOTALL),
    "%": re.compile(rf'(?:[^"`\\%{{]++|{_STRINGS}|\\.|%(?!}}}})|\{{(?!\{{[<%])|["`\\])*+', re.DOTALL),
}
"""All up to what ends a shortcode or starts the next one, past the strings among its arguments."""

_COMMENT_START: Final = re.compile(r"\{\{(?:- )?/\*")
_COMMENT_END: Final = re.compile(r"\*/(?: -)?\}\}")

_CLOSERS: Final = {"<": ">}}", "%": "%}}"}
_NAME: Final = re.compile(r"/?\s*\w")
_SAMPLE: Final = re.compile(r"\{\{([<%])\s?/\*((?:(?!\*/)[\s\S])*+)\*/\s?[>%]\}\}")

EFFORT: Final = 4
"""How many times the length of a text is looked through for shortcodes that may turn out not to be closed."""


def shortcodes(text: str) -> list[Shortcode]:
    """Return the shortcodes of a text in order, those in code included; one that is not closed is none."""
    found: list[Shortcode] = []
    mask, raw_parts = CodeMask(text), RawParts(text)
    effort = EFFORT * len(text)
    position = 0
    while effort > 0 and (start := _START.search(text, position)):
        if raw_end := raw_parts.end_around(start.start()):
            position = raw_end
            continue
        shortcode = _sample(text, start) if start[2] else _shortcode(text, start)
        if isinstance(shortcode, int):
            effort -= shortcode
            position = start.end()
            continue
        found.append(shortcode._replace(covered=mask.covers(start.start())))
        position = shortcode.end
    return found


def without_comments(source: Source) -> Source:
    """Remove the comments of Hugo's templates, ``{{/* … */}}``."""
    return source.rewritten(_comments(source.text))


def without_escapes(code: str) -> str:
    """Show the samples of shortcodes in code, ``{{</* name */>}}``, without their comment signs."""
    return _SAMPLE.sub(lambda sample: _shown(sample[1], sample[2]), code) if "/*" in code else code


def _comments(text: str) -> Iterator[Replacement]:
    mask = CodeMask(text)
    position = 0
    while start := _COMMENT_START.search(text, position):
        end = _COMMENT_END.search(text, start.end())
        if end is None:
            return
        position = end.end()
        if not mask.covers(start.start()):
            yield Replacement(start.start(), position, "")


def _shortcode(text: str, start: re.Match[str]) -> Shortcode | int:
    """Parse the shortcode at a match; return how many characters were looked at if there is none."""
    kind = start[1]
    inside = _INSIDE[kind].match(text, start.start() + 3)
    assert inside is not None
    words = inside[0].strip()
    if not text.startswith(_CLOSERS[kind], inside.end()) or not _NAME.match(words):
        return len(inside[0]) + 1
    end = inside.end() + 3
    if words.startswith("/"):
        name = words[1:].strip()
        return Shortcode(start.start(), end, "closing", key=name.lower())
    alone = inside[0].endswith("/") or words.endswith((" /", "\t/"))
    tag = parse_tag(words.removesuffix("/").replace("\t", " ") if alone else words.replace("\t", " "))
    return Shortcode(start.start(), end, "alone" if alone else "opening", tag, tag.name.lower())


def _sample(text: str, start: re.Match[str]) -> Shortcode | int:
    """Parse a commented-out shortcode, which is how Hugo lets people write about shortcodes."""
    comment = _SAMPLE.match(text, start.start())
    if comment is None:
        return len(text) - start.start()
    return Shortcode(comment.start(), comment.end(), "literal", text=_shown(comment[1], comment[2]))


def _shown(kind: str, inside: str) -> str:
    return f"{{{{{kind}{inside}{_CLOSERS[kind]}"

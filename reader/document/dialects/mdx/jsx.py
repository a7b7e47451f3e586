"""The tags of JSX: what they are called, their attributes, and where they end."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

from reader.document.dialects.mdx.javascript import Brackets, listed, literal, only_argument, without_comments

_NAME: Final = re.compile(r"(?:[A-Za-z_$][\w$]*(?:[.:-][\w$]+)*)?+(?=[\s/>{])")
_ATTRIBUTE: Final = re.compile(r"([A-Za-z_$@:][\w$:.@-]*)(\s*+=\s*+)?")
_BARE: Final = re.compile(r"[^\s\"'{}<>=`]+")
_BLANKS: Final = re.compile(r"\s*+")
_LONGEST_VALUE: Final = 10_000

Values = Mapping[str, str]
"""What variables are known to stand for: the files that they were imported from."""


class JsxTag(NamedTuple):
    """A tag as it stands in a text."""

    start: int
    end: int
    kind: Literal["opening", "closing", "alone"]
    name: str
    """Empty for a fragment, ``<>``."""
    attributes: tuple[tuple[str, str], ...] = ()
    """Those whose value is known, with it. One without a value is ``true``."""
    is_html: bool = False
    """Whether it is written as HTML would be too."""

    @property
    def is_component(self) -> bool:
        """Tell whether it is a fragment or a part of a program and not an element of HTML."""
        return not self.name or not self.name[0].islower() or "." in self.name

    @property
    def options(self) -> dict[str, str]:
        return dict(self.attributes)


def jsx_tag(text: str, start: int, brackets: Brackets, values: Values) -> JsxTag | None:
    """Parse the tag at a ``<``; None if there is no whole one."""
    closing = text.startswith("</", start)
    name = _NAME.match(text, start + 1 + closing)
    if name is None or not (name[0] or text.startswith(">", name.end())):
        return None
    position = name.end()
    attributes: list[tuple[str, str]] = []
    is_html = True
    while True:
        after_blanks = _blanks(text, position)
        sign = text[after_blanks : after_blanks + 1]
        if sign == ">":
            kind: Literal["opening", "closing"] = "closing" if closing else "opening"
            return JsxTag(start, after_blanks + 1, kind, name[0], tuple(attributes), is_html)
        if closing:
            return None
        if text.startswith("/>", after_blanks):
            return JsxTag(start, after_blanks + 2, "alone", name[0], tuple(attributes), is_html)
        if sign == "{":
            end = brackets.end(after_blanks)
            if end is None:
                return None
            position, is_html = end, False
            continue
        attribute = _ATTRIBUTE.match(text, after_blanks)
        if attribute is None or after_blanks == position:
            return None
        position = attribute.end() if attribute[2] else attribute.end(1)
        if not attribute[2]:
            attributes.append((attribute[1], "true"))
            continue
        value_end, value = _value(text, position, brackets, values)
        if value_end is None:
            return None
        is_html = is_html and text[position] != "{"
        position = value_end
        if value is not None:
            attributes.append((attribute[1], value))


def _blanks(text: str, start: int) -> int:
    blanks = _BLANKS.match(text, start)
    return blanks.end() if blanks else start


def _value(text: str, start: int, brackets: Brackets, values: Values) -> tuple[int | None, str | None]:
    """Return where the value of an attribute ends, and what it is, if that is known."""
    sign = text[start : start + 1]
    if sign in ("'", '"'):
        end = text.find(sign, start + 1, start + _LONGEST_VALUE)
        return (None, None) if end < 0 else (end + 1, html.unescape(text[start + 1 : end]))
    if sign == "{":
        closed = brackets.end(start)
        return closed, None if closed is None else _known(text[start + 1 : closed - 1], values)
    bare = _BARE.match(text, start)
    return (bare.end(), bare[0]) if bare else (None, None)


def _known(code: str, values: Values) -> str | None:
    """Return what an expression in braces comes to, as far as that is known without running it."""
    code = without_comments(code)
    if code in ("true", "false"):
        return code
    said = literal(code)
    if said is not None:
        return said
    if strings := listed(code):
        return ", ".join(strings)
    argument = only_argument(code)
    return argument if argument is not None else values.get(code.removesuffix(".src"))

"""What the expressions of Liquid and Nunjucks come to, as far as the site, the post and its tags tell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from reader.content.discovery.site import Kind
from reader.document.dialects.liquid.filters import filtered
from reader.document.dialects.tags.tag import Tag, parse_arguments
from reader.document.source.dialect import Dialect
from reader.document.source.placeholders import without_reserved

_PART: Final = re.compile(r"""(?:[^|"']++|"[^"]*+"|'[^']*+'|["'])++""")
_OPERAND: Final = re.compile(r"""(?:"([^"]*+)"|'([^']*+)'|(-?\d[\d.]*+)|([A-Za-z_][\w.-]*+))""")
_FILTER: Final = re.compile(r"\s*+([A-Za-z_]\w*+)\s*+[:(]?")
_INDEX: Final = re.compile(r"""\[\s*+["']([\w-]++)["']\s*+\]""")
_ASSIGNMENT: Final = re.compile(r"\s*+([A-Za-z_][\w-]*+)\s*+=(?!=)(.*)", re.DOTALL)

_LOOP: Final = re.compile(r"([A-Za-z_][\w-]*+)\s++in\s++([A-Za-z_][\w.-]*+)\s*\Z")
_LITERAL_LOOP: Final = re.compile(
    r"([A-Za-z_][\w-]*+)\s++in\s++(?:\((\d{1,3})\.\.(\d{1,3})\)"
    r"|\[((?:\s*+(?:\"[^\"]*+\"|'[^']*+'|\d++)\s*+,?)++)\])\s*\Z"
)
_ITEM: Final = re.compile(r"\"([^\"]*+)\"|'([^']*+)'|(\d++)")
_NESTED: Final = re.compile(r"\{\{-?([^{}]*+)\}\}")
_VARIABLE: Final = re.compile(
    r""""[^"]*+"|'[^']*+'|(?<==)([A-Za-z_][\w.-]*+)(?=[,\s]|\Z)|(?<![^\s,])((?:page|site)\.[\w.-]++)(?=[,\s]|\Z)"""
)
"""What is quoted, or a variable: as the value of an option any, by itself one of the page or the site."""

_WORD: Final = re.compile(r""""[^"]*+"|'[^']*+'|(?<![\w.-])([A-Za-z_]\w*+)(?![\w.(=:-])""")
"""What is quoted, or a single word."""

_ROOTS: Final = frozenset(
    {"site.baseurl", "site.url", "site.base_url", "site.github.url", "config.url", "config.root", "baseurl"}
)
"""What stands for the address of the site: links of posts start at its root."""

_LONGEST: Final = 2_000
"""Characters that a value may have. None that a person wrote for a sentence is longer."""

_MOST: Final = 1_000_000
"""Characters that all values together may have: a text of tags must not grow without end."""


class Loop(NamedTuple):
    """A variable, and the words that it stands for one after the other."""

    variable: str
    words: Sequence[str]


class Values:
    """The variables of one post, as its tags set them one after the other."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._variables: dict[str, str | None] = {}
        self._lists: dict[str, list[str] | None] = {}
        self._left = _MOST

    def evaluate(self, expression: str) -> str | None:
        """Return the text that an expression with filters comes to; None when that is not known."""
        parts = _PART.findall(_INDEX.sub(r".\1", expression))
        value = self.operand(parts[0]) if parts else ""
        for part in parts[1:]:
            value = self._filtered(value, part)
            if value is not None and len(value) > _LONGEST:
                return None
        return value if value is None or self.may_grow(len(value)) else None

    def may_grow(self, characters: int) -> bool:
        """Tell whether the article may become longer by so many characters, and count them as used."""
        self._left -= characters
        return self._left > 0

    def operand(self, text: str) -> str | None:
        """Return the text that a literal or a variable comes to; None when that is not known."""
        found = _OPERAND.fullmatch(text.strip())
        if not found:
            return None
        double, single, number, name = found.groups()
        if name is None:
            return next(value for value in (double, single, number) if value is not None)
        value = self._variable(name)
        return None if value is None or len(value) > _LONGEST else without_reserved(" ".join(value.split()))

    def assign(self, statement: str) -> None:
        """Take note of ``name = expression``, the text of ``assign`` and ``set``."""
        found = _ASSIGNMENT.match(statement)
        if found:
            self._lists[found[1]] = self._split(found[2])
            self.define(found[1], self.evaluate(found[2]))

    def loop(self, statement: str) -> Loop | None:
        """Parse ``variable in list``, the text of ``for``; None if the words of the list are not known."""
        if literal := _LITERAL_LOOP.match(statement):
            return _literal_loop(literal)
        found = _LOOP.match(statement)
        if not found:
            return None
        variable, name = found.groups()
        words = self._lists.get(name)
        if words is None and name.startswith("page."):
            words = (self._variable(name) or "").split(", ")
        return Loop(variable, words) if words and words != [""] else None

    def define(self, name: str, value: str | None) -> None:
        """Give a variable a value, None if it is not known."""
        self._variables[name] = value

    def resolved(self, tag: Tag) -> Tag:
        """Return a tag with the values of the variables among its arguments, as far as they are known."""
        text = _NESTED.sub(self._nested_value, tag.text) if "{{" in tag.text else tag.text
        text = _VARIABLE.sub(self._quoted_value, text)
        if self._dialect.kind is Kind.ELEVENTY and self._variables:
            text = _WORD.sub(self._quoted_variable, text)
        return tag if text == tag.text else Tag(tag.name, *parse_arguments(text), text)

    def _nested_value(self, found: re.Match[str]) -> str:
        return self.evaluate(found[1]) or ""

    def _quoted_variable(self, found: re.Match[str]) -> str:
        """Return the value of a variable that the post has set, in quotes; anything else as it is."""
        return self._quoted_value(found) if found[1] in self._variables else found[0]

    def _quoted_value(self, found: re.Match[str]) -> str:
        name = found[found.lastindex] if found.lastindex else ""
        value = self.operand(name) if name else None
        return found[0] if value is None else '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'

    def _split(self, expression: str) -> list[str] | None:
        """Return the words that a final filter ``split`` makes of a text; None if they are not known."""
        *others, last = _PART.findall(expression) or [""]
        found = _FILTER.match(last)
        if not others or not found or found[1] != "split":
            return None
        text, separators = self.evaluate("|".join(others)), self._arguments(last[found.end() :])
        return text.split(separators[0]) if text and separators and separators[0] else None

    def _filtered(self, value: str | None, part: str) -> str | None:
        found = _FILTER.match(part)
        if not found:
            return value
        name = found[1]
        arguments = self._arguments(part[found.end() :])
        if name == "default":
            return value or next(iter(arguments), None)
        return None if value is None else filtered(name, value, arguments)

    def _arguments(self, text: str) -> Sequence[str]:
        """Return the arguments of a filter, an empty text for each that is not known."""
        return [self.operand(found[0]) or "" for found in _OPERAND.finditer(text)]

    def _variable(self, name: str) -> str | None:
        if name in self._variables:
            return self._variables[name]
        if name in _ROOTS:
            return ""
        scope, _, rest = name.partition(".")
        if scope in ("site", "config") and rest:
            return _setting(self._dialect.settings, rest)
        if scope == "page" and rest:
            return self._dialect.fields.get(rest.lower())
        return None if rest else self._dialect.fields.get(name.lower())


def _literal_loop(found: re.Match[str]) -> Loop:
    """Return the loop over a range of numbers or over a list that is written out."""
    if found[2]:
        return Loop(found[1], [str(number) for number in range(int(found[2]), int(found[3]) + 1)])
    return Loop(found[1], ["".join(item) for item in _ITEM.findall(found[4])])


def _setting(settings: object, path: str) -> str | None:
    for part in path.split("."):
        settings = settings.get(part) if isinstance(settings, Mapping) else None
    if isinstance(settings, bool) or not isinstance(settings, str | int | float):
        return None
    return str(settings)

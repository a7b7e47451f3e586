"""Attribute lists: ``#id .class key="value" name`` between braces, of kramdown, Pandoc, Hugo and others."""

from __future__ import annotations

import re
from typing import Final

from reader.document.source.placeholders import MOST_ATTRIBUTES, Attributes

_WORD: Final = re.compile(
    r"""
    \s*(?:
      (?P<key>[\w:-]+)=(?:"(?P<double>(?:[^"\\]|\\.)*)"|'(?P<single>(?:[^'\\]|\\.)*)'|(?P<bare>[^\s"'>{}][^\s"'{}]*))
      | (?P<names>(?:[#.]-{0,2}[^\W\d][^\s#."'=<>{}()\[\],;]*)+)
      | (?P<name>\w[\w:-]*)
      | (?P<dash>-)
    )(?=\s|\Z)
    """,
    re.VERBOSE,
)

_SIGNED: Final = re.compile(r"[#.][^#.]+")


def parse_attributes(text: str) -> Attributes | None:
    """Parse what is between the braces of an attribute list.

    None if anything in it is no attribute, or if there are more of them than a person writes. A bare name is
    a value without text; kramdown means by it a list defined elsewhere. The ``-`` of Pandoc stands for the
    class ``unnumbered``, and is left out.
    """
    identifier = ""
    classes: list[str] = []
    values: dict[str, str] = {}
    position, end = 0, len(text.rstrip())
    while position < end:
        word = _WORD.match(text, position, end)
        if word is None or len(classes) + len(values) > MOST_ATTRIBUTES:
            return None
        position = word.end()
        if word["key"]:
            values[word["key"]] = word["double"] or word["single"] or word["bare"] or ""
        elif word["name"]:
            values[word["name"]] = ""
        for sign in _SIGNED.findall(word["names"] or ""):
            if sign[0] == "#":
                identifier = sign[1:]
            else:
                classes.append(sign[1:])
    identifier = values.pop("id", "") or identifier
    classes += values.pop("class", "").split()
    return Attributes(identifier, tuple(classes[:MOST_ATTRIBUTES]), values)

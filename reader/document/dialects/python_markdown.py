"""What sites of Material for MkDocs write besides Markdown: attribute lists, icons, keys, included files.

The forms are those of Python-Markdown's ``attr_list``, of ``pymdownx`` and of ``mkdocstrings``. What only
looks like one of them is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reader.document.dialects.placing import belongs_to_block
from reader.document.model import Inline, Link
from reader.document.source.attribute_lists import parse_attributes
from reader.document.source.code_mask import CodeMask
from reader.document.source.dialect import Dialect
from reader.document.source.placeholders import Attributes, Placeholders
from reader.document.source.source_map import Replacement, Source

PART: Final = re.compile(
    r"""
    (?P<icon>:(?:material|octicons|fontawesome|simple)-[a-z0-9-]++:)
    | \{(?P<colon>:?)[ ]*(?P<list>(?:[.#]\w|[\w-]++=)[^{}\n]*+)\}
    | (?<![+\w])\+\+(?P<keys>[a-z0-9]++(?:-[a-z0-9]++)*+(?:\+[a-z0-9]++(?:-[a-z0-9]++)*+)*+)\+\+(?![+\w])
    | ^[ \t]*+-{1,}8<-{1,}[ \t]++"(?P<file>[^"\n]++)"[ \t]*+$
    | ^:::[ ](?P<module>[A-Za-z_]\w*+(?:\.\w++)++)[ \t]*+$
    """,
    re.VERBOSE | re.MULTILINE,
)
"""What may be something of the extensions. A text without any stays as it is."""

_SET_OF_ICONS: Final = re.compile(r"(?:fontawesome-(?:brands|regular|solid)|[a-z]+)-")
_SIZE_OF_ICON: Final = re.compile(r"-[0-9]+\Z")

_LONGEST_SPAN: Final = 1_000
"""Characters before a list in which the link or picture that it belongs to must start."""


def without_extensions(source: Source, dialect: Dialect, placeholders: Placeholders) -> Source:
    """Return the source with placeholders for what the extensions show.

    ``{: … }`` is left to kramdown if there is that.
    """
    return source.rewritten(_Rewriter(source.text, placeholders, dialect).replacements())


class _Rewriter:
    def __init__(self, text: str, placeholders: Placeholders, dialect: Dialect) -> None:
        self._text = text
        self._placeholders = placeholders
        self._dialect = dialect
        self._icon_end = -1
        """Where the last icon ends, which may have attributes too."""

    def replacements(self) -> Iterator[Replacement]:
        for part in CodeMask(self._text).outside(PART):
            start, end = part.span()
            if part["icon"]:
                self._icon_end = end
                yield self._icon(start, end)
            elif part["list"]:
                attributes = parse_attributes(part["list"])
                is_of_kramdown = part["colon"] and self._dialect.kramdown and start != self._icon_end
                if attributes is not None and not is_of_kramdown:
                    yield from self._attributes(start, end, attributes)
            elif part["keys"]:
                yield Replacement(start, end, self._placeholders.chip(*_keys(part["keys"])))
            else:
                chip = Inline(f"⟨{part['file'] or part['module']}⟩", "chip", self._link(part["file"]))
                yield Replacement(start, end, self._placeholders.chip(chip))

    def _link(self, name: str | None) -> Link | None:
        """Return a link to the file that a snippet names and that could not be read in."""
        includes = self._dialect.includes
        file = includes.find(name) if includes and name else None
        return Link(includes.address(file)) if includes and file else None

    def _icon(self, start: int, end: int) -> Replacement:
        """Remove an icon, or show its name if it is all that stands in brackets."""
        text = self._text
        if text[start - 1 : start] == "[" and text[end : end + 1] == "]":
            return Replacement(start, end, _name_of_icon(text[start + 1 : end - 1]))
        if text[end : end + 1] == " ":
            return Replacement(start, end + 1, "")
        return Replacement(start - (text[start - 1 : start] == " "), end, "")

    def _attributes(self, start: int, end: int, attributes: Attributes) -> Iterator[Replacement]:
        line_start = self._text.rfind("\n", 0, start) + 1
        before = self._text[max(line_start, start - _LONGEST_SPAN) : start]
        if self._ends_line(end) and belongs_to_block(self._text, start):
            yield Replacement(start, end, self._placeholders.attributes(attributes))
        elif start == self._icon_end or _ends_span(before, attributes):
            yield Replacement(start, end, self._placeholders.after_span(attributes))

    def _ends_line(self, end: int) -> bool:
        line_end = self._text.find("\n", end)
        return not self._text[end : len(self._text) if line_end < 0 else line_end].strip()


def _ends_span(before: str, attributes: Attributes) -> bool:
    """Tell whether a line so far ends with a link or picture; or with emphasis or code, and a class follows.

    ``_{i=1}`` is a part of a formula.
    """
    match before[-1:]:
        case ")":
            return "](" in before
        case "]":
            return "][" in before
    return before.endswith(("*", "`")) and bool(attributes.identifier or attributes.classes)


def _name_of_icon(icon: str) -> str:
    """Return ``eye`` of ``octicons-eye-16``."""
    return _SIZE_OF_ICON.sub("", _SET_OF_ICONS.sub("", icon, count=1)).replace("-", " ")


def _keys(names: str) -> Iterator[Inline]:
    """Show ``Ctrl+Alt+P`` as keys of a keyboard."""
    for index, name in enumerate(names.split("+")):
        if index:
            yield Inline("+")
        yield Inline(name.replace("-", " ").capitalize(), "keycap")

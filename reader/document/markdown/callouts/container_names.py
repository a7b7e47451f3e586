"""What the first line of a container says: its kind, its title, whether it is folded."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from reader.document.source.attribute_lists import parse_attributes
from reader.document.source.callout_kinds import callout_of_classes, kind_of, opening_of
from reader.document.source.placeholders import PLAIN, Attributes, Opening

_INDENTED: Final = re.compile(
    r"""(?:!!!|(?P<folded>\?\?\?)(?P<open>\+)?)[ ]?
    (?P<names>[\w-]++(?:[ ]++[\w-]++)*+)?+[ ]*+(?:"(?P<title>.*)")?[ \t]*\Z""",
    re.VERBOSE,
)
_TAB: Final = re.compile(r'===(?:!|\+|\+!|!\+)?[ ]+"(.*)"[ \t]*\Z')

_NAME: Final = re.compile(r"[^\W\d][\w-]*+")

_DIRECTIVE: Final = re.compile(r"\{([^\W\d][\w-]*)\}[ \t]+(.*)")

_FOLDING: Final = frozenset(
    ("details", "spoiler", "collapse", "collapsible", "expand", "toggle", "accordion", "dropdown")
)

_LAYOUT: Final = frozenset(
    (
        *("row", "rows", "column", "columns", "col", "cols", "grid", "flex", "center", "left", "right"),
        *("figure", "div", "section", "container", "wrapper", "block", "content", "layout", "panel", "box"),
        *("card", "cards", "tabs", "tab-set", "code-group", "code-tabs", "raw", "v-pre", "slide", "steps"),
    )
)
"""Names that only say where something stands."""

_WIDTHS: Final = frozenset(("inline", "end"))
"""Words of Material for where a block stands."""

_NEUTRAL: Final = frozenset(("note", "message", "alert", "callout", "admonition", "notice"))
"""Names after which a kind may stand, as in Qiita and Zenn."""


class IndentedOpening(NamedTuple):
    """The first line of a block whose body is indented."""

    opening: Opening
    is_titled: bool


def indented_opening(line: str) -> IndentedOpening | None:
    """Parse ``!!! type "Title"``, ``??? type``, ``???+ type`` or ``=== "Tab"``; None if a line is none."""
    tab = _TAB.match(line)
    if tab:
        return IndentedOpening(Opening("details", tab[1].strip() or "Tab"), True)
    found = _INDENTED.match(line)
    if found is None or (found["names"] is None and not (found["folded"] and found["title"])):
        return None
    names = [name for name in (found["names"] or "").split() if name not in _WIDTHS] or [""]
    name = next(filter(kind_of, names), names[0])
    folded = found["open"] is None if found["folded"] else None
    opening = opening_of(name, (found["title"] or "").strip(), folded)
    if found["title"] == "" and folded is None:
        opening = opening._replace(title="")
    return IndentedOpening(opening, found["title"] is not None)


def opening_of_fence(text: str) -> Opening | None:
    """Parse the text after ``:::``; None if it opens nothing, `PLAIN` if it only says how to set the page.

    ``note Title``, ``note[Title]{#id}`` and ``note{title="…"}`` are read, Pandoc's
    ``{.callout-note title="…"}``, and ``{note} Title`` of MyST.
    """
    directive = _DIRECTIVE.match(text)
    if directive:
        return _of_name(directive[1].lower(), directive[2], Attributes())
    name = _NAME.match(text)
    rest = text[name.end() :] if name else text
    listed = _attributes_at_end(rest)
    if listed is not None:
        rest, attributes = listed
    elif name is None or rest.endswith(":"):
        return None
    else:
        attributes = Attributes()
    given = attributes.values.get("title") or attributes.values.get("name") or ""
    title = _title(rest) or given
    return _of_name(name[0].lower(), title, attributes) if name else _of_attributes(attributes, title)


def _attributes_at_end(text: str) -> tuple[str, Attributes] | None:
    """Split off the attribute list that ends a text, after which Pandoc allows more colons; None without."""
    trimmed = text.rstrip(": \t")
    opening = trimmed.rfind("{")
    if opening < 0 or trimmed[-1] != "}":
        return None
    attributes = parse_attributes(trimmed[opening + 1 : -1])
    return (text[:opening], attributes) if attributes and attributes != Attributes() else None


def _title(text: str) -> str:
    text = text.strip()
    return text[1:-1].strip() if text.startswith("[") and text.endswith("]") else text


def _of_attributes(attributes: Attributes, title: str) -> Opening:
    """Return what Pandoc's ``::: {.class key="value"}`` opens."""
    folded = {"true": True, "false": False}.get(attributes.values.get("collapse", "").lower())
    names = [*attributes.classes, *(name for name, value in attributes.values.items() if not value)]
    name = callout_of_classes(names)
    if name is None:
        name = next(filter(kind_of, names), None)
    if name is None and not title:
        return PLAIN
    return opening_of(name or "", title, folded)


def _of_name(name: str, title: str, attributes: Attributes) -> Opening:
    if name in _FOLDING:
        return Opening("details", title or name.capitalize(), "open" not in attributes.values)
    if name in _LAYOUT:
        return Opening("details", title) if title else PLAIN
    if name in ("tab", "tabitem", "tab-item"):
        return Opening("details", title or "Tab")
    if name in _NEUTRAL and kind_of(title):
        return opening_of(title)
    given = name if kind_of(name) else callout_of_classes([name, *attributes.classes])
    return opening_of(name if given is None else given, title)

"""Where to go in an article: one value for links, results, bookmarks, the command line and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from reader.document.model import Document, Place
    from reader.document.reading.anchors import Anchor


class Destination(NamedTuple):
    """A place in an article, by what names it there. Without any name it is the top.

    What finds it is loaded when it is first looked for: the command line makes one before anything else.
    """

    fragment: str = ""
    """What names a section or a place, as behind the ``#`` of a link."""
    line: int | None = None
    """A 1-based line of the file; it counts more than a fragment."""
    anchor: Anchor | None = None
    """The words that were read there; they count most."""
    rows_above: int = 0
    """Rows in view that lead up to the one with the anchor."""
    words: tuple[str, ...] = ()
    """Words to highlight, folded, the first of them from the line on."""

    def find(self, document: Document, *, since: int = 0) -> Place | None:
        """Return the place in an article; None while it has not been read, or when nothing there is named so.

        ``since`` is how many leaves there were when it was looked for before.
        """
        from reader.document.model import Place

        if self.anchor is not None:
            from reader.document.reading.anchor_search import find_anchor

            return find_anchor(document, self.anchor, since=since)
        if self.line is not None:
            from reader.document.reading.source_lines import place_at_line

            return place_at_line(document, self.line)
        if not self.fragment:
            return Place(0)
        from reader.document.reading.fragments import named_place, section_of_fragment

        section = section_of_fragment(document, self.fragment)
        return named_place(document, self.fragment) if section is None else document.sections[section].place


TOP: Final = Destination()
"""The beginning of an article."""


def destination_from_text(anchor: str, rows_above: int) -> Destination | None:
    """Return what memory kept of a place as text; None when it makes no sense."""
    from reader.document.reading.anchors import Anchor

    known = Anchor.from_text(anchor)
    return None if known is None else Destination(anchor=known, rows_above=rows_above)

"""The footnotes of what is in view, read below the article without leaving the place in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reader.app.article.reading_pane import ReadingPane
from reader.app.widgets.effects import NoEffectError
from reader.document.markdown.runs import FOOTNOTE_HREF
from reader.document.model import Document, Footnote, Frame, Link
from reader.document.reading.notes import notes_document
from reader.page.layout import Page, PageOptions
from reader.page.rows import Row, RowPosition, Run

LARGEST_SHARE: Final = 3
"""The panel takes at most this part of the pane that it stands in."""

BORDER_ROWS: Final = 1
"""Rows that the line above the notes takes."""


class NotesPanel(ReadingPane):
    """Shows some notes of an article as they stand at its end. It is not displayed without any."""

    def __init__(self, *, id: str) -> None:
        super().__init__(options=PageOptions(), id=id)
        self.border_title = " Notes "
        self.display = False

    @property
    def labels(self) -> list[str]:
        """Return the labels of the notes that are shown, case folded."""
        blocks = self.document.blocks if self.document else []
        return [block.label.casefold() for block in blocks if isinstance(block, Footnote)]

    def open(self, notes: Sequence[Footnote], article: Document, options: PageOptions) -> None:
        """Show notes of an article, set as it is."""
        self.display = True
        self.viewport.set_options(options)
        self.show(notes_document(notes, article))

    def fit(self, room: int, width: int) -> None:
        """Be as high as the notes are at a width, within their part of ``room`` rows."""
        if self.document is None:
            return
        most = max(1, room // LARGEST_SHARE - BORDER_ROWS)
        rows = len(Page(self.document, width, self.viewport.options).rows(RowPosition(0, 0), most))
        self.styles.height = rows + BORDER_ROWS

    def click_run(self, row: Row, run: Run) -> None:
        """Go to the note whose number was clicked."""
        frame = self._note_frame(row.leaf)
        if run.start < 0 and frame is not None and run.text.strip() == frame.marker.strip():
            self._follow_to(frame)
        else:
            super().click_run(row, run)

    def action_choose(self) -> None:
        """Go to the first note in view, where it stands in the article."""
        frame = self._note_frame(self.place.leaf)
        if frame is None:
            raise NoEffectError("There is no note to go to")
        self._follow_to(frame)

    def _note_frame(self, leaf: int) -> Frame | None:
        """Return the frame around the leaves of a note."""
        leaves = self.document.leaves if self.document else []
        return leaves[leaf].frames[0] if leaf < len(leaves) else None

    def _follow_to(self, frame: Frame) -> None:
        assert isinstance(frame.container, Footnote)
        self.post_message(self.LinkFollowed(Link(FOOTNOTE_HREF + frame.container.label.casefold())))

"""The notes below the article: they open and close, and follow its size, its options and its edits."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.widget import Widget

from reader.app.article.reading_pane import ReadingPane
from reader.app.widgets.effects import NO_POST, NoEffectError
from reader.document.model import Document
from reader.page.options import PageOptions

if TYPE_CHECKING:
    from reader.app.article.notes_panel import NotesPanel


class NotesBelow:
    """Shows notes of what is in view below an article."""

    def __init__(self, pane: Widget, reading: ReadingPane, say: Callable[[str], object]) -> None:
        """Take ``pane``, which holds the other one, and gets the panel with the notes."""
        self.panel: NotesPanel | None = None
        """It is made when notes are first opened: most articles are read without."""
        self._pane = pane
        self._reading = reading
        self._say = say

    @property
    def are_open(self) -> bool:
        """Tell whether notes are read below the article."""
        return self.panel is not None and self.panel.display

    async def toggle(self) -> None:
        """Open the notes that are referred to on the rows in view, or close them again.

        Raises:
            NoEffectError: when no post is open.
        """
        document = self._reading.document
        if document is None:
            raise NoEffectError(NO_POST)
        if self.are_open:
            self.close()
            return
        from reader.document.markdown.runs import FOOTNOTE_HREF
        from reader.document.reading.notes import notes_by_label
        from reader.page.in_view import links_in_rows

        shown = links_in_rows(self._reading.viewport.rows, document)
        hrefs = dict.fromkeys(span.link.href for span in shown)
        labels = [href.removeprefix(FOOTNOTE_HREF) for href in hrefs if href.startswith(FOOTNOTE_HREF)]
        defined = notes_by_label(document)
        notes = [defined[label] for label in labels if label in defined]
        if notes:
            panel = await self._make_panel()
            panel.open(notes, document, self._reading.viewport.options)
            self.fit()
            panel.screen.set_focus(panel, scroll_visible=False)
        elif labels and not document.complete:
            self._say("Still reading the notes")
        else:
            self._say("No note in view")

    def close(self) -> None:
        """Close the notes; whoever read them is back in the article."""
        if self.panel is None:
            return
        if self.panel.has_focus:
            self.panel.screen.set_focus(self._reading, scroll_visible=False)
        self.panel.display = False

    def fit(self) -> None:
        """Keep the notes within their part of the pane."""
        if self.panel is not None:
            self.panel.fit(self._pane.size.height, self._reading.width)

    def set_options(self, options: PageOptions) -> None:
        """Set the notes as the article is."""
        if self.panel is not None:
            self.panel.viewport.set_options(options)
            self.fit()

    def show_again(self, article: Document) -> None:
        """Show the notes that are open as they are after an edit of the article."""
        panel = self.panel
        if panel is None or panel.document is None or not panel.display:
            return
        from reader.app.article.reload import Moved, show_again
        from reader.document.reading.notes import notes_by_label, notes_document

        defined = notes_by_label(article)
        notes = [defined[label] for label in panel.labels if label in defined]
        if notes:
            show_again(panel, Moved(panel.document, notes_document(notes, article)))
            self.fit()
        else:
            self.close()

    async def _make_panel(self) -> NotesPanel:
        from reader.app.article.notes_panel import NotesPanel

        if self.panel is None:
            self.panel = NotesPanel(id="notes")
            await self._pane.mount(self.panel, after=self._reading)
        return self.panel

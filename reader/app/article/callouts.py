"""Opening and closing the callouts of an article that a person reads."""

from __future__ import annotations

from reader.app.article.viewport import Viewport
from reader.document.model import Fold
from reader.page.rows import Row


class Callouts:
    """Opens and closes callouts of the article in a viewport. What stands above them does not move."""

    def __init__(self, viewport: Viewport) -> None:
        self._viewport = viewport

    def set_all(self, *, closed: bool) -> None:
        """Close every callout of the article that can be closed, or open them."""
        if self._viewport.folding is not None:
            self._viewport.folding.set_all(closed=closed)
            self._viewport.refold()

    def toggle(self, fold: Fold) -> None:
        """Close a callout, or open it."""
        if self._viewport.folding is not None:
            self._viewport.refold(self._viewport.folding.toggle(fold))

    def toggle_on(self, row: Row) -> bool:
        """Close or open the callout whose label stands in a row. Return whether there is one."""
        return self._toggle(self._on(row))

    def toggle_in_view(self) -> bool:
        """Close or open the first callout whose label is in view, or else the one around the first row.

        Return whether there is one.
        """
        folding, top = self._viewport.folding, self._viewport.position.leaf
        around = None if folding is None else folding.fold_around(top)
        return self._toggle(next(filter(None, map(self._on, self._viewport.rows)), around))

    def _toggle(self, fold: Fold | None) -> bool:
        if fold is not None:
            self.toggle(fold)
        return fold is not None

    def _on(self, row: Row) -> Fold | None:
        """Return the callout whose label stands in a row."""
        folding = self._viewport.folding
        if folding is None or all(run.start < 0 for run in row.runs):
            return None
        return folding.fold_of(row.leaf)

"""What a person does with blocks of an article: opens and closes callouts, and pans code in its colours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.widget import Widget

from reader.app.article.viewport import Viewport
from reader.app.widgets.effects import NoEffectError
from reader.document.model import CodeBlock, Fold, Leaf, Place
from reader.page.rows import Row

if TYPE_CHECKING:
    from reader.page.fold_state import LeafRange


class Callouts:
    """Opens and closes callouts of the article in a viewport. What stands above them does not move."""

    def __init__(self, viewport: Viewport) -> None:
        self._viewport = viewport

    def set_all(self, *, closed: bool) -> None:
        """Close every callout of the article that can be closed, or open them."""
        if self._viewport.fold_state is not None:
            self._viewport.fold_state.set_all(closed=closed)
            self._refold()

    def toggle(self, fold: Fold) -> None:
        """Close a callout, or open it."""
        if self._viewport.fold_state is not None:
            self._refold(self._viewport.fold_state.toggle(fold))

    def toggle_on(self, row: Row) -> bool:
        """Close or open the callout whose label stands in a row. Return whether there is one."""
        return self._toggle(self._on(row))

    def toggle_in_view(self) -> bool:
        """Close or open the first callout whose label is in view, or else the one around the first row.

        Return whether there is one.
        """
        fold_state, top = self._viewport.fold_state, self._viewport.position.leaf
        around = None if fold_state is None else fold_state.fold_around(top)
        return self._toggle(next(filter(None, map(self._on, self._viewport.rows)), around))

    def _toggle(self, fold: Fold | None) -> bool:
        if fold is not None:
            self.toggle(fold)
        return fold is not None

    def _on(self, row: Row) -> Fold | None:
        """Return the callout whose label stands in a row."""
        fold_state = self._viewport.fold_state
        if fold_state is None or all(run.start < 0 for run in row.runs):
            return None
        return fold_state.fold_of(row.leaf)

    def _refold(self, changed: LeafRange | None = None) -> None:
        """Show what is open and closed now, from the same row on, or from the label that stands for it.

        ``changed`` are the leaves that may have been opened or closed; None for all.
        """
        page, top = self._viewport.page, self._viewport.position
        if page is None:
            return
        page.update_folds(*changed or ())
        label = page.fold_state.visible_leaf(top.leaf)
        if label == top.leaf:
            self._viewport.go(page.move(top, 0), keep_place=True)
        else:
            self._viewport.go_to(Place(label))


class CodeBlocks:
    """Colours and pans the code of the article in a viewport."""

    def __init__(self, widget: Widget, viewport: Viewport) -> None:
        """Take ``widget``, which owns the worker that loads colours."""
        self._widget = widget
        self._viewport = viewport

    def load_colours(self, leaves: Iterable[Leaf]) -> bool:
        """Load what colours the code of some leaves, and return whether that is still to come."""
        from reader.page.highlight import is_loaded

        if not self._viewport.options.highlight:
            return False
        languages = {leaf.block.language for leaf in leaves if isinstance(leaf.block, CodeBlock)}
        missing = [language for language in languages if not is_loaded(language)]
        if missing:
            # After the first paint: words come before colours.
            self._widget.call_after_refresh(self._start_loading, missing)
        return bool(missing)

    def pan(self, cells: int) -> None:
        """Move code sideways, as far as some line in view goes on.

        Raises:
            NoEffectError: beyond that.
        """
        from reader.page.code import goes_on

        viewport, options = self._viewport, self._viewport.options
        if options.wrap_code:
            raise NoEffectError("Code is wrapped, so there is nothing to pan")
        if cells > 0 and not any(goes_on(row.runs) for row in viewport.rows):
            raise NoEffectError("No line of code goes on to the right")
        if cells < 0 and not options.code_offset:
            raise NoEffectError("This is the left end")
        viewport.set_options(options._replace(code_offset=max(0, options.code_offset + cells)))

    def _start_loading(self, languages: Sequence[str]) -> None:
        work = partial(self._load, languages)
        self._widget.run_worker(work, thread=True, group="lexers", exit_on_error=False)

    def _load(self, languages: Sequence[str]) -> None:
        from reader.page.highlight import load_lexers

        load_lexers(languages)
        self._widget.app.call_from_thread(self._viewport.colour)

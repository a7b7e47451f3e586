"""What colours code is loaded in the background, and the code painted again when it is there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from textual.widget import Widget

from reader.document.model import CodeBlock, Leaf


class CodeColours:
    """Loads the lexers of the languages in an article."""

    def __init__(self, widget: Widget, loaded: Callable[[], object]) -> None:
        """``widget`` owns the worker that loads; ``loaded`` is called when that has ended."""
        self._widget = widget
        self._loaded = loaded

    def load(self, leaves: Iterable[Leaf]) -> bool:
        """Load what colours the code of some leaves in a worker, and return whether that takes anything."""
        from reader.page.highlight import is_loaded

        languages = {leaf.block.language for leaf in leaves if isinstance(leaf.block, CodeBlock)}
        missing = [language for language in languages if not is_loaded(language)]
        if missing:
            # After the first paint: words come before colours.
            self._widget.call_after_refresh(self._start, missing)
        return bool(missing)

    def _start(self, languages: Sequence[str]) -> None:
        work = partial(self._load, languages)
        self._widget.run_worker(work, thread=True, group="lexers", exit_on_error=False)

    def _load(self, languages: Sequence[str]) -> None:
        from reader.page.highlight import load_lexers

        load_lexers(languages)
        self._widget.app.call_from_thread(self._loaded)

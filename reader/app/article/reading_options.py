"""How the article is set, and the keys that change it: line length, spacing, code, open callouts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from reader.app.article.notes_below import NotesBelow
from reader.app.article.reading_pane import ReadingPane
from reader.app.keys import keys_of
from reader.app.widgets.effects import NoEffectError
from reader.page.options import PageOptions, Spacing
from reader.settings.kinds import Value
from reader.settings.table import NARROWEST_MEASURE, WIDEST_MEASURE

MEASURE_STEP: Final = 4


class ReadingOptions:
    """Sets the article otherwise, and the notes below it alike."""

    def __init__(
        self,
        reading: ReadingPane,
        notes: NotesBelow,
        *,
        say: Callable[[str], object],
        chosen: Callable[[Mapping[str, Value]], object],
    ) -> None:
        """Have ``chosen`` told what is to last, as values by the names of settings."""
        self._reading = reading
        self._notes = notes
        self._say = say
        self._chosen = chosen

    @property
    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Return what the commands for how an article is set do, by name."""
        return {
            "wrap-code": self._toggle_code_wrapping,
            "fold-all": self._toggle_folds,
            "wider": lambda: self._change_measure(1),
            "narrower": lambda: self._change_measure(-1),
            "spacing": self._change_spacing,
        }

    @property
    def _options(self) -> PageOptions:
        return self._reading.viewport.options

    def _set(self, options: PageOptions) -> None:
        self._reading.viewport.set_options(options)
        self._notes.set_options(options)

    def _change_measure(self, steps: int) -> None:
        """Make lines longer, or shorter if negative."""
        options, shown = self._options, self._reading.viewport.line_width
        # In a pane that is narrower than the measure, the first step to shorter lines is seen at once.
        start = options.measure or shown
        start = start if steps > 0 else min(start, shown)
        measure = max(NARROWEST_MEASURE, min(WIDEST_MEASURE, start + steps * MEASURE_STEP))
        if measure == options.measure:
            raise NoEffectError(f"Lines of {measure} cells are the {'longest' if steps > 0 else 'shortest'}")
        self._set(options._replace(measure=measure))
        self._chosen({"measure": measure})
        shown = self._reading.viewport.line_width
        self._say(f"Lines of {measure} cells" + (f", {shown} fit" if shown < measure else ""))

    def _change_spacing(self) -> None:
        """Give text more room, and after the most of it the least again."""
        options, spacings = self._options, list(Spacing)
        spacing = spacings[(spacings.index(options.spacing) + 1) % len(spacings)]
        self._set(options._replace(spacing=spacing))
        self._chosen({"spacing": str(spacing)})
        self._say(f"Spacing: {spacing}")

    def _toggle_code_wrapping(self) -> None:
        """Wrap long lines of code, or let them be panned."""
        options, app = self._options, self._reading.app
        self._set(options._replace(wrap_code=not options.wrap_code, code_offset=0))
        if options.wrap_code:
            keys = f"{keys_of(app, 'pan-left')} {keys_of(app, 'pan-right')}".strip()
            self._say("Code pans" + (f" with {keys}" if keys else ""))
        else:
            self._say("Long lines of code wrap")

    def _toggle_folds(self) -> None:
        """Open all callouts that can be closed, or close them when all are open."""
        fold_state = self._reading.viewport.fold_state
        if fold_state is None or not fold_state.has_folds:
            self._say("Nothing here can be closed")
            return
        close = not fold_state.has_closed_folds
        self._reading.callouts.set_all(closed=close)
        self._say("All callouts are closed" if close else "All callouts are open")

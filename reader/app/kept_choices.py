"""Keeping what a person chooses with keys for the next run: the theme, how long lines are, how far apart."""

from __future__ import annotations

from collections.abc import Mapping
from threading import Lock
from typing import Any

from textual.app import App

from reader.app.widgets.notices import warn
from reader.settings.choices import keep_choices
from reader.settings.kinds import Value


class KeptChoices:
    """Writes choices to the disk in a worker, and warns when that cannot be done."""

    def __init__(self, app: App[Any], *, enabled: bool) -> None:
        """With ``enabled`` false nothing is kept, and nothing said about it."""
        self._app = app
        self._enabled = enabled
        self._choices: dict[str, Value] = {}
        self._writing = Lock()
        self._failure = ""
        """Why the last choice was not kept."""

    def keep(self, choices: Mapping[str, Value]) -> None:
        """Keep the values of some settings, beside those that were chosen before."""
        self._choices = {**self._choices, **choices}
        if self._enabled:
            self._app.run_worker(
                self._write, name="keep choices", group="choices", exit_on_error=False, thread=True
            )

    def retry(self) -> str:
        """Try once more what failed the last time; return why it failed again, empty when all is kept."""
        if self._failure:
            # There may be room for it by now.
            self._failure = keep_choices(self._choices)
        return self._failure

    def _write(self) -> None:
        with self._writing:
            # Whoever comes last writes what was chosen last.
            # One that is kept has those before in it that were not.
            self._failure = keep_choices(self._choices)
        self._app.call_later(self._warn)

    def _warn(self) -> None:
        if self._failure:
            warn(self._app, f"Your choice is not saved for the next run: {self._failure}")

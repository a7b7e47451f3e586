"""Searching a document in a worker, a slice at a time, so that keys are answered meanwhile."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Final

from textual.worker import get_current_worker

from reader.app.article.reading_pane import ReadingPane
from reader.document.model import Document
from reader.page.find import Findings, LeafTexts, Search
from reader.page.pattern import BadPatternError, SearchPattern, TooSlowError, make_finder

GROUP: Final = "find"
"""The workers that search: a new one takes the place of the one before."""

REST: Final = 0.003
"""Seconds that the worker rests after each slice of its work, so that keys are answered first."""

MOST_REST: Final = 0.1
"""Seconds that it waits at most until a slice has been shown."""


class SearchWorker:
    """Searches the document of a pane, from some leaf on to its end and then from its beginning."""

    def __init__(
        self,
        pane: ReadingPane,
        take: Callable[[Findings, bool], object],
        fail: Callable[[str], object],
    ) -> None:
        """Have ``take`` and ``fail`` called in the event loop.

        ``take`` is given what was found in a slice, and whether all has been searched that has been read;
        ``fail`` why a pattern cannot be searched for.
        """
        self.running = False
        """Whether there may be more in what has been read."""
        self._pane = pane
        self._take = take
        self._fail = fail
        self._texts: LeafTexts | None = None
        self._search: Search | None = None
        self._token: object = None
        """What was last asked for: what comes of anything else is stale."""
        self._taken = threading.Event()
        """Set when the last slice has been taken."""

    @property
    def active(self) -> bool:
        """Tell whether anything is searched for."""
        return self._token is not None

    def start(self, pattern: SearchPattern, document: Document, first_leaf: int) -> None:
        """Search a document, in place of what was searched before."""
        self._search = None
        self._token = token = object()
        self.running = True
        self._texts = self._texts or LeafTexts(document)
        self._run_in_thread(partial(self._begin, token, pattern, self._texts, first_leaf))

    def go_on(self) -> None:
        """Search what has been added to the document."""
        if self._search is not None:
            self.running = True
            self._run_in_thread(partial(self._run, self._token, self._search))

    def stop(self) -> None:
        """Search for nothing any more."""
        self._token = self._search = None
        self.running = False
        self._pane.screen.workers.cancel_group(self._pane.screen, GROUP)

    def forget_texts(self) -> None:
        """Read the texts of the document anew: it is another one, or has become other text."""
        self._texts = None

    def _run_in_thread(self, work: Callable[[], None]) -> None:
        self._pane.screen.run_worker(work, thread=True, exclusive=True, group=GROUP, exit_on_error=False)

    # These two run in a worker.

    def _begin(self, token: object, pattern: SearchPattern, texts: LeafTexts, first_leaf: int) -> None:
        try:
            finder = make_finder(pattern)
        except BadPatternError as error:
            self._pane.call_later(self._report_failure, token, str(error))
        else:
            self._run(token, Search(texts, finder, first_leaf) if finder else None)

    def _run(self, token: object, search: Search | None) -> None:
        worker = get_current_worker()
        if search is None:
            self._pane.call_later(self._report, token, [], None, True)
            return
        try:
            for found in search.run(lambda: worker.is_cancelled):
                if worker.is_cancelled:
                    return
                self._taken.clear()
                self._pane.call_later(self._report, token, found, search, search.caught_up)
                if not search.caught_up:
                    time.sleep(REST)
                    self._taken.wait(MOST_REST)
        except TooSlowError as error:
            self._pane.call_later(self._report_failure, token, str(error))

    # These two run in the event loop.

    def _report(self, token: object, found: Findings, search: Search | None, caught_up: bool) -> None:
        self._taken.set()
        document = self._pane.document
        if token is not self._token or document is None:
            return
        if caught_up:
            self._search = search
            self.running = False
            if search is not None and search.reached < len(document.leaves):
                self.go_on()
        self._take(found, caught_up)

    def _report_failure(self, token: object, problem: str) -> None:
        if token is self._token:
            self.running = False
            self._fail(problem)

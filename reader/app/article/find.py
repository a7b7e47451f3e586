"""Searching the open article: what is looked for, what was found, and the way from match to match."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from functools import partial
from typing import Final, NamedTuple

from textual.worker import get_current_worker

from reader.app.article.reading_pane import ReadingPane, Spot
from reader.document.model import Document, Fold, Place
from reader.document.reading import outline
from reader.document.reading.lines import place_at_line
from reader.page.find import Match, Matches, Search, Slice, Texts
from reader.page.needle import BadPatternError, Needle, TooSlowError, make_finder
from reader.screen.match_highlights import MatchLights

FIND_GROUP: Final = "find"
"""The workers that search: a new one takes the place of the one before."""

REST: Final = 0.003
"""Seconds that the worker rests after each slice of its work, so that keys are answered first."""

MOST_REST: Final = 0.1
"""Seconds that it waits at most until a slice has been shown."""

FROM_TOP: Final = "from the top"
FROM_END: Final = "from the end"


class Origin(NamedTuple):
    """From where the match is wanted that a search makes the current one."""

    place: Place
    backwards: bool = False
    """Whether the last one before the place is wanted, not the first one from it on."""
    quiet: bool = False
    """Whether the view stays where it is."""


class Finding:
    """Finds a needle in what a pane shows, and keeps its matches lit while the article grows."""

    def __init__(self, pane: ReadingPane, changed: Callable[[], object]) -> None:
        """``changed`` is called when there are other matches, or another is the current one."""
        self.needle: Needle | None = None
        """What was last looked for."""
        self.matches = Matches()
        self.current: Match | None = None
        self.by_section: dict[int, int] = {}
        """How many matches the sections have that have any, by index."""
        self.problem = ""
        """Why nothing can be found: what is wrong with an expression."""
        self._pane = pane
        self._changed = changed
        self._texts: Texts | None = None
        self._search: Search | None = None
        self._asked: object = None
        """What the worker was started for, last: what comes of anything else is stale."""
        self._running = False
        self._taken = threading.Event()
        """Set when what the worker told last has been looked at."""
        self._outdated = False
        """Whether the matches shown are still those of the search before."""
        self._origin: Origin | None = None
        self._line: int | None = None
        """The line of the file to begin at, while it has not been read."""
        self._home: Spot | None = None
        """Where a person was who types, to come back to."""
        self._opened: list[Fold] = []

    @property
    def active(self) -> bool:
        """Whether anything is looked for."""
        return self._asked is not None

    @property
    def searching(self) -> bool:
        """Whether there may be more matches than have been found."""
        document = self._pane.document
        return self.active and not self.problem and (self._running or not (document and document.complete))

    @property
    def status(self) -> str:
        """How the search stands, in a few words: ``4 of 14``."""
        if not self.active or self.problem:
            return self.problem
        total, more = self.matches.total, "…" if self.searching else ""
        if not total:
            return "searching…" if more else "not found"
        if self.current is None:
            return f"{total:,} found{more}"
        return f"{self.matches.number(self.current):,} of {total:,}{more}"

    def set_out(self) -> None:
        """A person begins to type: `return_home` will lead back to here."""
        self._home = self._pane.spot
        self._opened = []

    def return_home(self) -> None:
        """Back to where the search set out, with nothing lit and what it opened closed again."""
        self.clear()
        self._close_opened()
        if self._home is not None:
            self._pane.go_to(self._home.place, rows_above=self._home.rows_above)

    def settle(self) -> None:
        """The person stays where the search has led, or has gone."""
        self._home = None
        self._opened = []

    def look_for(self, needle: Needle, *, origin: Origin | None = None, line: int | None = None) -> None:
        """Search from where one is, or where one set out, or from an origin or a 1-based line of the file."""
        self.needle = needle
        self._line = line
        if origin is None and line is None:
            origin = Origin(self._home.place if self._home else self._pane.place)
        self._origin = origin
        self._start()

    def clear(self) -> None:
        """Light nothing any more. `step` finds the needle again."""
        self._asked = self._search = self._origin = self._line = None
        self._running = False
        self.problem = ""
        self._pane.screen.workers.cancel_group(self._pane.screen, FIND_GROUP)
        self._forget_matches()
        self._show()

    def take_document(self, *, again: bool) -> None:
        """The pane shows another document: the same article read ``again``, or another article."""
        self._texts = None
        self._opened = []
        typing = self._home is not None
        if typing:
            # It opened while a person was typing already.
            self.set_out()
        if not self.active or not (again or typing):
            self.clear()
            return
        if not again:
            self.current = None
            self._origin = Origin(self._pane.place)
        self._search_again()
        self._forget_matches()
        self._show()

    def take_edited(self, moved: Callable[[Place], Place]) -> None:
        """The pane shows the same article after an edit; ``moved`` gives the new places of old ones."""
        self._texts = None
        if self._home is not None:
            self._home = self._home._replace(place=moved(self._home.place))
        self._opened = self._folds_at([moved(Place(fold.label)) for fold in self._opened])
        if not self.active:
            return
        if self.current is not None:
            self._origin = Origin(moved(self.current.place), quiet=True)
        elif self._origin is not None:
            self._origin = self._origin._replace(place=moved(self._origin.place))
        self._start()
        self._forget_matches()
        self._show()

    def extend(self, *, anew: bool) -> None:
        """The document has grown. ``anew`` is whether what was there has become other text."""
        if not self.active or self.problem:
            return
        if anew:
            self._texts = None
            self._search_again()
        elif not self._running:
            self._go_on()

    def step(self, direction: int) -> str:
        """Go to the next match, or the one before; what there is to say about that."""
        here = self._here(direction)
        if not self.active:
            if self.needle is None:
                return "Nothing was searched for yet: / searches"
            self.look_for(self.needle, origin=Origin(here, direction < 0))
            return ""
        step = self.matches.last_before if direction < 0 else self.matches.first_from
        match = step(here)
        remark = ""
        if match is None:
            if self.searching:
                return "Still searching"
            match = self.matches.last if direction < 0 else self.matches.first
            remark = FROM_END if direction < 0 else FROM_TOP
        if match is None:
            return self.status
        self._go_to(match)
        self._show()
        return remark

    def _here(self, direction: int) -> Place:
        """From where the next match is wanted: from the current one, or from the view if that has left it."""
        current = self.current
        if current is not None and self._pane.has_in_view(current.place):
            return current.place if direction < 0 else Place(current.leaf, current.start + 1)
        return self._pane.place

    def _search_again(self) -> None:
        """Search for the same in other text, and stay where one is."""
        if self._origin is None and self.current is not None:
            self._origin = Origin(self.current.place, quiet=True)
        self._start()

    def _start(self) -> None:
        """Search the article. What was found before stays until there is something to say."""
        document = self._pane.document
        if document is None or self.needle is None:
            return
        self.problem = ""
        self._find_line(document)
        self._search = None
        self._asked = asked = object()
        self._outdated = True
        self._running = True
        self._texts = self._texts or Texts(document)
        start = self._origin.place.leaf if self._origin else 0
        self._work(partial(self._begin, asked, self.needle, self._texts, start))

    def _find_line(self, document: Document) -> None:
        """Begin at the line that was asked for, once that has been read."""
        if self._line is not None and (place := place_at_line(document, self._line)) is not None:
            self._line = None
            self._origin = Origin(place)

    def _go_on(self) -> None:
        """Search what has been added to the article."""
        if self._search is not None:
            self._running = True
            self._work(partial(self._run, self._asked, self._search))

    def _work(self, work: Callable[[], None]) -> None:
        self._pane.screen.run_worker(work, thread=True, exclusive=True, group=FIND_GROUP, exit_on_error=False)

    # These two run in a worker.

    def _begin(self, asked: object, needle: Needle, texts: Texts, start: int) -> None:
        try:
            finder = make_finder(needle)
        except BadPatternError as error:
            self._pane.call_later(self._fail, asked, str(error))
        else:
            search = Search(texts, finder, start) if finder else None
            self._run(asked, search)

    def _run(self, asked: object, search: Search | None) -> None:
        worker = get_current_worker()
        if search is None:
            self._pane.call_later(self._take, asked, [], None, True)
            return
        try:
            for found in search.run(lambda: worker.is_cancelled):
                if worker.is_cancelled:
                    return
                self._taken.clear()
                self._pane.call_later(self._take, asked, found, search, search.caught_up)
                if not search.caught_up:
                    time.sleep(REST)
                    self._taken.wait(MOST_REST)
        except TooSlowError as error:
            self._pane.call_later(self._fail, asked, str(error))

    def _take(self, asked: object, found: Slice, search: Search | None, caught_up: bool) -> None:
        """Something was found, or nothing for a while; or all has been searched that was there."""
        self._taken.set()
        document = self._pane.document
        if asked is not self._asked or document is None:
            return
        seen = self._outdated or any(leaf in self._pane.leaves_in_view for leaf, _ in found)
        before = self.current
        if self._outdated:
            self._forget_matches()
        self.matches.add(found)
        for leaf, spans in found:
            section = outline.section_at(document.sections, Place(leaf))
            if section is not None:
                self.by_section[section] = self.by_section.get(section, 0) + len(spans.starts)
        if caught_up:
            self._search = search
            self._running = False
            if search is not None and search.reached < len(document.leaves):
                self._go_on()
            self._find_line(document)
        self._choose()
        self._show(repaint=seen or self.current != before)

    def _fail(self, asked: object, problem: str) -> None:
        """The needle cannot be found."""
        if asked is self._asked:
            self._running = False
            self._forget_matches()
            self.problem = problem
            self._show()

    def _forget_matches(self) -> None:
        self._outdated = False
        self.matches = Matches()
        self.by_section = {}
        self.current = None

    def _choose(self) -> None:
        """Make a match the current one, as soon as it is known which one is wanted."""
        origin = self._origin
        if origin is None:
            return
        complete = not self.searching
        if origin.backwards:
            match = (self.matches.last_before(origin.place) or self.matches.last) if complete else None
        else:
            match = self.matches.first_from(origin.place) or (self.matches.first if complete else None)
        if match is not None or complete:
            self._origin = None
        if match is None:
            if complete and self._home is not None:
                self._close_opened()
                self._pane.go_near(self._home.place, home=self._home)
        elif origin.quiet:
            self.current = match
        else:
            self._go_to(match, self._home)

    def _go_to(self, match: Match, home: Spot | None = None) -> None:
        """Make a match the current one, and bring it into view: from ``home``, or from where one is."""
        self.current = match
        folding = self._pane.folding
        if folding is not None and self._home is not None:
            self._close_opened(around=match.leaf)
            self._opened += folding.hiding(match.leaf)
        self._pane.go_near(match.place, home=home)

    def _folds_at(self, labels: Iterable[Place]) -> list[Fold]:
        """The callouts whose labels stand at some places, as far as there are any."""
        folding = self._pane.folding
        if folding is None:
            return []
        return [fold for label in labels if (fold := folding.fold_of(label.leaf)) is not None]

    def _close_opened(self, around: int = -1) -> None:
        """Close again what was opened on the way, but for what a leaf stands in."""
        folding = self._pane.folding
        kept = [fold for fold in self._opened if fold.label < around < fold.end]
        for fold in self._opened:
            if folding is not None and fold not in kept and not folding.is_closed(fold.label):
                self._pane.toggle(fold)
        self._opened = kept

    def _show(self, *, repaint: bool = True) -> None:
        if repaint:
            self._pane.light(MatchLights(self.matches, self.current) if self.matches.total else None)
        self._changed()

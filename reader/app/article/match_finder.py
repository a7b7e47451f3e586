"""Finding what is typed in an article: the matches, the current one, and the way from one to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from reader.app.article.reading_pane import ReadingPane
from reader.app.article.search_worker import SearchWorker
from reader.app.article.viewport import Spot
from reader.document.model import Document, Fold, Place
from reader.document.reading import outline
from reader.document.reading.source_lines import place_at_line
from reader.page.find import Findings, Match, Matches
from reader.page.pattern import SearchPattern
from reader.screen.match_highlights import MatchLights

FROM_TOP: Final = "from the top"
FROM_END: Final = "from the end"


class Origin(NamedTuple):
    """From where the match is wanted that a search makes the current one."""

    place: Place
    backwards: bool = False
    """Whether the last one before the place is wanted, not the first one from it on."""
    quiet: bool = False
    """Whether the view stays where it is."""


class MatchFinder:
    """Finds a pattern in what a pane shows, and keeps its matches lit while the article grows."""

    def __init__(self, pane: ReadingPane, changed: Callable[[], object]) -> None:
        """Have ``changed`` called when there are other matches, or another is the current one."""
        self.pattern: SearchPattern | None = None
        """What was last looked for."""
        self.matches = Matches()
        self.current: Match | None = None
        self.by_section: dict[int, int] = {}
        """How many matches the sections have that have any, by index."""
        self.problem = ""
        """Why nothing can be found: what is wrong with an expression."""
        self._pane = pane
        self._changed = changed
        self._worker = SearchWorker(pane, self._take, self._fail)
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
        """Tell whether anything is searched for."""
        return self._worker.active

    @property
    def searching(self) -> bool:
        """Tell whether there may be more matches than have been found."""
        document = self._pane.document
        return (
            self.active
            and not self.problem
            and (self._worker.running or not (document and document.complete))
        )

    @property
    def status(self) -> str:
        """Return how the search stands, in a few words: ``4 of 14``."""
        if not self.active or self.problem:
            return self.problem
        total, more = self.matches.total, "…" if self.searching else ""
        if not total:
            return "searching…" if more else "not found"
        if self.current is None:
            return f"{total:,} found{more}"
        return f"{self.matches.number(self.current):,} of {total:,}{more}"

    def start_typing(self) -> None:
        """Remember where a person is who begins to type: `return_home` will lead back to here."""
        self._home = self._pane.viewport.spot
        self._opened = []

    def return_home(self) -> None:
        """Go back to where the typing began, with nothing lit and what was opened closed again."""
        self.clear()
        self._close_opened()
        if self._home is not None:
            self._pane.viewport.go_to(self._home.place, rows_above=self._home.rows_above)

    def stop_typing(self) -> None:
        """Stay where the search has led, or where a person has gone."""
        self._home = None
        self._opened = []

    def search(
        self, pattern: SearchPattern, *, origin: Origin | None = None, line: int | None = None
    ) -> None:
        """Search from an origin or a 1-based line of the file, or from where the typing began or one is."""
        self.pattern = pattern
        self._line = line
        if origin is None and line is None:
            origin = Origin(self._home.place if self._home else self._pane.place)
        self._origin = origin
        self._start()

    def clear(self) -> None:
        """Light nothing any more. `step` finds the pattern again."""
        self._origin = self._line = None
        self.problem = ""
        self._worker.stop()
        self._forget_matches()
        self._show()

    def show_document(self, *, again: bool) -> None:
        """Search the document that the pane shows now: the same article read ``again``, or another one."""
        self._worker.forget_texts()
        self._opened = []
        typing = self._home is not None
        if typing:
            # It opened while a person was typing already.
            self.start_typing()
        if not self.active or not (again or typing):
            self.clear()
            return
        if not again:
            self.current = None
            self._origin = Origin(self._pane.place)
        self._search_again()
        self._forget_matches()
        self._show()

    def follow_edit(self, moved: Callable[[Place], Place]) -> None:
        """Search the same article after an edit; ``moved`` gives the new places of old ones."""
        self._worker.forget_texts()
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
        """Search what was added to the document, or all when what was there is other text ``anew``."""
        if not self.active or self.problem:
            return
        if anew:
            self._worker.forget_texts()
            self._search_again()
        elif not self._worker.running:
            self._worker.go_on()

    def step(self, direction: int) -> str:
        """Go to the next match, or the one before, and return what there is to say about that."""
        here = self._here(direction)
        if not self.active:
            if self.pattern is None:
                return "You have not searched yet: / searches"
            self.search(self.pattern, origin=Origin(here, direction < 0))
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
        """Return where to look for the next match from: the current one, or the view if that has left it."""
        current = self.current
        if current is not None and self._pane.viewport.has_in_view(current.place):
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
        if document is None or self.pattern is None:
            return
        self.problem = ""
        self._find_line(document)
        self._outdated = True
        self._worker.start(self.pattern, document, self._origin.place.leaf if self._origin else 0)

    def _find_line(self, document: Document) -> None:
        """Begin at the line that was asked for, once that has been read."""
        if self._line is not None and (place := place_at_line(document, self._line)) is not None:
            self._line = None
            self._origin = Origin(place)

    def _take(self, found: Findings, caught_up: bool) -> None:
        """Take in what was found, or nothing for a while; or all that was there has been searched."""
        document = self._pane.document
        if document is None:
            return
        in_view = {row.leaf for row in self._pane.viewport.rows}
        seen = self._outdated or any(leaf in in_view for leaf, _ in found)
        before = self.current
        if self._outdated:
            self._forget_matches()
        self.matches.add(found)
        for leaf, spans in found:
            section = outline.section_at(document.sections, Place(leaf))
            if section is not None:
                self.by_section[section] = self.by_section.get(section, 0) + len(spans.starts)
        if caught_up:
            self._find_line(document)
        self._choose()
        self._show(repaint=seen or self.current != before)

    def _fail(self, problem: str) -> None:
        """Say why the pattern cannot be found."""
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
                self._pane.viewport.go_near(self._home.place, home=self._home)
        elif origin.quiet:
            self.current = match
        else:
            self._go_to(match, self._home)

    def _go_to(self, match: Match, home: Spot | None = None) -> None:
        """Make a match the current one, and bring it into view: from ``home``, or from where one is."""
        self.current = match
        fold_state = self._pane.viewport.fold_state
        if fold_state is not None and self._home is not None:
            self._close_opened(around=match.leaf)
            self._opened += fold_state.folds_hiding(match.leaf)
        self._pane.viewport.go_near(match.place, home=home)

    def _folds_at(self, labels: Iterable[Place]) -> list[Fold]:
        """Return the callouts whose labels stand at some places, as far as there are any."""
        fold_state = self._pane.viewport.fold_state
        if fold_state is None:
            return []
        return [fold for label in labels if (fold := fold_state.fold_of(label.leaf)) is not None]

    def _close_opened(self, around: int = -1) -> None:
        """Close again what was opened on the way, but for what a leaf stands in."""
        fold_state = self._pane.viewport.fold_state
        kept = [fold for fold in self._opened if fold.label < around < fold.end]
        for fold in self._opened:
            if fold_state is not None and fold not in kept and not fold_state.is_closed(fold.label):
                self._pane.callouts.toggle(fold)
        self._opened = kept

    def _show(self, *, repaint: bool = True) -> None:
        if repaint:
            self._pane.match_lights = MatchLights(self.matches, self.current) if self.matches.total else None
        self._changed()

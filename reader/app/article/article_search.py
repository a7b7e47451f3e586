"""Searching an article: the bar to type in, and what comes of it in the article and the status line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from reader.app.article.reading_pane import ReadingPane
from reader.app.widgets.effects import NO_POST, NoEffectError
from reader.app.widgets.status_line import StatusLine
from reader.document.model import Place

if TYPE_CHECKING:
    from reader.app.article.match_finder import MatchFinder
    from reader.app.article.reload import Moved
    from reader.app.widgets.line_bar import Ending, LineBar
    from reader.page.pattern import SearchPattern

REFINDING: Final = 0.03
"""Seconds in which most articles have been searched again."""

SIGN: Final = "this article /"
PLACEHOLDER: Final = "find"


class ArticleSearch:
    """Searches what a pane shows. What that takes is loaded with the first search."""

    def __init__(
        self,
        reading: ReadingPane,
        status: StatusLine,
        say: Callable[[str], object],
        tell_found: Callable[[Mapping[int, int]], object],
    ) -> None:
        """Have ``tell_found`` told how many matches the sections have that have any, by index."""
        self._reading = reading
        self._status = status
        self._say = say
        self._tell_found = tell_found
        self._bar: LineBar | None = None
        self._finder: MatchFinder | None = None
        self._is_regex = False
        self._leads = False
        """Whether a person came to the article for what is searched for."""

    @property
    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Return what the commands for matches do, by name."""
        return {"next-match": lambda: self.step(1), "previous-match": lambda: self.step(-1)}

    @property
    def active(self) -> bool:
        """Tell whether the article is searched for anything."""
        return self._finder is not None and self._finder.active

    @property
    def searching(self) -> bool:
        """Tell whether nothing has been found yet that the search could lead to, but may still be."""
        return self._finder is not None and self._finder.searching and self._finder.current is None

    @property
    def is_leading(self) -> bool:
        """Tell whether a person is still on the way to the words that they came for."""
        return self._leads and self.searching

    async def open(self) -> None:
        """Let something be typed to search for; it takes the place of what was searched for before."""
        from reader.app.widgets.line_bar import LineBar

        if self._bar is None:
            keys = {"ctrl+r": self._toggle_regex}
            self._bar = LineBar(
                SIGN, PLACEHOLDER, self._end, typed=self._find_typed, stepped=self.step, keys=keys, id="find"
            )
        self._leads = False
        await self._status.give_way(self._bar)
        self._make_finder().start_typing()
        self._bar.open(self._reading)
        self._tell()

    def highlight(self, pattern: SearchPattern, at: Place | int | None = None) -> None:
        """Light a pattern in the article, and go to the first match from a place or a line of the file on.

        A line is 1-based. Neither need have been read yet.
        """
        from reader.app.article.match_finder import Origin

        finder = self._make_finder()
        self._leads = True
        if isinstance(at, int):
            finder.search(pattern, line=at)
        else:
            finder.search(pattern, origin=None if at is None else Origin(at))

    def clear(self) -> None:
        """Search for nothing any more."""
        if self._finder is not None:
            self._finder.clear()

    def step(self, direction: int) -> None:
        """Go to the next match, or to the previous one; of what was last searched for, if nothing is lit.

        Raises `NoEffectError` when no post is open.
        """
        if self._reading.document is None:
            raise NoEffectError(NO_POST)
        self._leads = False
        finder = self._make_finder()
        remark = finder.step(direction)
        if self._bar is not None and self._bar.display:
            status = f"{remark} · {finder.status}" if remark else finder.status
            self._bar.say(status, wrong=bool(finder.problem))
        else:
            self._say(remark)

    def show_document(self, *, again: bool) -> None:
        """Search another document that is shown, when it is the same article ``again``."""
        if self._finder is not None:
            self._finder.show_document(again=again)

    def follow_edit(self, moved: Moved) -> None:
        """Search the same article after an edit, and stay at the same match."""
        if self._finder is not None:
            if self._finder.active:
                # What is lit is painted when it has been found again.
                self._reading.app.delay_update(REFINDING)
            self._finder.follow_edit(moved)

    def extend(self, *, anew: bool) -> None:
        """Search what was added to the document, or all when what was there is other text ``anew``."""
        if self._finder is not None:
            self._finder.extend(anew=anew)

    def _find_typed(self, text: str) -> None:
        """Search for what stands in the bar."""
        if text:
            self._make_finder().search(self._pattern(text))
        else:
            self._make_finder().return_home()

    def _toggle_regex(self) -> None:
        """Take what is typed for a regular expression, or for plain text."""
        self._is_regex = not self._is_regex
        if self._bar is not None:
            if self._is_regex:
                self._bar.ask_for("this article, regex /", "regular expression")
            else:
                self._bar.ask_for(SIGN, PLACEHOLDER)
            self._find_typed(self._bar.text)

    def _end(self, text: str, ending: Ending) -> None:
        """Stay with what was found, or go back to where the search began."""
        from reader.app.widgets.line_bar import Ending

        finder = self._make_finder()
        if ending is Ending.CANCELLED:
            finder.return_home()
        elif text and not (finder.active and finder.pattern == self._pattern(text)):
            finder.search(self._pattern(text))
        finder.stop_typing()
        self._status.come_back()

    def _pattern(self, text: str) -> SearchPattern:
        from reader.page.pattern import SearchPattern

        return SearchPattern("regex" if self._is_regex else "phrase", (text,))

    def _make_finder(self) -> MatchFinder:
        from reader.app.article.match_finder import MatchFinder

        if self._finder is None:
            self._finder = MatchFinder(self._reading, self._tell)
        return self._finder

    def _tell(self) -> None:
        """Tell how the search stands, and which sections have matches."""
        finder = self._make_finder()
        self._tell_found(dict(finder.by_section))
        self._status.found = finder.status
        if self._bar is not None:
            self._bar.say(finder.status, wrong=bool(finder.problem))

"""The pane on the left while the library is searched: what is typed, and what was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.worker import get_current_worker

from reader.app.lists.library_search import LibrarySearch
from reader.app.lists.list_pane import RESULTS
from reader.app.lists.result_lists import HeadingItem, HeadingResults, Result, TextResults
from reader.app.widgets.effects import NoEffectError, tell
from reader.app.widgets.heading_line import HeadingLine
from reader.app.widgets.line_input import LineInput
from reader.app.widgets.row_list import RowList
from reader.content.post import Post
from reader.document.model import Section
from reader.document.reading import outline
from reader.keys.next_keys import Situation
from reader.screen.post_facts import title_told_apart

if TYPE_CHECKING:
    from reader.content.search.fulltext import TextMatches
    from reader.content.search.heading_search import HeadingMatch
    from reader.content.search.query import ReadingState
    from reader.content.search.snippets import Places

PLACES_AT_ONCE: Final = 12
"""Posts whose places come with the results: about a screen of them."""


_NOTHING_FOUND: Final = "Nothing found\n\nTry fewer words"


class ResultsPane(Vertical):
    """A box to type in below a list of what was found. A subclass says what is looked for, and how."""

    SITUATION: ClassVar = Situation.RESULTS

    class Picked(Message):
        """Another result is highlighted, and may be shown beside the list."""

    class Opened(Message):
        """A result was chosen, to be read."""

    class Left(Message):
        """The search is over."""

    def __init__(self, subject: str, found: TextResults | HeadingResults, placeholder: str, id: str) -> None:
        super().__init__(id=id, classes=RESULTS)
        self.rows = found.rows
        self._found = found
        self.box = LineInput(placeholder=placeholder)
        self._heading = HeadingLine(subject)

    def compose(self) -> ComposeResult:
        yield self._heading
        yield self.rows
        yield self.box

    @property
    def result(self) -> Result | None:
        """Return the highlighted result."""
        return None if self.rows.highlighted is None else self._found.result(self.rows.highlighted)

    def say(self, facts: str) -> None:
        """Show a few words about what was found."""
        self._heading.facts = facts

    def search(self) -> None:
        """Look for what is typed."""
        raise NotImplementedError

    def renew(self) -> None:
        """Look for it once more: the library has changed. A person stays at the same result."""
        raise NotImplementedError

    @on(LineInput.Changed)
    def _narrow(self) -> None:
        self.search()

    @on(LineInput.Submitted)
    def _open_result(self) -> None:
        if self.result is not None:
            self.post_message(self.Opened())
        else:
            tell(self.screen, NoEffectError("Nothing found to open"))

    @on(LineInput.Cancelled)
    def leave(self) -> None:
        """Say that the search is over."""
        self.post_message(self.Left())

    @on(LineInput.Stepped)
    def _step(self, event: LineInput.Stepped) -> None:
        self.rows.follow(event.motion)

    @on(RowList.Highlighted)
    def _pick(self) -> None:
        self.post_message(self.Picked())

    @on(RowList.Chosen)
    def _open_chosen(self) -> None:
        self.post_message(self.Opened())


class TextPane(ResultsPane):
    """Searches the texts of all posts."""

    def __init__(self, library: LibrarySearch, state: Callable[[], ReadingState], *, id: str) -> None:
        self._results = TextResults(library.apart, id="text-results")
        super().__init__("Text", self._results, "words in any post, #tag, 2024", id)
        self._library = library
        self._state = state
        self._shown = ""
        """The query whose answer is listed."""

    def search(self) -> None:
        if self.box.value != self._shown:
            self.say("searching …")
        self._search(self.box.value)

    def renew(self) -> None:
        self._search(self.box.value)

    @work(thread=True, exclusive=True, group="text search", exit_on_error=False)
    def _search(self, query: str) -> None:
        from reader.content.search.fulltext import TextMatches
        from reader.content.store.errors import StoreError

        worker = get_current_worker()
        try:
            found = self._library.texts(query, self._state(), lambda: worker.is_cancelled)
        except StoreError as error:
            self.app.call_from_thread(self._show, query, TextMatches(), {}, f"cannot be searched: {error}")
            return
        if found is None or worker.is_cancelled:
            return
        places = {post.path: self._library.places(post, found.words) for post in found.posts[:PLACES_AT_ONCE]}
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show, query, found, places)

    def _show(self, query: str, found: TextMatches, places: dict[str, Places], trouble: str = "") -> None:
        if query != self.box.value:
            return
        again, self._shown = query == self._shown, query
        before = self.result
        self._results.show(found.posts, found.words, places, again=again)
        self.say(trouble or _describe(query, found))
        self.rows.remark = _NOTHING_FOUND if query.strip() else ""
        # When the library has changed, the article that is read stays, whatever is found now.
        if not again and self.result != before:
            self.post_message(self.Picked())

    @on(TextResults.PlacesWanted)
    def _look_for_places(self, event: TextResults.PlacesWanted) -> None:
        self._find_places(event.posts, self._results.words)

    @work(thread=True, group="places", exit_on_error=False)
    def _find_places(self, posts: Sequence[Post], words: tuple[str, ...]) -> None:
        places = {post.path: self._library.places(post, words) for post in posts}
        self.app.call_from_thread(self._add_places, words, places)

    def _add_places(self, words: tuple[str, ...], places: dict[str, Places]) -> None:
        if words == self._results.words:
            self._results.add_places(places)


class HeadingsPane(ResultsPane):
    """Looks for headings: those of the open article first, then those of all other posts."""

    def __init__(self, library: LibrarySearch, state: Callable[[], ReadingState], *, id: str) -> None:
        self._results = HeadingResults(id="heading-results")
        super().__init__("Headings", self._results, "a heading, here or anywhere", id)
        self._library = library
        self._state = state
        self._post: Post | None = None
        self._sections: Sequence[Section] = ()
        self._current: int | None = None

    def start(self, post: Post | None, sections: Sequence[Section], current: int | None) -> None:
        """Begin with the sections of the open article, and with the one that is being read."""
        self._post, self._sections, self._current = post, sections, current
        self.search()

    def search(self) -> None:
        query = self.box.value
        here = self._items_here(query)
        if not query.strip():
            self._show(here, (), self._current or 0)
            return
        self._show(here, ())
        self._search(query, again=False)

    def renew(self) -> None:
        query = self.box.value
        if query.strip():
            self._search(query, again=True)
        else:
            self._show(self._items_here(query), (), again=True)

    def take_sections(self, post: Post, sections: Sequence[Section]) -> None:
        """Take the sections of the open article, which are others than before."""
        self._post, self._sections, self._current = post, sections, None
        self.renew()

    @work(thread=True, exclusive=True, group="heading search", exit_on_error=False)
    def _search(self, query: str, *, again: bool) -> None:
        from reader.content.store.errors import StoreError

        worker = get_current_worker()
        try:
            found = self._library.headings(query, self._state(), lambda: worker.is_cancelled)
        except StoreError as error:
            self.app.call_from_thread(self.say, f"cannot be searched: {error}")
            return
        if found is not None and not worker.is_cancelled:
            self.app.call_from_thread(self._add, query, found, again)

    def _add(self, query: str, found: Sequence[HeadingMatch], again: bool) -> None:
        """Take in what other posts have."""
        if query == self.box.value:
            here = None if self._post is None else self._post.path
            elsewhere = [self._item_of(match) for match in found if match.post.path != here]
            self._show(self._items_here(query), elsewhere, again=again)

    def _show(
        self,
        here: Sequence[HeadingItem],
        elsewhere: Sequence[HeadingItem],
        current: int = 0,
        *,
        again: bool = False,
    ) -> None:
        from reader.content.search.title_matches import positions

        query = self.box.value
        self._results.show([*here, *elsewhere], lambda title: positions(query, title), current, again=again)
        counts = [f"{len(here):,} here"] if here or self._post else []
        if query.strip():
            counts.append(f"{len(elsewhere):,} elsewhere")
        self.say(", ".join(counts))
        self.rows.remark = "No heading has that name" if query.strip() else "No sections"
        if query.strip() and not again:
            self.post_message(self.Picked())

    def _items_here(self, query: str) -> list[HeadingItem]:
        """Return the sections of the open article: all in order, or those that match, the best first."""
        post = self._post
        if post is None:
            return []
        depths = outline.depths(self._sections)
        if not query.strip():
            return [
                HeadingItem(post, section.title, section.slug, self._around(index), depths[index])
                for index, section in enumerate(self._sections)
            ]
        from reader.content.search.heading_search import rank_heading
        from reader.content.search.query import parse_query

        typed = parse_query(query)
        ranked = sorted(
            (found, index)
            for index, section in enumerate(self._sections)
            if typed.words and (found := rank_heading(section.title, typed.words, typed.phrase)) is not None
        )
        return [
            HeadingItem(post, self._sections[index].title, self._sections[index].slug, self._around(index))
            for _, index in ranked
        ]

    def _item_of(self, match: HeadingMatch) -> HeadingItem:
        around = title_told_apart(match.post, self._library.apart(match.post)), *match.path
        return HeadingItem(match.post, match.heading.title, match.heading.slug, " › ".join(around))

    def _around(self, index: int) -> str:
        around = outline.path(self._sections, index)[:-1]
        return " › ".join(section.title for section in around) or "in this article"


def _describe(query: str, found: TextMatches) -> str:
    """Return how many posts were found, and what was looked for when it is not what was typed."""
    if not query.strip():
        return ""
    count = f"{found.total:,} post{'' if found.total == 1 else 's'}"
    if found.corrections and found.total:
        return f"{count} with {', '.join(corrected for _, corrected in found.corrections)}"
    return count if found.total else "nothing found"

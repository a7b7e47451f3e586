"""The command palette: what was read and used last, and by name every command, post and heading.

A post or heading that is called exactly what was typed stands before commands that have only pieces of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from rich.cells import cell_len
from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.worker import get_current_worker

from reader.app.keys import bindings_as, commands_of
from reader.app.lists.command_search import RankedCommand, command_row, find_commands
from reader.app.lists.library_search import LibrarySearch
from reader.app.lists.result_lists import Result
from reader.app.widgets.picker import Picker, PickerRow
from reader.app.widgets.screens import ReaderScreen
from reader.content.markup import plain_title
from reader.content.post import Post
from reader.content.search.heading_search import SCATTERED, WHOLE_PHRASE
from reader.content.search.other_names import name_found
from reader.content.search.query import NOTHING_READ, parse_query
from reader.content.search.title_matches import positions
from reader.content.text import fold
from reader.document.reading.destination import Destination
from reader.keys.commands import Command
from reader.screen.lines import shorten
from reader.screen.post_facts import post_facts, title_told_apart

if TYPE_CHECKING:
    from reader.content.search.heading_search import HeadingMatch

MOST_POSTS: Final = 20
"""Posts that are offered, and headings."""

Choice = Command | Result
"""What can be chosen in the palette: something to do, or somewhere to go."""

PostSearch = Callable[[str, int], Sequence[Post]]
"""Gives the posts whose titles match what was typed, the best first, at most so many."""


class FoundPlace(NamedTuple):
    """Somewhere to go, as a row of the palette."""

    title: str
    facts: Sequence[str]
    """When it is from and what it is about, or where it stands; what matters most first."""
    result: Result


Item = Command | FoundPlace
"""One row of the palette."""


class PaletteScreen(ReaderScreen[Choice | None]):
    """Asks what to do, or where to go. The answer is None when it was left."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_as("dismiss", "Close", "palette", "leave")

    def __init__(
        self,
        find_posts: PostSearch,
        library: LibrarySearch | None,
        *,
        read_last: Sequence[Post] = (),
        used_last: Sequence[str] = (),
    ) -> None:
        """Without a ``library`` there are no headings to search.

        Of nothing typed the posts that were ``read_last`` are offered, then commands, those that were
        ``used_last`` on top. Both are in order, the latest first.
        """
        super().__init__()
        self._find_posts = find_posts
        self._library = library
        self._read_last = read_last
        self._used_last = used_last
        self._found_commands: Sequence[RankedCommand] = ()
        """The commands that match what is typed."""
        self._picker = Picker(
            self._set_out,
            lambda item: self.dismiss(item.result if isinstance(item, FoundPlace) else item),
            narrow=self._narrow,
            placeholder="a command, a post, a heading",
            leave=self.dismiss,
            id="palette",
        )

    def compose(self) -> ComposeResult:
        yield self._picker

    @property
    def _commands(self) -> list[Command]:
        return [command for command in commands_of(self.app) if command.name != "palette"]

    def _set_out(self, item: Item, room: int) -> PickerRow:
        if isinstance(item, Command):
            return command_row(item, self._picker.typed, room)
        return place_row(item, self._picker.typed, room)

    def _narrow(self, typed: str) -> Sequence[Item]:
        """Offer commands at once; what else fits comes when it is found."""
        if not typed.strip():
            return [*map(self._post_item, self._read_last), *by_use(self._commands, self._used_last)]
        self._found_commands = find_commands(self._commands, typed)
        self._search(typed)
        return [command for _, command in self._found_commands]

    @work(thread=True, exclusive=True, group="palette", exit_on_error=False)
    def _search(self, query: str) -> None:
        """Add posts and headings to the commands, as they are found."""
        from reader.content.store.errors import StoreError

        worker = get_current_worker()
        places = [self._post_item(post, query) for post in self._find_posts(query, MOST_POSTS)]
        if not worker.is_cancelled:
            self.app.call_from_thread(self._add, query, places)
        if self._library is None:
            return
        try:
            found = self._library.headings(query, NOTHING_READ, lambda: worker.is_cancelled) or []
        except StoreError:
            return
        places += (
            _heading_item(match, self._apart(match.post))
            for match in found[:MOST_POSTS]
            if not match.scattered
        )
        if not worker.is_cancelled:
            self.app.call_from_thread(self._add, query, places)

    def _post_item(self, post: Post, query: str = "") -> FoundPlace:
        facts = post_facts(post, (self._apart(post), name_found(query, post) if query else ""))
        return FoundPlace(plain_title(post.title), tuple(filter(None, facts)), Result(post))

    def _apart(self, post: Post) -> str:
        """Return what tells a post apart from those that have its title."""
        return "" if self._library is None else self._library.apart(post)

    def _add(self, query: str, places: Sequence[FoundPlace]) -> None:
        if query == self._picker.typed:
            self._picker.list.extend(merged(self._found_commands, places, query))


def by_use(commands: Iterable[Command], used_last: Sequence[str]) -> list[Command]:
    """Return commands by when they were last used, then those that never were; what only moves last."""
    order = {name: number for number, name in enumerate(used_last)}
    return sorted(
        commands, key=lambda command: (command.group.is_motion, order.get(command.name, len(order)))
    )


def merged(commands: Sequence[RankedCommand], places: Sequence[FoundPlace], query: str) -> list[Item]:
    """Return commands and places that were found in the order to list them; each keep their own."""
    phrase = parse_query(query).phrase
    whole = [command for rank, command in commands if rank <= WHOLE_PHRASE]
    pieces = [command for rank, command in commands if WHOLE_PHRASE < rank < SCATTERED]
    scattered = [command for rank, command in commands if rank >= SCATTERED]
    exact = [place for place in places if fold(place.title) == phrase]
    others = [place for place in places if fold(place.title) != phrase]
    return [*whole, *exact, *pieces, *others, *scattered]


def place_row(place: FoundPlace, typed: str, room: int) -> PickerRow:
    """Write the title on the left with what was typed lit, on the right the facts that it leaves room for."""
    right = _fitting(place.facts, room - cell_len(place.title) - 2)
    left = shorten(place.title, room - cell_len(right) - (2 if right else 0))
    return PickerRow(left, right, [(at, at + 1) for at in positions(typed, place.title)])


def _heading_item(match: HeadingMatch, apart: str) -> FoundPlace:
    around = " › ".join((title_told_apart(match.post, apart), *match.path))
    return FoundPlace(match.heading.title, (around,), Result(match.post, Destination(match.heading.slug)))


def _fitting(facts: Sequence[str], room: int) -> str:
    """Return as many facts as there is room for, whole; of the first one its beginning where that is all."""
    for count in range(len(facts), 0, -1):
        text = " · ".join(facts[:count])
        if cell_len(text) <= room:
            return text
    return shorten(facts[0], room) if facts and room >= _SHORTEST_FACT else ""


_SHORTEST_FACT: Final = 8
"""Cells of a fact that are worth showing beside a title."""

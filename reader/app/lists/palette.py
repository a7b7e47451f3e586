"""The command palette: every command by name with its key, then posts and headings.

A post or heading that is called exactly what was typed stands before commands that have only pieces of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from rich.cells import cell_len
from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.worker import get_current_worker

from reader.app.keys import bindings_as, commands_of
from reader.app.lists.library_search import LibrarySearch
from reader.app.lists.result_lists import Result
from reader.app.widgets.picker import Picker, PickerRow
from reader.app.widgets.screens import ReaderScreen
from reader.content.markup import plain_title
from reader.content.search.heading_search import WHOLE_PHRASE, rank_heading
from reader.content.search.other_names import name_found
from reader.content.search.query import NOTHING_READ, parse_query
from reader.content.search.title_matches import positions
from reader.content.text import fold
from reader.document.reading.destination import Destination
from reader.keys.commands import Command
from reader.screen.lines import shorten
from reader.screen.post_facts import post_facts, title_told_apart

if TYPE_CHECKING:
    from reader.content.post import Post

MOST_POSTS: Final = 20
"""Posts that are offered, and headings."""

Choice = Command | Result
"""What can be chosen in the palette: something to do, or somewhere to go."""

PostSearch = Callable[[str, int], "Sequence[Post]"]
"""Gives the posts whose titles match what was typed, the best first, at most so many."""


class Item(NamedTuple):
    """One row of the palette."""

    label: str
    facts: str
    """Its keys, or where it is."""
    choice: Choice


class PaletteScreen(ReaderScreen[Choice | None]):
    """Asks what to do, or where to go. The answer is None when it was left."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_as("dismiss", "Close", "palette", "leave")

    def __init__(self, find_posts: PostSearch, library: LibrarySearch | None) -> None:
        """Without a ``library`` there are no headings to search."""
        super().__init__()
        self._find_posts = find_posts
        self._library = library
        self._picker = Picker(
            self._set_out,
            lambda item: self.dismiss(item.choice),
            narrow=self._narrow,
            placeholder="a command, a post, a heading",
            leave=self.dismiss,
            id="palette",
        )

    def compose(self) -> ComposeResult:
        yield self._picker

    def _set_out(self, item: Item, room: int) -> PickerRow:
        """Write the name on the left with what was typed highlighted, keys or place on the right."""
        label, facts, choice = item
        space = max(0, room - cell_len(label) - 2)
        # Keys are short and always stand there; a place gives way.
        right = facts if isinstance(choice, Command) else shorten(facts, space) if space > 3 else ""
        left = shorten(label, room - cell_len(right) - (2 if right else 0))
        return PickerRow(left, right, [(at, at + 1) for at in positions(self._picker.typed, label)])

    def _narrow(self, typed: str) -> list[Item]:
        """Offer commands at once; what else fits comes when it is found."""
        if typed.strip():
            self._search(typed)
        return self._commands(typed)

    @work(thread=True, exclusive=True, group="palette", exit_on_error=False)
    def _search(self, query: str) -> None:
        """Add posts and headings to the commands, as they are found."""
        from reader.content.store.errors import StoreError

        worker = get_current_worker()
        items = [
            Item(plain_title(post.title), self._facts(post, query), Result(post))
            for post in self._find_posts(query, MOST_POSTS)
        ]
        if not worker.is_cancelled:
            self.app.call_from_thread(self._add, query, items)
        if self._library is None:
            return
        try:
            found = self._library.headings(query, NOTHING_READ, lambda: worker.is_cancelled) or []
        except StoreError:
            return
        items += (
            Item(
                match.heading.title,
                " › ".join((title_told_apart(match.post, self._library.apart(match.post)), *match.path)),
                Result(match.post, Destination(match.heading.slug)),
            )
            for match in found[:MOST_POSTS]
            if not match.scattered
        )
        if not worker.is_cancelled:
            self.app.call_from_thread(self._add, query, items)

    def _facts(self, post: Post, query: str) -> str:
        apart = "" if self._library is None else self._library.apart(post)
        return " · ".join(post_facts(post, (apart, name_found(query, post))))

    def _add(self, query: str, items: Sequence[Item]) -> None:
        if query == self._picker.typed:
            self._picker.list.extend(_merged(self._commands(query), items, query))

    def _commands(self, query: str) -> list[Item]:
        return _matching(commands_of(self.app), query)


def _matching(commands: Sequence[Command], query: str) -> list[Item]:
    """Return the commands that match, the best first; all in the order of help when nothing is typed."""
    items = [
        Item(command.title, command.shown_keys, command) for command in commands if command.name != "palette"
    ]
    typed = parse_query(query)
    if not typed.words:
        return [] if query.strip() else items
    ranked = ((_rank(item, typed.words, typed.phrase), at) for at, item in enumerate(items))
    return [items[at] for _, at in sorted((found, at) for found, at in ranked if found is not None)]


def _merged(commands: Sequence[Item], found: Sequence[Item], query: str) -> list[Item]:
    """Return commands and what was found in the order to list them; each keep their own."""
    typed = parse_query(query)
    ranks = [(_rank(item, typed.words, typed.phrase), item) for item in commands]
    whole = [item for rank, item in ranks if rank is not None and rank <= WHOLE_PHRASE]
    exact = [item for item in found if fold(item.label) == typed.phrase]
    return list(dict.fromkeys((*whole, *exact, *commands, *found)))


def _rank(item: Item, words: Sequence[str], phrase: str) -> int | None:
    """Return how well a command matches by what it does or is called, 0 for best; None when it does not."""
    assert isinstance(item.choice, Command)
    names = (item.label, item.choice.name, item.choice.name.replace("-", " "))
    found = [quality for name in names if (quality := rank_heading(name, words, phrase)) is not None]
    return min(found, default=None)

"""The command palette: every command by name with its key, then posts and headings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.worker import get_current_worker

from reader.app.keys import bindings_as, commands_of
from reader.app.library.result_lists import Result, lit_segments
from reader.app.library.search import LibrarySearch
from reader.app.widgets.row_list import RowList
from reader.app.widgets.screens import Panel
from reader.app.widgets.search_box import SearchBox
from reader.content.search.heading_search import rank
from reader.content.search.query import NOBODY, parse
from reader.content.search.title_highlights import positions
from reader.content.title_text import plain_title
from reader.keys.commands import Command
from reader.screen.lines import shorten

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


class PaletteList(RowList, can_focus=False):
    """What can be chosen, one a row. The keys stay in the box."""

    def __init__(self) -> None:
        super().__init__(id="palette-list")
        self._items: Sequence[Item] = ()
        self._query = ""

    def show(self, items: Sequence[Item], query: str) -> None:
        """Offer these, with what of them was typed lit."""
        self._items, self._query = items, query
        self.set_count(len(items))
        self.highlight(0 if items else None)

    def extend(self, items: Sequence[Item]) -> None:
        """Offer these, of which the first are those that are offered already."""
        self._items = items
        self.set_count(len(items))

    @property
    def choice(self) -> Choice | None:
        """What is highlighted."""
        index = self.highlighted
        return self._items[index].choice if index is not None and index < len(self._items) else None

    def draw(self, index: int, row: int, width: int, highlighted: bool) -> list[Segment]:
        """The name on the left, keys or place on the right."""
        styles = self.role_styles
        label, facts, choice = self._items[index]
        room = max(0, width - 3)
        space = max(0, room - cell_len(label) - 2)
        # Keys are short and always stand there; a place gives way.
        right = facts if isinstance(choice, Command) else shorten(facts, space) if space > 3 else ""
        left = room - cell_len(right) - (2 if right else 0)
        lit = [(place, place + 1) for place in positions(self._query, label)]
        segments = lit_segments(
            shorten(label, left), lit, left, "strong" if highlighted else "", styles.style
        )
        gap = " " * max(0, room - sum(cell_len(segment.text) for segment in segments) - cell_len(right))
        bar = Segment("▌ " if highlighted else "  ", styles.style("mark"))
        return [bar, *segments, Segment(gap + right, styles.style("fact"))]


class PaletteScreen(Panel[Choice | None]):
    """Asks what to do, or where to go. The answer is None when it was left."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_as("dismiss", "Close", "palette", "leave")

    def __init__(self, find_posts: PostSearch, library: LibrarySearch | None) -> None:
        """Without a ``library`` there are no headings to search."""
        super().__init__()
        self._find_posts = find_posts
        self._library = library
        self._rows = PaletteList()
        self._box = SearchBox(placeholder="a command, a post, a heading")

    def compose(self) -> ComposeResult:
        yield Vertical(self._box, self._rows, id="palette")

    def on_mount(self) -> None:
        self._rows.show(self._commands(""), "")
        self.set_focus(self._box)

    @on(SearchBox.Changed)
    def _narrow(self, event: SearchBox.Changed) -> None:
        self._rows.show(self._commands(event.value), event.value)
        if event.value.strip():
            self._search(event.value)

    @work(thread=True, exclusive=True, group="palette", exit_on_error=False)
    def _search(self, query: str) -> None:
        """Posts and headings come after the commands, as they are found."""
        from reader.content.store.errors import StoreError

        worker = get_current_worker()
        items = [
            Item(plain_title(post.title), post.day, Result(post))
            for post in self._find_posts(query, MOST_POSTS)
        ]
        if not worker.is_cancelled:
            self.app.call_from_thread(self._add, query, items)
        if self._library is None:
            return
        try:
            found = self._library.headings(query, NOBODY, lambda: worker.is_cancelled) or []
        except StoreError:
            return
        items += (
            Item(
                match.heading.title,
                " › ".join((plain_title(match.post.title), *match.path)),
                Result(match.post, slug=match.heading.slug),
            )
            for match in found[:MOST_POSTS]
            if not match.scattered
        )
        if not worker.is_cancelled:
            self.app.call_from_thread(self._add, query, items)

    def _add(self, query: str, items: Sequence[Item]) -> None:
        if query == self._box.value:
            highlighted = self._rows.highlighted
            self._rows.extend([*self._commands(query), *items])
            if highlighted is None and self._rows.count:
                self._rows.highlight(0)

    def _commands(self, query: str) -> list[Item]:
        return _matching(commands_of(self.app), query)

    @on(SearchBox.Stepped)
    def _step(self, event: SearchBox.Stepped) -> None:
        self._rows.follow(event.motion)

    @on(SearchBox.Submitted)
    @on(RowList.Chosen)
    def _choose(self) -> None:
        if self._rows.choice is not None:
            self.dismiss(self._rows.choice)
        else:
            self.say("There is nothing to choose")

    @on(SearchBox.Cancelled)
    def _leave(self) -> None:
        self.dismiss(None)


def _matching(commands: Sequence[Command], query: str) -> list[Item]:
    """The commands that match, the best first; all in the order of help when nothing is typed."""
    items = [
        Item(command.title, command.shown_keys, command) for command in commands if command.name != "palette"
    ]
    typed = parse(query)
    if not typed.words:
        return [] if query.strip() else items
    ranked = ((_rank(item, typed.words, typed.phrase), at) for at, item in enumerate(items))
    return [items[at] for _, at in sorted((found, at) for found, at in ranked if found is not None)]


def _rank(item: Item, words: Sequence[str], phrase: str) -> int | None:
    """How well a command matches by what it does or by its name, 0 for best; None when it does not."""
    assert isinstance(item.choice, Command)
    names = (item.label, item.choice.name, item.choice.name.replace("-", " "))
    found = [quality for name in names if (quality := rank(name, words, phrase)) is not None]
    return min(found, default=None)

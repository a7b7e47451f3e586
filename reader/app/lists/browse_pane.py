"""The pane on the left while a person browses: what posts have in common, one kind at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, Final

from rich.segment import Segment
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message

from reader.app.lists.list_pane import RESULTS
from reader.app.widgets.effects import NoEffectError, tell
from reader.app.widgets.heading_line import HeadingLine
from reader.app.widgets.kinds_line import KindsLine
from reader.app.widgets.line_input import LineInput
from reader.app.widgets.row_list import RowList
from reader.content.post import Post
from reader.content.search.group_search import GroupSearch
from reader.content.search.groups import Group, Grouping
from reader.content.search.title_matches import positions
from reader.keys.next_keys import Situation
from reader.screen.browse_rows import KindTab, group_line

if TYPE_CHECKING:
    from reader.app.lists.result_lists import Result

_NAMES: Final = {
    Grouping.CATEGORY: "Categories",
    Grouping.TAG: "Tags",
    Grouping.SERIES: "Series",
    Grouping.AUTHOR: "Authors",
    Grouping.YEAR: "Years",
    Grouping.FOLDER: "Folders",
}


class BrowsePane(Vertical):
    """A box to type in below the groups of one kind, and the kinds that there are above them."""

    SITUATION: ClassVar = Situation.BROWSING
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", "Previous kind"),
        Binding("right", "turn(1)", "Next kind"),
    ]

    class GroupChosen(Message):
        """The posts of a group are to be listed."""

        def __init__(self, query: str) -> None:
            super().__init__()
            self.query = query

    class BrowsingLeft(Message):
        """The browsing is over."""

    def __init__(self, posts: Callable[[], Sequence[Post]], *, id: str) -> None:
        """``posts`` gives all that there are, when they are to be counted."""
        super().__init__(id=id, classes=RESULTS)
        self._posts = posts
        self._items = _GroupItems(id="groups")
        self.rows = self._items.rows
        self.box = LineInput(placeholder="name, ← → another kind", turns=True)
        self._heading = HeadingLine("Browse")
        self._kinds = KindsLine()
        self._search: GroupSearch | None = None
        self._found: dict[Grouping, Sequence[Group]] = {}
        self._wanted = Grouping.CATEGORY
        """What a person looks at, where anything of it is left."""
        self._outdated = True
        self._counting = False
        """Whether that is being done: what comes meanwhile is counted after it, once."""

    def compose(self) -> ComposeResult:
        yield self._heading
        yield self._kinds
        yield self.rows
        yield self.box

    @property
    def result(self) -> Result | None:
        """Return None: a group is no place in a post."""
        return None

    def start(self) -> None:
        """Count the posts of all groups, unless that has been done."""
        if self._outdated and not self._counting:
            self._outdated, self._counting = False, True
            self._heading.facts = "counting …"
            self._count()

    def renew(self) -> None:
        """Count once more, now or when it is opened again: the library has changed."""
        self._outdated = True
        if self.display:
            self.start()

    @on(LineInput.Cancelled)
    def leave(self) -> None:
        """Say that the browsing is over."""
        self.post_message(self.BrowsingLeft())

    def action_turn(self, step: int) -> None:
        """Show the next kind of groups, or the one before, in a circle."""
        kinds = list(self._found)
        if len(kinds) < 2:
            raise NoEffectError("There is no other kind" if kinds else "Nothing is found")
        self._switch(kinds[(kinds.index(self._shown) + step) % len(kinds)])

    @property
    def _shown(self) -> Grouping:
        """Return the kind that is shown: the first one where none of the wanted kind is left."""
        return self._wanted if self._wanted in self._found else next(iter(self._found), self._wanted)

    @work(thread=True, exclusive=True, group="groups", exit_on_error=False)
    def _count(self) -> None:
        # Not given as an argument: Textual writes those of a worker into its description.
        posts = list(self._posts())
        search = GroupSearch(posts)
        self.app.call_from_thread(self._take, search, len(posts))

    def _take(self, search: GroupSearch, posts: int) -> None:
        self._search, self._counting = search, False
        self._heading.facts = f"{posts:,} post{'' if posts == 1 else 's'}"
        self._narrow(again=True)
        if self.display:
            self.start()

    @on(LineInput.Changed)
    def _narrow_typed(self) -> None:
        self._narrow()

    def _narrow(self, *, again: bool = False) -> None:
        if self._search is not None:
            self._found = self._search.find(self.box.value)
            self._show(again=again)

    def _switch(self, kind: Grouping) -> None:
        self._wanted = kind
        self._show()

    def _show(self, *, again: bool = False) -> None:
        shown, typed = self._shown, self.box.value
        kinds = [KindTab(_NAMES[grouping], len(groups)) for grouping, groups in self._found.items()]
        self._kinds.show(kinds, list(self._found).index(shown) if kinds else 0)
        self._items.show(self._found.get(shown, ()), typed, again=again)
        self.rows.remark = "Nothing has that name" if typed else "The posts have nothing in common"

    @on(LineInput.Submitted)
    def _choose_typed(self) -> None:
        if self.rows.highlighted is None:
            tell(self.screen, NoEffectError("Nothing has that name"))
        else:
            self._choose()

    @on(RowList.Chosen)
    def _choose(self) -> None:
        group = self._items.group
        if group is not None:
            self.post_message(self.GroupChosen(group.query))

    @on(LineInput.Stepped)
    def _step(self, event: LineInput.Stepped) -> None:
        self.rows.follow(event.motion)

    @on(LineInput.Turned)
    def _turn(self, event: LineInput.Turned) -> None:
        try:
            self.action_turn(event.step)
        except NoEffectError as reason:
            tell(self.screen, reason)

    @on(KindsLine.Clicked)
    def _switch_clicked(self, event: KindsLine.Clicked) -> None:
        self._switch(list(self._found)[event.index])


class _GroupItems:
    """Groups as the items of a list."""

    ITEM = "group"

    def __init__(self, *, id: str) -> None:
        self.rows = RowList(self, id=id)
        self._groups: Sequence[Group] = ()
        self._typed = ""

    @property
    def item_height(self) -> int:
        return 1

    def height_of(self, index: int, width: int) -> int:
        """Return the rows of a group."""
        return self.item_height

    @property
    def group(self) -> Group | None:
        """Return the highlighted group."""
        return None if self.rows.highlighted is None else self._groups[self.rows.highlighted]

    def show(self, groups: Sequence[Group], typed: str, *, again: bool) -> None:
        """List these groups. ``again`` says that the highlighted one stays so, where it is."""
        before, above = self.group if again else None, self.rows.rows_above()
        self._groups, self._typed = groups, typed
        names = [] if before is None else [group.name for group in groups]
        kept = names.index(before.name) if before is not None and before.name in names else None
        self.rows.relist(len(groups), kept, above)

    def draw(self, index: int, row: int, width: int, highlighted: bool) -> list[Segment]:
        """Draw one group."""
        name, posts, _ = self._groups[index]
        matched = frozenset(positions(self._typed, name))
        line = group_line(name, posts, width, matched=matched, highlighted=highlighted)
        return self.rows.role_styles.segments(line)

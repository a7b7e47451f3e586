"""A list of items to choose one of, with a box that narrows it where there is one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Final, Generic, NamedTuple, TypeVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical

from reader.app.widgets.effects import NoEffectError, tell
from reader.app.widgets.heading_line import HeadingLine
from reader.app.widgets.line_input import LineInput
from reader.app.widgets.row_list import RowList
from reader.app.widgets.sheet_view import SheetView
from reader.page.rows import Run
from reader.screen.lines import bar, fit
from reader.screen.list_items import Span, matched_line

Item = TypeVar("Item")

NARROW: Final = 60
LOW: Final = 20
"""Columns and rows of the terminal below which a picker takes all of it."""

HIGH: Final = 30
"""Rows from which on it leaves some below it."""

CLOSES: Final = "esc closes"
"""What stands at the right end of the upper edge of a picker with a box, and closes it with a click."""

_AFTER_WORDS: Final = 3
"""Cells of the edge after these words."""


class PickerRow(NamedTuple):
    """How an item is written, already cut to the room there is."""

    left: str
    right: str = ""
    matched: Sequence[Span] = ()
    """Stretches of the text on the left that match what was typed."""
    right_role: str = "fact"


class PickerList(Generic[Item]):
    """Items, one a row."""

    item_height = 1

    def __init__(self, set_out: Callable[[Item, int], PickerRow], *, item: str, can_focus: bool) -> None:
        """``set_out`` writes an item in so many cells; ``item`` is what one of them is called."""
        self.ITEM = item
        self.items: Sequence[Item] = ()
        self.rows = RowList(self, can_focus=can_focus)
        self._set_out = set_out

    @property
    def item(self) -> Item | None:
        """Return the highlighted item."""
        return None if self.rows.highlighted is None else self.items[self.rows.highlighted]

    def show(self, items: Sequence[Item], highlighted: int = 0) -> None:
        """List some items, and highlight one of them by its index."""
        self.items = items
        self.rows.set_count(len(items))
        self.rows.highlight(highlighted if items else None)

    def extend(self, items: Sequence[Item]) -> None:
        """List some items, with those that are listed already among them.

        An item that was moved to stays highlighted; else the first one is.
        """
        moved_to = self.item if self.rows.highlighted else None
        self.items = items
        self.rows.set_count(len(items))
        index = 0 if moved_to is None else items.index(moved_to)
        if items and index != self.rows.highlighted:
            self.rows.highlight(index)

    def height_of(self, index: int, width: int) -> int:
        return self.item_height

    def draw(self, index: int, row: int, width: int, highlighted: bool) -> list[Segment]:
        """Return the one row of an item: a text on the left, another one on the right."""
        # A blank cell stands before the scroll bar.
        room = max(0, width - 3)
        left, right, matched, role = self._set_out(self.items[index], room)
        name = matched_line(left, matched, cell_len(left), "strong" if highlighted else "")
        gap = Run(" " * max(0, room - cell_len(left) - cell_len(right)))
        line = fit((bar(highlighted), *name, gap, Run(right, role)), width)
        if highlighted:
            # The keys are the box's, and this is what they choose.
            line = tuple(run._replace(roles=f"{run.roles} selected") for run in line)
        return self.rows.role_styles.segments(line)


class Picker(Vertical, Generic[Item]):
    """Lets an item be chosen, with Enter or a click.

    With ``narrow`` it has a box, which keeps the focus: ``narrow`` is called with what is typed in it, and
    returns the items to list. Without it the list has the focus.
    """

    def __init__(
        self,
        set_out: Callable[[Item, int], PickerRow],
        choose: Callable[[Item], object],
        *,
        item: str = "one",
        narrow: Callable[[str], Sequence[Item]] | None = None,
        placeholder: str = "",
        heading: HeadingLine | None = None,
        leave: Callable[[], object] = lambda: None,
        leave_keys: Collection[str] = (),
        sheet: SheetView | None = None,
        preview: Callable[[Item], object] = lambda item: None,
        id: str,
    ) -> None:
        """``leave`` is called when the box is left, ``preview`` with an item that is moved to.

        It is left with Esc, and while nothing is typed with ``leave_keys``, too. The box stands above the
        list, or below it where the list has a ``heading``. A ``sheet`` has the list's place while nothing is
        typed.
        """
        super().__init__(id=id)
        self.list = PickerList(set_out, item=item, can_focus=narrow is None)
        self.box = None if narrow is None else LineInput(placeholder=placeholder, leave_keys=leave_keys)
        self._sheet = sheet
        self.list.rows.display = sheet is None
        self._heading = heading
        self._narrow = narrow
        self._choose = choose
        self._leave = leave
        self._preview = preview
        if self.box is not None:
            self.border_title = CLOSES

    def compose(self) -> ComposeResult:
        self._fit()
        box = () if self.box is None else (self.box,)
        rows = (self.list.rows,) if self._sheet is None else (self._sheet, self.list.rows)
        yield from (*box, *rows) if self._heading is None else (self._heading, *rows, *box)

    @property
    def typed(self) -> str:
        """Return what is typed in the box."""
        return "" if self.box is None else self.box.value

    def on_mount(self) -> None:
        self.narrow()
        self.screen.set_focus(self.box or self.list.rows)

    def on_click(self, event: events.Click) -> None:
        """Leave when what says so is clicked."""
        x, y = event.screen_offset
        words_begin = self.region.right - _AFTER_WORDS - len(CLOSES)
        if self.box is not None and y == self.region.y and x >= words_begin:
            event.stop()
            self._leave()

    def on_resize(self) -> None:
        """Leave as much room around the picker as the new size of the terminal has."""
        self._fit()

    @on(LineInput.Changed)
    def narrow(self) -> None:
        """List what fits to what is typed."""
        if self._narrow is not None:
            self.list.show(self._narrow(self.typed))
        if self._sheet is not None:
            self._sheet.display = not self.typed
            self.list.rows.display = bool(self.typed)

    @on(LineInput.Stepped)
    def _step(self, event: LineInput.Stepped) -> None:
        rows = self.list.rows if self._sheet is None or self.typed else self._sheet
        rows.follow(event.motion)

    @on(LineInput.Cancelled)
    def _cancel(self) -> None:
        self._leave()

    def _fit(self) -> None:
        width, height = self.app.size
        self.set_class(width < NARROW or height < LOW, "-whole")
        self.set_class(height < LOW, "-low")
        self.set_class(height >= HIGH, "-high")

    @on(RowList.Highlighted)
    def _show_preview(self) -> None:
        if self.list.item is not None:
            self._preview(self.list.item)

    @on(LineInput.Submitted)
    @on(RowList.Chosen)
    def _take(self) -> None:
        if self.list.item is not None:
            self._choose(self.list.item)
        else:
            waits = self._sheet is not None and not self.typed
            reason = "Nothing is chosen yet: type part of a name" if waits else "There is nothing to choose"
            tell(self.screen, NoEffectError(reason))

"""The virtual list: what it draws, where its highlight goes, what it says."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.message import Message

from reader.app.widgets.effects import NoEffectError
from reader.app.widgets.row_list import RowList
from reader.app.widgets.themes import theme_of
from reader.screen.palettes import DARK


class Numbers:
    """Numbers, two rows each."""

    ITEM = "number"
    item_height = 2
    drawn = 0

    def draw(self, index: int, row: int, width: int, highlighted: bool) -> list[Segment]:
        self.drawn += 1
        return [Segment(f"{'>' if highlighted else ' '}{index}.{row}")]


class NumbersApp(App[None]):
    """Shows a list of numbers, and keeps what it says."""

    CSS = "RowList { height: 1fr; }"

    def __init__(self, count: int) -> None:
        super().__init__()
        self.register_theme(theme_of(DARK))
        self.theme = DARK.name
        self.items = Numbers()
        self.numbers = RowList(self.items)
        self.heard: list[tuple[type[Message], RowList, int]] = []
        """What was said: which message, by which list, about which row."""
        self._count = count

    def compose(self) -> ComposeResult:
        yield self.numbers

    def on_mount(self) -> None:
        self.numbers.set_count(self._count)
        self.numbers.highlight(0 if self._count else None)
        self.numbers.focus()

    async def run_action(self, *arguments: Any, **options: Any) -> bool:
        """Pass over keys that can move no further."""
        with suppress(NoEffectError):
            return await super().run_action(*arguments, **options)
        return True

    def on_row_list_highlighted(self, event: RowList.Highlighted) -> None:
        self.heard.append((type(event), event.rows, event.index))

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        self.heard.append((type(event), event.rows, event.index))

    def shown(self) -> list[str]:
        return [self.numbers.render_line(y).text.rstrip() for y in range(self.numbers.size.height)]


@pytest.mark.parametrize(
    ("keys", "highlighted"),
    [
        (["j"], 1),
        (["down", "down", "k"], 1),
        (["k"], 0),
        (["G"], 99_999),
        (["G", "j"], 99_999),
        (["G", "g"], 0),
        (["space"], 12),
        (["space", "b"], 0),
        (["d"], 6),
        (["d", "u"], 0),
        (["end", "home"], 0),
        (["pagedown", "pageup"], 0),
    ],
)
async def test_keys_move_the_highlight_and_keep_it_in_view(keys: list[str], highlighted: int) -> None:
    app = NumbersApp(100_000)
    async with app.run_test(size=(40, 24)) as pilot:
        await pilot.press(*keys)
        assert app.numbers.highlighted == highlighted
        assert f">{highlighted}.0" in app.shown()
        assert f">{highlighted}.1" in app.shown()


async def test_only_the_rows_on_the_screen_are_drawn() -> None:
    app = NumbersApp(1_000_000)
    async with app.run_test(size=(40, 24)) as pilot:
        await pilot.pause()
        app.items.drawn = 0
        await pilot.press("G")
        assert 0 < app.items.drawn <= 3 * 24


async def test_moving_says_so_and_highlighting_by_program_does_not() -> None:
    app = NumbersApp(10)
    async with app.run_test(size=(40, 24)) as pilot:
        app.numbers.highlight(5)
        await pilot.pause()
        assert app.heard == []
        await pilot.press("j")
        assert app.heard == [(RowList.Highlighted, app.numbers, 6)]


async def test_enter_chooses_the_highlighted_item() -> None:
    app = NumbersApp(10)
    async with app.run_test(size=(40, 24)) as pilot:
        await pilot.press("j", "enter")
        assert app.heard[-1] == (RowList.Chosen, app.numbers, 1)


async def test_a_click_chooses_what_is_under_the_pointer() -> None:
    app = NumbersApp(100)
    async with app.run_test(size=(40, 24)) as pilot:
        await pilot.click(RowList, offset=(2, 7))
        assert app.numbers.highlighted == 3
        assert app.heard[-1] == (RowList.Chosen, app.numbers, 3)


async def test_a_click_below_the_last_item_chooses_nothing() -> None:
    app = NumbersApp(2)
    async with app.run_test(size=(40, 24)) as pilot:
        await pilot.click(RowList, offset=(2, 20))
        assert app.heard == []


async def test_the_highlight_stays_in_view_when_the_list_gets_lower() -> None:
    app = NumbersApp(100)
    async with app.run_test(size=(40, 24)) as pilot:
        app.numbers.highlight(11)
        await pilot.resize_terminal(40, 8)
        await pilot.pause()
        assert ">11.1" in app.shown()


@pytest.mark.parametrize("size", [(1, 1), (2, 1), (1, 5), (3, 3), (20, 2)])
async def test_the_smallest_terminals_work(size: tuple[int, int]) -> None:
    app = NumbersApp(100)
    async with app.run_test(size=size) as pilot:
        await pilot.press("j", "space", "G", "g", "enter")
        assert app.numbers.highlighted == 0


async def test_an_empty_list_ignores_keys() -> None:
    app = NumbersApp(0)
    async with app.run_test(size=(40, 24)) as pilot:
        await pilot.press("j", "G", "enter", "space")
        assert app.numbers.highlighted is None
        assert app.heard == []


async def test_fewer_items_keep_the_highlight_within_bounds() -> None:
    app = NumbersApp(100)
    async with app.run_test(size=(40, 24)) as pilot:
        await pilot.press("G")
        app.numbers.set_count(3)
        await pilot.pause()
        assert app.numbers.highlighted == 2
        assert ">2.0" in app.shown()

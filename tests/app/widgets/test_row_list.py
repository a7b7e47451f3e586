"""The virtual list: what it draws, where its highlight goes, what it says."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from rich.segment import Segment
from textual import events
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot

from reader.app.widgets.effects import NoEffectError
from reader.app.widgets.row_list import RowList
from reader.app.widgets.themes import theme_of
from reader.screen.palettes import DARK


class Numbers:
    """Numbers, two rows each; or one to three rows, if they are mixed."""

    ITEM = "number"
    item_height = 2
    drawn = 0
    mixed = False

    def height_of(self, index: int, width: int) -> int:
        return index % 3 + 1 if self.mixed else 2

    def draw(self, index: int, row: int, width: int, highlighted: bool) -> list[Segment]:
        self.drawn += 1
        return [Segment(f"{'>' if highlighted else ' '}{index}.{row}")]


class NumbersApp(App[None]):
    """Shows a list of numbers, and keeps what it says."""

    CSS = "RowList { height: 1fr; }"

    def __init__(self, count: int, *, mixed: bool = False) -> None:
        super().__init__()
        self.register_theme(theme_of(DARK))
        self.theme = DARK.name
        self.items = Numbers()
        self.items.mixed = mixed
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


async def test_items_of_different_heights_stand_below_each_other() -> None:
    app = NumbersApp(100, mixed=True)
    async with app.run_test(size=(40, 7)) as pilot:
        assert app.shown() == [">0.0", " 1.0", " 1.1", " 2.0", " 2.1", " 2.2", " 3.0"]
        await pilot.press("j", "j", "j", "j")
        assert app.shown() == [" 2.0", " 2.1", " 2.2", " 3.0", ">4.0", ">4.1", " 5.0"]
        await pilot.press("G")
        assert app.shown()[-1] == ">99.0"


async def test_a_page_of_them_leaves_none_out() -> None:
    app = NumbersApp(100, mixed=True)
    async with app.run_test(size=(40, 12)) as pilot:
        shown = {0, 1, 2, 3, 4, 5}
        for _ in range(8):
            await pilot.press("space")
            shown |= {int(row[1:].split(".")[0]) for row in app.shown()}
        assert shown == set(range(max(shown) + 1))
        assert max(shown) > 40


async def test_a_click_on_any_row_of_an_item_finds_it() -> None:
    app = NumbersApp(100, mixed=True)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("space", "j")
        rows = app.shown()
        for y in (0, 4, 5, 11):
            await pilot.click(RowList, offset=(2, y))
            assert app.numbers.highlighted == int(rows[y][1:].split(".")[0])
        assert [row[1:] for row in app.shown()] == [row[1:] for row in rows]


async def test_the_wheel_moves_by_whole_items_and_leaves_the_highlight() -> None:
    app = NumbersApp(100, mixed=True)
    async with app.run_test(size=(40, 6)) as pilot:
        await wheel(pilot, events.MouseScrollDown)
        await wheel(pilot, events.MouseScrollDown)
        assert app.shown() == [" 2.0", " 2.1", " 2.2", " 3.0", " 4.0", " 4.1"]
        assert app.numbers.highlighted == 0
        await wheel(pilot, events.MouseScrollUp)
        assert app.shown()[0] == " 1.0"
        await pilot.press("j")
        assert app.shown()[0] == ">1.0"


async def wheel(pilot: Pilot[None], notch: type[events.MouseScrollDown | events.MouseScrollUp]) -> None:
    """Turn the mouse wheel by one notch over the list."""
    numbers = pilot.app.query_one(RowList)
    numbers.post_message(notch(numbers, 2, 2, 0, 0, 0, False, False, False))
    await pilot.pause()


async def test_the_scroll_bar_shows_about_where_the_list_is_and_moves_it_by_items() -> None:
    app = NumbersApp(100, mixed=True)
    async with app.run_test(size=(40, 12)) as pilot:
        assert app.numbers.virtual_size.height == 200
        app.numbers.scroll_to(y=101, animate=False)
        await pilot.pause()
        assert app.shown()[0] == " 50.0"
        await pilot.press("G")
        assert app.numbers.scroll_offset.y == app.numbers.max_scroll_y
        await pilot.press("g")
        assert app.numbers.scroll_offset.y == 0


async def test_what_comes_first_in_view_stays_first_when_heights_change() -> None:
    app = NumbersApp(100)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("space", "space", "k", "k")
        assert app.shown()[0] == " 7.0"
        app.items.mixed = True
        app.numbers.set_count(100)
        assert app.shown()[0] == " 7.0"


async def test_another_first_item_in_view_is_told_and_nothing_else() -> None:
    app, told = NumbersApp(100), []
    async with app.run_test(size=(40, 6)) as pilot:
        app.numbers.top_changed = lambda: told.append(app.numbers.top)
        await pilot.press("j", "j", "j", "k", "j", "j")
        assert told == [1, 2]


async def test_the_band_is_lit_while_a_person_is_here_from_the_bar_to_the_cell_before_the_end() -> None:
    app = NumbersApp(3)
    async with app.run_test(size=(10, 6)) as pilot:
        await pilot.pause()
        lit = app.numbers.role_styles.added("selected").bgcolor
        strip = app.numbers.render_line(0)
        cells = [segment.style for segment in strip for _ in segment.text]
        assert [style is not None and style.bgcolor == lit for style in cells] == 9 * [True] + [False]
        app.numbers.blur()
        await pilot.pause()
        assert all(style is None or style.bgcolor != lit for _, style, _ in app.numbers.render_line(0))


async def test_a_move_that_scrolls_nothing_draws_two_items_only() -> None:
    app = NumbersApp(100, mixed=True)
    async with app.run_test(size=(40, 24)) as pilot:
        await pilot.press("j", "j")
        app.items.drawn = 0
        await pilot.press("j")
        assert app.items.drawn == app.items.height_of(2, 40) + app.items.height_of(3, 40)


async def test_another_size_does_not_lead_back_to_the_highlight_that_was_scrolled_away_from() -> None:
    app = NumbersApp(100, mixed=True)
    async with app.run_test(size=(40, 12)) as pilot:
        for _ in range(5):
            await wheel(pilot, events.MouseScrollDown)
        first = app.shown()[0]
        await pilot.resize_terminal(40, 9)
        await pilot.pause()
        assert app.shown()[0] == first

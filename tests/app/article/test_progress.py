"""Progress is what was read in passing: list and status line agree on it, and it outlasts a cut file."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from rich.segment import Segment
from textual import events
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.app.lists.post_list import PostList
from tests.app.followed import Followed, follow_in_reader
from tests.app.remembered import remembered
from tests.app.screen import (
    ALL,
    article,
    article_text,
    find,
    open_reader,
    post_list,
    posts,
    screen_text,
    settle,
)

pytestmark = pytest.mark.usefixtures("no_waiting")

WORDS = "Plain words that fill a line or two of the article, and some more of them. " * 4

LONG = (
    "---\ntitle: Long\ndate: 2024-03-01\n---\n\nStart[^1] and [the end](#part-29) and [short](short.md).\n\n"
    + "\n\n".join(f"## Part {n}\n\nOpening {n}. {WORDS}" for n in range(30))
    + "\n\n[^1]: The note.\n"
)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "blog"
    folder.mkdir()
    (folder / "long.md").write_text(LONG)
    (folder / "short.md").write_text("---\ntitle: Short\ndate: 2023-01-01\n---\nA few words.\n")
    return folder


def in_list(app: ReaderApp) -> int:
    """The percent that the list tells of the first post; 0 where it tells none."""
    listed = posts(app).region
    facts = screen_text(app).splitlines()[listed.y + 1][: listed.right]
    return 100 if "✓" in facts else int((re.findall(r"(\d+)%", facts) or [0])[0])


def in_status(app: ReaderApp) -> int:
    """The percent that the status line tells."""
    [told] = re.findall(r"(\d+)%", screen_text(app).splitlines()[-1])
    return int(told)


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)


JUMPS: dict[str, Sequence[str]] = {
    "to the end": ["G"],
    "to the end and back": ["G", "g"],
    "to the end, up and down": ["G", "k", "j", "b", "k"],
    "to a section": ["9", "G"],
    "to where a search leads": ["slash", *"29.", "enter", "n", "n"],
    "to a note and back": ["full_stop", "enter", "backspace"],
    "to a link and back": ["full_stop", "full_stop", "enter", "backspace", "alt+right"],
    "to a mark": ["G", "m", "a", "g", "apostrophe", "a"],
    "through the panes": ["tab", "tab", "tab"],
    "in the outline": ["tab", "G", "enter"],
    "to the notes": ["v", "j", "G", "escape"],
}


async def test_a_jump_reads_nothing(library: Path) -> None:
    async with open_reader(library, ALL) as (app, pilot):
        await press(pilot, "enter")
        await press(pilot, "space")
        before = in_list(app)
        assert 0 < before < 20
        for jump, keys in JUMPS.items():
            for key in keys:
                await press(pilot, key)
            assert before <= in_list(app) <= before + 2, jump
            assert in_status(app) == in_list(app), jump
            await press(pilot, "escape", "escape", "enter")
        assert (await remembered(pilot, library)).read == set()
        told = in_list(app)
    async with open_reader(library, ALL) as (app, pilot):
        assert in_list(app) == told


async def test_the_scroll_bar_and_a_resize_read_nothing(library: Path) -> None:
    async with open_reader(library, ALL) as (app, pilot):
        await press(pilot, "enter")
        pane = article(app)
        pane.scroll_to(y=pane.max_scroll_y, animate=False, force=True)
        await settle(pilot)
        assert "The note." in article_text(app)
        await pilot.resize_terminal(120, 420)
        await settle(pilot)
        memory = await remembered(pilot, library)
        assert (memory.read, memory.furthest) == (set(), {"long.md": 0.0})


async def test_a_resize_that_brings_the_end_into_view_finishes_nothing(library: Path) -> None:
    async with open_reader(library, ALL) as (app, pilot):
        await press(pilot, "enter", *["space"] * 5)
        before = in_list(app)
        await pilot.resize_terminal(ALL[0], 420)
        await settle(pilot)
        assert "The note." in article_text(app)
        assert (await remembered(pilot, library)).read == set()
        assert in_list(app) == in_status(app) == before
        await press(pilot, "space")
        assert in_list(app) == 100


async def test_what_is_read_while_the_rest_is_still_on_its_way_counts(library: Path) -> None:
    (library / "long.md").write_text(LONG + f"\n\n{WORDS}" * 2_000)
    async with open_reader(library, ALL) as (app, pilot):
        await pilot.press("enter")
        await pilot.press(*["space"] * 9)
        memory = await remembered(pilot, library)
        assert memory.furthest["long.md"] > 0.01
        assert in_list(app) == in_status(app) > 0


async def test_passing_through_the_panes_goes_into_nothing(library: Path) -> None:
    async with open_reader(library, ALL) as (app, pilot):
        for _ in range(6):
            await press(pilot, "tab")
            await remembered(pilot, library)
        await press(pilot, "escape", "j")
        for _ in range(3):
            await press(pilot, "tab")
            memory = await remembered(pilot, library)
        assert (memory.read, memory.started, memory.recent(9)) == (set(), set(), [])
        assert "1%" not in screen_text(app)


READING: dict[str, str] = {"pages": "space", "sections": "right_square_bracket"}


@pytest.mark.parametrize("by", READING)
async def test_who_reads_on_to_the_end_has_finished(library: Path, by: str) -> None:
    async with open_reader(library, ALL) as (app, pilot):
        await press(pilot, "enter")
        told = []
        for _ in range(40):
            await pilot.press(READING[by])
            await pilot.pause()
            told.append(in_list(app))
            assert in_status(app) == in_list(app)
        assert told == sorted(told)
        assert len(set(told)) > 5
        if by == "sections":
            # There is none after the last one.
            await press(pilot, "space")
        assert in_list(app) == 100
        assert (await remembered(pilot, library)).read == {"long.md"}


@pytest.mark.parametrize("height", range(30, 38))
async def test_whatever_the_last_screen_begins_with_who_reads_to_the_end_has_finished(
    library: Path, height: int
) -> None:
    async with open_reader(library, (ALL[0], height)) as (app, pilot):
        await press(pilot, "enter", *["space"] * 40)
        assert in_list(app) == in_status(app) == 100


async def test_a_page_paints_no_more_of_the_list_than_the_row_that_tells_the_percent(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[tuple[int, int]] = []
    draw = PostList.draw

    def counted(self: PostList, index: int, row: int, width: int, highlighted: bool) -> list[Segment]:
        painted.append((index, row))
        return draw(self, index, row, width, highlighted)

    async with open_reader(library, ALL) as (app, pilot):
        await press(pilot, "enter", "space")
        before = in_list(app)
        monkeypatch.setattr(PostList, "draw", counted)
        await press(pilot, "space")
        assert before < in_list(app)
        assert set(painted) <= {(0, 1)}
        painted.clear()
        await press(pilot, "b")
        assert not painted


async def test_the_wheel_reads_too(library: Path) -> None:
    async with open_reader(library, ALL) as (app, pilot):
        await press(pilot, "enter")
        for _ in range(200):
            article(app).post_message(_wheel(app))
        await settle(pilot)
        assert in_list(app) == 100


def _wheel(app: ReaderApp) -> events.MouseScrollDown:
    return events.MouseScrollDown(article(app), 5, 5, 0, 1, 0, False, False, False)


async def test_what_is_read_in_two_parts_and_two_runs_adds_up(library: Path) -> None:
    async with open_reader(library, ALL) as (app, pilot):
        await press(pilot, "enter", "4")
        await press(pilot, *["space"] * 3)
        first = in_list(app)
        assert 0 < first < 60
    async with open_reader(library, ALL) as (app, pilot):
        assert in_list(app) == first
        await press(pilot, "enter", "4", *["space"] * 3)
        assert first <= in_list(app) <= first + 1
        await press(pilot, *["space"] * 40)
        second = in_list(app)
        assert first < second < 100
        await press(pilot, "g")
        assert in_status(app) == in_list(app) == second
        await press(pilot, *["space"] * 8)
        assert in_list(app) == 100


async def test_a_resize_between_pages_loses_nothing_of_what_was_read(library: Path) -> None:
    async with open_reader(library, ALL) as (_app, pilot):
        await press(pilot, "enter")
        for size in ((60, 20), (130, 50), (90, 24), (120, 36)) * 2:
            await pilot.resize_terminal(*size)
            await press(pilot, "space")
        await press(pilot, *["space"] * 20)
        assert (await remembered(pilot, library)).read == {"long.md"}


async def test_a_short_post_that_is_opened_is_read_and_one_that_a_link_leads_to_is_not(library: Path) -> None:
    async with open_reader(library, ALL) as (app, pilot):
        await press(pilot, "enter")
        await pilot.click("#article", offset=find(app, "short"))
        await settle(pilot)
        assert "A few words." in article_text(app)
        assert (await remembered(pilot, library)).read == set()
        await press(pilot, "j")
        assert (await remembered(pilot, library)).read == {"short.md"}


@pytest.mark.parametrize("keys", [["j", "enter"], ["enter", "J"], ["j", "tab", "space"]])
async def test_a_short_post_is_finished_where_it_is_opened_or_moved_in(
    library: Path, keys: Sequence[str]
) -> None:
    async with open_reader(library, ALL) as (_app, pilot):
        for key in keys:
            await press(pilot, key)
        for _ in range(3):
            memory = await remembered(pilot, library)
        assert memory.read == {"short.md"}


async def test_to_say_read_and_unread_gives_back_what_was_reached(library: Path) -> None:
    async with open_reader(library, ALL) as (app, pilot):
        await press(pilot, "enter")
        await press(pilot, *["space"] * 3)
        text, before = article_text(app), in_list(app)
        await press(pilot, "x")
        assert (in_list(app), in_status(app)) == (100, 100)
        await press(pilot, "x")
        assert (in_list(app), in_status(app)) == (before, before)
    async with open_reader(library, ALL) as (app, pilot):
        assert in_list(app) == before
        assert article_text(app) == text
        await press(pilot, "x")
    async with open_reader(library, ALL) as (app, pilot):
        assert in_list(app) == 100
        await press(pilot, "x")
        assert (in_list(app), in_status(app)) == (before, before)
        await press(pilot, "enter", *["space"] * 30)
        assert in_list(app) == 100


async def test_a_post_that_is_said_to_be_read_and_unread_can_still_be_finished(library: Path) -> None:
    async with open_reader(library, ALL) as (app, pilot):
        await press(pilot, "enter", "x", "x")
        assert in_list(app) == in_status(app) == 0
        await press(pilot, *["space"] * 30)
        assert in_list(app) == in_status(app) == 100
        assert (await remembered(pilot, library)).read == {"long.md"}


async def test_what_was_read_to_its_end_and_is_unread_begins_anew(library: Path) -> None:
    async with open_reader(library, ALL) as (app, pilot):
        await press(pilot, "enter", *["space"] * 30)
        assert in_list(app) == 100
        await press(pilot, "x", "k", "j")
        assert in_list(app) == in_status(app) < 3
        assert (await remembered(pilot, library)).read == set()


DAMAGE: dict[str, Callable[[str], str | None]] = {
    "empty": lambda _: "",
    "a blank line": lambda _: "\n",
    "front matter": lambda text: text[: text.index("Start")],
    "half of the front matter": lambda text: text[:12],
    "cut early": lambda text: text[: text.index("## Part 1")],
    "cut late": lambda text: text[: text.index("## Part 20")],
    "no text": lambda _: "\0\1\2" * 99,
    "gone": lambda _: None,
}


def damage(path: Path, how: str) -> None:
    """Leave a file as it is found while it is written."""
    text = DAMAGE[how](LONG)
    path.unlink()
    if text is not None:
        path.write_text(text)


@asynccontextmanager
async def read_to_a_third(folder: Path) -> AsyncIterator[tuple[Followed, int, str]]:
    """The reader in the long post, the percent that it tells, and what is in view."""
    async with follow_in_reader(folder, ALL) as followed:
        await followed.press("enter")
        await followed.press(*["space"] * 3)
        before = in_list(followed.app)
        assert 15 < before < 60
        yield followed, before, article_text(followed.app)


async def test_a_file_that_is_cut_while_it_is_open_changes_nothing_that_was_reached(library: Path) -> None:
    path = library / "long.md"
    async with read_to_a_third(library) as (followed, before, text):
        for how in DAMAGE:
            damage(path, how)
            await followed.notice()
            await remembered(followed.pilot, library)
            path.write_text(LONG)
            await followed.notice()
            assert (await remembered(followed.pilot, library)).read == set(), how
            assert in_list(followed.app) == in_status(followed.app) == before, how
            assert article_text(followed.app) == text, how
    async with open_reader(library, ALL) as (app, pilot):
        assert in_list(app) == before
        assert article_text(app) == text
        await press(pilot, "enter", *["space"] * 30)
        assert in_list(app) == 100


@pytest.mark.parametrize("how", ["empty", "cut late"])
async def test_what_is_done_in_a_cut_file_reads_nothing(library: Path, how: str) -> None:
    path = library / "long.md"
    async with read_to_a_third(library) as (followed, before, _text):
        damage(path, how)
        await followed.notice()
        await followed.press("j", "space", "G", "space", "g")
        assert (await remembered(followed.pilot, library)).read == set()
        path.write_text(LONG)
        await followed.notice()
        assert (await remembered(followed.pilot, library)).read == set()
        assert in_list(followed.app) == in_status(followed.app) == before


@pytest.mark.parametrize("how", ["empty", "half of the front matter", "no text"])
async def test_keys_that_move_nothing_in_what_is_left_of_a_file_lose_no_place(
    library: Path, how: str
) -> None:
    path = library / "long.md"
    async with read_to_a_third(library) as (followed, before, text):
        damage(path, how)
        await followed.notice()
        await followed.press("j", "space", "G", "k", "g")
        path.write_text(LONG)
        await followed.notice()
        assert article_text(followed.app) == text
        assert in_list(followed.app) == in_status(followed.app) == before


@pytest.mark.parametrize("how", ["empty", "half of the front matter", "no text", "cut early"])
async def test_a_file_that_is_written_back_after_the_start_opens_where_one_stopped(
    library: Path, how: str
) -> None:
    path = library / "long.md"
    async with read_to_a_third(library) as (_followed, before, text):
        pass
    damage(path, how)
    async with follow_in_reader(library, ALL) as followed:
        assert post_list(followed.app).select("long.md")
        await followed.press("enter")
        assert article_text(followed.app) != text
        path.write_text(LONG)
        await followed.notice()
        assert article_text(followed.app) == text
    async with open_reader(library, ALL) as (app, _pilot):
        assert in_list(app) == in_status(app) == before
        assert article_text(app) == text


@pytest.mark.parametrize("how", ["front matter", "cut early", "gone"])
async def test_a_file_that_is_cut_between_two_runs_changes_nothing_that_was_reached(
    library: Path, how: str
) -> None:
    path = library / "long.md"
    async with read_to_a_third(library) as (_followed, before, text):
        pass
    damage(path, how)
    async with open_reader(library, ALL) as (app, pilot):
        if post_list(app).select("long.md"):
            await press(pilot, "enter", "j", "space", "G", "space", "g")
        assert (await remembered(pilot, library)).read == set()
    path.write_text(LONG)
    async with open_reader(library, ALL) as (app, pilot):
        assert in_list(app) == in_status(app) == before
        assert article_text(app) == text


async def test_an_article_that_stays_shorter_is_read_as_it_is(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with read_to_a_third(library) as (followed, _before, _text):
        damage(library / "long.md", "cut late")
        await followed.notice()
        monkeypatch.setattr("reader.app.article.progress.CUT_PATIENCE", 0.0)
        await followed.press(*["space"] * 30)
        assert in_list(followed.app) == 100

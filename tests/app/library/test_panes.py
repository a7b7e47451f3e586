"""Panes slide to where a person goes with keys or clicks, and to nothing else; the way back is exact."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.geometry import Offset
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from tests.app.mouse import cell_of, click, mouse
from tests.app.screen import (
    ALL,
    MEDIUM,
    NARROW,
    WIDE,
    article,
    article_text,
    marked,
    open_reader,
    outline,
    post_list,
    posts,
    screen_text,
    settle,
    type_at_once,
    until,
    write_library,
)
from tests.app.textual_internals import screen_strips

SIZES = [WIDE, MEDIUM, ALL]

BROWSING, READING = ["list", "article", "outline"], ["article", "outline"]
"""What is shown at 120 columns."""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return write_library(tmp_path / "blog")


def shown(app: ReaderApp) -> list[str]:
    """The panes on the screen, results of a search among them."""
    names = [
        pane.id.removesuffix("-pane")
        for pane in app.screen.query("#panes > *")
        if pane.is_on_screen and pane.id
    ]
    return [name for name in names if name in (*BROWSING, "texts")]


def panes(app: ReaderApp) -> list[str]:
    """What stands in the panes, row by row."""
    return screen_text(app).splitlines()[:-1]


def foot(app: ReaderApp) -> str:
    """The status line."""
    return screen_text(app).splitlines()[-1]


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)


# Sliding.


@pytest.mark.parametrize(
    ("size", "browsing", "reading"),
    [
        (ALL, BROWSING, BROWSING),
        (WIDE, BROWSING, READING),
        ((112, 36), ["list", "article"], READING),
        (MEDIUM, ["list", "article"], ["article"]),
        (NARROW, ["list"], ["article"]),
    ],
)
async def test_panes_slide_to_the_article_and_back_to_the_list(
    library: Path, size: tuple[int, int], browsing: list[str], reading: list[str]
) -> None:
    async with open_reader(library, size) as (app, pilot):
        before = panes(app)
        assert shown(app) == browsing
        await press(pilot, "enter")
        assert shown(app) == reading
        await press(pilot, "escape")
        assert shown(app) == browsing
        assert panes(app) == before


async def test_tab_goes_from_list_to_article_to_outline_and_round(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        for focused, panes_then in ((article, READING), (outline, READING), (posts, BROWSING)):
            await press(pilot, "tab")
            assert focused(app).has_focus
            assert shown(app) == panes_then


@pytest.mark.parametrize("size", SIZES)
async def test_the_first_words_in_view_stay_the_first(library: Path, size: tuple[int, int]) -> None:
    async with open_reader(library, size) as (app, pilot):
        await press(pilot, "enter", "2", "j", "j", "j", "j")
        place, read = article(app).place, article_text(app)
        await press(pilot, "escape")
        assert article(app).place == place
        await press(pilot, "enter")
        assert article(app).place == place
        assert article_text(app) == read


async def test_the_list_stays_where_it_is_while_one_reads(tmp_path: Path) -> None:
    for number in range(80):
        (tmp_path / f"{number:02}.md").write_text(f"# Post {number}\n\nWords.\n")
    async with open_reader(tmp_path, MEDIUM) as (app, pilot):
        await press(pilot, *["d"] * 3, *["k"] * 4)
        before = panes(app)
        await press(pilot, "enter")
        assert not posts(app).is_on_screen
        await press(pilot, "escape")
        assert panes(app) == before


async def test_the_active_pane_is_told_by_its_heading(library: Path) -> None:
    async with open_reader(library, ALL) as (app, pilot):
        for keys, heading in (([], "blog"), (["tab", "tab"], "Outline"), (["tab"], "blog")):
            await press(pilot, *keys)
            assert accented(app, "blog", "Outline") == [heading]
        await press(pilot, "tab")
        assert accented(app, "blog", "Outline") == []


def accented(app: ReaderApp, *words: str) -> list[str]:
    """Those of some words of the heading lines that are bold."""
    segments = [segment for strip in screen_strips(app)[:3] for segment in strip]
    bold = [segment.text.strip() for segment in segments if segment.style and segment.style.bold]
    return [word for word in words if word in bold]


# What does not slide.


@pytest.mark.parametrize("size", [WIDE, MEDIUM])
@pytest.mark.parametrize("keys", [["J"], ["right_square_bracket"], ["J", "right_square_bracket", "K"], ["n"]])
async def test_posts_and_sections_are_gone_through_from_the_list(
    library: Path, size: tuple[int, int], keys: list[str]
) -> None:
    async with open_reader(library, size) as (app, pilot):
        before = shown(app)
        await press(pilot, *keys)
        assert shown(app) == before
        assert posts(app).has_focus


async def test_a_section_is_shown_beside_the_list(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await press(pilot, "right_square_bracket")
        assert marked(app) == "Part 1"
        assert "Part 1" in "\n".join(article_text(app).splitlines()[:3])
        await press(pilot, "J")
        listed = post_list(app).post
        assert listed is not None
        assert listed.title == "Café au Lait"
        assert "A short post about coffee." in article_text(app)


@pytest.mark.parametrize("key", ["y", "m", "apostrophe", "vertical_line", "ctrl+p", "t", "question_mark"])
async def test_questions_and_panels_leave_the_panes_where_they_are(library: Path, key: str) -> None:
    async with open_reader(library) as (app, pilot):
        before = panes(app)
        await press(pilot, key)
        assert len(app.screen_stack) > 1 or shown(app) == BROWSING
        await press(pilot, "escape")
        assert panes(app) == before
        assert posts(app).has_focus


async def test_a_question_of_two_rows_moves_nothing(library: Path) -> None:
    async with open_reader(library, NARROW) as (app, pilot):
        await press(pilot, "enter", "j")
        seen = article(app).view
        await press(pilot, "y")
        assert "copy   c code" in screen_text(app).splitlines()[-2]
        assert "esc closes" in foot(app)
        assert article(app).view == seen
        await press(pilot, "escape")
        assert article(app).view == seen


async def test_results_stay_beside_what_is_read_of_them(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await press(pilot, "ctrl+f", *"coffee")
        found = app.screen.query_one("#text-results")
        before = found.region
        await press(pilot, "enter")
        assert article(app).has_focus
        assert found.region == before


@pytest.mark.parametrize("size", [WIDE, MEDIUM])
async def test_the_wheel_scrolls_what_it_is_over_and_leads_nowhere(
    library: Path, size: tuple[int, int]
) -> None:
    async with open_reader(library, size) as (app, pilot):
        before = shown(app)
        at = cell_of(app, "An opening")
        for _ in range(5):
            await mouse(pilot, events.MouseScrollDown, at, 0)
        await settle(pilot)
        assert article(app).scroll_y > 0
        assert shown(app) == before
        assert posts(app).has_focus


@pytest.mark.parametrize("size", [WIDE, MEDIUM])
async def test_nothing_slides_between_pressing_and_letting_go(library: Path, size: tuple[int, int]) -> None:
    async with open_reader(library, size) as (app, pilot):
        at, before = cell_of(app, "An opening"), panes(app)
        await mouse(pilot, events.MouseDown, at)
        await settle(pilot)
        assert panes(app) == before
        await mouse(pilot, events.MouseUp, at)
        assert article(app).has_focus
        # A second click may follow, which is for the same words.
        await until(lambda: "list" not in shown(app))


@pytest.mark.parametrize("size", [WIDE, MEDIUM])
async def test_a_key_after_a_click_finds_the_pane_there(library: Path, size: tuple[int, int]) -> None:
    async with open_reader(library, size) as (app, pilot):
        await click(pilot, cell_of(app, "An opening"))
        await pilot.press("slash")
        await settle(pilot)
        assert "list" not in shown(app)
        assert "this article /" in screen_text(app)


@pytest.mark.parametrize("size", [WIDE, MEDIUM, ALL])
async def test_a_click_acts_on_what_it_was_made_on(library: Path, size: tuple[int, int]) -> None:
    async with open_reader(library, size) as (app, pilot):
        await click(pilot, cell_of(app, "link to the") + Offset(2, 0))
        assert "A short post about coffee." in article_text(app)


async def test_a_click_in_the_outline_leads_to_that_section(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await click(pilot, cell_of(app, "Detail 3"))
        assert marked(app) == "Detail 3"
        assert article(app).has_focus
        assert shown(app) == READING


async def test_a_click_in_the_list_opens_that_post(library: Path) -> None:
    async with open_reader(library, MEDIUM) as (app, pilot):
        await click(pilot, cell_of(app, "Café au Lait"))
        assert "A short post about coffee." in article_text(app)


async def test_what_could_not_be_seen_is_not_wanted_later(library: Path) -> None:
    async with open_reader(library, ALL) as (app, pilot):
        await press(pilot, "enter")
        wide = shown(app)
        await pilot.resize_terminal(*NARROW)
        await press(pilot, "z")
        assert "There is room for one pane" in foot(app)
        await pilot.resize_terminal(*ALL)
        await settle(pilot)
        assert shown(app) == wide


@pytest.mark.parametrize(
    ("size", "reading"),
    [(ALL, ["texts", "article", "outline"]), (WIDE, ["texts", "article"]), (MEDIUM, ["article"])],
)
async def test_results_stay_beside_what_is_read_as_long_as_its_lines_have_their_full_measure(
    library: Path, size: tuple[int, int], reading: list[str]
) -> None:
    async with open_reader(library, size) as (app, pilot):
        await press(pilot, "ctrl+f", *"coffee")
        found = shown(app)
        await press(pilot, "enter")
        assert shown(app) == reading
        await press(pilot, "z")
        assert shown(app) == ["article"]
        await press(pilot, "z", "shift+tab")
        assert shown(app) == found


# The way back.


@pytest.mark.parametrize("size", [*SIZES, NARROW])
async def test_titles_are_searched_from_anywhere_and_giving_up_leads_back_to_the_same_place(
    library: Path, size: tuple[int, int]
) -> None:
    async with open_reader(library, size) as (app, pilot):
        await press(pilot, "enter", "3", "j", "j")
        before = panes(app)
        await press(pilot, "T")
        assert "titles /" in screen_text(app)
        assert "list" in shown(app)
        await press(pilot, *"cafe")
        await press(pilot, "escape")
        # How long the article is, is an estimate, and so is the stretch of the line that is heavy.
        assert [row.replace("┃", "│") for row in panes(app)] == [row.replace("┃", "│") for row in before]
        assert article(app).has_focus


@pytest.mark.parametrize("size", [*SIZES, NARROW])
async def test_from_what_was_found_by_its_title_esc_leads_to_what_was_found_and_then_to_all(
    library: Path, size: tuple[int, int]
) -> None:
    async with open_reader(library, size) as (app, pilot):
        await press(pilot, "slash", *"cafe", "enter")
        assert article(app).has_focus
        await press(pilot, "escape")
        assert posts(app).has_focus
        assert len(post_list(app).posts) == 1
        await press(pilot, "escape")
        assert len(post_list(app).posts) == 3


async def test_giving_up_a_search_for_titles_closes_the_box_and_what_was_typed(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await press(pilot, "enter", "T", *"cafe", "escape", "escape")
        assert len(post_list(app).posts) == 3
        assert "titles /" not in screen_text(app)
        assert posts(app).has_focus
        listed = post_list(app).post
        assert listed is not None
        assert listed.title == "The Long Road"


@pytest.mark.parametrize("size", [*SIZES, NARROW])
async def test_a_search_of_texts_from_a_search_for_titles_leads_all_the_way_back(
    library: Path, size: tuple[int, int]
) -> None:
    async with open_reader(library, size) as (app, pilot):
        await press(pilot, "enter", "3", "j", "j")
        before = panes(app)
        await press(pilot, "T", *"cafe")
        await press(pilot, "ctrl+f", *"coffee")
        await press(pilot, "escape")
        assert "titles / cafe" in screen_text(app)
        assert "list" in shown(app)
        await press(pilot, "escape")
        assert [row.replace("┃", "│") for row in panes(app)] == [row.replace("┃", "│") for row in before]
        assert article(app).has_focus


@pytest.mark.parametrize("keys", [["z"], ["o"], ["l"], ["tab"]])
async def test_what_stood_beside_the_article_stands_there_again_after_a_search(
    library: Path, keys: list[str]
) -> None:
    async with open_reader(library) as (app, pilot):
        await press(pilot, "enter", *keys)
        before = panes(app)
        await press(pilot, "T", *"long")
        await press(pilot, "escape")
        assert panes(app) == before


async def test_what_is_found_by_its_title_is_read(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await press(pilot, "enter")
        await type_at_once(app, pilot, "T", *"cafe", "enter")
        assert article(app).has_focus
        assert "A short post about coffee." in article_text(app)
        assert shown(app) == READING


# What is asked for.


@pytest.mark.parametrize("size", [*SIZES, NARROW])
@pytest.mark.parametrize("begin", [[], ["enter", "2", "j"], ["enter", "tab", "j", "j"]])
async def test_the_same_key_again_shows_what_was_there(
    library: Path, size: tuple[int, int], begin: list[str]
) -> None:
    async with open_reader(library, size) as (app, pilot):
        await press(pilot, *begin)
        before, focused = panes(app), app.focused
        for key in "zol":
            await press(pilot, key)
            await press(pilot, key)
            assert panes(app) == before
            assert app.focused is focused


@pytest.mark.parametrize("size", [WIDE, MEDIUM])
async def test_the_list_can_be_kept_beside_what_is_read(library: Path, size: tuple[int, int]) -> None:
    async with open_reader(library, size) as (app, pilot):
        await press(pilot, "enter", "l")
        assert shown(app)[:2] == ["list", "article"]
        assert article(app).has_focus
        await press(pilot, "escape", "enter")
        assert shown(app)[:2] == ["list", "article"]
        await press(pilot, "J", "l")
        assert "list" not in shown(app)


async def test_the_article_alone_stays_alone_when_one_comes_back_to_it(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await press(pilot, "enter", "z")
        assert shown(app) == ["article"]
        await press(pilot, "escape")
        assert shown(app) == BROWSING
        await press(pilot, "enter")
        assert shown(app) == ["article"]
        await press(pilot, "z")
        assert shown(app) == READING


async def test_on_a_narrow_terminal_the_article_alone_is_all_there_is(library: Path) -> None:
    async with open_reader(library, NARROW) as (app, pilot):
        await press(pilot, "enter", "z")
        assert shown(app) == ["article"]
        assert "one pane" in screen_text(app)


async def test_a_resize_and_back_shows_what_was_there(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await press(pilot, "enter", "2", "j", "j", "j", "j")
        before = panes(app)
        for size in (MEDIUM, NARROW, ALL, WIDE):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            assert article(app).has_focus
        assert panes(app) == before


# Air.


@pytest.mark.parametrize(("height", "air"), [(36, True), (20, True), (19, False), (10, False)])
async def test_a_blank_row_stands_above_and_below_the_panes_where_there_is_room(
    library: Path, height: int, air: bool
) -> None:
    async with open_reader(library, (120, height)) as (app, pilot):
        rows = screen_text(app).splitlines()
        assert (not rows[0]) == air
        assert (not rows[-2].replace("│", "").replace("┃", "").strip()) or not air
        await pilot.resize_terminal(120, 19 if air else 36)
        await settle(pilot)
        assert (not screen_text(app).splitlines()[0]) == (not air)


# The hints are buttons.


async def test_a_click_on_a_hint_is_its_key(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await click(pilot, cell_of(app, "? keys"))
        assert len(app.screen_stack) == 2
        await press(pilot, "escape")
        await click(pilot, cell_of(app, "enter read") + Offset(8, 0))
        assert article(app).has_focus
        await click(pilot, cell_of(app, "o outline"))
        assert shown(app) == ["article"]


@pytest.mark.parametrize(
    ("size", "shown_part"),
    [
        (MEDIUM, "words in any post, #tag        │"),
        (WIDE, "words in any post, #tag, 2024"),
        ((20, 15), "words in any…"),
    ],
)
async def test_what_may_be_typed_is_said_as_far_as_there_is_room(
    library: Path, size: tuple[int, int], shown_part: str
) -> None:
    async with open_reader(library, size) as (app, pilot):
        await press(pilot, "ctrl+f")
        assert shown_part in screen_text(app)


async def test_where_one_pane_is_all_there_is_the_line_leads_back_to_the_posts(library: Path) -> None:
    async with open_reader(library, NARROW) as (app, pilot):
        await press(pilot, "enter")
        assert foot(app).startswith("  ‹ posts")
        await click(pilot, cell_of(app, "‹ posts"))
        assert posts(app).has_focus
        assert "‹ posts" not in foot(app)


async def test_where_one_pane_is_all_there_is_the_line_leads_back_from_the_outline_to_the_article(
    library: Path,
) -> None:
    async with open_reader(library, NARROW) as (app, pilot):
        await press(pilot, "enter", "o")
        assert foot(app).startswith("  ‹ article")
        await click(pilot, cell_of(app, "‹ article"))
        assert article(app).has_focus
        assert foot(app).startswith("  ‹ posts")


async def test_no_key_is_named_that_leads_nowhere_from_a_post_alone(library: Path) -> None:
    async with open_reader(library / "_posts" / "2024-03-01-long.md") as (app, pilot):
        assert "esc" not in foot(app)
        await click(pilot, cell_of(app, "l list"))
        assert "esc posts" in foot(app)


async def test_no_key_of_an_article_is_named_where_there_is_none(tmp_path: Path) -> None:
    async with open_reader(tmp_path, NARROW) as (app, pilot):
        await press(pilot, "tab")
        assert foot(app).strip() == "‹ posts   ? keys"


async def test_the_answers_of_a_question_are_buttons_too(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await press(pilot, "enter", "y")
        await click(pilot, cell_of(app, "a all") + Offset(2, 0))
        assert "An opening with a [link" in app.clipboard
        await press(pilot, "y")
        await click(pilot, cell_of(app, "esc closes"))
        assert "esc closes" not in foot(app)
        assert article(app).has_focus


async def test_the_bar_of_a_search_is_closed_with_a_click(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await press(pilot, "enter", "slash", *"part")
        assert "this article / part" in foot(app)
        await click(pilot, cell_of(app, "esc closes"))
        assert "this article" not in foot(app)
        assert article(app).has_focus


@pytest.mark.parametrize(
    ("keys", "named"),
    [
        ([], ["enter read", "/ titles", "ctrl+f text", "? keys"]),
        (["slash"], ["enter opens", "esc closes"]),
        (["slash", *"road", "enter", "escape"], ["? keys"]),
        (["enter"], ["] section", "/ find", "f links", "o outline", "esc posts", "? keys"]),
        (["enter", "tab"], ["enter go there", "esc article", "o hides", "? keys"]),
        (["ctrl+f", *"coffee"], ["enter opens", "esc closes"]),
        (["ctrl+f", *"coffee", "enter", "shift+tab"], ["enter read", "/ type", "esc closes", "? keys"]),
        (["slash", *"o", "tab", "shift+tab"], ["enter read", "esc all posts", "? keys"]),
        (["slash", *"o", "tab", "shift+tab", "escape"], ["enter read", "/ titles", "ctrl+f text"]),
        (["enter", "T", *"o", "tab", "shift+tab"], ["enter read", "esc goes back", "? keys"]),
    ],
)
async def test_the_line_names_the_keys_of_where_one_is(
    library: Path, keys: list[str], named: list[str]
) -> None:
    async with open_reader(library) as (app, pilot):
        await press(pilot, *keys)
        for hint in named:
            assert hint in foot(app)

"""Links by keyboard: hints, walking, following and the way back, by what is on the screen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.app.widgets.roles import RoleStyles
from reader.app.widgets.status_line import StatusLine
from tests.app.screen import (
    MEDIUM,
    NARROW,
    WIDE,
    article,
    article_text,
    find,
    open_reader,
    screen_text,
    settle,
    type_at_once,
)
from tests.content.folders import write

SIZES = (WIDE, MEDIUM, NARROW)
FILLER = "Words that stand between one link and the next, and fill the screen with what they say. " * 4


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "blog"
    folder.mkdir()
    (folder / "first.md").write_text(
        "---\ntitle: First\ndate: 2024-03-01\n---\n\n"
        "Go to [the second](second.md), [the end](#the-end), [nothing](gone.md) "
        "or [the web](https://example.org/path).\n\n"
        + "\n\n".join(f"{FILLER}[link {number}](second.md#part-{number})" for number in range(1, 6))
        + "\n\n## The end\n\nIt ends.\n",
        encoding="utf-8",
    )
    (folder / "second.md").write_text(
        "---\ntitle: Second\ndate: 2023-03-01\n---\n\nWithout links.\n\n"
        + "\n\n".join(f"## Part {number}\n\n{FILLER}" for number in range(1, 6))
        + "\n",
        encoding="utf-8",
    )
    return folder


def status(app: ReaderApp) -> str:
    return app.screen.query_one(StatusLine).message


def painted(app: ReaderApp) -> str:
    """What is painted in the article pane, letters and all."""
    pane = article(app)
    return "\n".join(strip.text for strip in pane.render_lines(pane.outer_size.region))


def lit(app: ReaderApp) -> str:
    """The characters that are lit as chosen, joined."""
    pane = article(app)
    chosen = RoleStyles(app.theme_variables, pane.rich_style).added("chosen")
    return "".join(
        segment.text
        for strip in pane.render_lines(pane.outer_size.region)
        for segment in strip
        if segment.style is not None and segment.style.reverse and segment.style.color == chosen.color
    )


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_f_puts_a_letter_over_every_link_in_view_and_nothing_moves(
    library: Path, size: tuple[int, int]
) -> None:
    async with open_reader(library, size) as (app, pilot):
        await press(pilot, "enter")
        before = article_text(app)
        await press(pilot, "f")
        assert "ahe second" in painted(app).replace("\n", " ")
        assert re.search(r"she\s+end", painted(app))
        assert "dothing" in painted(app)
        assert article_text(app) == before
        await press(pilot, "escape")
        assert "the second" in painted(app)
        assert article(app).has_focus


async def test_a_letter_selects_and_enter_follows(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await press(pilot, "enter", "f", "a")
        assert status(app) == "post: Second"
        assert lit(app).endswith("he second")
        await press(pilot, "enter")
        assert "Without links." in article_text(app)
        assert article(app).has_focus


async def test_the_same_letter_again_follows(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await press(pilot, "enter", "f", "a", "a")
        assert "Without links." in article_text(app)


@pytest.mark.parametrize("size", SIZES)
async def test_keys_in_one_burst_all_count(library: Path, size: tuple[int, int]) -> None:
    async with open_reader(library, size) as (app, pilot):
        await type_at_once(app, pilot, "f", "a", "enter")
        assert "Without links." in article_text(app)


async def test_keys_after_the_one_that_follows_belong_to_the_article(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await type_at_once(app, pilot, "f", "s", "enter", "backspace")
        assert "Go to the second" in article_text(app)
        assert article(app).has_focus


async def test_keys_typed_while_a_post_opens_are_meant_for_it(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await press(pilot, "enter", "J")
        assert "Without links." in article_text(app)
        await type_at_once(app, pilot, "K", "f", "a", "enter")
        assert "Without links." in article_text(app)
        await type_at_once(app, pilot, "backspace")
        assert "Go to the second" in article_text(app)


async def test_forward_leads_to_where_a_burst_of_keys_went_back_from(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await type_at_once(app, pilot, "f", "a", "enter", "backspace")
        assert "Go to the second" in article_text(app)
        await press(pilot, "alt+right")
        assert "Without links." in article_text(app)


async def test_walking_in_link_mode(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await press(pilot, "enter", "f", "tab", "j")
        assert status(app) == "section: The end"
        await press(pilot, "down")
        assert status(app) == "not in this folder: gone.md"
        await press(pilot, "k", "shift+tab")
        assert status(app) == "post: Second"


async def test_of_the_web_the_host_stands_first(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await press(pilot, "enter", "f", "f")
        assert status(app) == "example.org · https://example.org/path"


async def test_a_single_link_is_selected_at_once(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text("# One\n\nTo [the end](#end).\n\n" + f"{FILLER}\n\n" * 20 + "## End\n")
    async with open_reader(tmp_path, NARROW) as (app, pilot):
        await press(pilot, "enter", "f")
        assert status(app) == "section: End"
        await press(pilot, "enter")
        assert "End" in article_text(app)


async def test_without_a_link_in_view_the_status_line_says_so(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await press(pilot, "J", "enter", "space", "f")
        assert status(app) == "No link is in view"
        assert article(app).has_focus


async def test_a_link_over_two_rows_has_one_letter_and_is_lit_whole(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text("# One\n\n" + "[" + "long words " * 12 + "end](#one) and [b](#one).\n")
    async with open_reader(tmp_path, NARROW) as (app, pilot):
        await press(pilot, "enter", "f")
        assert painted(app).count("aong") == 1
        assert "s." in painted(app)
        await press(pilot, "a")
        assert re.sub(r"\s+", " ", lit(app)).endswith("words end")


async def test_f_from_the_list_goes_into_the_article(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await press(pilot, "f", "escape")
        assert article(app).has_focus


@pytest.mark.parametrize("size", SIZES)
async def test_points_walk_from_link_to_link_and_scroll(library: Path, size: tuple[int, int]) -> None:
    async with open_reader(library, size) as (app, pilot):
        await press(pilot, "enter", ".")
        assert (status(app), lit(app)) == ("post: Second", "the second")
        await press(pilot, ".")
        assert lit(app).split() == ["the", "end"]
        for number in range(1, 6):
            await press(pilot, *([".", ".", "."] if number == 1 else ["."]))
            assert lit(app).split() == ["link", str(number)]
            assert status(app) == f"post: Second § part-{number}"
        await press(pilot, ".")
        assert status(app) == "No link below"
        assert lit(app).split() == ["link", "5"]
        await press(pilot, ",", ",")
        assert lit(app).split() == ["link", "3"]


async def test_comma_starts_with_the_last_link_in_view(library: Path) -> None:
    async with open_reader(library, NARROW) as (app, pilot):
        await press(pilot, "enter", "G")
        assert "It ends." in article_text(app)
        await press(pilot, ",")
        assert lit(app).split() == ["link", "5"]


async def test_above_the_links_of_the_text_are_those_of_its_head_and_then_none(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await press(pilot, "enter", ".", ",")
        assert status(app) == "posts: date:2024"
        await press(pilot, ",")
        assert status(app) == "No link above"
        await press(pilot, ".")
        assert status(app) == "post: Second"


async def test_without_links_in_the_text_those_of_its_head_are_walked_to(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await press(pilot, "J", ".")
        assert (status(app), lit(app)) == ("posts: date:2023", "1 Mar 2023")
        await press(pilot, ".")
        assert status(app) == "No link below"


async def test_enter_follows_the_selected_link_and_else_means_what_it_did(library: Path) -> None:
    async with open_reader(library, NARROW) as (app, pilot):
        await press(pilot, "enter")
        top = article(app).place
        await press(pilot, "enter")
        assert article(app).place > top
        await type_at_once(app, pilot, "g", "full_stop", "enter")
        assert "Without links." in article_text(app)


async def test_escape_deselects_before_it_leaves(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await press(pilot, "enter", ".", "escape")
        assert (status(app), lit(app)) == ("", "")
        assert article(app).has_focus


async def test_a_link_that_leaves_the_view_is_deselected(library: Path) -> None:
    async with open_reader(library, NARROW) as (app, pilot):
        await press(pilot, "enter", ".", "space", "space")
        assert status(app) == ""
        await press(pilot, "g")
        assert lit(app) == ""


async def test_a_link_that_was_chosen_by_letter_stays_selected_when_another_key_goes_on(
    library: Path,
) -> None:
    async with open_reader(library) as (app, pilot):
        await press(pilot, "enter", "f", "s", ".")
        assert lit(app) == "nothing"


@pytest.mark.parametrize("size", SIZES)
async def test_following_and_going_back_returns_to_the_same_rows(
    library: Path, size: tuple[int, int]
) -> None:
    async with open_reader(library, size) as (app, pilot):
        await press(pilot, "enter", *(["j"] * 9))
        before = article_text(app)
        await press(pilot, ".", "enter")
        await press(pilot, "backspace")
        assert article_text(app) == before
        await press(pilot, "alt+right")
        assert "Part" in article_text(app)


async def test_hovering_away_shows_the_selected_link_again(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await press(pilot, "enter", ".")
        await pilot.hover("#article", offset=find(app, "the web"))
        await settle(pilot)
        assert status(app).startswith("example.org")
        await pilot.hover("#article", offset=(1, 20))
        await settle(pilot)
        assert status(app) == "post: Second"
        assert "Second" in screen_text(app)


@pytest.fixture
def twins(tmp_path: Path) -> Path:
    """Two posts of one name, and one that links to that name from a folder of its own."""
    return write(
        tmp_path / "twins",
        {
            "fr/first.md": "---\ntitle: First\ndate: 2024-03-01\n---\n\nSee [the twin](/blog/twin/).\n",
            "en/twin.md": "---\ntitle: Twin\ndate: 2024-02-01\n---\n\nIn English.\n",
            "de/twin.md": "---\ntitle: Zwilling\ndate: 2024-01-01\n---\n\nAuf Deutsch.\n",
        },
    )


@pytest.mark.parametrize("size", SIZES)
async def test_a_link_that_may_mean_several_posts_lets_one_be_chosen(
    twins: Path, size: tuple[int, int]
) -> None:
    async with open_reader(twins, size) as (app, pilot):
        await press(pilot, "enter", "f", "a")
        assert status(app) == "2 posts could be meant"
        await press(pilot, "enter")
        shown = screen_text(app)
        assert "2 posts could be meant" in shown
        assert re.search(r"Zwilling +de/twin\.md", shown)
        assert re.search(r"Twin +en/twin\.md", shown)
        await press(pilot, "j", "enter")
        assert "In English." in article_text(app)
        await press(pilot, "backspace")
        assert "See the twin" in article_text(app)


async def test_of_several_posts_none_need_be_chosen(twins: Path) -> None:
    async with open_reader(twins) as (app, pilot):
        await press(pilot, "enter", "f", "a", "enter", "escape")
        assert "See the twin" in article_text(app)
        assert "could be meant" not in screen_text(app).splitlines()[5]


async def test_a_wikilink_to_nothing_is_reached_and_names_its_target(tmp_path: Path) -> None:
    vault = write(
        tmp_path / "vault",
        {".obsidian/app.json": "{}", "note.md": "To [[Some Note#Part|what is shown]].\n"},
    )
    async with open_reader(vault) as (app, pilot):
        await press(pilot, "enter", ".")
        assert status(app).startswith("not in this folder: Some Note#Part")
        await press(pilot, "enter")
        assert "not in this folder: Some Note#Part" in status(app)
        assert "what is shown" in article_text(app)

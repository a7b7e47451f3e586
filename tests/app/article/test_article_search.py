"""Searching the open article: the line to type in, what is lit, and the way from match to match."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from rich.color import Color as RichColor
from textual import events
from textual.geometry import Region
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.app.article.article_pane import ArticlePane
from reader.document.model import Place
from reader.page.pattern import SearchPattern, phrase
from tests.app.screen import (
    MEDIUM,
    NARROW,
    WIDE,
    article,
    article_text,
    find,
    open_reader,
    outline,
    posts,
    screen_text,
    settle,
    type_at_once,
    write_library,
)

WORDS = "Plain words that fill a line or two of the article. " * 4
MANY = (WORDS + "\n\n") * 12

POST = f"""\
# Searching

The opening holds a needle, and a [needle in a link](https://example.org/needle).

{MANY}

## In code

```python
needle = "a needle in code"
```

| what | where |
|---|---|
| haystack | needle in a cell |

{MANY}

## In the closed

> [!tip]- Closed
> A needle that is hidden. Only here.

{MANY}

## In the end

The last Needle.[^1]

[^1]: A needle in a note.
"""

KEYS: Final = {
    " ": "space",
    "(": "left_parenthesis",
    ")": "right_parenthesis",
    "+": "plus",
    "$": "dollar_sign",
    "|": "vertical_line",
    ".": "full_stop",
    ",": "comma",
}
"""Textual's names of the keys of some characters."""

TO_CLOSED: Final = ["right_square_bracket"] * 2
"""Keys from the top to the section with what is closed."""

SIZES: Final = [WIDE, MEDIUM, NARROW, (20, 5)]


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "post.md"
    path.write_text(POST, encoding="utf-8")
    return path


def pane(app: ReaderApp) -> ArticlePane:
    return app.screen.query_one(ArticlePane)


def last_row(app: ReaderApp) -> str:
    return screen_text(app).splitlines()[-1]


def lit(app: ReaderApp) -> list[str]:
    """The texts that are lit in the article, the current match in brackets."""
    reading = article(app)
    background = RichColor.parse(app.theme_variables["found"])
    found = []
    for strip in reading.render_lines(Region(0, 0, *reading.size)):
        for text, style, _ in strip:
            if style is not None and style.reverse:
                found.append(f"[{text}]")
            elif style is not None and style.bgcolor == background:
                assert style.underline, "what is lit is seen without colours too"
                found.append(text)
    return found


def key_of(character: str) -> str:
    """The name of the key for a character."""
    return KEYS.get(character, character)


async def type_query(pilot: Pilot[None], query: str) -> None:
    """Open the bar, type, and wait for what is found."""
    await pilot.press("slash", *map(key_of, query))
    await settle(pilot)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, and wait for what is found."""
    await pilot.press(*keys)
    await settle(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_typing_lights_what_matches_and_says_how_many(post: Path, size: tuple[int, int]) -> None:
    async with open_reader(post, size) as (app, pilot):
        await type_query(pilot, "needle")
        assert ("this article / needle" if size in (WIDE, MEDIUM) else "needle") in last_row(app)
        assert "1 of 8" in last_row(app)
        assert lit(app)[0] == "[needle]"


async def test_all_matches_in_view_are_lit_one_of_them_as_the_current_one(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        before = article(app).place
        await type_query(pilot, "needle")
        assert lit(app) == ["[needle]", "needle"]
        assert article(app).place == before


@pytest.mark.parametrize("size", SIZES)
async def test_enter_stays_with_the_matches_lit_and_n_goes_on(post: Path, size: tuple[int, int]) -> None:
    async with open_reader(post, size) as (app, pilot):
        await type_query(pilot, "needle")
        await press(pilot, "enter")
        assert article(app).has_focus
        assert not app.screen.query_one("#find").display
        assert "1 of 8" in last_row(app)
        await press(pilot, "n", "n")
        assert "3 of 8" in last_row(app)
        assert "[needle]" in lit(app)
        await press(pilot, "N")
        assert "2 of 8" in last_row(app)


async def test_code_tables_labels_and_notes_are_lit_too(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        await type_query(pilot, "needle")
        await press(pilot, "enter", "n", "n")
        assert lit(app) == ["[needle]", "needle", "needle"]
        assert "needle in a cell" in article_text(app)
        await press(pilot, "n", "n")
        assert lit(app) == ["needle", "needle", "[needle]"]
        await press(pilot, "n", "n")
        assert lit(app) == ["[Needle]", "needle"]


async def test_a_match_out_of_view_comes_to_stand_below_a_third_of_the_pane(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        await type_query(pilot, "cell")
        _, y = find(app, "needle in a cell")
        height = article(app).size.height
        assert y == height // 3


async def test_the_search_begins_where_one_reads_and_goes_round(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        await pilot.press("space", "space")
        await type_query(pilot, "needle")
        assert "7 of 8" not in last_row(app)
        first = int(last_row(app).split(" of ")[0].split()[-1])
        assert first > 2
        await press(pilot, "enter", "G")
        await type_query(pilot, "opening holds")
        assert "1 of 1" in last_row(app)
        assert "The opening holds" in article_text(app)


async def test_going_on_from_the_last_match_begins_from_the_top_and_says_so(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        await type_query(pilot, "needle")
        await press(pilot, "enter", "N")
        assert "from the end" in last_row(app)
        assert "8 of 8" in last_row(app)
        await press(pilot, "n")
        assert "from the top" in last_row(app)
        assert "1 of 8" in last_row(app)
        await press(pilot, "n")
        assert "from the top" not in last_row(app)


async def test_n_goes_on_from_what_is_in_view_when_the_current_match_is_not(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        await type_query(pilot, "needle")
        await press(pilot, "enter", "G", "N")
        assert "6 of 8" in last_row(app)


@pytest.mark.parametrize("size", SIZES)
async def test_escape_in_the_bar_goes_back_to_where_one_was(post: Path, size: tuple[int, int]) -> None:
    async with open_reader(post, size) as (app, pilot):
        await pilot.press("enter", "j", "j", "j")
        before, place = article_text(app), article(app).place
        await type_query(pilot, "hidden")
        assert article_text(app) != before
        await press(pilot, "escape")
        assert (article_text(app), article(app).place) == (before, place)
        assert lit(app) == []
        assert article(app).has_focus
        assert " of " not in last_row(app)


async def test_escape_in_the_article_puts_the_lights_out_and_stays_and_n_finds_again(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        await type_query(pilot, "cell")
        await press(pilot, "enter")
        place = article(app).place
        await press(pilot, "escape")
        assert lit(app) == []
        assert article(app).place == place
        assert " of " not in last_row(app)
        await press(pilot, "g", "n")
        assert lit(app) == ["[cell]"]
        assert "1 of 1" in last_row(app)


async def test_escape_clears_the_search_of_the_article_before_it_leaves_it(tmp_path: Path) -> None:
    async with open_reader(write_library(tmp_path / "blog")) as (app, pilot):
        await pilot.press("enter")
        await type_query(pilot, "opening")
        await press(pilot, "enter", "escape")
        assert article(app).has_focus
        await press(pilot, "escape")
        assert posts(app).has_focus


async def test_without_a_search_n_says_how_to_search(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        await press(pilot, "n")
        assert "/ searches" in last_row(app)


async def test_the_bar_offers_what_was_searched_for_and_typing_takes_its_place(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        await type_query(pilot, "needle")
        await press(pilot, "enter", "escape", "slash")
        assert "/ needle" in last_row(app)
        assert lit(app) == []
        await press(pilot, "enter")
        assert "1 of 8" in last_row(app)
        await type_query(pilot, "cell")
        assert "/ cell" in last_row(app)
        assert "1 of 1" in last_row(app)


async def test_what_is_not_found_is_said_and_one_stays_where_one_was(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        before = article_text(app)
        await type_query(pilot, "cell")
        assert article_text(app) != before
        await press(pilot, *"zzz")
        assert "not found" in last_row(app)
        assert article_text(app) == before


async def test_the_view_goes_back_when_what_is_left_of_the_query_is_found_there(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        before = article_text(app)
        await type_query(pilot, "needle in a cell")
        assert article_text(app) != before
        await press(pilot, *["backspace"] * len(" a cell"))
        assert article_text(app) == before
        assert lit(app) == ["[needle in]"]


async def test_emptying_the_bar_goes_back_and_puts_the_lights_out(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        before = article_text(app)
        await type_query(pilot, "cell")
        await press(pilot, "ctrl+u")
        assert article_text(app) == before
        assert lit(app) == []
        await press(pilot, "enter")
        assert article(app).has_focus


async def test_arrows_in_the_bar_go_from_match_to_match(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        await type_query(pilot, "needle")
        await press(pilot, "down", "down")
        assert "3 of 8" in last_row(app)
        await press(pilot, "up", "up", "up")
        assert "8 of 8" in last_row(app)
        assert "from the end" in last_row(app)
        assert app.screen.query_one("#find").has_focus_within


async def test_a_closed_callout_opens_while_its_match_is_the_current_one(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        await type_query(pilot, "hidden")
        assert "▾ Tip: Closed" in article_text(app)
        assert lit(app) == ["[hidden]"]
        await press(pilot, "escape", *TO_CLOSED)
        assert "▸ Tip: Closed" in article_text(app)
        await type_query(pilot, "only here")
        await press(pilot, "enter")
        assert "▾ Tip: Closed" in article_text(app)
        await press(pilot, "escape")
        assert "▾ Tip: Closed" in article_text(app)


async def test_a_callout_that_was_opened_in_passing_closes_again(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        await type_query(pilot, "needle that is")
        assert "▾ Tip: Closed" in article_text(app)
        await press(pilot, *["backspace"] * len(" that is"))
        await press(pilot, "enter", *TO_CLOSED)
        assert "▸ Tip: Closed" in article_text(app)


async def test_a_capital_letter_makes_case_matter(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        await type_query(pilot, "Needle")
        assert "1 of 1" in last_row(app)


async def test_a_phrase_is_found_over_the_end_of_a_row(post: Path) -> None:
    async with open_reader(post, NARROW) as (app, pilot):
        await type_query(pilot, "opening holds a needle, and a needle in")
        assert "1 of 1" in last_row(app)
        assert "".join(lit(app)).replace("][", " ") == "[opening holds a needle, and a needle in]"


async def test_a_regular_expression_is_asked_for_with_a_key(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        await type_query(pilot, "needle in .")
        assert "not found" in last_row(app)
        await press(pilot, "ctrl+r")
        assert "regex / needle in ." in last_row(app)
        assert "1 of 4" in last_row(app)
        await press(pilot, "(")
        assert "missing ), at character 13" in last_row(app)
        assert lit(app) == []
        await press(pilot, "enter")
        assert app.screen.query_one("#find").has_focus_within
        await press(pilot, "backspace", "ctrl+r")
        assert "not found" in last_row(app)


async def test_an_expression_that_takes_too_long_is_given_up_while_keys_are_answered(tmp_path: Path) -> None:
    (tmp_path / "post.md").write_text(f"# Post\n\n{'a' * 5_000}!\n\n{MANY}\n\n## End\n\nEnd.\n")
    async with open_reader(tmp_path / "post.md", MEDIUM) as (app, pilot):
        await pilot.press("slash", "ctrl+r", *map(key_of, "(a+)+$"))
        await pilot.press("backspace", "escape", "G")
        assert "End." in article_text(app)
        await type_query(pilot, "(a|aa)+$")
        assert "gave up: the expression takes too long" in last_row(app)


async def test_the_outline_says_how_many_matches_each_section_has(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        panel = outline(app)
        before = [panel.render_line(y).text for y in range(4)]
        await type_query(pilot, "needle")
        rows = [panel.render_line(y).text.rstrip() for y in range(4)]
        assert [row.split()[-1] for row in rows] == ["2", "3", "1", "2"]
        await press(pilot, "ctrl+u", *"cell")
        rows = [panel.render_line(y).text.rstrip() for y in range(4)]
        assert rows[1].split()[-1] == "1"
        assert rows[0] == before[0].rstrip()
        await press(pilot, "escape")
        assert [panel.render_line(y).text for y in range(4)] == before


async def test_a_click_in_the_outline_leaves_the_bar_with_the_matches_lit(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        await type_query(pilot, "needle")
        await pilot.click("#outline", offset=(8, 3))
        await settle(pilot)
        assert not app.screen.query_one("#find").display
        assert "In the end" in article_text(app)
        assert lit(app) == ["Needle", "needle"]
        assert article(app).has_focus


async def test_a_click_into_the_article_does_too(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        await type_query(pilot, "needle")
        await pilot.click("#article", offset=(20, 10))
        await settle(pilot)
        assert not app.screen.query_one("#find").display
        assert article(app).has_focus
        assert "1 of 8" in last_row(app)


async def test_the_bar_stays_when_the_terminal_loses_the_focus(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        await type_query(pilot, "needle")
        app.post_message(events.AppBlur())
        await pilot.pause()
        app.post_message(events.AppFocus())
        await pilot.pause()
        assert app.screen.query_one("#find").has_focus_within
        await press(pilot, *" in")
        assert "/ needle in" in last_row(app)


async def test_a_resize_keeps_the_bar_the_matches_and_the_way_back(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        place = article(app).place
        await type_query(pilot, "cell")
        for size in (NARROW, (20, 5), MEDIUM):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            assert app.screen.query_one("#find").has_focus_within
        assert lit(app) == ["[cell]"]
        await press(pilot, "escape")
        assert article(app).place == place


async def test_matches_within_a_selection_are_lit(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        await type_query(pilot, "needle")
        await press(pilot, "enter")
        x, y = find(app, "The opening")
        await pilot.click("#article", offset=(x, y), times=3)
        assert app.screen.get_selected_text()
        assert "[needle]" in lit(app)


async def test_another_theme_shows_the_matches_in_its_colours(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        await type_query(pilot, "needle")
        await press(pilot, "enter", "t", "j", "enter")
        assert lit(app) == ["[needle]", "needle"]


async def test_the_notes_stay_open_while_the_article_is_searched(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        await press(pilot, "G", "v")
        await type_query(pilot, "last needle")
        assert app.screen.query_one("#notes").display
        assert "/ last needle" in last_row(app)
        await press(pilot, "enter")
        assert article(app).has_focus
        assert "[last Needle]" in lit(app) or "1 of 1" in last_row(app)


async def test_the_list_is_searched_where_the_list_is_active(tmp_path: Path) -> None:
    async with open_reader(write_library(tmp_path / "blog")) as (app, pilot):
        await type_query(pilot, "cafe")
        assert not app.screen.query("#find")
        assert "1 of 3 posts" in screen_text(app)


async def test_from_the_outline_the_article_is_searched(post: Path) -> None:
    async with open_reader(post, MEDIUM) as (app, pilot):
        await pilot.press("o")
        await type_query(pilot, "needle")
        assert "1 of 8" in last_row(app)
        await press(pilot, "enter")
        assert article(app).has_focus


async def test_a_reload_finds_anew_and_another_post_is_not_searched(post: Path) -> None:
    (post.parent / "other.md").write_text("# Other\n\nAnother needle.\n")
    async with open_reader(post.parent) as (app, pilot):
        await pilot.press("enter")
        if "Another needle." in article_text(app):
            await press(pilot, "J")
        await type_query(pilot, "needle")
        await press(pilot, "enter", "n", "n")
        place = article(app).place
        post.write_text(POST.replace("The last Needle", "No more"))
        await press(pilot, "r")
        assert "3 of 7" in last_row(app)
        assert article(app).place == place
        await press(pilot, "K", "J")
        await settle(pilot)
        assert lit(app) == []
        assert " of 7" not in last_row(app)
        assert outline(app).render_line(0).text.split()[-1] != "2"
        await press(pilot, "n")
        assert "of 7" in last_row(app)


def write_long(folder: Path) -> Path:
    """An article that is read in several stretches."""
    path = folder / "long.md"
    sections = "\n\n".join(f"## Part {part}\n\n{WORDS}Number {part}.\n\n{WORDS}" for part in range(1, 800))
    path.write_text(f"# Long\n\n{sections}\n")
    return path


async def test_what_is_still_being_read_is_searched_as_it_comes(tmp_path: Path) -> None:
    app = ReaderApp(write_long(tmp_path))
    async with app.run_test(size=WIDE) as pilot:
        document = article(app).document
        assert document is not None
        assert not document.complete
        await pilot.press("slash", *"number 79")
        await settle(pilot)
        assert document.complete
        assert "1 of 11" in last_row(app)
        assert lit(app)[0] == "[Number 79]"


async def test_another_part_of_the_program_can_light_words_at_a_line(tmp_path: Path) -> None:
    path = write_long(tmp_path)
    line = path.read_text().split("\n").index("## Part 700") + 1
    app = ReaderApp(path)
    async with app.run_test(size=WIDE) as pilot:
        document = article(app).document
        assert document is not None
        assert not document.complete
        pane(app).search.highlight(SearchPattern("words", ("num", "part")), at=line)
        await settle(pilot)
        assert "1,399 of 1,598" in last_row(app)
        assert "[Part]" in lit(app)
        assert find(app, "Part 700")[1] == article(app).size.height // 3
        await press(pilot, "n")
        assert "1,400 of 1,598" in last_row(app)
        assert "[Num]" in lit(app)


async def test_words_are_lit_from_a_place_or_from_where_one_is(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        document = article(app).document
        assert document is not None
        pane(app).search.highlight(phrase("needle"), at=Place(len(document.leaves) - 3))
        await settle(pilot)
        assert "7 of 8" in last_row(app)
        pane(app).search.highlight(phrase("needle"))
        await settle(pilot)
        assert "7 of 8" in last_row(app)
        pane(app).search.highlight(phrase("needle"), at=10_000)
        await settle(pilot)
        assert "8 of 8" in last_row(app)


async def test_keys_in_one_burst_go_into_the_bar_and_enter_leads_into_the_article(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        await type_at_once(app, pilot, "slash", *"needle", "enter")
        assert " of 8" in last_row(app)
        assert article(app).has_focus


async def test_enter_on_a_wrong_expression_leaves_it_to_be_mended(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        await pilot.press("slash", "ctrl+r", *map(key_of, "cell("))
        await settle(pilot)
        await press(pilot, "enter", "backspace")
        assert "regex / cell " in last_row(app)
        assert "1 of 1" in last_row(app)


async def test_after_a_wrong_expression_escape_leaves_nothing_of_it(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        await pilot.press("slash", "ctrl+r", *map(key_of, "cell("))
        await settle(pilot)
        await press(pilot, "escape")
        assert "missing" not in last_row(app)


async def test_what_is_typed_while_a_post_opens_is_found_in_that_post(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text("---\ndate: 2024-02-02\n---\n# One\n\nA needle in one.\n")
    (tmp_path / "two.md").write_text("---\ndate: 2024-01-01\n---\n# Two\n\nNeedle and needle in two.\n")
    async with open_reader(tmp_path) as (app, pilot):
        await pilot.press("enter", "J", "slash", *"needle")
        await settle(pilot)
        assert "in two" in article_text(app)
        assert "1 of 2" in last_row(app)

"""What a person sees and can do: list, article, outline, and the keys between them."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.geometry import Size

from reader.app.library.screen import LibraryScreen
from reader.keys.commands import COMMANDS, Scope
from tests.app.mouse import cell_of, click
from tests.app.screen import (
    MEDIUM,
    NARROW,
    WIDE,
    article,
    article_text,
    find,
    marked,
    open_reader,
    outline,
    post_list,
    posts,
    screen_text,
    sections,
    settle,
    type_at_once,
    write_library,
)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return write_library(tmp_path / "blog")


async def test_posts_are_listed_by_title_date_and_tags_newest_first(library: Path) -> None:
    async with open_reader(library) as (app, _):
        text = screen_text(app)
        assert "blog  3 posts" in text
        assert text.index("The Long Road") < text.index("Café au Lait") < text.index("Not: valid")
        assert "1 Mar 2024 · travel, walking" in text


async def test_the_first_post_is_shown_at_once(library: Path) -> None:
    async with open_reader(library) as (app, _):
        assert "An opening with a link" in article_text(app)


async def test_moving_in_the_list_previews_the_article_after_a_pause(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("j")
        await settle(pilot)
        assert "A short post about coffee." in article_text(app)
        assert posts(app).has_focus


async def test_enter_goes_into_the_article(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("j", "enter")
        await settle(pilot)
        assert "A short post about coffee." in article_text(app)
        assert article(app).has_focus


async def test_next_and_previous_post_work_from_within_the_article(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("enter", "J")
        await settle(pilot)
        assert "A short post about coffee." in article_text(app)
        assert article(app).has_focus
        await pilot.press("K")
        await settle(pilot)
        assert "An opening with a link" in article_text(app)


async def test_a_post_with_a_problem_is_marked_listed_and_shown_with_its_line(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("G", "enter")
        await settle(pilot)
        assert "line 2" in article_text(app)
        assert "The body is here." in article_text(app)


@pytest.mark.parametrize(
    ("keys", "title"),
    [
        (["]"], "Part 1"),
        (["]", "]"], "Detail 1"),
        (["]", "}"], "Part 2"),
        (["]", "]", "}"], "Part 2"),
        (["3"], "Part 3"),
        (["7"], "The last"),
        (["3", "["], "Detail 2"),
        (["3", "{"], "Part 2"),
        (["3", "]", "j", "j", "["], "Detail 3"),
        (["9"], None),
    ],
)
async def test_section_keys_jump(library: Path, keys: list[str], title: str | None) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("enter", *keys)
        await pilot.pause()
        assert marked(app) == title


async def test_the_section_that_was_jumped_to_stands_at_the_top(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("enter", "3")
        assert "Part 3" in "\n".join(article_text(app).splitlines()[:3])


async def test_the_outline_follows_the_reading(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("enter")
        seen = []
        for _ in range(100):
            article(app).scrolling.move(2)
            await pilot.pause()
            seen.append(marked(app))
        titles = [section.title for section in sections(app)]
        assert list(dict.fromkeys(title for title in seen if title)) == titles


async def test_the_last_short_section_is_marked_at_the_end(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("enter", "G")
        await pilot.pause()
        assert marked(app) == "The last"


async def test_choosing_in_the_outline_jumps(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("enter", "tab", "g", "j", "j", "enter")
        await pilot.pause()
        assert marked(app) == "Part 2"
        assert article(app).has_focus


async def test_the_breadcrumb_names_the_section(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("enter", "]", "]")
        await pilot.pause()
        assert "Part 1 › Detail 1" in screen_text(app)


async def test_search_narrows_the_list_and_lights_what_matched(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("slash", *"cafe")
        await settle(pilot)
        assert [post.title for post in post_list(app).posts] == ["Café au Lait"]
        assert "blog  1 of 3 posts" in screen_text(app)


async def test_the_best_match_of_a_search_is_previewed(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("slash", *"cafe")
        await settle(pilot)
        assert "A short post about coffee." in article_text(app)


async def test_arrows_move_in_the_list_while_a_title_is_typed(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("slash", "o", "down")
        await settle(pilot)
        assert posts(app).highlighted == 1
        shown = post_list(app).post
        assert shown is not None
        assert shown.title.split(":")[0] in article_text(app)


async def test_search_by_tag_and_year(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("slash", *"#walk")
        await settle(pilot)
        assert [post.title for post in post_list(app).posts] == ["The Long Road"]
        await pilot.press("ctrl+u", *"2023")
        await settle(pilot)
        assert [post.title for post in post_list(app).posts] == ["Café au Lait"]


async def test_keys_that_arrive_in_one_burst_go_where_the_first_of_them_leads(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await type_at_once(app, pilot, "slash", *"caf", "backspace", "enter")
        assert post_list(app).post is not None
        assert article(app).has_focus
        assert "A short post about coffee." in article_text(app)
        assert app.current_theme.dark


async def test_escape_gives_the_search_up_and_lists_all_posts(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("slash", *"cafe", "escape")
        await settle(pilot)
        assert len(post_list(app).posts) == 3
        assert posts(app).has_focus
        found = post_list(app).post
        assert found is not None
        assert found.title == "Café au Lait"


async def test_enter_opens_what_the_search_found(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("slash", *"cafe", "enter")
        await settle(pilot)
        assert article(app).has_focus
        assert "A short post about coffee." in article_text(app)


async def test_a_query_without_matches_says_so_and_can_be_undone(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("slash", *"zzz")
        await settle(pilot)
        assert "0 of 3 posts" in screen_text(app)
        await pilot.press("escape")
        assert len(post_list(app).posts) == 3


async def test_sort_and_reverse(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("R")
        await settle(pilot)
        assert next(post.title for post in post_list(app).posts) == "Not: valid"
        assert "reversed" in screen_text(app)


@pytest.mark.parametrize(("size", "panes"), [(WIDE, 3), (MEDIUM, 2), (NARROW, 1)])
async def test_panes_give_way_to_the_width(library: Path, size: tuple[int, int], panes: int) -> None:
    async with open_reader(library, size) as (app, _):
        assert sum(pane.display for pane in app.screen.query("#panes > Vertical")) == panes


async def test_the_outline_opens_over_the_article_and_closes_again(library: Path) -> None:
    async with open_reader(library, MEDIUM) as (app, pilot):
        await pilot.press("enter", "o")
        await pilot.pause()
        assert "Detail 1" in screen_text(app)
        assert outline(app).has_focus
        await pilot.press("escape")
        await pilot.pause()
        assert article(app).has_focus
        assert not app.screen.query_one("#outline-pane").display


async def test_a_pane_that_is_not_shown_never_holds_the_focus(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("enter", "tab")
        assert outline(app).has_focus
        await pilot.resize_terminal(*MEDIUM)
        await pilot.pause()
        assert article(app).has_focus
        await pilot.press("l", "l", "escape", "l")
        await pilot.pause()
        assert article(app).has_focus


async def test_one_pane_at_a_time_can_be_walked_with_enter_and_escape(library: Path) -> None:
    async with open_reader(library, NARROW) as (app, pilot):
        await pilot.press("j", "enter")
        await settle(pilot)
        assert "A short post about" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "The Long Road" in screen_text(app)
        assert posts(app).has_focus


async def test_the_same_words_stay_at_the_top_when_the_terminal_changes_its_width(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("enter", "3", "space")
        before = article(app).place
        first = article_text(app).split()[:3]
        for size in ((90, 36), (50, 20), (200, 50), WIDE):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert article(app).place == before
        assert article_text(app).split()[:3] == first


async def test_page_down_then_up_returns_to_the_same_rows(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("enter", "j", "j", "j")
        before = article_text(app)
        await pilot.press("space", "d", "j", "k", "u", "b")
        assert article_text(app) == before


async def test_a_link_to_another_post_leads_there_and_back(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("enter")
        x, y = find(app, "link to the short one")
        await pilot.click("#article", offset=(x + 2, y))
        await settle(pilot)
        assert "A short post about coffee." in article_text(app)
        await pilot.press("backspace")
        await settle(pilot)
        assert "An opening with a link" in article_text(app)


async def test_back_leads_to_a_place_far_into_a_long_article(library: Path) -> None:
    text = "\n\n".join(f"## Part {part}\n\n{'Many words in a row. ' * 40}" for part in range(300))
    (library / "_posts" / "2025-01-01-endless.md").write_text(
        f"# Endless\n\n{text}\n\nHere is the [way out](2023-02-01-short.md).\n"
    )
    async with open_reader(library) as (app, pilot):
        await pilot.press("enter", "G")
        await settle(pilot)
        x, y = find(app, "way out")
        await pilot.click("#article", offset=(x + 1, y))
        await settle(pilot)
        assert "A short post about coffee." in article_text(app)
        await pilot.press("backspace")
        await settle(pilot)
        assert "way out" in article_text(app)


async def test_a_link_with_a_fragment_leads_to_the_section(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("j", "enter")
        await settle(pilot)
        x, y = find(app, "the last part")
        await pilot.click("#article", offset=(x + 2, y))
        await settle(pilot)
        assert marked(app) == "The last"


async def test_a_web_link_opens_in_the_browser_and_says_where(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    async with open_reader(library) as (app, pilot):
        monkeypatch.setattr(app, "open_url", lambda url, **_: opened.append(url))
        await pilot.press("j", "enter")
        await settle(pilot)
        x, y = find(app, "https://example.org/beans")
        await pilot.click("#article", offset=(x + 2, y))
        await pilot.pause()
        assert opened == ["https://example.org/beans"]
        assert "example.org" in screen_text(app).splitlines()[-1]


async def test_a_click_in_the_list_opens_the_post(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.click("#posts", offset=(5, 3))
        await settle(pilot)
        assert "A short post about coffee." in article_text(app)


async def test_a_link_is_told_while_the_pointer_is_on_it_and_no_longer(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        x, y = find(app, "link to the short one")
        await pilot.hover("#article", offset=(x + 2, y))
        assert "post: Café au Lait" in screen_text(app)
        await click(pilot, cell_of(app, "link to the short one"))
        await settle(pilot)
        assert "A short post about coffee." in article_text(app)
        assert "post: Café au Lait" not in screen_text(app)


async def test_the_wheel_scrolls_the_article(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        before = article_text(app).splitlines()
        article(app).scrolling.move(3)
        await pilot.pause()
        assert article_text(app).splitlines()[0] == before[3]


async def test_selected_text_is_copied_unwrapped(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("enter", "]")
        x, y = find(app, "Plain words")
        await pilot.click("#article", offset=(x + 1, y), times=3)
        await pilot.pause()
        await pilot.press("y")
        assert app.clipboard.startswith("Plain words in a row, set in lines and read from the top to the end")
        assert "\n" not in app.clipboard


async def test_a_double_click_selects_a_word(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("enter")
        x, y = find(app, "opening")
        await pilot.click("#article", offset=(x + 2, y), times=2)
        await pilot.pause()
        assert app.screen.get_selected_text() == "opening"


async def test_help_lists_the_keys_and_closes_again(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("question_mark")
        await pilot.pause()
        assert "Next section" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "The Long Road" in screen_text(app)


async def test_lines_can_be_made_wider_and_narrower(library: Path) -> None:
    async with open_reader(library, (220, 36)) as (app, pilot):
        measure = article(app).viewport.options.measure
        await pilot.press("plus", "plus", "minus")
        assert article(app).viewport.options.measure == measure + 4


async def test_code_is_coloured_once_its_lexer_has_been_loaded(library: Path) -> None:
    (library / "_posts" / "2025-01-01-code.md").write_text("# Code\n\n```python\nreturn None\n```\n")
    async with open_reader(library) as (app, pilot):
        await settle(pilot)
        pane = article(app)
        [strip] = [strip for strip in pane.render_lines(pane.size.region) if "return" in strip.text]
        styles = {segment.text.strip(): segment.style for segment in strip if segment.text.strip()}
        assert styles["return"] != styles.get("None")
        assert len(set(styles.values())) > 1


async def test_long_lines_of_code_wrap_or_can_be_panned(library: Path) -> None:
    line = " ".join(f"word{number}" for number in range(60))
    (library / "_posts" / "2025-01-01-code.md").write_text(f"# Code\n\n```\n{line}\n```\n")
    async with open_reader(library) as (app, pilot):
        await pilot.press("enter")
        assert "word59" in article_text(app)
        await pilot.press("w")
        assert "word59" not in article_text(app)
        await pilot.press(*["right"] * 60)
        assert "word59" in article_text(app)
        assert "word0 " not in article_text(app)
        await pilot.press(*["left"] * 60)
        assert "word0 " in article_text(app)


async def test_a_message_is_read_to_its_end_where_the_status_line_has_room(library: Path) -> None:
    async with open_reader(library, (80, 24)) as (app, pilot):
        await pilot.press("w")
        assert "Code pans with ← →" in screen_text(app)


async def test_another_order_shows_the_post_that_it_puts_first(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("R")
        await settle(pilot)
        listed = post_list(app).post
        assert listed is not None
        assert listed.title in article_text(app).splitlines()[0]


async def test_the_outline_begins_with_its_first_section(library: Path) -> None:
    async with open_reader(library, NARROW) as (app, pilot):
        await pilot.press("enter", "o", "enter")
        await pilot.pause()
        assert "Part 1" in article_text(app)
        assert article(app).has_focus


async def test_shorter_lines_are_seen_at_once_in_a_narrow_pane(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        before = article(app).viewport.line_width
        await pilot.press("minus")
        assert article(app).viewport.line_width == before - 4


async def test_a_search_that_finds_nothing_can_be_mended(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("slash", *"longxq", "enter", "backspace", "backspace", "enter")
        await settle(pilot)
        assert "The Long Road" in article_text(app)
        assert article(app).has_focus


async def test_a_search_that_is_opened_again_shows_what_was_typed(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("slash", *"cafe", "enter")
        await settle(pilot)
        await pilot.press("shift+tab", "slash")
        await pilot.pause()
        assert "cafe" in screen_text(app)
        assert [post.title for post in post_list(app).posts] == ["Café au Lait"]
        await pilot.press(*"long")
        await settle(pilot)
        assert [post.title for post in post_list(app).posts] == ["The Long Road"]


async def test_escape_never_quits(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("enter", *["escape"] * 6)
        assert app.is_running
        assert posts(app).has_focus


async def test_quit_ends_with_status_zero(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        await pilot.press("q")
    assert not app.return_code


async def test_a_single_post_is_opened_without_the_list(library: Path) -> None:
    async with open_reader(library / "_posts" / "2023-02-01-short.md") as (app, _):
        assert "A short post about coffee." in article_text(app)
        assert not app.screen.query_one("#list-pane").display
        assert article(app).has_focus


async def test_an_empty_folder_says_what_was_looked_for(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as (app, _):
        assert "No posts here" in screen_text(app)


async def test_an_article_that_was_deleted_meanwhile_costs_a_message(library: Path) -> None:
    async with open_reader(library) as (app, pilot):
        (library / "_posts" / "2023-02-01-short.md").unlink()
        await pilot.press("j", "enter")
        await settle(pilot)
        assert "Café au Lait" in article_text(app)
        assert app.is_running


@pytest.mark.parametrize(
    "title",
    ["[/]", "[@click=app.quit]T[/]", "[bold red]x", "[$foo]x", "[[[[", "\x1b]0;PWNED\x07", "\u202eabc"],
)
async def test_titles_are_never_markup_nor_control_sequences(tmp_path: Path, title: str) -> None:
    posts_folder = tmp_path / "_posts"
    posts_folder.mkdir()
    (posts_folder / "2024-01-01-x.md").write_text(
        f"# {title}\n\n## {title}\n\nBody {title}.\n", encoding="utf-8"
    )
    async with open_reader(tmp_path) as (app, pilot):
        text = screen_text(app)
        assert "Body" in text
        assert not {"\x1b", "\x07", "\u202e"} & set(text)
        await pilot.hover("#posts", offset=(4, 2))
        await pilot.hover("#outline", offset=(4, 2))
        await pilot.click("#posts", offset=(4, 2))
        await pilot.press("]", "tab", "tab", "t", "t")
        assert app.is_running


async def test_every_command_of_the_screen_has_one_controller_that_carries_it_out(library: Path) -> None:
    async with open_reader(library) as (app, _):
        assert isinstance(app.screen, LibraryScreen)
        known = {command.name for command in COMMANDS if command.scope is Scope.EVERYWHERE}
        assert set(app.screen.commands) == known


async def test_a_size_that_is_outdated_when_it_is_told_of_changes_nothing(library: Path) -> None:
    async with open_reader(library, size=(80, 24)) as (app, pilot):
        before = screen_text(app)
        for size in (Size(121, 36), Size(80, 24), Size(12, 2)):
            app.screen.post_message(events.Resize(size, size))
        await settle(pilot)
        assert screen_text(app) == before

"""Callouts that open and close under a person's hands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.screen import (
    MEDIUM,
    NARROW,
    article,
    article_text,
    find,
    marked,
    open_reader,
    screen_text,
    sections,
)

WORDS = "Plain words that fill a line or two of the article. " * 4

POST = f"""\
# Folds

Opening words with [a way in](#hidden-part).[^1]

> [!tip]- The closed one
> Secret words.
>
> ## Hidden part
>
> > [!note]- Deep
> > Deepest words.

Between the two.

> [!note]+ The open one
> Shown words.

## Afterwards

{WORDS}

{WORDS}

> [!info] Not to be closed
> Always there.

## The end

{(WORDS + chr(10) + chr(10)) * 12}

Last words.

[^1]: A note.

    > [!tip]- In the note
    > Small print.
"""


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "folds.md"
    path.write_text(POST, encoding="utf-8")
    return path


async def test_a_callout_that_its_author_closed_shows_its_label(post: Path) -> None:
    async with open_reader(post) as (app, _):
        text = article_text(app)
        assert "▸ Tip: The closed one" in text
        assert "Secret words." not in text
        assert "▾ Note: The open one" in text
        assert "Shown words." in text


async def test_enter_opens_the_first_callout_in_view_and_closes_it_again(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        before = article_text(app)
        await pilot.press("enter")
        assert "▾ Tip: The closed one" in article_text(app)
        assert "Secret words." in article_text(app)
        assert "▸ Note: Deep" in article_text(app)
        assert article_text(app).splitlines()[:4] == before.splitlines()[:4]
        await pilot.press("enter")
        assert article_text(app) == before


async def test_enter_closes_the_callout_around_the_top_row_when_no_label_is_in_view(tmp_path: Path) -> None:
    inside = "\n>\n".join(f"> {WORDS}" for _ in range(40))
    (tmp_path / "long.md").write_text(f"# Long\n\n> [!tip]+ Title\n{inside}\n\nAfter it.\n")
    async with open_reader(tmp_path / "long.md") as (app, pilot):
        await pilot.press("space", "space", "enter")
        assert "▸ Tip: Title" in article_text(app)
        assert "After it." in article_text(app)


async def test_enter_moves_a_line_where_nothing_can_be_closed(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        await pilot.press("G", *["k"] * 5)
        before = article_text(app).splitlines()
        await pilot.press("enter")
        assert article_text(app).splitlines()[:3] == before[1:4]


async def test_a_click_on_a_label_opens_that_one_and_a_click_beside_it_does_not(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        x, y = find(app, "The open one")
        await pilot.click("#article", offset=(x + 30, y))
        assert "Shown words." in article_text(app)
        await pilot.click("#article", offset=(x + 2, y))
        assert "Shown words." not in article_text(app)
        assert "▸ Tip: The closed one" in article_text(app)
        x, y = find(app, "▸ Tip: The closed one")
        await pilot.click("#article", offset=(x, y))
        assert "Secret words." in article_text(app)


async def test_all_are_opened_and_then_all_closed_by_one_key(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        await pilot.press("F")
        text = article_text(app)
        assert "Secret words." in text
        assert "Deepest words." in text
        assert "All callouts are open" in screen_text(app)
        await pilot.press("F")
        text = article_text(app)
        assert "Secret words." not in text
        assert "Shown words." not in text
        assert "▸ Note: The open one" in text


async def test_where_there_is_nothing_to_close_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "plain.md").write_text("# Plain\n\n> [!note]\n> Words.\n")
    async with open_reader(tmp_path / "plain.md") as (app, pilot):
        await pilot.press("F")
        assert "Nothing here can be closed" in screen_text(app)


async def test_closing_what_holds_the_top_row_leaves_its_label_at_the_top(post: Path) -> None:
    async with open_reader(post, NARROW) as (app, pilot):
        await pilot.press("F")
        _, y = find(app, "Secret words.")
        await pilot.press(*["j"] * (y + 1), "F")
        assert "▸ Tip: The closed one" in article_text(app).splitlines()[0]


async def test_what_is_open_stays_so_at_another_width_theme_and_measure(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        await pilot.press("enter", "t", "j", "enter")
        await pilot.pause()
        await pilot.press("plus", "equals_sign", "w")
        await pilot.resize_terminal(*MEDIUM)
        await pilot.pause()
        assert "Secret words." in article_text(app)
        assert "▸ Note: Deep" in article_text(app)


async def test_a_section_that_is_folded_away_is_in_the_outline_and_opens_when_gone_to(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        assert "Hidden part" in [section.title for section in sections(app)]
        await pilot.press("right_square_bracket")
        await pilot.pause()
        assert "Hidden part" in "\n".join(article_text(app).splitlines()[:3])
        assert marked(app) == "Hidden part"


async def test_a_link_to_what_is_folded_away_opens_it_and_back_leads_to_the_link(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        before = article(app).place
        x, y = find(app, "a way in")
        await pilot.click("#article", offset=(x + 2, y))
        await pilot.pause()
        assert "Hidden part" in "\n".join(article_text(app).splitlines()[:3])
        await pilot.press("backspace")
        assert article(app).place == before


async def test_back_opens_what_was_closed_meanwhile(post: Path) -> None:
    async with open_reader(post, NARROW) as (app, pilot):
        await pilot.press("G", "m", "a", "g", "right_square_bracket", "j")
        place = article(app).place
        await pilot.press("apostrophe", "a")
        assert article(app).place != place
        await pilot.press("F", "F", "backspace")
        assert article(app).place == place
        assert "Deep" in article_text(app)


async def test_a_section_that_is_folded_away_is_not_the_one_being_read_below_it(tmp_path: Path) -> None:
    (tmp_path / "post.md").write_text(
        "# Post\n\n## Seen\n\n> [!tip]- Closed\n> ## Unseen\n\n"
        f"{(WORDS * 4 + chr(10) + chr(10)) * 20}\n\n## Last\n\nEnd.\n"
    )
    async with open_reader(tmp_path / "post.md", MEDIUM) as (app, pilot):
        await pilot.press("o", "escape", "d")
        await pilot.pause()
        assert "Seen" in screen_text(app).splitlines()[-1]
        await pilot.press("right_square_bracket")
        await pilot.pause()
        assert "Last" in screen_text(app).splitlines()[-1]


async def test_a_selection_over_a_closed_callout_copies_only_what_is_seen(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        first, last = find(app, "Opening words"), find(app, "Between the two.")
        await pilot.mouse_down("#article", offset=(first[0], first[1]))
        await pilot.hover("#article", offset=(last[0] + 30, last[1]))
        await pilot.mouse_up("#article", offset=(last[0] + 30, last[1]))
        selected = app.screen.get_selected_text()
        assert selected is not None
        assert "The closed one\n\nBetween the two." in selected
        assert "Secret" not in selected


async def test_the_end_is_the_end_when_it_is_folded_away(tmp_path: Path) -> None:
    inside = "\n>\n".join(f"> {WORDS}" for _ in range(40))
    (tmp_path / "long.md").write_text(f"# Long\n\n{WORDS * 20}\n\n> [!tip]- Title\n{inside}\n")
    async with open_reader(tmp_path / "long.md", NARROW) as (app, pilot):
        await pilot.press("G")
        await pilot.pause()
        assert "▸ Tip: Title" in article_text(app).splitlines()[-1]
        await pilot.press("enter", "G")
        await pilot.pause()
        assert "article." in article_text(app).splitlines()[-1]
        assert "▸ Tip: Title" not in article_text(app)


async def test_a_place_folded_away_in_what_is_still_being_read_opens_when_it_comes(tmp_path: Path) -> None:
    text = "\n\n".join(f"{WORDS}\n\n> [!tip]- Title {n}\n> Inside {n}." for n in range(3_000))
    (tmp_path / "long.md").write_text(f"# Long\n\n{text}\n")
    async with open_reader(tmp_path / "long.md") as (app, pilot):
        await pilot.press("F", "G", "b")
        _, y = find(app, "Inside")
        await pilot.press(*["j"] * y)
        inside = article_text(app).splitlines()[0]
        assert "Inside" in inside
    async with open_reader(tmp_path / "long.md") as (app, _):
        text = article_text(app)
        assert text.splitlines()[0] == inside
        assert text.count("Inside") == 1
        assert "▸ Tip: Title" in text

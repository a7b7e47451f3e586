"""The open article follows its file: what is being read stays where it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from reader.app.article.notes_panel import NotesPanel
from reader.app.library import rereading
from tests.app.article.test_article_search import lit
from tests.app.followed import Followed, follow_in_reader
from tests.app.screen import (
    article,
    article_text,
    find,
    marked,
    outline,
    post_list,
    posts,
    screen_text,
    settle,
)

PARAGRAPHS: Final = [
    f"Paragraph {number} says that {number} follows {number - 1}, "
    + f"and so on in plain words {number} " * 8
    for number in range(1, 60)
]

POST = """\
---
title: The open one
---

# The open one

{above}

> [!tip]- Closed by the author
> Secret words.

> [!note]+ Open for all
> Shown words.

```python
{code}
```

{below}

A word with a note.[^1]

[^1]: The note itself.
"""


def text(above: list[str] = PARAGRAPHS[:30], below: list[str] = PARAGRAPHS[30:]) -> str:
    return POST.format(
        above="\n\n".join(above), below="\n\n".join(below), code="start = " + "1 + " * 60 + "end"
    )


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """The post that is opened is neither the first nor the last of the list."""
    for day, name in enumerate(("a", "b", "open", "d", "e"), start=1):
        body = text() if name == "open" else f"---\ntitle: Post {name}\n---\nThis is {name}.\n"
        (tmp_path / f"2024-01-0{day}-{name}.md").write_text(body, encoding="utf-8")
    return tmp_path


async def open_post(followed: Followed) -> None:
    await followed.press("j", "j", "enter")
    assert "The open one" in article_text(followed.app)


def top(followed: Followed) -> list[str]:
    """What stands on the upper rows of the article."""
    return article_text(followed.app).splitlines()[:5]


EDITS: dict[str, Callable[[list[str], list[str]], str]] = {
    "above": lambda above, below: text(["New words at the top."] * 7 + above, below),
    "below": lambda above, below: text(above, [*below, "New words at the end."]),
    "removed above": lambda above, below: text(above[5:], below),
    "both": lambda above, below: text(["New.", *above[3:]], below[:-4]),
    "heading": lambda above, below: text(["## New\n\nWords.\n\n## Newer\n\n* item\n* item", *above], below),
    "title": lambda above, below: text(above, below).replace(
        "title: The open one", "title: Renamed, and\n  longer"
    ),
}


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("rows", [40, 41, 43])
async def test_the_same_rows_stay_at_the_top_when_the_file_is_edited(
    library: Path, edit: str, rows: int
) -> None:
    async with follow_in_reader(library) as followed:
        await open_post(followed)
        article(followed.app).scrolling.move(rows)
        await settle(followed.pilot)
        before = top(followed)
        (library / "2024-01-03-open.md").write_text(
            EDITS[edit](PARAGRAPHS[:30], PARAGRAPHS[30:]), encoding="utf-8"
        )
        await followed.notice()
        assert top(followed) == before


async def test_an_edit_shows(library: Path) -> None:
    async with follow_in_reader(library) as followed:
        await open_post(followed)
        (library / "2024-01-03-open.md").write_text(text(["Fresh words."]), encoding="utf-8")
        await followed.notice()
        assert "Fresh words." in article_text(followed.app)


async def test_at_the_very_top_what_is_written_above_is_seen(library: Path) -> None:
    async with follow_in_reader(library) as followed:
        await open_post(followed)
        (library / "2024-01-03-open.md").write_text(
            text(["First of all.", *PARAGRAPHS[:30]]), encoding="utf-8"
        )
        await followed.notice()
        assert top(followed)[0].strip() == "The open one"
        assert "First of all." in article_text(followed.app)


async def edit_above(library: Path, followed: Followed) -> None:
    (library / "2024-01-03-open.md").write_text(text(["New words."] * 5 + PARAGRAPHS[:30]), encoding="utf-8")
    await followed.notice()


async def test_callouts_stay_as_a_person_left_them(library: Path) -> None:
    async with follow_in_reader(library) as followed:
        await open_post(followed)
        pane = article(followed.app)
        while "Open for all" not in article_text(followed.app):
            await followed.press("space")
        await followed.pilot.click("#article", offset=find(followed.app, "Open for all"))
        await followed.pilot.click("#article", offset=find(followed.app, "Closed by the author"))
        await settle(followed.pilot)
        before = article_text(followed.app)
        assert "Secret words" in before
        assert "Shown words" not in before
        await edit_above(library, followed)
        assert article_text(followed.app) == before
        assert pane.has_focus


async def test_panned_code_stays_panned(library: Path) -> None:
    async with follow_in_reader(library) as followed:
        await open_post(followed)
        await followed.press("w")
        while "start =" not in article_text(followed.app):
            await followed.press("space")
        await followed.press("right", "right")
        before = article_text(followed.app)
        assert "start =" not in before
        await edit_above(library, followed)
        assert article_text(followed.app) == before


async def test_the_notes_stay_open(library: Path) -> None:
    async with follow_in_reader(library) as followed:
        await open_post(followed)
        await followed.press("G", "v")
        focused = followed.app.focused
        assert isinstance(focused, NotesPanel)
        before = [
            article_text(followed.app),
            *(focused.render_line(y).text for y in range(focused.size.height)),
        ]
        assert "The note itself" in "".join(before[1:])
        await edit_above(library, followed)
        after = [
            article_text(followed.app),
            *(focused.render_line(y).text for y in range(focused.size.height)),
        ]
        assert after == before
        assert followed.app.focused is focused


async def test_the_match_stays_the_current_one(library: Path) -> None:
    async with follow_in_reader(library) as followed:
        await open_post(followed)
        await followed.press("slash", *"follows", "enter", *"nnnnnnnn")
        before = article_text(followed.app)
        assert "9 of 59" in screen_text(followed.app)
        assert "[follows]" in lit(followed.app)
        await edit_above(library, followed)
        assert article_text(followed.app) == before
        assert "9 of 59" in screen_text(followed.app)
        assert "[follows]" in lit(followed.app)
        await followed.press("n")
        assert "10 of 59" in screen_text(followed.app)


async def test_what_is_being_typed_to_be_found_stays(library: Path) -> None:
    async with follow_in_reader(library) as followed:
        await open_post(followed)
        article(followed.app).scrolling.move(40)
        await followed.press("slash", *"paragraph")
        before = article_text(followed.app)
        focused = followed.app.focused
        await edit_above(library, followed)
        assert article_text(followed.app) == before
        assert followed.app.focused is focused
        await followed.press("space", "1", "1")
        assert "1 of 1" in screen_text(followed.app)


async def test_selected_text_stays_selected_while_it_stands(library: Path) -> None:
    async with follow_in_reader(library) as followed:
        await open_post(followed)
        article(followed.app).scrolling.move(40)
        await settle(followed.pilot)
        x, y = find(followed.app, "plain")
        await followed.pilot.click("#article", offset=(x + 2, y), times=2)
        assert followed.app.screen.get_selected_text() == "plain\n" or "plain" in (
            followed.app.screen.get_selected_text() or ""
        )
        await edit_above(library, followed)
        assert "plain" in (followed.app.screen.get_selected_text() or "")
        (library / "2024-01-03-open.md").write_text("# The open one\n\nOther words.\n", encoding="utf-8")
        await followed.notice()
        assert not followed.app.screen.get_selected_text()


async def test_only_the_article_stays_only_the_article(library: Path) -> None:
    async with follow_in_reader(library) as followed:
        await open_post(followed)
        await followed.press("z")
        await edit_above(library, followed)
        assert not posts(followed.app).is_on_screen or not followed.app.screen.query_one("#list-pane").display
        assert article(followed.app).has_focus


async def test_the_outline_keeps_its_highlight_and_its_mark(library: Path) -> None:
    path = library / "2024-01-03-open.md"
    sections = "\n\n".join(f"## Section {number}\n\n{PARAGRAPHS[number]}\n\n" for number in range(40))
    path.write_text(f"# The open one\n\n{sections}", encoding="utf-8")
    async with follow_in_reader(library) as followed:
        await open_post(followed)
        await followed.press("right_square_bracket", "right_square_bracket", "tab", "j", "j", "j")
        panel = outline(followed.app)
        before = [panel.render_line(y).text for y in range(panel.size.height)]
        assert panel.has_focus
        assert marked(followed.app) == "Section 1"
        assert panel.highlighted == 5
        path.write_text(f"# The open one\n\n## New\n\nWords.\n\n{sections}", encoding="utf-8")
        await followed.notice()
        assert panel.has_focus
        assert marked(followed.app) == "Section 1"
        assert panel.highlighted == 6
        after = [panel.render_line(y).text for y in range(panel.size.height)]
        assert after[1:] == before[1:]


async def test_a_short_last_section_that_was_jumped_to_stays_the_one_read(library: Path) -> None:
    path = library / "2024-01-03-open.md"
    end = "\n\n## Last but one\n\nShort.\n\n## The last\n\nShort.\n"
    path.write_text(text() + end, encoding="utf-8")
    async with follow_in_reader(library) as followed:
        await open_post(followed)
        await followed.press("G", "left_square_bracket")
        assert marked(followed.app) == "Last but one"
        path.write_text(text(["New words."] * 5 + PARAGRAPHS[:30]) + end, encoding="utf-8")
        await followed.notice()
        assert marked(followed.app) == "Last but one"


async def test_a_long_article_is_seen_all_the_while_it_is_read_again(library: Path) -> None:
    path = library / "2024-01-03-open.md"
    many = "\n\n".join(f"Paragraph {number} of very many, {number} words." for number in range(6_000))
    path.write_text(f"# The open one\n\n{many}\n", encoding="utf-8")
    async with follow_in_reader(library) as followed:
        await open_post(followed)
        await followed.press("G")
        pane = article(followed.app)
        before = top(followed)
        assert "Paragraph 59" in before[0] + before[1]
        seen: list[list[str]] = []
        pane.watch(pane, "view", lambda: seen.append(top(followed)), init=False)
        path.write_text(f"# The open one\n\nNew words.\n\n{many}\n", encoding="utf-8")
        await followed.notice()
        assert {tuple(rows) for rows in seen if any(rows)} == {tuple(before)}
        assert top(followed) == before


async def test_a_change_while_the_article_is_being_read_again_is_read_too(library: Path) -> None:
    async with follow_in_reader(library) as followed:
        await open_post(followed)
        path = library / "2024-01-03-open.md"
        for number in range(20):
            path.write_text(text([f"Version {number}."]), encoding="utf-8")
            followed.look()
        await followed.notice()
        await followed.until(lambda: "Version 19." in article_text(followed.app))


async def test_another_post_may_be_opened_while_one_is_read_again(library: Path) -> None:
    async with follow_in_reader(library) as followed:
        await open_post(followed)
        (library / "2024-01-03-open.md").write_text(text(["Fresh words."]), encoding="utf-8")
        followed.look()
        await followed.pilot.press("J")
        await followed.notice()
        assert "This is b" in article_text(followed.app)


GONE = "This post was deleted or moved"


@pytest.fixture
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rereading, "GONE_PATIENCE", 0.01)


@pytest.mark.usefixtures("_impatient")
@pytest.mark.parametrize("way", ["unlink", "rename"])
async def test_a_deleted_article_stays_readable_says_so_and_is_not_listed(library: Path, way: str) -> None:
    path = library / "2024-01-03-open.md"
    async with follow_in_reader(library) as followed:
        await open_post(followed)
        article(followed.app).scrolling.move(40)
        await settle(followed.pilot)
        before = article_text(followed.app)
        if way == "unlink":
            path.unlink()
        else:
            path.rename(library / "2024-01-03-renamed.md")
        await followed.notice()
        await followed.until(lambda: GONE in screen_text(followed.app))
        assert article_text(followed.app) == before
        assert article(followed.app).has_focus
        assert [post.path for post in post_list(followed.app).posts].count(path.name) == 0
        await followed.press("j", "k", "r")
        assert article_text(followed.app) == before
        await followed.until(lambda: GONE in screen_text(followed.app))
        path.write_text(text(below=["Back again."]), encoding="utf-8")
        await followed.notice()
        await followed.press("G")
        assert "Back again." in article_text(followed.app)
        assert GONE not in screen_text(followed.app)


async def test_a_file_that_is_replaced_in_two_steps_is_never_called_gone(library: Path) -> None:
    path = library / "2024-01-03-open.md"
    async with follow_in_reader(library) as followed:
        await open_post(followed)
        path.unlink()
        await followed.notice()
        assert GONE not in screen_text(followed.app)
        path.write_text(text(["Saved."]), encoding="utf-8")
        await followed.notice()
        assert "Saved." in article_text(followed.app)
        assert GONE not in screen_text(followed.app)


@pytest.mark.usefixtures("_impatient")
async def test_the_next_post_after_a_deleted_one_is_the_one_below_it(library: Path) -> None:
    async with follow_in_reader(library) as followed:
        await open_post(followed)
        (library / "2024-01-03-open.md").unlink()
        await followed.notice()
        await followed.press("J")
        assert "This is b" in article_text(followed.app)
        assert GONE not in screen_text(followed.app)


@pytest.mark.usefixtures("_impatient")
async def test_the_last_post_may_be_deleted(tmp_path: Path) -> None:
    path = tmp_path / "only.md"
    path.write_text("# Only\n\nWords.\n")
    async with follow_in_reader(tmp_path) as followed:
        path.unlink()
        await followed.notice()
        await followed.until(lambda: GONE in screen_text(followed.app))
        assert "Words." in article_text(followed.app)


async def test_back_to_a_deleted_post_says_so(library: Path) -> None:
    (library / "2024-01-03-open.md").write_text("# The open one\n\nSee [there](2024-01-02-b.md).\n")
    async with follow_in_reader(library) as followed:
        await open_post(followed)
        await followed.pilot.click("#article", offset=find(followed.app, "there"))
        await settle(followed.pilot)
        assert "This is b" in article_text(followed.app)
        (library / "2024-01-03-open.md").unlink()
        await followed.notice()
        await followed.press("backspace")
        assert "This is b" in article_text(followed.app)
        assert "2024-01-03-open.md: cannot be" in screen_text(followed.app)


async def test_a_folder_that_vanishes_costs_a_message(library: Path) -> None:
    async with follow_in_reader(library) as followed:
        await open_post(followed)
        before = article_text(followed.app)
        away = library.rename(library.with_name("away"))
        await followed.notice()
        assert "is not there" in screen_text(followed.app)
        assert article_text(followed.app) == before
        assert len(post_list(followed.app).posts) == 5
        away.rename(library)
        (library / "2024-01-03-open.md").write_text(text(["Fresh words."]), encoding="utf-8")
        await followed.notice()
        assert "Fresh words." in article_text(followed.app)


async def test_a_file_that_is_emptied_before_it_is_written_leads_back_to_the_same_words(
    library: Path,
) -> None:
    path = library / "2024-01-03-open.md"
    async with follow_in_reader(library) as followed:
        await open_post(followed)
        article(followed.app).scrolling.move(40)
        await settle(followed.pilot)
        before = top(followed)
        for written in ("", "---\ntitle: The open one\n---\n\n# The open one\n"):
            path.write_text(written)
            await followed.notice()
            assert top(followed) != before
        path.write_text(text(["New words."] * 5 + PARAGRAPHS[:30]), encoding="utf-8")
        await followed.notice()
        assert top(followed) == before


async def test_who_has_gone_on_in_what_was_left_of_a_post_is_not_led_back(library: Path) -> None:
    path = library / "2024-01-03-open.md"
    async with follow_in_reader(library) as followed:
        await open_post(followed)
        article(followed.app).scrolling.move(60)
        await settle(followed.pilot)
        path.write_text(text(PARAGRAPHS[:2], PARAGRAPHS[2:12]), encoding="utf-8")
        await followed.notice()
        await followed.press("g", "j", "j", "j")
        before = top(followed)
        path.write_text(text(), encoding="utf-8")
        await followed.notice()
        assert top(followed) == before

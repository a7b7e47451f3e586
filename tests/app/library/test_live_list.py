"""The list, searches and what stands over them follow the disk without moving what a person is at."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.app.lists.help_screen import HelpScreen
from reader.app.lists.list_pane import ListPane
from reader.app.lists.palette import PaletteScreen
from reader.app.widgets.row_list import RowList
from tests.app.followed import Followed, follow_in_reader
from tests.app.screen import MEDIUM, article, article_text, post_list, posts, screen_text

COUNT = 40


def write(folder: Path, number: int, body: str = "") -> None:
    month, day = divmod(number, 28)
    text = f"---\ntitle: Post {number}\n---\n\n## Heading {number}\n\n{body or f'Words of {number}.'}\n"
    (folder / f"2024-{month + 1:02}-{day + 1:02}-post-{number}.md").write_text(text, encoding="utf-8")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    for number in range(COUNT):
        write(tmp_path, number)
    return tmp_path


async def change_much(followed: Followed, folder: Path, *, spared: int) -> None:
    """Posts come above and below, some go, some change; but for one."""
    for number in range(COUNT, COUNT + 9):
        write(folder, number)
    for path in sorted(folder.glob("*.md"))[:COUNT]:
        number = int(path.stem.rpartition("-")[2])
        if number != spared and not number % 3:
            path.unlink()
        elif number != spared and number % 3 == 1:
            path.write_text(path.read_text() + "\nMore of it.\n")
    await followed.notice()


def highlighted(followed: Followed) -> tuple[str, int]:
    """The highlighted post and the row of the screen that it stands on."""
    listed = post_list(followed.app)
    assert listed.post is not None
    return listed.post.title, listed.rows.rows_above()


async def test_the_highlighted_post_stays_on_its_row(library: Path) -> None:
    async with follow_in_reader(library, MEDIUM) as followed:
        await followed.press(*"jjjjjjjjjjjjj", *"kk")
        before = highlighted(followed)
        assert before[1] > 0
        shown = article_text(followed.app)
        await change_much(followed, library, spared=int(before[0].split()[1]))
        assert highlighted(followed) == before
        assert article_text(followed.app) == shown
        assert posts(followed.app).has_focus


async def test_the_first_post_stays_highlighted_though_nobody_has_moved_yet(library: Path) -> None:
    async with follow_in_reader(library) as followed:
        assert highlighted(followed) == ("Post 39", 0)
        write(library, COUNT)
        await followed.notice()
        assert highlighted(followed) == ("Post 39", 0)
        assert "Words of 39." in article_text(followed.app)
        await followed.press("k")
        assert "Words of 40." in article_text(followed.app)


async def test_another_post_takes_the_place_of_a_highlighted_one_that_is_deleted(library: Path) -> None:
    async with follow_in_reader(library, MEDIUM) as followed:
        await followed.press(*"jjjjjjjjjj")
        title, row = highlighted(followed)
        assert title == "Post 29"
        next(library.glob("*-post-29.md")).unlink()
        await followed.notice()
        assert highlighted(followed) == ("Post 28", row)
        assert "Words of 29." in article_text(followed.app)


@pytest.mark.parametrize("keys", [["S"], ["R"], ["S", "S", "R"]])
async def test_the_order_stays(library: Path, keys: list[str]) -> None:
    async with follow_in_reader(library) as followed:
        await followed.press(*keys, *"jjj")
        facts = screen_text(followed.app).splitlines()[0].split("by", 1)[-1]
        before = highlighted(followed)
        await change_much(followed, library, spared=int(before[0].split()[1]))
        assert highlighted(followed) == before
        assert screen_text(followed.app).splitlines()[0].split("by", 1)[-1] == facts


async def test_what_is_typed_to_narrow_the_list_stays_and_finds_new_posts(library: Path) -> None:
    async with follow_in_reader(library) as followed:
        await followed.press("slash", *"post", "space", "3", "down", "down")
        focused = followed.app.focused
        before = highlighted(followed)
        await change_much(followed, library, spared=int(before[0].split()[1]))
        assert highlighted(followed)[0] == before[0]
        assert followed.app.focused is focused
        for number in (300, 301):
            (library / f"2024-05-01-post-{number}.md").write_text(f"---\ntitle: Post {number}\n---\nNew.\n")
        await followed.notice()
        assert highlighted(followed)[0] == before[0]
        assert {"Post 300", "Post 301"} <= {post.title for post in post_list(followed.app).posts}
        await followed.press("1", "escape")


def results(followed: Followed) -> tuple[str, int]:
    """The highlighted result and its row."""
    rows = next(
        rows for rows in followed.app.screen.query(RowList) if rows.id in RESULTS and rows.is_on_screen
    )
    assert rows.highlighted is not None
    text = rows.render_line(rows.rows_above()).text
    return text.strip(" ▌"), rows.rows_above()


RESULTS = ("text-results", "heading-results")


@pytest.mark.parametrize(("key", "typed"), [("ctrl+f", "words"), ("at", "heading")])
async def test_results_stay_and_so_does_the_highlighted_one(library: Path, key: str, typed: str) -> None:
    async with follow_in_reader(library) as followed:
        await followed.press(key, *typed)
        await followed.press("down", "down", "down")
        focused = followed.app.focused
        shown = article_text(followed.app)
        title, _ = results(followed)
        await change_much(followed, library, spared=int(title.split()[1]))
        assert results(followed)[0] == title
        assert article_text(followed.app) == shown
        assert followed.app.focused is focused


async def test_a_changed_post_that_was_found_is_read_on_where_one_was(library: Path) -> None:
    many = "\n\n".join(f"Paragraph {number} of words." for number in range(90))
    write(library, 5, f"{many}\n\nA needle.\n\n{many}")
    async with follow_in_reader(library) as followed:
        await followed.press("ctrl+f", *"needle", "enter")
        assert "A needle." in article_text(followed.app)
        await followed.press("G")
        before = article_text(followed.app)
        write(library, 5, f"New words.\n\n{many}\n\nA needle.\n\n{many}")
        await followed.notice()
        assert article_text(followed.app) == before
        assert article(followed.app).has_focus


@pytest.mark.parametrize(("key", "screen"), [("question_mark", HelpScreen), ("ctrl+p", PaletteScreen)])
async def test_what_stands_over_the_library_stays(library: Path, key: str, screen: type) -> None:
    async with follow_in_reader(library) as followed:
        await followed.press(key, "down")
        assert isinstance(followed.app.screen, screen)
        before = screen_text(followed.app)
        focused = followed.app.focused
        write(library, 39, "Fresh words.")
        followed.look()
        await followed.notice()
        assert isinstance(followed.app.screen, screen)
        assert followed.app.focused is focused
        inner = slice(30, 90)
        assert [row[inner] for row in screen_text(followed.app).splitlines()] == [
            row[inner] for row in before.splitlines()
        ]
        await followed.press("escape")
        assert "Fresh words." in article_text(followed.app)


async def test_a_thousand_changed_files_say_nothing_and_list_themselves_a_few_times(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed: list[int] = []
    list_posts = ListPane.list_posts

    def counted(pane: ListPane) -> None:
        list_posts(pane)
        listed.append(len(pane.posts.posts))

    async with follow_in_reader(library) as followed:
        await followed.press("j", "j")
        before, shown = highlighted(followed), article_text(followed.app)
        last_row = screen_text(followed.app).splitlines()[-1]
        monkeypatch.setattr(ListPane, "list_posts", counted)
        for number in range(1_000):
            (library / f"2023-01-01-other-{number}.md").write_text(f"# Other {number}\n\nWords.\n")
        await followed.notice()
        assert listed[-1] == len(post_list(followed.app).posts) == COUNT + 1_000
        assert len(listed) < 40
        assert highlighted(followed) == before
        assert article_text(followed.app) == shown
        assert screen_text(followed.app).splitlines()[-1] == last_row

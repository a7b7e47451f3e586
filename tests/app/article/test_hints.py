"""Choosing one of several things in view: letters, steps, and what other keys do."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.app.article.article_pane import ArticlePane
from reader.app.article.hints import LETTERS, HintQuestion, TextRange, hint_letters
from reader.app.article.reading_pane import ReadingPane
from reader.app.widgets.status_line import StatusLine
from tests.app.screen import NARROW, WIDE, article, open_reader, settle

TEXT = "\n\n".join(f"Paragraph {number}." for number in range(1, 60))


def painted(pane: ReadingPane) -> list[str]:
    """The rows of a pane as they are painted, letters and all."""
    return [strip.text.strip() for strip in pane.render_lines(pane.outer_size.region)]


class Choosing:
    """Three paragraphs to choose from, and what became of it."""

    def __init__(self, app: ReaderApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot
        self.taken: list[int] = []
        self.left: list[int | None] = []

    @property
    def status(self) -> str:
        return self.app.screen.query_one(StatusLine).message

    async def ask(self, count: int = 3, *, at_once: bool = False) -> None:
        question = HintQuestion(
            [TextRange(leaf, 0, -1) for leaf in range(1, count + 1)],
            self.taken.append,
            lambda index: f"the one at {index}",
            "which one?",
            at_once,
            self.left.append,
        )
        await self.app.screen.query_one(ArticlePane).choose(question)
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "post.md"
    path.write_text(f"---\ntitle: Post\n---\n\n{TEXT}\n", encoding="utf-8")
    return path


@asynccontextmanager
async def choosing(post: Path, size: tuple[int, int] = WIDE) -> AsyncIterator[Choosing]:
    async with open_reader(post, size) as (app, pilot):
        yield Choosing(app, pilot)


@pytest.mark.parametrize("count", [0, 1, 2, 22, 23, 24, 100, 529, 530])
def test_hints_are_as_short_as_can_be_and_none_begins_another(count: int) -> None:
    letters = hint_letters(count)
    assert len(letters) == len(set(letters)) == count
    assert not any(b.startswith(a) for a, b in itertools.permutations(letters[:30], 2))
    assert all(len(hint) == (1 if count <= len(LETTERS) else 2 if count <= 529 else 3) for hint in letters)


def test_hints_never_use_the_keys_that_walk_or_copy() -> None:
    assert not set("jky") & set(LETTERS)
    assert LETTERS.startswith("asdf")


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_letters_stand_over_the_first_cells_and_nothing_moves(
    post: Path, size: tuple[int, int]
) -> None:
    async with choosing(post, size) as choice:
        before = painted(article(choice.app))
        await choice.ask()
        after = painted(article(choice.app))
        assert [row for row in after if row.endswith("aragraph 1.")] == ["aaragraph 1."]
        assert after == [
            row.replace("Paragraph 1.", "aaragraph 1.")
            .replace("Paragraph 2.", "saragraph 2.")
            .replace("Paragraph 3.", "daragraph 3.")
            for row in before
        ]
        assert choice.status == "which one?"


async def test_a_letter_lights_its_choice_and_the_same_again_takes_it(post: Path) -> None:
    async with choosing(post) as choice:
        await choice.ask()
        await choice.press("s")
        assert (choice.status, choice.taken) == ("the one at 1", [])
        await choice.press("s")
        assert choice.taken == [1]
        assert article(choice.app).has_focus
        assert choice.status == ""
        assert "Paragraph 1." in painted(article(choice.app))


@pytest.mark.parametrize(
    ("keys", "taken"),
    [
        (["a", "enter"], 0),
        (["a", "s", "enter"], 1),
        (["tab", "enter"], 0),
        (["j", "j", "enter"], 1),
        (["down", "tab", "j", "tab", "enter"], 2),
        (["k", "enter"], 2),
        (["shift+tab", "up", "enter"], 1),
        (["d", "k", "enter"], 1),
        (["p", "a", "enter"], 0),
        (["enter", "a", "enter"], 0),
    ],
)
async def test_walking_and_letters_go_together(post: Path, keys: list[str], taken: int) -> None:
    async with choosing(post) as choice:
        await choice.ask()
        await choice.press(*keys)
        assert choice.taken == [taken]


async def test_a_single_choice_is_lit_at_once(post: Path) -> None:
    async with choosing(post) as choice:
        await choice.ask(1)
        assert choice.status == "the one at 0"
        await choice.press("enter")
        assert choice.taken == [0]


async def test_a_letter_takes_at_once_where_that_is_wanted(post: Path) -> None:
    async with choosing(post) as choice:
        await choice.ask(at_once=True)
        await choice.press("d")
        assert choice.taken == [2]


async def test_of_two_letters_the_first_leaves_only_what_begins_with_it(post: Path) -> None:
    async with choosing(post, (120, 200)) as choice:
        await choice.ask(50)
        assert "aaragraph 1." in painted(article(choice.app))
        await choice.press("s")
        assert "Paragraph 1." in painted(article(choice.app))
        assert "aaragraph 24." in painted(article(choice.app))
        await choice.press("backspace")
        assert "aaragraph 1." in painted(article(choice.app))
        await choice.press("s", "d", "enter")
        assert choice.taken == [25]


async def test_escape_leaves_with_nothing(post: Path) -> None:
    async with choosing(post) as choice:
        await choice.ask()
        await choice.press("s", "escape")
        assert (choice.taken, choice.left) == ([], [None])
        assert article(choice.app).has_focus
        assert "Paragraph 1." in painted(article(choice.app))


async def test_any_other_key_leaves_and_does_what_it_does(post: Path) -> None:
    async with choosing(post, NARROW) as choice:
        await choice.ask()
        await choice.press("s", "G")
        assert (choice.taken, choice.left) == ([], [1])
        assert "Paragraph 59." in painted(article(choice.app))


async def test_scrolling_with_the_mouse_leaves(post: Path) -> None:
    async with choosing(post, NARROW) as choice:
        await choice.ask()
        article(choice.app).scrolling.move(3)
        await choice.pilot.pause()
        assert choice.left == [None]
        assert article(choice.app).has_focus


async def test_an_article_that_is_shown_anew_has_no_hints(post: Path) -> None:
    async with choosing(post) as choice:
        await choice.ask()
        choice.app.screen.query_one(ArticlePane).show(article(choice.app).document)  # type: ignore[arg-type]
        await settle(choice.pilot)
        assert "Paragraph 1." in painted(article(choice.app))
        await choice.press("s")
        assert choice.taken == []
        assert article(choice.app).has_focus

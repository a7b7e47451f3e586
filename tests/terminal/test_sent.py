"""How much the application sends to its terminal: what changes, and not more."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.terminal.conftest import Start
from tests.terminal.pseudo_terminal import PseudoTerminal

WORDS = [
    "every",
    "day",
    "in",
    "autumn",
    "the",
    "same",
    "few",
    "geese",
    "walk",
    "along",
    "the",
    "canal",
    "and",
    "look",
    "for",
    "what",
    "the",
    "grass",
    "has",
    "left",
]


@pytest.fixture
def post(tmp_path: Path) -> Path:
    """Return a long post of sections, each of which says its number."""
    path = tmp_path / "post.md"
    choice = random.Random(7)
    texts = (" ".join(choice.choices(WORDS, k=90)) for _ in range(60))
    path.write_text("\n\n".join(f"## Section {number}\n\n{text}" for number, text in enumerate(texts)))
    return path


def sent_for(terminal: PseudoTerminal, keys: str) -> int:
    """Return how many bytes are sent for some keys."""
    before = len(terminal.written)
    terminal.type(keys)
    terminal.wait_for_output(quiet=0.3)
    return len(terminal.written) - before


def test_a_page_takes_fewer_bytes_than_its_cells(start: Start, post: Path) -> None:
    terminal = start(post, columns=120, rows=40)
    terminal.wait_for("Section 1")
    terminal.wait_for_rest(quiet=0.5)
    assert sent_for(terminal, " ") < 120 * 40


def test_a_line_takes_a_fraction_of_a_page(start: Start, post: Path) -> None:
    terminal = start(post, columns=120, rows=40)
    terminal.wait_for("Section 1")
    terminal.wait_for_rest(quiet=0.5)
    page = sent_for(terminal, " ")
    assert sent_for(terminal, "j") < page / 2


def test_a_key_that_changes_nothing_sends_nothing(start: Start, post: Path) -> None:
    terminal = start(post, columns=120, rows=40)
    terminal.wait_for("Section 1")
    terminal.type("Gj")
    terminal.wait_for_output(quiet=0.5)
    before = len(terminal.written)
    terminal.type("jj")
    terminal.wait_for_rest(quiet=0.3)
    assert terminal.written[before:] == b""

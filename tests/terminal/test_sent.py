"""How much the application sends to its terminal: what changes, and not more."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal.conftest import Start
from tests.terminal.pseudo_terminal import PseudoTerminal

WORDS = "Every day in autumn the same few geese walk along the canal and look for what the grass has left. "


@pytest.fixture
def post(tmp_path: Path) -> Path:
    """Return a long post of sections, each of which says its number."""
    path = tmp_path / "post.md"
    path.write_text("\n\n".join(f"## Section {number}\n\n{WORDS * 6}" for number in range(60)))
    return path


def sent_for(terminal: PseudoTerminal, keys: str) -> int:
    """Return how many bytes are sent for some keys."""
    before = len(terminal.written)
    terminal.type(keys)
    terminal.wait_for_output(quiet=0.3)
    return len(terminal.written) - before


def test_a_page_takes_fewer_bytes_than_its_cells(start: Start, post: Path) -> None:
    with start(str(post), columns=120, rows=40) as terminal:
        terminal.wait_for("Section 1")
        terminal.wait_for_output(quiet=0.5)
        assert sent_for(terminal, " ") < 120 * 40


def test_a_line_takes_a_fraction_of_a_page(start: Start, post: Path) -> None:
    with start(str(post), columns=120, rows=40) as terminal:
        terminal.wait_for("Section 1")
        terminal.wait_for_output(quiet=0.5)
        page = sent_for(terminal, " ")
        assert sent_for(terminal, "j") < page / 2

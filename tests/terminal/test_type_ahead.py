"""Keys that come in one piece act one after the other, each on what the ones before brought about."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content.followed import follow
from tests.terminal.conftest import Start
from tests.terminal.pseudo_terminal import PseudoTerminal


@pytest.fixture
def numbered(tmp_path: Path) -> Path:
    """Thirty posts in a saved index, of which each has three sections and says its number at its end."""
    folder = tmp_path / "numbered"
    folder.mkdir()
    for number in range(1, 31):
        sections = "\n\n".join(
            f"## Section {part}\n\n" + "\n\n".join(f"Row {row} of {part}." for row in range(30))
            for part in range(1, 4)
        )
        (folder / f"{number:02}.md").write_text(
            f"---\ntitle: Post {number:02}\ndate: 2024-01-{number:02}\n---\n"
            f"Start of {number}.\n\n{sections}\n\nEND-OF-{number}\n"
        )
    # What is searched for is found from the beginning.
    follow(folder)
    return folder


def opened(start: Start, folder: Path, **options: int) -> PseudoTerminal:
    terminal = start(folder, **options)
    terminal.wait_for("Start of 30." if options.get("columns", 120) >= 70 else "Post 30")
    return terminal


@pytest.mark.parametrize(
    ("keys", "seen"),
    [
        ("/07\rG", "END-OF-7"),
        ("/07\r]]", "Row 0 of 2."),
        ("jj\rG", "END-OF-28"),
        ("jj\r]]]", "Row 0 of 3."),
        ("JJ\rG", "END-OF-28"),
        ("\r/Row 9 of 3\r", "Row 9 of 3."),
        ("\x10post 11\rG", "END-OF-11"),
        ("G\rG", "END-OF-1"),
        ("\x06start of 12\r\rG", "END-OF-12"),
    ],
)
@pytest.mark.parametrize("columns", [120, 40])
def test_keys_in_one_piece(start: Start, numbered: Path, keys: str, seen: str, columns: int) -> None:
    terminal = opened(start, numbered, columns=columns, rows=24)
    terminal.type(keys)
    terminal.wait_for(seen)
    terminal.type("q")
    assert terminal.wait_for_end() == 0


def test_keys_typed_before_there_is_a_screen(start: Start, numbered: Path) -> None:
    terminal = start(numbered, columns=120, rows=24)
    terminal.wait_until(lambda: bool(terminal.written), "the first bytes")
    terminal.type("jj\rG")
    terminal.wait_for("END-OF-28")
    terminal.type("q")
    assert terminal.wait_for_end() == 0

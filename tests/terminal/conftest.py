"""What the tests in a terminal share: a library of three posts, and programs that end with the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.terminal.pseudo_terminal import READER, PseudoTerminal

Start = Callable[..., PseudoTerminal]
"""Starts the reader: its arguments, then ``columns``, ``rows``, ``environment`` or ``folder`` by name."""


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts the reader in a terminal of its own."""
    with ExitStack() as programs:

        def start_reader(*arguments: str | Path, **options: object) -> PseudoTerminal:
            command = (*READER, *map(str, arguments))
            return programs.enter_context(PseudoTerminal(command, **options))  # type: ignore[arg-type]

        yield start_reader


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A folder of three posts; the newest one is long, and has three sections."""
    folder = tmp_path / "three"
    folder.mkdir()
    for day, word in enumerate(("Anchors", "Bridges"), start=1):
        text = f"---\ntitle: {word} of iron\ndate: 2024-03-0{day}\n---\nAll about {word.lower()}.\n"
        (folder / f"{word.lower()}.md").write_text(text)
    (folder / "canals.md").write_text(LONG_POST)
    return folder


def _section(name: str) -> str:
    lines = "\n\n".join(f"Sentence {number} of the {name} section." for number in range(1, 41))
    return f"## The {name} section\n\n{lines}\n"


LONG_POST = (
    "---\ntitle: Canals of water\ndate: 2024-03-03\ntags: [boats]\n---\nBeginning of the post.\n\n"
    + "\n".join(map(_section, ("upper", "middle", "lower")))
    + "\nEND-OF-POST\n"
)

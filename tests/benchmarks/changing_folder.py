"""A folder of posts that somebody else works on: files come, change, are cut, move and go."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path
from typing import Final

from tests.benchmarks.generate import article
from tests.terminal.hostile import write_hostile_folder
from tests.terminal.pseudo_terminal import REPOSITORY

_TEXTS: Final = (
    b"",
    b"# Words\n\nSome words of a post.\n",
    b"---\ntitle: Only front matter\n---\n",
    b"---\ntitle: [broken\n---\nText.\n",
    b"+++\ntitle = 'Toml'\n+++\n\n# One\n\n## Two\n\nText[^1].\n\n[^1]: The note.\n",
    b"\xff\xfe\x00bytes\x9b31m\x1b[2J",
    b"- [ ] a task\n" * 400,
    b"| a | b |\n|---|---|\n" + b"| [link](words.md) | `code` |\n" * 60,
    b"> [!tip]- Closed\n> Hidden words.\n\n" * 30 + b"```python\nprint('x')\n```\n",
)
"""What is written into files."""

_TIMES: Final = (0, 1, 10_413_792_000, -9_214_560_000, 2_000_000_000)
"""Seconds since 1970 that a file may be said to be from."""


class ChangingFolder:
    """The folder, and what happens in it."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        """Make ``folder`` of the sample posts, a long article and hostile files; ``chance`` does the rest."""
        self.folder = folder
        self._chance = chance
        shutil.copytree(REPOSITORY / "sample_posts", folder)
        (folder / "long.md").write_text(article(120_000))
        (folder / "hostile").mkdir()
        write_hostile_folder(folder / "hostile")

    def change(self) -> str:
        """Let one thing happen, and say what."""
        happening = self._chance.choice(
            (self._add, self._edit, self._edit, self._append, self._cut, self._delete, self._move, self._date)
        )
        path = self._some_file()
        try:
            happening(path)
        except OSError as error:
            return f"{happening.__name__[1:]} {path.name!a}: {error.strerror}"
        return f"{happening.__name__[1:]} {path.name!a}"

    def _some_file(self) -> Path:
        files = sorted(path for path in self.folder.rglob("*") if path.is_file() and not path.is_symlink())
        return self._chance.choice(files) if files else self.folder / "words.md"

    def _text(self) -> bytes:
        return self._chance.choice(_TEXTS)

    def _add(self, beside: Path) -> None:
        name = self._chance.choice(
            ("words.md", "2024-05-06-new.md", "new folder/inner.md", "ümläut.md", "_config.yml")
        )
        path = beside.parent / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(self._text())

    def _edit(self, path: Path) -> None:
        """As editors do that write a new file in the place of the old one."""
        other = path.with_name("written anew")
        other.write_bytes(self._text() + path.read_bytes()[:5_000])
        other.replace(path)

    def _append(self, path: Path) -> None:
        with path.open("ab") as file:
            file.write(b"\n\n" + self._text())

    def _cut(self, path: Path) -> None:
        os.truncate(path, self._chance.randint(0, path.stat().st_size))

    def _delete(self, path: Path) -> None:
        path.unlink()

    def _move(self, path: Path) -> None:
        path.rename(path.with_name(f"moved-{self._chance.randint(1, 9)}-{path.name[-40:]}"))

    def _date(self, path: Path) -> None:
        moment = self._chance.choice(_TIMES)
        os.utime(path, (moment, moment))

"""What every measurement is given: how much to measure, the texts to measure with, and the programs."""

from __future__ import annotations

import itertools
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

from tests.benchmarks.generate import FIRST_WORDS, article, write_library
from tests.benchmarks.own_state import keep_state_in
from tests.benchmarks.sittings import programs
from tests.benchmarks.sittings.programs import Program

SIZES: Final = {"50KB": 50_000, "500KB": 500_000, "5MB": 5_000_000}
"""The articles that everything is measured in, and their bytes."""

HUGE: Final = "22MB"
"""The article that is only opened."""

LAST_WORDS: Final = "This is where it ends"
"""What stands at the end of every article."""

_SMALL: Final = "50KB"
"""The only article that hike and Textual's viewer are asked to open: larger ones take them minutes."""

_NEIGHBOURS: Final = 20
"""How many posts a blog has beside an article."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How much is measured."""

    runs: int = 5
    """How often each program is started for one figure."""
    sittings: int = 2
    """How often each program is started to press keys in it."""
    presses: int = 20
    """How often a key is pressed in one sitting; a post of 50 KB has more pages and sections than that."""
    posts: int = 10_000
    many_posts: int = 100_000
    blog_posts: int = 1_000
    """Posts that are printed, and that generators of sites build."""
    growth: float = 1.0
    """How much of what the growth is measured on."""
    minutes: float = 2.0
    """How long is read to find long stretches of the event loop."""


QUICK: Final = Scale(
    runs=1, sittings=1, presses=6, posts=1_000, many_posts=3_000, blog_posts=100, growth=0.3, minutes=0.2
)
"""Enough to see that everything can be measured; too little to say how fast anything is."""


@dataclass
class Bench:
    """Makes what is measured, each when it is first wanted, in a folder that is thrown away."""

    folder: Path
    scale: Scale
    peers: Mapping[str, str]
    """Where the programs of others are, by name."""
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    def __post_init__(self) -> None:
        keep_state_in(self.folder)
        _let_modules_be_compiled(self.folder / "bytecode")
        for kind in ("STATE", "CACHE", "CONFIG", "DATA"):
            os.environ[f"XDG_{kind}_HOME"] = str(self.fresh("home"))

    def warm_up(self) -> None:
        """Start every program once, so that none is measured that must first be compiled."""
        tell("starting every program once")
        for program in (
            self.reader(self.blog(_SMALL)),
            self.reader(self.article(_SMALL)),
            *self.beside(_SMALL),
        ):
            with program.start() as terminal:
                terminal.when_shown(program.first_words, program.patience)
                terminal.settle()

    def fresh(self, name: str) -> Path:
        """Return a new empty folder."""
        made = self.folder / f"{name}-{next(self._numbers)}"
        made.mkdir()
        return made

    def article(self, size: str) -> Path:
        """Return an article of a size, in a folder without others."""
        path = self.folder / f"article-{size}" / "article.md"
        if not path.exists():
            path.parent.mkdir()
            path.write_text(
                f"{article({**SIZES, HUGE: 22_000_000}[size])}\n{LAST_WORDS}.\n", encoding="utf-8"
            )
        return path

    def blog(self, size: str) -> Path:
        """Return a folder whose newest post is an article of a size."""
        folder = self.folder / f"blog-{size}"
        if not folder.exists():
            folder.mkdir()
            write_library(folder, _NEIGHBOURS)
            text = self.article(size).read_text(encoding="utf-8").replace("2024-03-01", "2026-03-01", 1)
            put_post(folder, "2026-03-01-article", text)
        return folder

    def library(self, posts: int) -> Path:
        """Return a folder of so many posts."""
        folder = self.folder / f"library-{posts}"
        if not folder.exists():
            tell(f"  writing {posts:,} posts")
            folder.mkdir()
            write_library(folder, posts)
        return folder

    def reader(self, path: Path, first_words: str = FIRST_WORDS) -> Program:
        """Return the reader with a post or a folder, remembering nothing of what was read before."""
        return programs.reader(path, self.fresh("state"), first_words)

    def beside(self, size: str) -> list[Program]:
        """Return the programs that are measured beside the reader with an article of a size."""
        path = self.article(size)
        found = [programs.BLANK]
        if "glow" in self.peers and size != HUGE:
            found.append(programs.glow(self.peers["glow"], path))
        if size == _SMALL:
            if "hike" in self.peers:
                found.append(programs.hike(self.peers["hike"], path))
            found.append(programs.viewer(path))
        return found

    @cached_property
    def many(self) -> Path:
        """Return the largest library."""
        return self.library(self.scale.many_posts)


def _let_modules_be_compiled(folder: Path) -> None:
    """Have programs keep compiled modules in a folder, where the environment forbids to keep any."""
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
        os.environ["PYTHONPYCACHEPREFIX"] = str(folder)


def put_post(folder: Path, name: str, text: str) -> None:
    """Add a post to a library, at the place where its site looks for posts."""
    year = folder / "_posts" / name[:4]
    year.mkdir(parents=True, exist_ok=True)
    (year / f"{name}.md").write_text(text, encoding="utf-8")


def tell(what: str) -> None:
    """Tell the person who waits what is being done."""
    print(what, file=sys.stderr, flush=True)

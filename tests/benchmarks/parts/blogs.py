"""Printing a whole blog, beside programs that print or build one."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.benchmarks.bench import Bench
from tests.benchmarks.figures.rows import GLOW, READER, Budget, Row, Unit
from tests.benchmarks.parts.collecting import Collected
from tests.benchmarks.programs import cat_blog
from tests.terminal import pseudo_terminal

_HUGO_CONFIGURATION = 'title = "A blog"\ncontentDir = "_posts"\n'
_JEKYLL_CONFIGURATION = "title: A blog\n"


def cat(bench: Bench) -> Iterator[Row]:
    """Measure how many posts a second are printed by one process; others build a site of them."""
    posts = bench.scale.blog_posts
    library = bench.library(posts)
    collected = Collected()
    for run in range(bench.scale.runs):
        for name, command in _commands(bench, library).items():
            # Programs of others take minutes.
            if name == READER or run == 0:
                collected.add("cat", name, posts / _seconds(command))
    yield collected.row("cat", f"cat of {posts:,} posts", Unit.RATE, Budget(300.0, at_least=True))


def check(bench: Bench) -> Iterator[Row]:
    """Measure how many posts a second are checked, links and anchors included."""
    posts = bench.scale.blog_posts
    command = (*pseudo_terminal.READER, "check", str(bench.library(posts)))
    rates = [posts / _seconds(command, are_fine=False) for _ in range(bench.scale.runs)]
    yield Row("check", f"check of {posts:,} posts", Unit.RATE, {READER: rates})


def _commands(bench: Bench, library: Path) -> dict[str, Sequence[str]]:
    """Return the command of each program that is there, with a folder for what it builds."""
    commands: dict[str, Sequence[str]] = {
        READER: (sys.executable, "-m", cat_blog.__name__, str(library)),
    }
    if GLOW in bench.peers:
        files = sorted(map(str, library.rglob("*.md")))
        commands["glow, a process each"] = (
            "sh",
            "-c",
            'for f; do "$0" "$f"; done',
            bench.peers[GLOW],
            *files,
        )
    built = bench.fresh("built")
    for name, configuration in (("jekyll", _JEKYLL_CONFIGURATION), ("hugo", _HUGO_CONFIGURATION)):
        if name in bench.peers:
            file = bench.fresh(name) / ("_config.yml" if name == "jekyll" else "hugo.toml")
            file.write_text(configuration)
            build = ("build",) if name == "jekyll" else ()
            where = ("--config", str(file), "--source", str(library), "--destination", str(built / name))
            commands[f"{name} build"] = (bench.peers[name], *build, *where)
    return commands


def _seconds(command: Sequence[str], *, are_fine: bool = True) -> float:
    """Return what a command takes; ``are_fine`` is whether it must end well."""
    environment = {**os.environ, "PYTHONPATH": str(pseudo_terminal.REPOSITORY), "LANG": "C.UTF-8"}
    started = time.perf_counter()
    subprocess.run(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=are_fine,
        cwd=pseudo_terminal.REPOSITORY,
        env=environment,
    )
    return time.perf_counter() - started

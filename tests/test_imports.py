"""What each command loads: printing must not wait for what only the application needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_LOADED_MODULES = """
import sys
from reader.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print("\\n".join(sys.modules), file=sys.stderr)
"""


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "post.md"
    path.write_text("---\ntitle: A post\n---\n## A section\n\n```python\nx = 1\n```\n")
    return path


def loaded_packages(*arguments: str | Path) -> set[str]:
    """The top-level packages that a command line loads."""
    finished = subprocess.run(
        [sys.executable, "-c", _LOADED_MODULES, *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[1],
        check=True,
    )
    return {module.partition(".")[0] for module in finished.stderr.splitlines()}


@pytest.mark.parametrize("command", ["list", "outline", "cat", "check", "search", "where"])
def test_printing_commands_load_no_textual(post: Path, command: str) -> None:
    assert "textual" not in loaded_packages(command, post)


@pytest.mark.parametrize("arguments", [("man",), ("completion", "bash"), ("completion", "fish")])
def test_what_is_made_from_the_parsers_loads_no_textual(arguments: tuple[str, ...]) -> None:
    assert "textual" not in loaded_packages(*arguments)


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_load_nothing_but_the_standard_library(option: str) -> None:
    assert not {"textual", "markdown_it", "frontmatter", "yaml", "rich", "pygments"} & loaded_packages(option)


def test_listing_loads_neither_markdown_nor_highlighting(post: Path) -> None:
    assert not {"markdown_it", "pygments"} & loaded_packages("list", post)


def test_an_outline_loads_no_highlighting(post: Path) -> None:
    assert "pygments" not in loaded_packages("outline", post)


def test_what_articles_need_is_loaded_by_one_thread_at_a_time() -> None:
    """Modules of markdown-it import each other, which Python does not do in two threads at once."""
    program = """
import threading
from reader.app.library.loading import load_article_modules
failures = []
def load():
    try:
        load_article_modules()
    except BaseException as error:
        failures.append(error)
threads = [threading.Thread(target=load) for _ in range(4)]
for thread in threads: thread.start()
for thread in threads: thread.join()
import reader.document.parse
assert not failures, failures
"""
    subprocess.run([sys.executable, "-c", program], check=True, cwd=Path(__file__).parents[1])

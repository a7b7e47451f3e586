"""The path of a file entry by entry: the folders that it lies in, and what is looked for in each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from reader.content.post import Problem
from reader.content.text import clean_line

_LONGEST_SEARCH: Final = 0.02
"""Seconds that a regular expression of a site is given for one path."""


def entries_of(path: str) -> Iterator[str]:
    """Yield the folders that a file lies in, outer ones first, and the file itself."""
    end = path.find("/")
    while end >= 0:
        yield path[: end + 1]
        end = path.find("/", end + 1)
    yield path


def searched_by(expressions: list[str], before: str, problems: list[Problem]) -> Callable[[str], bool] | None:
    """Search paths and the folders in them, with something put before, for regular expressions of a site.

    One that cannot be read is a problem; one that takes too long is given up.
    """
    if not expressions:
        return None
    import regex

    patterns = []
    for expression in expressions:
        try:
            patterns.append(regex.compile(expression.replace(r"\z", r"\Z")))
        except (regex.error, RecursionError, OverflowError):
            problems.append(
                Problem(f"{clean_line(expression, 80)}: not a regular expression, leaves nothing out")
            )

    def is_left_out(path: str) -> bool:
        for pattern in list(patterns):
            try:
                if any(
                    pattern.search(before + entry.rstrip("/"), timeout=_LONGEST_SEARCH)
                    for entry in entries_of(path)
                ):
                    return True
            except TimeoutError:
                patterns.remove(pattern)
        return False

    return is_left_out

"""Patterns of paths, as generators of sites and ``.gitignore`` write them."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

_MOST_CHOICES: Final = 64
"""Patterns that the braces of one may stand for; of one with more the rest is left out."""

_BRACES: Final = re.compile(r"\{([^{}]*)\}")
_NEGATED_SET: Final = re.compile(r"\[\^")
_SETS_OF_WAYS: Final = re.compile(r"@\(([^()]*)\)")

Match = Callable[[str], object]


class Glob:
    """A pattern of whole paths: ``*`` within a part, ``**`` for any parts, ``?``, ``[abc]``, ``{a,b}``."""

    def __init__(self, pattern: str) -> None:
        pattern = _SETS_OF_WAYS.sub(lambda ways: "{" + ways[1].replace("|", ",") + "}", pattern)
        self._choices = [_parts_of(choice) for choice in _without_braces(pattern.removeprefix("./"))]

    def matches(self, path: str) -> bool:
        """Tell whether a path, with slashes between its parts, is one that the pattern means."""
        parts = path.split("/")
        return any(_match(choice, parts) for choice in self._choices)


def any_of(patterns: Iterable[str]) -> Callable[[str], bool]:
    """Return what tells whether a path is meant by one of some patterns."""
    globs = [Glob(pattern) for pattern in patterns if pattern]
    return lambda path: any(glob.matches(path) for glob in globs)


class IgnoreFile:
    """The patterns of a text as ``.gitignore`` has them: the last one that means a path decides.

    One that means a file itself goes before all that mean a folder around it, as MkDocs has it.
    """

    def __init__(self, text: str) -> None:
        self._rules = [rule for line in text.splitlines() if (rule := _rule(line))]

    def ignores(self, path: str) -> bool:
        """Tell whether a file is left out, by itself or with a folder that it lies in."""
        for rule in reversed(self._rules):
            if not rule.only_folders and rule.glob.matches(path):
                return rule.ignores
        folders = [path[:at] for at, sign in enumerate(path) if sign == "/"]
        for rule in reversed(self._rules):
            if any(map(rule.glob.matches, folders)):
                return rule.ignores
        return False


class _Rule(NamedTuple):
    glob: Glob
    ignores: bool
    only_folders: bool


def _rule(line: str) -> _Rule | None:
    pattern = line.strip()
    if not pattern or pattern.startswith("#"):
        return None
    ignores = not pattern.startswith("!")
    pattern = pattern.removeprefix("!").removeprefix("\\")
    bare = pattern.rstrip("/")
    anchored = "/" in bare
    glob = Glob(bare.lstrip("/") if anchored else f"**/{bare}")
    return _Rule(glob, ignores, pattern.endswith("/"))


def _without_braces(pattern: str) -> list[str]:
    """Return the patterns that one with braces stands for."""
    done: list[str] = []
    waiting = [pattern]
    while waiting and len(done) < _MOST_CHOICES:
        pattern = waiting.pop()
        braces = _BRACES.search(pattern) if len(waiting) < _MOST_CHOICES else None
        if braces is None:
            done.append(pattern)
            continue
        before, after = pattern[: braces.start()], pattern[braces.end() :]
        waiting += [before + choice + after for choice in braces[1].split(",")]
    return done


def _parts_of(pattern: str) -> list[Match | None]:
    """Return what matches each part of a pattern; None for ``**``, which is any parts or none."""
    parts: list[Match | None] = []
    for part in pattern.split("/"):
        if part == "**":
            if not parts or parts[-1] is not None:
                parts.append(None)
        else:
            parts.append(_name_matcher(part))
    return parts


def _name_matcher(pattern: str) -> Match:
    return re.compile(fnmatch.translate(_NEGATED_SET.sub("[!", pattern))).match


def _match(pattern: list[Match | None], parts: list[str]) -> bool:
    """Tell whether the parts of a path match, by all places of the pattern that each part may end at."""
    if len(pattern) == 2 and pattern[0] is None and pattern[1] is not None:
        # A name in any folder: most patterns are one.
        return bool(pattern[1](parts[-1]))
    places = _with_skips({0}, pattern)
    for part in parts:
        reached = set()
        for place in places:
            if place < len(pattern):
                matcher = pattern[place]
                if matcher is None:
                    reached.add(place)
                elif matcher(part):
                    reached.add(place + 1)
        places = _with_skips(reached, pattern)
    return len(pattern) in places


def _with_skips(places: set[int], pattern: list[Match | None]) -> set[int]:
    """Add the places after ``**``, which may stand for nothing."""
    return places | {place + 1 for place in places if place < len(pattern) and pattern[place] is None}

"""What is wrong in the settings, and how it is told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class SettingProblem(NamedTuple):
    """What is wrong in the settings. Text of a person stands in it as it was written."""

    source: str
    """The file, or the variable of the environment."""
    line: int
    """1-based line of the file; 0 where there is none."""
    message: str


def summary(problems: Sequence[SettingProblem]) -> str:
    """Tell all problems on one line: the first, and what tells the others; empty when there are none."""
    if not problems:
        return ""
    (source, line, message), *others = problems
    where = Path(source).name + (f", line {line}" if line else "")
    more = f" (and {len(others)} more: reader settings --check)" if others else ""
    return f"{where}: {message}{more}"

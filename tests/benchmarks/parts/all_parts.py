"""The parts of the table by name, in the order in which they are measured and printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import partial
from typing import Final

from tests.benchmarks.bench import HUGE, SIZES, Bench
from tests.benchmarks.figures.rows import FLOOR, Budget, Row
from tests.benchmarks.parts import blogs, growing, hostile, keys, libraries, openings, reading, starts

Part = Callable[[Bench], Iterator[Row]]

PARTS: Final[Mapping[str, Part]] = {
    **{f"start-{size}": partial(starts.start, size=size) for size in (*SIZES, HUGE)},
    "start-folder": starts.start_folder,
    "first-key": starts.first_key,
    **{
        f"keys-{size}-{view.name}": partial(keys.keys, size=size, view=view)
        for size in SIZES
        for view in (keys.THREE_PANES, keys.ALONE)
    },
    "keys-50KB-300x90": partial(keys.keys, size="50KB", view=keys.LARGE),
    **{f"silence-{view.name}": partial(keys.silence, view=view) for view in (keys.THREE_PANES, keys.ALONE)},
    **{f"resize-{size}": partial(keys.resize, size=size) for size in ("50KB", "5MB")},
    **{f"openings-{size[0]}x{size[1]}": partial(openings.openings, size=size) for size in openings.SIZES},
    "index": libraries.no_index,
    "searches": libraries.searches,
    "search-command": libraries.search_command,
    "memory-50KB": partial(starts.memory, size="50KB", budget=Budget(1.3, FLOOR)),
    "memory-5MB": partial(starts.memory, size="5MB", budget=Budget(100.0)),
    "cat": blogs.cat,
    "check": blogs.check,
    **{f"growth-{name}": partial(growing.grows, name=name) for name in growing.GROWING},
    "hostile-texts": hostile.texts,
    "hostile-front-matter": hostile.front_matter,
    "hostile-folder": hostile.folder,
    "stretches": reading.stretches,
}


def chosen_parts(wanted: Sequence[str]) -> dict[str, Part]:
    """Return the parts whose names begin like one that is wanted, or match it as a pattern; all for none.

    Raises `ValueError` when there is no such part.
    """
    for name in wanted:
        if not any(_is_meant(part, name) for part in PARTS):
            raise ValueError(f"there is no part {name!r}; the parts are {', '.join(PARTS)}")
    return {
        part: measure
        for part, measure in PARTS.items()
        if not wanted or any(_is_meant(part, name) for name in wanted)
    }


def _is_meant(part: str, name: str) -> bool:
    return part.startswith(name) or fnmatchcase(part, name)

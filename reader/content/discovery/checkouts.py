"""Files that came to this disk all at once, as by ``git clone``: their time stamps say nothing of the posts.

A run of files whose times follow one another within minutes is a checkout when it holds half of the posts, or
very many. Whoever writes saves a few of many posts within minutes, and has a date for them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from reader.content.post import DateSource, Post

Checkout = tuple[int, int]
"""The first and the last nanosecond of the time stamps of one checkout."""

LONGEST_GAP: Final = 5 * 60
"""Seconds between the times of two files, one after the other, of the same checkout."""

VERY_MANY: Final = 20
"""Files, of those that are looked at, which are a checkout however few of all they are."""

SAMPLE_SIZE: Final = 500
"""Files of a library that are looked at: all of a small one, evenly chosen ones of a large one."""

_SECOND: Final = 1_000_000_000
_MINUTE: Final = 60 * _SECOND


def find_checkouts(folder: str, files: Sequence[str]) -> tuple[Checkout, ...]:
    """Find the checkouts that the files of a library, relative to its folder, have come with."""
    step = -(-len(files) // SAMPLE_SIZE) or 1
    return checkouts_among(_times(f"{folder}/{path}" for path in files[::step]))


def checkouts_among(times: Iterable[int]) -> tuple[Checkout, ...]:
    """Return the checkouts among files with these time stamps, which are nanoseconds.

    Each reaches a gap beyond its first and last file, to full minutes, so that one edit does not change it.
    """
    ordered = sorted(times)
    least = max(2, min(VERY_MANY, (len(ordered) + 1) // 2))
    gap = LONGEST_GAP * _SECOND
    return tuple(
        ((run[0] - gap) // _MINUTE * _MINUTE, -(-(run[-1] + gap) // _MINUTE) * _MINUTE)
        for run in _runs(ordered, gap)
        if len(run) >= least
    )


def mark_checkout_date(post: Post, checkouts: Sequence[Checkout]) -> Post:
    """Mark the date of a post as that of a checkout, where it is the only one that the post has."""
    date = post.date
    if date is None or date.source is not DateSource.MODIFIED:
        return post
    of_checkout = any(first <= post.modified_ns <= last for first, last in checkouts)
    if of_checkout == date.of_checkout:
        return post
    return post._replace(date=date._replace(of_checkout=of_checkout))


def _times(paths: Iterable[str]) -> Iterator[int]:
    for path in paths:
        try:
            yield os.stat(path).st_mtime_ns  # noqa: PTH116  # asked at every start
        except OSError:
            continue


def _runs(ordered: Sequence[int], gap: int) -> Iterator[Sequence[int]]:
    start = 0
    for index, time in enumerate(ordered):
        if index and time - ordered[index - 1] > gap:
            yield ordered[start:index]
            start = index
    yield ordered[start:]

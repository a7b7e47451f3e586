"""Whether a function takes a time that grows as its text does: processor time, with a wide margin."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import Final

LEAST: Final = 0.004
"""Seconds that the shorter text must take, so that they can be measured."""

LONGEST: Final = 64_000
"""The size beyond which what takes no time is not looked at."""

TIMES: Final = 4
"""How much longer the longer text is."""

MOST: Final = 8
"""How many times the time it may take: between 4, which is linear, and 16, which is quadratic."""

TRIES: Final = 6
"""How often it is measured when it seems to grow too much: on a busy machine some figures are wrong."""


def assert_linear(text: Callable[[int], str], work: Callable[[str], object], start: int = 1_000) -> None:
    """Hold that ``work`` takes a time in proportion to the length of ``text(size)``."""
    size = start
    while (least := seconds(text(size), work)) < LEAST and size < LONGEST:
        size *= 2
    if least < LEAST:
        return
    longer = text(TIMES * size)
    figures = []
    for _ in range(TRIES):
        figures.append(seconds(longer, work) / least)
        if figures[-1] < MOST:
            return
        least = max(least, seconds(text(size), work))
    raise AssertionError(f"from {size} to {TIMES * size} the time grows {min(figures):.1f} times")


def seconds(text: str, work: Callable[[str], object]) -> float:
    """Processor time of this thread."""
    gc.disable()
    try:
        start = time.thread_time()
        work(text)
        return time.thread_time() - start
    finally:
        gc.enable()

"""Whether a function takes twice the time for twice the text."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable


def assert_linear(text: Callable[[int], str], work: Callable[[str], object]) -> None:
    """Measured again when the time seems to grow too much: on a busy machine some measurements are wrong."""
    size = 1_000
    while _seconds(text(size), work) < 0.005 and size < 64_000:
        size *= 2
    assert any(_seconds(text(2 * size), work) < 0.002 + 2.6 * _seconds(text(size), work) for _ in range(5)), (
        f"more than linear from {size}"
    )


def _seconds(text: str, work: Callable[[str], object]) -> float:
    """The least processor time of two runs."""
    return min(_once(text, work) for _ in range(2))


def _once(text: str, work: Callable[[str], object]) -> float:
    gc.disable()
    try:
        start = time.process_time()
        work(text)
        return time.process_time() - start
    finally:
        gc.enable()

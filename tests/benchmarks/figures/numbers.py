"""Sums over what was measured."""

from __future__ import annotations

import math
from collections.abc import Sequence


def percentile(values: Sequence[float], share: float) -> float:
    """Return the least value that at least this ``share`` (above 0, up to 1) of all values do not exceed."""
    ordered = sorted(values)
    return ordered[max(1, math.ceil(share * len(ordered))) - 1]


def exponent(sizes: Sequence[float], times: Sequence[float]) -> float:
    """Return with which power of the size the time grows: 1 when it is proportional, 2 when it is quadratic.

    It is the slope of the line through the logarithms of both that fits them best.
    """
    across, up = [math.log(size) for size in sizes], [math.log(time) for time in times]
    middle, height = math.fsum(across) / len(across), math.fsum(up) / len(up)
    slant = math.fsum((x - middle) * (y - height) for x, y in zip(across, up, strict=True))
    return slant / math.fsum((x - middle) ** 2 for x in across)

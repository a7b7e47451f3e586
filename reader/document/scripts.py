"""Whether a character belongs to some scripts, given as ranges of Unicode."""

from __future__ import annotations

from bisect import bisect_right


def lies_in(character: str, edges: str) -> bool:
    """Whether a character lies in one of some ranges.

    ``edges`` holds, in ascending order, the first character of each range and the first after it. The class
    of a regular expression would say the same, but takes milliseconds to compile for so many characters.
    """
    return bisect_right(edges, character) % 2 == 1

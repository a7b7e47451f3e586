"""Letters over stretches of an article, to choose one of them by, and the light on the chosen one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice, product
from typing import Final, NamedTuple

from reader.app.article.painting import Label
from reader.page.rows import Row
from reader.screen.match_highlights import Light

LETTERS: Final = "asdfghlqwertuiopzxcvbnm"
"""What hints are made of, the easiest to reach first; ``j`` and ``k`` go on, and ``y`` copies."""


class TextRange(NamedTuple):
    """Some characters of a leaf of an article, which may be chosen."""

    leaf: int
    start: int
    """Its first character that is shown; the hint stands over it."""
    end: int
    """The offset after its last character; -1 for the end of the leaf."""


class Hints:
    """What may be chosen, by which letters, and what is chosen. A pane paints it."""

    def __init__(
        self,
        choices: Sequence[TextRange],
        *,
        lettered: bool = True,
        take: Callable[[int], None] | None = None,
    ) -> None:
        """``take`` is what Enter does in the pane with what is chosen."""
        self.choices = tuple(choices)
        self.letters = hint_letters(len(self.choices)) if lettered else [""] * len(self.choices)
        """The letters of each choice; empty when none are shown."""
        self.chosen: int | None = None
        self.typed = ""
        """The first letters of a hint, when it has several."""
        self._take = take
        self._by_leaf: dict[int, list[int]] = {}
        for index, choice in enumerate(self.choices):
            self._by_leaf.setdefault(choice.leaf, []).append(index)

    def take_chosen(self) -> bool:
        """Do what Enter does with the chosen one, and tell whether there was one."""
        if self.chosen is None or self._take is None:
            return False
        self._take(self.chosen)
        return True

    def lights(self, row: Row) -> list[Light]:
        """Return the light of the chosen one on a row."""
        if self.chosen is None or self.choices[self.chosen].leaf != row.leaf:
            return []
        _, start, end = self.choices[self.chosen]
        return [Light(start, end, "chosen")]

    def labels(self, row: Row) -> Iterator[Label]:
        """Yield the letters that stand on a row, without those that have been typed."""
        for index in self._by_leaf.get(row.leaf, ()):
            letters = self.letters[index]
            if letters and letters.startswith(self.typed):
                yield Label(self.choices[index].start, letters[len(self.typed) :])


def hint_letters(count: int) -> list[str]:
    """Return the letters of so many hints, all equally long, so that none begins another one."""
    length = 1
    while len(LETTERS) ** length < count:
        length += 1
    return ["".join(letters) for letters in islice(product(LETTERS, repeat=length), count)]

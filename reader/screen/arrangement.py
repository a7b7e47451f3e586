"""Which panes are shown and how wide, by the width of the terminal and by what a person asked for."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from typing import Final, NamedTuple

THREE_PANES: Final = 110
"""Columns from which list, article and outline stand side by side."""

TWO_PANES: Final = 70
"""Columns from which list and article do; the outline opens over the article."""


class Pane(StrEnum):
    """The panes, from left to right."""

    LIST = "list"
    ARTICLE = "article"
    OUTLINE = "outline"


_Share = tuple[int, int, int]
"""How much of the terminal a pane takes: percent of its columns, and the fewest and the most of them."""

_LIST: Final = (30, 34, 54)
_LIST_OF_TWO: Final = (40, 28, 54)
_RESULTS: Final = (38, 34, 64)
_OUTLINE: Final = (24, 26, 44)

_OUTLINE_OVER_ARTICLE: Final = 38
"""Columns of an outline that stands over the article, at its right edge."""


def columns_of(width: int, shown: Collection[Pane], *, searching: bool = False) -> dict[Pane, range]:
    """Return the columns of each pane, 0-based and with its border, on a terminal of ``width`` columns.

    The article has what the others leave. ``searching`` says that results stand in the place of the list.
    """
    if width < TWO_PANES:
        return {pane: range(width) for pane in shown}
    three = width >= THREE_PANES
    share = _LIST_OF_TWO if not three else _RESULTS if searching else _LIST
    left = _hundredths(share, width) if Pane.LIST in shown else 0
    right = _hundredths(_OUTLINE, width) if three and Pane.OUTLINE in shown else 0
    # What is left of a column on both sides together may make a whole one: it is the outline's.
    first = left // 100
    end = width - ((left + right) // 100 - first)
    columns = {
        Pane.LIST: range(first),
        Pane.ARTICLE: range(first, end),
        Pane.OUTLINE: range(end if three else width - _OUTLINE_OVER_ARTICLE, width),
    }
    return {pane: columns[pane] for pane in shown}


def _hundredths(share: _Share, width: int) -> int:
    """Return hundredths of a column."""
    percent, fewest, most = share
    return min(max(percent * width, 100 * fewest), 100 * most)


class Arrangement(NamedTuple):
    """What a person wants to see, and where they are."""

    width: int = 0
    """Columns of the terminal."""
    active: Pane = Pane.LIST
    """The pane that has the focus."""
    list_wanted: bool = True
    outline_wanted: bool = True
    """Whether the outline stands beside the article where there is room for three panes."""
    outline_open: bool = False
    """Whether the outline is open over the article where there is not."""

    @property
    def wanted(self) -> tuple[bool, bool]:
        """Return whether list and outline are wanted beside the article, which is remembered."""
        return self.list_wanted, self.outline_wanted

    @property
    def wide(self) -> bool:
        """Tell whether there is room for three panes."""
        return self.width >= THREE_PANES

    @property
    def narrow(self) -> bool:
        """Tell whether there is room for one pane only."""
        return self.width < TWO_PANES

    @property
    def shown(self) -> frozenset[Pane]:
        """Return the panes on the screen; the active one is always among them."""
        if self.narrow:
            return frozenset({self.active})
        panes = {Pane.ARTICLE, self.active}
        if self.list_wanted:
            panes.add(Pane.LIST)
        if self.outline_wanted if self.wide else self.outline_open:
            panes.add(Pane.OUTLINE)
        return frozenset(panes)

    @property
    def reachable(self) -> frozenset[Pane]:
        """Return the panes that can be gone to without asking for them first."""
        return frozenset(Pane) if self.narrow else self.shown

    def at_width(self, width: int) -> Arrangement:
        """Return it for a terminal of another width. An outline that no longer has room of its own closes."""
        resized = self._replace(width=width)
        if resized.active is Pane.OUTLINE and not resized.wide and not resized.outline_open:
            return resized._replace(active=Pane.ARTICLE)
        return resized

    def as_wanted(self, *, list_wanted: bool, outline_wanted: bool) -> Arrangement:
        """Return it with these panes beside the article, where there is room."""
        wanted = self._replace(list_wanted=list_wanted, outline_wanted=outline_wanted)
        return wanted if list_wanted or self.narrow else wanted.activate(Pane.ARTICLE)

    def activate(self, pane: Pane) -> Arrangement:
        """Go to a pane."""
        over_article = pane is Pane.OUTLINE and not self.wide
        return self._replace(active=pane, outline_open=over_article)

    def toggle_list(self) -> Arrangement:
        """Show the list, or hide it; on a narrow terminal go to it and back."""
        if self.narrow:
            return self.activate(Pane.ARTICLE if self.active is Pane.LIST else Pane.LIST)
        hidden = self._replace(list_wanted=not self.list_wanted)
        leaves_list = self.list_wanted and self.active is Pane.LIST
        return hidden.activate(Pane.ARTICLE) if leaves_list else hidden

    def toggle_outline(self) -> Arrangement:
        """Show the outline, or hide it; where it opens over the article, go to it and back."""
        if not self.wide:
            return self.activate(Pane.ARTICLE if self.active is Pane.OUTLINE else Pane.OUTLINE)
        hidden = self._replace(outline_wanted=not self.outline_wanted)
        leaves_outline = self.outline_wanted and self.active is Pane.OUTLINE
        return hidden.activate(Pane.ARTICLE) if leaves_outline else hidden

    def toggle_zen(self) -> Arrangement:
        """Show only the article; or all panes again."""
        only_article = not self.list_wanted and not self.outline_wanted
        wanted = self._replace(list_wanted=only_article, outline_wanted=only_article)
        return wanted.activate(Pane.ARTICLE)

    def next_pane(self, step: int) -> Arrangement:
        """Go to the next pane that can be gone to, in a circle; to the one before with a ``step`` of -1."""
        panes = [pane for pane in Pane if pane in self.reachable]
        return self.activate(panes[(panes.index(self.active) + step) % len(panes)])

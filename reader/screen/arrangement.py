"""Which panes are shown and how wide, by the terminal, by where a person is and by what they asked for."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, NamedTuple

ALL_PANES: Final = 150
"""Columns from which list, article and outline always stand side by side."""

WIDE: Final = 110
"""Columns from which the outline may stand beside list and article."""

TWO_PANES: Final = 70
"""Columns from which two panes stand side by side; below there is one at a time."""

LEAST_ARTICLE: Final = 58
"""Columns that the article keeps when the outline stands beside it and the list."""

LEAST_OUTLINE: Final = 24
"""Columns that an outline takes at least, its divider and the edge of the screen with them."""

EDGE: Final = 1
"""Columns that stay blank at both sides of the screen."""

DIVIDER: Final = 3
"""Columns between two panes: a line with a blank on either side."""

BLANKS: Final = 2
"""Columns of the article's pane that its lines do not take: one on either side."""

NARROWEST_LIST: Final = 20
"""Columns that a list can be drawn down to, and that are left of an article beside it."""

_MOST_OUTLINE: Final = 44
_OUTLINE_OVER_ARTICLE: Final = 38
"""Columns of an outline that stands over the article, at its right edge."""

_FEWEST_IN_LIST: Final = 36
_LIST_SHARE, _LIST_SHARE_OF_TWO, _RESULTS_SHARE = 30, 45, 38
"""Percent of the terminal that the list takes, that it takes where two panes stand, and that results take."""


class Pane(StrEnum):
    """The panes, from left to right."""

    LIST = "list"
    ARTICLE = "article"
    OUTLINE = "outline"


class PaneColumns(NamedTuple):
    """Where the panes stand, in columns from 0."""

    panes: Mapping[Pane, range]
    dividers: Mapping[Pane, int]
    """The column of the line to the right of a pane, for all panes but the last."""


class Wanted(NamedTuple):
    """What a person asked for beside the article; the fields are those of `Arrangement`."""

    list_beside: bool | None = None
    outline_wanted: bool = True
    zen: bool = False
    list_width: int = 0
    outline_width: int = 0


class Arrangement(NamedTuple):
    """Where a person is, and what they want to see beside it."""

    width: int = 0
    """Columns of the terminal."""
    active: Pane = Pane.LIST
    """The pane that has the focus: panes slide so that it has its room."""
    measure: int = 80
    """The most columns of a line of the article."""
    list_beside: bool | None = None
    """Whether the list stays beside an article that is read; None for where all panes have room."""
    outline_wanted: bool = True
    """Whether the outline stands beside the article where there is room."""
    zen: bool = False
    """Whether an article is read alone."""
    searching: bool = False
    """Whether results stand in the place of the list: they stay beside an article of full measure."""
    single: bool = False
    """Whether one post was opened, so that nobody goes to its list who has not asked for it."""
    list_width: int = 0
    """Columns of the list and its divider that a person chose; 0 for those it takes by itself."""
    outline_width: int = 0
    """Those of the outline."""

    @property
    def wanted(self) -> Wanted:
        """Return what a person asked for beside the article, which is remembered."""
        return Wanted(self.list_beside, self.outline_wanted, self.zen, self.list_width, self.outline_width)

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
        if self._list_is_shown:
            panes.add(Pane.LIST)
        if self._outline_has_room and self.outline_wanted and not self._is_alone:
            panes.add(Pane.OUTLINE)
        return frozenset(panes)

    @property
    def outline_is_over(self) -> bool:
        """Tell whether the outline stands over the article, because there is no room beside it."""
        return self.active is Pane.OUTLINE and not self.narrow and not self.outline_stands_beside

    @property
    def reachable(self) -> frozenset[Pane]:
        """Return the panes that can be gone to without asking for them first."""
        if self.single and not self.narrow and Pane.LIST not in self.shown:
            return frozenset({Pane.ARTICLE, Pane.OUTLINE})
        return frozenset(Pane)

    @property
    def columns(self) -> PaneColumns:
        """Return where the panes that are shown stand."""
        shown = [pane for pane in Pane if pane in self.shown]
        if self.narrow:
            edge = EDGE if self.width >= NARROWEST_LIST else 0
            return PaneColumns({pane: range(edge, self.width - edge) for pane in shown}, {})
        ends = {Pane.LIST: self._list_columns, Pane.ARTICLE: self._article_end}
        panes, dividers = {}, {}
        start = EDGE
        for pane, following in zip(shown, [*shown[1:], None], strict=True):
            if following is None:
                panes[pane] = range(start, self.width - EDGE)
            else:
                end = ends[pane]
                panes[pane] = range(start, end - DIVIDER)
                dividers[pane] = end - DIVIDER // 2 - 1
                start = end
        if self.outline_is_over:
            # What lies below keeps its place.
            panes[Pane.ARTICLE] = range(panes[Pane.ARTICLE].start, self.width - EDGE)
        return PaneColumns(panes, dividers)

    def at_width(self, width: int) -> Arrangement:
        """Return it for a terminal of another width. An outline that no longer has room of its own closes."""
        resized = self._replace(width=width)
        loses_room = self.outline_stands_beside and not resized.outline_stands_beside
        return resized.activate(Pane.ARTICLE) if self.active is Pane.OUTLINE and loses_room else resized

    def as_wanted(self, wanted: Wanted) -> Arrangement:
        """Return it with what a person asked for beside the article."""
        return self._replace(**wanted._asdict())

    def activate(self, pane: Pane) -> Arrangement:
        """Go to a pane."""
        return self._replace(active=pane)

    def toggle_list(self) -> Arrangement:
        """Keep the list beside the article, or let it go; on a narrow terminal go to it and back."""
        if self.narrow:
            return self.activate(Pane.ARTICLE if self.active is Pane.LIST else Pane.LIST)
        if Pane.LIST not in self.shown:
            return self._replace(list_beside=True, zen=False)
        goes = self._replace(list_beside=False if self.width >= ALL_PANES or self.searching else None)
        return goes.activate(Pane.ARTICLE) if self.active is Pane.LIST else goes

    def toggle_outline(self) -> Arrangement:
        """Show the outline, or hide it; where it opens over the article, go to it and back."""
        if Pane.OUTLINE not in self.shown:
            shown = self._replace(outline_wanted=True, zen=False)
            return shown if Pane.OUTLINE in shown.shown else self.activate(Pane.OUTLINE)
        hidden = self._replace(outline_wanted=self.outline_wanted and self.outline_is_over)
        return hidden.activate(Pane.ARTICLE) if self.active is Pane.OUTLINE else hidden

    def toggle_zen(self) -> Arrangement:
        """Read the article alone; or with what stands beside it again."""
        return self._replace(zen=not (self.zen and self._is_alone), active=Pane.ARTICLE)

    def next_pane(self, step: int) -> Arrangement:
        """Go to the next pane that can be gone to, in a circle; to the one before with a ``step`` of -1."""
        panes = [pane for pane in Pane if pane in self.reachable]
        return self.activate(panes[(panes.index(self.active) + step) % len(panes)])

    def move_divider(self, pane: Pane, column: int) -> Arrangement:
        """Put the divider to the right of a pane into a column, as near as all panes have room."""
        if pane is Pane.LIST:
            most = max(NARROWEST_LIST, self.width - NARROWEST_LIST)
            return self._replace(list_width=max(NARROWEST_LIST, min(most, column + DIVIDER // 2 + 1)))
        width = self.width - column + DIVIDER // 2
        return self._replace(outline_width=max(LEAST_OUTLINE, min(self.width // 2, width)))

    def reset_divider(self, pane: Pane) -> Arrangement:
        """Let the panes beside a divider be as wide as they are by themselves."""
        return self._replace(list_width=0) if pane is Pane.LIST else self._replace(outline_width=0)

    @property
    def _is_alone(self) -> bool:
        """Tell whether the article is read alone now: not while one is in another pane."""
        return self.zen and self.active is Pane.ARTICLE

    @property
    def _list_is_shown(self) -> bool:
        """Tell whether the list is, where more than one pane has room."""
        if self.active is Pane.LIST:
            return True
        if self.zen:
            return False
        if self.list_beside is not None:
            return self.list_beside
        if self.searching and self.width - self._list_columns - EDGE >= self._article_need:
            return True
        return self.width >= ALL_PANES and not self.single

    @property
    def _outline_has_room(self) -> bool:
        """Tell whether the outline can stand beside what else is shown."""
        if not self._list_is_shown:
            return self.width - self._article_need - EDGE >= LEAST_OUTLINE
        if self.width >= ALL_PANES:
            return True
        least = self._article_need if self.searching else LEAST_ARTICLE
        return self.width >= WIDE and self.width - self._list_columns - LEAST_OUTLINE >= least

    @property
    def outline_stands_beside(self) -> bool:
        """Tell whether the outline has a place of its own."""
        return not self.narrow and self.outline_wanted and not self.zen and self._outline_has_room

    @property
    def _article_need(self) -> int:
        """Return the columns in which lines of the article have their full measure."""
        return self.measure + BLANKS

    @property
    def _list_columns(self) -> int:
        """Return the columns of the list, with the edge before it and the divider after it."""
        if self.list_width:
            outline = LEAST_OUTLINE if self.width >= ALL_PANES and self.outline_wanted else 0
            own = min(self.list_width, self.width - NARROWEST_LIST - outline)
        elif self.width < WIDE:
            own = min(_FEWEST_IN_LIST, self.width * _LIST_SHARE_OF_TWO // 100)
        else:
            own = max(_FEWEST_IN_LIST, self.width * _LIST_SHARE // 100)
            if self.width >= ALL_PANES:
                own = max(_FEWEST_IN_LIST, min(own, self.width - self._article_need - LEAST_OUTLINE))
        if not self.searching:
            return own
        beyond = LEAST_OUTLINE if self.width >= ALL_PANES and self.outline_wanted else EDGE
        return max(own, min(self.width * _RESULTS_SHARE // 100, self.width - self._article_need - beyond))

    @property
    def _article_end(self) -> int:
        """Return the first column of what stands to the right of the article, after the divider."""
        if self.outline_is_over:
            return self.width - min(_OUTLINE_OVER_ARTICLE, self.width // 2)
        start = self._list_columns if Pane.LIST in self.shown else EDGE
        if self.outline_width:
            outline = min(self.outline_width, self.width - start - NARROWEST_LIST)
        else:
            # The article takes its measure first.
            outline = max(LEAST_OUTLINE, min(_MOST_OUTLINE, self.width - start - self._article_need))
        return self.width - outline + DIVIDER

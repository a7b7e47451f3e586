"""Which characters of an article are lit because they were searched for."""

from __future__ import annotations

from rich.style import Style

from reader.app.article.painting import Light
from reader.app.widgets.roles import RoleStyles
from reader.page.find import Match, Matches
from reader.page.rows import Row


class Lit:
    """Matches as lights on rows: all of them quietly, the current one so that the eye finds it."""

    def __init__(self, matches: Matches, current: Match | None = None) -> None:
        self.matches = matches
        self.current = current

    def on(self, row: Row, styles: RoleStyles) -> list[Light]:
        """The lights on a row."""
        spans = self.matches.spans(row.leaf)
        if spans is None:
            return []
        lights = {
            start: Light(start, end, self._style(row.leaf, start, styles))
            for run in row.runs
            if run.start >= 0
            for start, end in spans.within(run.start, run.start + len(run.text))
        }
        return list(lights.values())

    def _style(self, leaf: int, start: int, styles: RoleStyles) -> Style:
        current = self.current
        is_current = current is not None and (current.leaf, current.start) == (leaf, start)
        return styles.added("found-current" if is_current else "found")

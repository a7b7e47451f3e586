"""The outline of the open article, with a mark on the section that is being read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.segment import Segment

from reader.app.widgets.row_list import RowList
from reader.document.model import Section
from reader.document.reading.outline import depths
from reader.screen.list_items import section_line


class OutlinePanel:
    """The sections of an article, one a row, indented by depth."""

    ITEM = "section"
    item_height = 1

    def __init__(self, *, id: str | None = None) -> None:
        self.rows = RowList(self, id=id)
        self._sections: Sequence[Section] = ()
        self._depths: Sequence[int] = ()
        self._current: int | None = None
        self._found: Mapping[int, int] = {}

    @property
    def sections(self) -> Sequence[Section]:
        """Return what is listed."""
        return self._sections

    def show(self, sections: Sequence[Section]) -> None:
        """List these sections."""
        self._current = None
        self.rows.highlighted = None
        self.rows.remark = "No sections"
        self.extend(sections)

    def show_again(self, sections: Sequence[Section]) -> None:
        """List the sections of the same article after an edit, with the same ones marked and highlighted."""
        before, current, highlighted, above = (
            self._sections,
            self._current,
            self.rows.highlighted,
            self.rows.rows_above(),
        )
        indices = {section.slug: index for index, section in enumerate(sections)}
        self.extend(sections)
        self._current = None if current is None else indices.get(before[current].slug)
        index = None if highlighted is None else indices.get(before[highlighted].slug)
        self.rows.highlight(index, top=above)

    def extend(self, sections: Sequence[Section]) -> None:
        """List these sections, which begin with those that are listed already."""
        listed = self.rows.count
        self._sections = sections
        self._depths = depths(sections)
        self.rows.set_count(len(sections))
        if self._current is not None and self._current >= listed:
            # It was gone to as soon as it had been read, before it was listed.
            self.rows.highlight(self._current)

    def mark(self, index: int | None) -> None:
        """Mark the section that is being read, and keep it in view."""
        if index == self._current:
            return
        self.rows.refresh_item(self._current)
        self.rows.refresh_item(index)
        self._current = index
        self.rows.highlight(index)

    def count_matches(self, found: Mapping[int, int]) -> None:
        """Show how many matches the sections have that have any, by index."""
        self._found = found
        self.rows.refresh()

    def height_of(self, index: int, width: int) -> int:
        return self.item_height

    def draw(self, index: int, row: int, width: int, highlighted: bool) -> list[Segment]:
        """Draw one section."""
        line = section_line(
            self._sections[index].title,
            self._depths[index],
            width,
            current=index == self._current,
            highlighted=highlighted and self.rows.has_focus,
            matches=self._found.get(index),
        )
        return self.rows.role_styles.segments(line)

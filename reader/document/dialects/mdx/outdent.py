"""The stretches of lines between the tags of elements, and how far these move to the left."""

from __future__ import annotations


class Regions:
    """The regions of one article, by number. The article itself is 0.

    The lines of a region move to the column of the tag that opens it.
    """

    def __init__(self) -> None:
        self._regions = [_Region(0, 0)]
        self._open: list[tuple[str, int]] = []
        """The names and regions of the elements that are open."""
        self._names: dict[str, int] = {}
        """How many of these have a name."""

    @property
    def innermost(self) -> int:
        """Return the number of the innermost region that is open."""
        return self._open[-1][1] if self._open else 0

    def open(self, name: str, tag_width: int) -> int:
        """Open a region by a tag that is indented by some columns."""
        number = len(self._regions)
        self._regions.append(_Region(self.innermost, tag_width))
        self._open.append((name, number))
        self._names[name] = self._names.get(name, 0) + 1
        return number

    def close(self, name: str) -> int:
        """Close the innermost region of a name; return its number, or 0. Those within it stay unclosed."""
        if not self._names.get(name):
            return 0
        while True:
            opened, number = self._open.pop()
            self._names[opened] -= 1
            if opened == name:
                self._regions[number].is_closed = True
                return number

    def parent(self, number: int) -> int:
        """Return the number of the region around one."""
        return self._regions[number].parent

    def is_closed(self, number: int) -> bool:
        return self._regions[number].is_closed

    def note(self, number: int, width: int) -> None:
        """Note a line in a region that is indented by some columns."""
        self._regions[number].note(width)

    def settle(self) -> None:
        """Find out how far the lines move, when all have been noted. What is not closed is no region."""
        for region in reversed(self._regions[1:]):
            if not region.is_closed:
                self._regions[region.parent].note(region.least_width)
        for region in self._regions[1:]:
            parent = self._regions[region.parent]
            column = max(0, region.tag_width - parent.removed)
            region.removed = max(0, region.least_width - column) if region.is_closed else parent.removed

    def removed(self, number: int) -> int:
        """Return the columns by which the lines of a region move to the left."""
        return self._regions[number].removed


class _Region:
    def __init__(self, parent: int, tag_width: int) -> None:
        self.parent = parent
        self.tag_width = tag_width
        self.least_width = -1
        """Columns of the least indentation in it; negative while there is no line."""
        self.is_closed = False
        self.removed = 0

    def note(self, width: int) -> None:
        if width >= 0 and (self.least_width < 0 or width < self.least_width):
            self.least_width = width

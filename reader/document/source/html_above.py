"""The HTML above a line, for those who go over the lines of some Markdown without parsing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.document.source.open_elements import OpenElements


class HtmlAbove:
    """Collects the HTML of an article; what that leaves open is only looked at when it is asked for."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        """The lines of the HTML around or right above the line."""
        self._level = 0
        self._unread: list[tuple[str, int]] = []
        self._elements: OpenElements | None = None

    @property
    def is_near(self) -> bool:
        """Whether only blank lines stand between the HTML and the line."""
        return bool(self._lines)

    def begin(self, line: str, level: int) -> None:
        """Start with a line of HTML that stands in so many containers."""
        self._lines, self._level = [line], level

    def add(self, line: str) -> None:
        """Go on with the next line of it."""
        self._lines.append(line)

    def end(self) -> None:
        """Say that something else than HTML or a blank line comes."""
        if self._lines:
            self._unread.append(("\n".join(self._lines), self._level))
            self._lines = []

    def holds(self, text: str, indentation: int, level: int) -> bool:
        """Whether an element that is still open holds an indented line, so that it is no code."""
        from reader.document.source.open_elements import OpenElements

        self.end()
        self._elements = self._elements or OpenElements()
        for html, html_level in self._unread:
            self._elements.take(html, html_level)
        self._unread.clear()
        return self._elements.hold(text, indentation, level)

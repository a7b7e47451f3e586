"""The HTML of an article up to a line, for those who go over the lines of some Markdown.

It is only read when it is asked what it holds, which most articles never need.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.document.source.unclosed_elements import UnclosedElements


class HtmlSoFar:
    """The HTML of an article, taken in order."""

    def __init__(self) -> None:
        self._unread: list[tuple[str, int]] = []
        """Text and nesting of what has not been read yet."""
        self._elements: UnclosedElements | None = None

    def copy(self) -> HtmlSoFar:
        """Return the same HTML, to go on from."""
        copied = HtmlSoFar()
        copied._elements = self._read().copy()
        return copied

    def add(self, html: str, level: int) -> None:
        """Go on with the next HTML, which stands in that many levels of Markdown."""
        self._unread.append((html, level))

    def holds(self, line: str, indentation: int, level: int) -> bool:
        """Tell whether an element that is still open holds an indented line, so that it is no code."""
        return self._read().holds(line, indentation, level)

    def _read(self) -> UnclosedElements:
        from reader.document.source.unclosed_elements import UnclosedElements

        self._elements = self._elements or UnclosedElements()
        for html, level in self._unread:
            self._elements.take(html, level)
        self._unread.clear()
        return self._elements


class HtmlLines:
    """The HTML of an article, taken line by line."""

    def __init__(self) -> None:
        self._html = HtmlSoFar()
        self._lines: list[str] = []
        """The lines of the HTML around or right above the line."""
        self._level = 0

    @property
    def is_near(self) -> bool:
        """Tell whether only blank lines stand between the HTML and the line."""
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
            self._html.add("\n".join(self._lines), self._level)
            self._lines = []

    def holds(self, line: str, indentation: int, level: int) -> bool:
        """Tell whether an element that is still open holds an indented line, so that it is no code."""
        self.end()
        return self._html.holds(line, indentation, level)

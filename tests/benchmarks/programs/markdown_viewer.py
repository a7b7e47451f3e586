"""Textual's own Markdown viewer on one file."""

from __future__ import annotations

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import MarkdownViewer


class FocusedViewer(MarkdownViewer, can_focus=True):
    """The viewer, answering to the keys that scroll."""


class ViewerApp(App[None]):
    """The viewer without its table of contents: all of the screen is text, as in the other programs."""

    AUTO_FOCUS = "FocusedViewer"

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._text = path.read_text(encoding="utf-8").split("\n---\n", 1)[-1]

    def compose(self) -> ComposeResult:
        yield FocusedViewer(self._text, show_table_of_contents=False)


if __name__ == "__main__":
    ViewerApp(Path(sys.argv[1])).run()

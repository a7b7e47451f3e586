"""The help: every command with its keys, made from the table of commands."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from reader.app.commands import COMMANDS, Scope, help_rows
from reader.app.reading_pane import ReadingPane
from reader.document.parse import parse
from reader.page.layout import PageOptions

HEADINGS: Final = {
    Scope.MOVING: "Moving, in any pane",
    Scope.EVERYWHERE: "Anywhere",
    Scope.ARTICLE: "In the article",
}


class HelpScreen(ModalScreen[None]):
    """Shows the keys. It is an article like any other."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "dismiss", "Close"),
        ("question_mark", "dismiss", "Close"),
        ("q", "dismiss", "Close"),
    ]

    def compose(self) -> ComposeResult:
        yield ReadingPane(options=PageOptions(), id="help")

    def on_mount(self) -> None:
        self.query_one(ReadingPane).show(parse(help_text()))


def help_text() -> str:
    """The help as Markdown."""
    parts = ["# Keys"]
    for scope, heading in HEADINGS.items():
        rows = help_rows(command for command in COMMANDS if command.scope is scope)
        parts.append(f"## {heading}")
        parts.append(
            "| keys | does |\n|---|---|\n" + "\n".join(f"| `{keys}` | {title} |" for keys, title in rows)
        )
    parts.append(
        "With the mouse: click a post, a section, a link or the label of a callout; drag to select, "
        "double click for a word; the wheel scrolls what is under the pointer."
    )
    return "\n\n".join(parts) + "\n"

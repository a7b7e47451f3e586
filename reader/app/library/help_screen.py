"""The help: every command with its keys, made from the table of commands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType

from reader.app.article.copying import amount_of
from reader.app.article.reading_pane import ReadingPane
from reader.app.keys import bindings_as
from reader.app.widgets.effects import NoEffectError
from reader.app.widgets.screens import ReaderScreen
from reader.document.parse import parse
from reader.keys.commands import Command, Scope, help_rows
from reader.page.layout import PageOptions

HEADINGS: Final = {
    Scope.MOVING: "Moving, in any pane",
    Scope.EVERYWHERE: "Anywhere",
    Scope.ARTICLE: "In the article",
}


class HelpScreen(ReaderScreen[None]):
    """Shows the keys. It is an article like any other."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "dismiss", "Close"),
        *bindings_as("dismiss", "Close", "help", "leave", "quit"),
        *bindings_as("copy", "Copy what is selected", "copy"),
    ]

    def __init__(self, commands: Sequence[Command], options: PageOptions) -> None:
        """``commands`` have the keys in force."""
        super().__init__()
        self._commands = commands
        self._options = options

    def compose(self) -> ComposeResult:
        yield ReadingPane(options=self._options, id="help")

    def on_mount(self) -> None:
        self.query_one(ReadingPane).show(parse(help_text(self._commands)))

    def action_copy(self) -> None:
        """Copy what is selected with the mouse."""
        text = self.get_selected_text()
        if not text:
            raise NoEffectError("Nothing is selected")
        self.app.copy_to_clipboard(text)
        self.say(f"Copied {amount_of(text)}")


def help_text(commands: Sequence[Command]) -> str:
    """Return the help as Markdown."""
    parts = ["# Keys"]
    for scope, heading in HEADINGS.items():
        rows = help_rows(command for command in commands if command.scope is scope)
        parts.append(f"## {heading}")
        parts.append(
            "| keys | does |\n|---|---|\n" + "\n".join(f"| {_code(keys)} | {title} |" for keys, title in rows)
        )
    parts.append(
        "With the mouse: click a post, a section, a link or the label of a callout; drag to select, "
        "double click for a word; the wheel scrolls what is under the pointer; a click beside a box "
        "closes it."
    )
    parts.append("Other keys and settings can be set in a file: `reader settings --write` makes it.")
    return "\n\n".join(parts) + "\n"


def _code(keys: str) -> str:
    """Keys as code in a table, whatever characters they are."""
    if not keys:
        return "no key"
    fence = "``" if "`" in keys else "`"
    space = " " if "`" in keys else ""
    return f"{fence}{space}{keys}{space}{fence}".replace("|", r"\|")

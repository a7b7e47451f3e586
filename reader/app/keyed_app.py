"""An application whose widgets and screens have the keys that a person chose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import App
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.widget import Widget

from reader.app.article.mouse_filter import MouseFilter
from reader.app.terminal.textual_internals import rebind
from reader.app.widgets.effects import NoEffectError, Saying, tell
from reader.keys.commands import COMMANDS, Command

if TYPE_CHECKING:
    from textual.actions import ActionParseResult

_QUIT: Final = "quit"


class KeyedApp(App[None]):
    """Gives whatever is shown the keys in force: each binding whose id is the name of a command."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", _QUIT, "Quit", id=_QUIT, show=False, priority=True)
    ]

    def __init__(self, commands: Sequence[Command] = COMMANDS) -> None:
        super().__init__()
        self.commands = commands
        self.mouse_filter = MouseFilter()
        self._reason = ""
        """Why the last key did nothing, if it did."""
        self._keys: Mapping[str, Sequence[str]] = {}
        if commands is not COMMANDS:
            self._keys = {command.name: command.keys for command in commands}
            # These go before all others wherever one is, also where one types.
            quitting = [key for key in self._keys[_QUIT] if "+" in key]
            rebind(self, {_QUIT: quitting})

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key asks for, and say why when that can do nothing, until another key does something."""
        try:
            done = await super().run_action(action, default_namespace, namespaces)
        except NoEffectError as reason:
            self._reason = str(reason)
            tell(self.screen, reason)
            return True
        if done and self._reason and isinstance(self.screen, Saying):
            self.screen.take_back(self._reason)
            self._reason = ""
        return done

    def _register_child(self, parent: DOMNode, child: Widget, before: int | None, after: int | None) -> None:
        if self._keys:
            rebind(child, self._keys)
        super()._register_child(parent, child, before, after)

"""What Textual, Rich and asyncio keep to themselves and the application cannot do without.

No other module reaches into them; each function says why it does. What the application overrides of Textual's
private methods has to stand in its class: there the reason stands beside it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from rich.color import ColorSystem
from rich.console import COLOR_SYSTEMS
from textual.app import App
from textual.binding import Binding, BindingsMap
from textual.dom import DOMNode
from textual.driver import Driver
from textual.geometry import Size
from textual.message_pump import MessagePump
from textual.reactive import Reactive
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.widget import Widget


def rebind(node: DOMNode, keys: Mapping[str, Sequence[str]]) -> None:
    """Give the bindings of a node that have some ids other keys, by Textual's names.

    Textual's keymap leaves no command without keys, takes keys of other commands away from them, and is
    looked at only after a box has taken the letters that are typed into it.
    """
    bindings: dict[str, list[Binding]] = {}
    done: set[str] = set()
    for _, binding in node._bindings:
        if binding.id is None or binding.id not in keys:
            bindings.setdefault(binding.key, []).append(binding)
        elif binding.id not in done:
            done.add(binding.id)
            for key in keys[binding.id]:
                bindings.setdefault(key, []).append(binding.with_key(key))
    node._bindings = BindingsMap.from_keys(bindings)


def send_colours(app: App[Any], depth: str) -> None:
    """Have colours changed to those of a colour system of Rich: "standard", "256" or "truecolor".

    Textual asks the environment, and has no way to be told.
    """
    app.console._color_system = COLOR_SYSTEMS[depth]


def colours_sent(app: App[Any]) -> ColorSystem | None:
    """Return how many colours are sent; None for none at all."""
    return app.console._color_system


def driver_of(app: App[Any]) -> Driver | None:
    """Return what drives the terminal; None before the application runs. Textual tells nobody."""
    return app._driver


def loop_of(app: App[Any]) -> asyncio.AbstractEventLoop | None:
    """Return the event loop that an application runs in; None before it runs."""
    return app._loop


def fill_clipboard(app: App[Any], text: str, sequence: str) -> None:
    """Keep a text as what is pasted in the application, and send the terminal a control sequence for it.

    Textual does that with one sequence only, which GNU screen does not hand on.
    """
    app._clipboard = text
    if (driver := driver_of(app)) is not None:
        driver.write(sequence)


def forget_last_click(app: App[Any]) -> None:
    """Let the next click be the first of a chain: Textual counts also those that it was not let through."""
    app._click_chain_last_time = None


def set_virtual_size(view: ScrollView, size: Size) -> None:
    """Tell a view, its scroll bar and whoever watches it how much there is to scroll, in cells and rows.

    Setting it as Textual means it costs a layout of the whole screen.
    """
    if (before := view.virtual_size) != size:
        view.set_reactive(Widget.virtual_size, size)
        view._scroll_update(size)
        Reactive._check_watchers(view, "virtual_size", before)


def awaits_layout(screen: Screen[Any]) -> bool:
    """Tell whether widgets of a screen are still to be placed, which Textual says only to itself."""
    return screen._layout_required


def has_unanswered(pump: MessagePump) -> bool:
    """Tell whether a message waits for a part of the application, or is being answered by it.

    Textual tells how many wait, and not whether one is being answered. Whoever is done waits for the next.
    """
    waits_for_next: object = pump._message_queue.ready_event._waiters
    return bool(pump.message_queue_size or pump._next_callbacks or not waits_for_next)

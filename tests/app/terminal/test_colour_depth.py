"""How many colours are sent to which terminal."""

from __future__ import annotations

import curses

import pytest

from reader.app.terminal.colour_depth import colour_depth
from reader.screen.appearance import Depth


@pytest.mark.parametrize(
    ("environment", "depth"),
    [
        ({"COLORTERM": "truecolor"}, Depth.ALL),
        ({"COLORTERM": "24bit", "TERM": "linux"}, Depth.ALL),
        ({"NO_COLOR": "1", "COLORTERM": "truecolor"}, Depth.NONE),
        ({"NO_COLOR": "", "COLORTERM": "truecolor"}, Depth.ALL),
        ({"TERM": "known"}, Depth.MANY),
        ({"TERM": "known", "COLORTERM": "yes"}, Depth.MANY),
        ({"TERM": "known-direct"}, Depth.ALL),
        ({"TERM": "known-few"}, Depth.FEW),
        ({"TERM": "known-none"}, Depth.FEW),
        ({"TERM": "alacritty"}, Depth.MANY),
        ({"TERM": "foot"}, Depth.MANY),
        ({"TERM": "foot-extra"}, Depth.MANY),
        ({"TERM": "xterm-kitty"}, Depth.MANY),
        ({"TERM": "wezterm"}, Depth.MANY),
        ({"TERM": "xterm-ghostty"}, Depth.MANY),
        ({"TERM": "something-256color"}, Depth.MANY),
        ({"TERM": "something-direct"}, Depth.ALL),
        ({"TERM": "something"}, Depth.FEW),
        ({}, Depth.FEW),
    ],
)
def test_as_many_colours_are_sent_as_a_terminal_has(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], depth: Depth
) -> None:
    known = {"known": 256, "known-direct": 1 << 24, "known-few": 8, "known-none": -1}
    asked: list[str] = []

    def set_up(name: str, _descriptor: int) -> None:
        if name not in known:
            raise curses.error("could not find terminal")
        asked.append(name)

    monkeypatch.setattr(curses, "setupterm", set_up)
    monkeypatch.setattr(curses, "tigetnum", lambda _capability: known[asked[-1]])
    assert colour_depth(environment) is depth

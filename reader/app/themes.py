"""The themes: quiet colours for long reading, dark and light."""

from __future__ import annotations

from typing import Final

from textual.theme import Theme

DARK: Final = Theme(
    name="reader-dark",
    primary="#8fb4d8",
    secondary="#a8a5c8",
    accent="#e0af68",
    foreground="#d4d4cf",
    background="#17181c",
    surface="#17181c",
    panel="#1f2126",
    success="#9ac58a",
    warning="#e5b567",
    error="#e58a85",
    dark=True,
    variables={
        "title": "#f3f1ea",
        "heading": "#a9c7e8",
        "muted": "#8b8d94",
        "rule": "#4a4d55",
        "link": "#8fb4d8",
        "image": "#c3a5d6",
        "code": "#d9c7a3",
        "code-surface": "#212329",
        "code-keyword": "#c3a5d6",
        "code-string": "#a9c58f",
        "code-number": "#e0af68",
        "code-function": "#8fb4d8",
        "code-type": "#e2c58d",
        "selected": "#262a33",
        "found": "#4c431f",
        "scrollbar": "#3a3d45",
        "scrollbar-hover": "#5a5e68",
        "scrollbar-active": "#8b8d94",
        "scrollbar-background": "#17181c",
        "scrollbar-background-hover": "#17181c",
        "scrollbar-background-active": "#17181c",
        "scrollbar-corner-color": "#17181c",
    },
)

LIGHT: Final = Theme(
    name="reader-light",
    primary="#2b5f93",
    secondary="#5d5a87",
    accent="#8a5300",
    foreground="#2c2c2a",
    background="#fbfaf6",
    surface="#fbfaf6",
    panel="#f1efe8",
    success="#3c6e2b",
    warning="#85550a",
    error="#a8322d",
    dark=False,
    variables={
        "title": "#111110",
        "heading": "#1f4f80",
        "muted": "#6b6a65",
        "rule": "#c2bfb4",
        "link": "#2b5f93",
        "image": "#75468f",
        "code": "#6d4c12",
        "code-surface": "#f1efe8",
        "code-keyword": "#75468f",
        "code-string": "#3c6e2b",
        "code-number": "#8a5300",
        "code-function": "#2b5f93",
        "code-type": "#7a5a00",
        "selected": "#e9e6dc",
        "found": "#f4e4a6",
        "scrollbar": "#c9c6bb",
        "scrollbar-hover": "#a5a297",
        "scrollbar-active": "#6b6a65",
        "scrollbar-background": "#fbfaf6",
        "scrollbar-background-hover": "#fbfaf6",
        "scrollbar-background-active": "#fbfaf6",
        "scrollbar-corner-color": "#fbfaf6",
    },
)

THEMES: Final = (DARK, LIGHT)

"""The last check before the terminal: what is drawn holds no control characters."""

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from reader.app.terminal.control_filter import ControlFilter

BLACK = Color(0, 0, 0)


@pytest.mark.parametrize(
    "control", ["\x1b", "\x00", "\x07", "\r", "\x7f", "\x9b", "\x9d", "\u202e", "\u2066"]
)
def test_a_control_character_becomes_a_visible_mark(control: str) -> None:
    [segment] = ControlFilter().apply([Segment(f"a{control}b", Style(bold=True))], BLACK)
    assert segment == Segment("a\N{REPLACEMENT CHARACTER}b", Style(bold=True))


def test_a_link_that_holds_a_control_character_is_dropped() -> None:
    [segment] = ControlFilter().apply([Segment("a", Style(link="https://example.org/\x1b\\"))], BLACK)
    assert segment.style is not None
    assert segment.style.link is None


def test_harmless_lines_pass_as_they_are() -> None:
    line = [Segment("naïve 日本語 👩‍🚀 עברית", Style(link="https://example.org/"))]
    assert ControlFilter().apply(line, BLACK) is line


def test_the_sequences_of_textual_itself_pass() -> None:
    line = [Segment("\x1b[2J", None, [(2,)])]  # type: ignore[list-item]
    assert ControlFilter().apply(line, BLACK) == line

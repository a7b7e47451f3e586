"""What a terminal says is told from what is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from reader.app.terminal import Terminal, is_light, may_be_asked, said_by_variable, understood
from reader.app.terminal_driver import BackgroundTold, ReplyParser

REPLIES = (
    "\x1b]11;rgb:ffff/ffff/ffff\x07",
    "\x1b]11;rgb:ff/ff/ff\x1b\\",
    "\x1b]10;rgb:0/0/0\x07",
    "\x1b[?62;22c",
)

KEYS = st.text(st.sampled_from("jk/]1\r\t"), min_size=1, max_size=12)


def keys_of(parser: ReplyParser, *parts: str) -> list[str]:
    """The keys that a parser finds in what comes."""
    found = [message for part in parts for message in parser.feed(part)]
    return [message.key for message in found if isinstance(message, events.Key)]


@pytest.mark.parametrize(
    ("received", "terminal"),
    [
        (b"", Terminal()),
        (b"\x1b[?62;22c", Terminal()),
        (b"\x1b]11;rgb:ffff/ffff/ffff\x07\x1b[?62c", Terminal(light=True)),
        (b"\x1b]11;rgb:0000/2b2b/3636\x1b\\\x1b[?62c", Terminal(light=False)),
        (b"j\x1b]11;rgb:f/f/f\x07k\x1b[?62c\x1b[B", Terminal(light=True, typed="jk\x1b[B")),
        ("é\x1b[?1;2c".encode(), Terminal(typed="é")),
    ],
)
def test_an_answer_is_taken_out_of_what_was_typed(received: bytes, terminal: Terminal) -> None:
    assert understood(received) == terminal


@pytest.mark.parametrize(
    ("colour", "light"),
    [
        (("ffff", "ffff", "ffff"), True),
        (("f", "f", "f"), True),
        (("fdfd", "f6f6", "e3e3"), True),
        (("0000", "2b2b", "3636"), False),
        (("1e", "1e", "1e"), False),
        (("00", "00", "ff"), False),
    ],
)
def test_a_colour_is_light_by_how_bright_it_looks(colour: tuple[str, str, str], light: bool) -> None:
    assert is_light(*colour) is light


@pytest.mark.parametrize(
    ("value", "light"),
    [("0;15", True), ("0;default;7", True), ("15;0", False), ("15;default", None), ("", None)],
)
def test_a_variable_may_say_it(value: str, light: bool | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLORFGBG", value)
    assert said_by_variable() is light


@pytest.mark.parametrize(
    ("name", "asked"),
    [("xterm-256color", True), ("tmux-256color", True), ("linux", False), ("vt220", False), ("", False)],
)
def test_only_terminals_that_understand_are_asked(name: str, asked: bool) -> None:
    assert may_be_asked(name) is asked


@pytest.mark.parametrize("reply", REPLIES)
def test_a_reply_is_no_key_wherever_it_is_torn(reply: str) -> None:
    for cut in range(5, len(reply) + 1):
        assert keys_of(ReplyParser(), "j" + reply[:cut], reply[cut:] + "k") == ["j", "k"], cut


@pytest.mark.parametrize(
    ("reply", "light"),
    [("\x1b[?997;1n", False), ("\x1b[?997;2n", True), (REPLIES[0], True), ("\x1b]11;rgb:0/0/0\x07", False)],
)
def test_a_terminal_that_tells_its_background_is_understood(reply: str, light: bool) -> None:
    told = [message for message in ReplyParser().feed(reply) if isinstance(message, BackgroundTold)]
    assert [message.light for message in told] == [light]


def test_what_was_typed_before_comes_first_and_once() -> None:
    parser = ReplyParser("ab")
    assert keys_of(parser, "c", "d") == ["a", "b", "c", "d"]


def test_what_was_typed_before_comes_though_nothing_more_is_typed() -> None:
    parser = ReplyParser("ab")
    assert [message.key for message in parser.tick() if isinstance(message, events.Key)] == ["a", "b"]


@given(before=KEYS, reply=st.sampled_from(REPLIES), after=KEYS)
def test_keys_around_a_reply_are_the_keys_without_it(before: str, reply: str, after: str) -> None:
    assert keys_of(ReplyParser(), before + reply + after) == keys_of(ReplyParser(), before + after)

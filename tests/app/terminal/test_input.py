"""What a terminal sends is told apart: keys, the mouse, pastes and answers, however it is cut into pieces."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.message import Message
from textual.messages import TerminalSupportsSynchronizedOutput

from reader.app.terminal.input import TerminalInput
from reader.app.terminal.sequence_events import BackgroundTold

ANSWERS = (
    b"\x1bP>|xterm(390)\x1b\\",  # XTVERSION
    b"\x1bP1$r0m\x1b\\",  # DECRQSS
    b"\x1bP1+r544e=787465726d\x1b\\",  # XTGETTCAP
    b"\x1b[>1;10;0c",  # DA2
    b"\x1bP!|00000000\x1b\\",  # DA3
    b"\x1b[?62;22c",  # DA1
    b"\x1b[0n",  # DSR
    b"\x1b[12;40R",  # where the cursor is
    b"\x1b[1;2R",
    b"\x1b[?12;40;1R",
    b"\x1b[8;36;120t",  # XTWINOPS
    b"\x1b[48;36;120;720;1200t",  # the size, in band
    b"\x1b[?2048;1$y",  # DECRPM
    b"\x1b[4;2$y",
    b"\x1b[?1u",  # flags of the kitty keyboard protocol
    b"\x1b]10;rgb:dddd/dddd/dddd\x1b\\",
    b"\x1b]4;1;rgb:ff/00/00\x07",
    b"\x1b]52;c;cHJvdmUgaXQ=\x07",
    b"\x1b]lA title, with \xe2\x80\x9cquotes\xe2\x80\x9d\x1b\\",
    b"\x1b_Gi=31;OK\x1b\\",  # kitty graphics
    b"\x1b^private\x1b\\",
    b"\x1bXstring\x1b\\",
    b"\x1b[1;2;3;4;5;6x",
    b"\x1b[99z",
    b"\x9b>1;10;0c",  # in the form of one byte
    b"\x9d10;rgb:0/0/0\x1b\\",
)
"""Answers and reports that are nothing to the program."""


def messages(*pieces: bytes, pauses: bool = False) -> list[Message]:
    """Return what some pieces mean, with a pause after the last one, or with ``pauses`` after each."""
    terminal = TerminalInput()
    terminal.resize(120, 36)
    found: list[Message] = []
    for number, piece in enumerate(pieces, start=1):
        found += terminal.feed(piece)
        if (pauses or number == len(pieces)) and terminal.patience is not None:
            found += terminal.rest()
    return found


def keys(*pieces: bytes, pauses: bool = False) -> list[str]:
    """Return the keys among that, by Textual's names."""
    return [message.key for message in messages(*pieces, pauses=pauses) if isinstance(message, events.Key)]


def mouse(found: Iterable[Message]) -> list[tuple[str, int, int, int]]:
    """Return what the mouse did: the event, the button from 1, column and row from 0."""
    return [
        (type(event).__name__, event.button, event.x, event.y)
        for event in found
        if isinstance(event, events.MouseEvent)
    ]


@pytest.mark.parametrize(
    ("sent", "names"),
    [
        (b"j", ["j"]),
        (b"G", ["G"]),
        (b"\r", ["enter"]),
        (b"\t", ["tab"]),
        (b" ", ["space"]),
        (b"\x7f", ["backspace"]),
        (b"\x06", ["ctrl+f"]),
        (b"]/?", ["right_square_bracket", "slash", "question_mark"]),
        ("é".encode(), ["é"]),
        (b"\x1b[A\x1bOB", ["up", "down"]),
        (b"\x1b[5~", ["pageup"]),
        (b"\x1b[1;3D", ["alt+left"]),
        (b"\x1b[1;5C", ["ctrl+right"]),
        (b"\x1b[Z", ["shift+tab"]),
        (b"\x1bOP\x1b[[A\x1b[11~", ["f1", "f1", "f1"]),  # xterm, the Linux console, older ones
        (b"\x1b[7$", ["shift+home"]),  # rxvt
        (b"\x1b", ["escape"]),
        (b"\x1b\x1b", ["escape", "escape"]),
    ],
)
def test_keys_are_known_by_what_terminals_send(sent: bytes, names: list[str]) -> None:
    assert keys(sent) == names


@pytest.mark.parametrize(
    ("sent", "names"),
    [
        (b"\x1b[106u", ["j"]),
        (b"\x1b[106;1:1u", ["j"]),
        (b"\x1b[106;1:2u", ["j"]),  # held
        (b"\x1b[106;1:3u", []),  # let go
        (b"\x1b[1;1:3A", []),
        (b"\x1b[3;1:3~", []),
        (b"\x1b[106;5u", ["ctrl+j"]),
        (b"\x1b[106;65u", ["j"]),  # caps lock
        (b"\x1b[97:65;2;65u", ["A"]),
        (b"\x1b[97;2u", ["A"]),
        (b"\x1b[27;2;65~", ["A"]),  # xterm's modifyOtherKeys
        (b"\x1b[27;5;106~", ["ctrl+j"]),
        (b"\x1b[27u", ["escape"]),
        (b"\x1b[57414u", ["enter"]),  # of the keypad
        (b"\x1b[57403u", ["4"]),
        (b"\x1b[57441;2u", []),  # shift alone
        (b"\x1b[0;;233u", ["é"]),
        (b"\x1b[1114112u", []),
        (b"\x1b[55296u", []),
        (b"\x1b[999999999999999999999999u", []),
        (b"\x1b[" + b"1;" * 500 + b"u", []),
        (b"\x1b[;;;;u", []),
        (b"\x1b[:::u", []),
    ],
)
def test_keys_of_newer_protocols_are_keys_and_nothing_in_them_is_an_error(
    sent: bytes, names: list[str]
) -> None:
    assert keys(sent + b"q") == [*names, "q"]


@pytest.mark.parametrize(
    "stray",
    [
        b"\xff",
        b"\xe9",  # a letter of Latin-1
        b"\xe9\xe8",
        b"\x80\x81\xfe",
        b"\xc3",
        b"\xf0\x9f",
        b"\xed\xa0\x80",  # a surrogate
        b"\xc2\x9b\xc2\x85",  # control characters as text
        b"\xef\xbf\xbf",
        b"\x1b[\x18",  # cut off
        b"\x1b]0;title\x18",
        b"\x1b[38;5\x1a",
        b"\x1b\\",
        b"\x1b[I",
        b"\x1b[<0;10M",
        b"\x1b[<99999;1;1M",
        b"\x1b[<0;0;0M",
        b"\x1b[<-1;-1;-1M",
        b"\x1b[<0;99999999999999999999;1M",
        b"\x1b[M\x85%`",  # a mouse far to the right
        b"\x1b[M\x00\x00\x00",
        b"\x1b[M\xff\xff\xff",
        b"\x1b[201~",
    ],
)
def test_stray_bytes_do_nothing_and_the_next_key_counts(stray: bytes) -> None:
    assert keys(stray + b"jq") == ["j", "q"]
    assert keys(stray, b"jq") == ["j", "q"]


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_is_no_key_wherever_it_is_cut_and_however_late_the_rest_comes(answer: bytes) -> None:
    assert keys(b"j" + answer + b"k") == ["j", "k"]
    for cut in range(1, len(answer)):
        assert keys(b"j" + answer[:cut], answer[cut:] + b"k") == ["j", "k"], cut


@pytest.mark.parametrize("answer", [answer for answer in ANSWERS if answer.startswith(b"\x1b")])
def test_the_rest_of_an_answer_whose_beginning_was_taken_for_a_key_is_no_key(answer: bytes) -> None:
    assert keys(answer[:1], answer[1:], b"k", pauses=True) == ["escape", "k"]
    assert set(keys(answer[:2], answer[2:], b"k", pauses=True)[:-1]) <= {
        f"alt+{name}" for name in ("left_square_bracket", "right_square_bracket", "underscore")
    } | {"alt+shift+p", "alt+shift+x", "alt+circumflex_accent"}


@pytest.mark.parametrize(
    "answer",
    [
        b"\x90>|xterm(390)\x9c",
        b"\x9d52;c;cXFx\x9c",
        b"\x9fGi=1;OK\x9c",
        "\u009b?62;22c".encode(),
        "\u0090>|xterm\u009c".encode(),
        b"\x1b[?6\x002c",
    ],
)
def test_an_answer_in_control_characters_of_one_byte_ends_where_it_ends(answer: bytes) -> None:
    assert keys(answer + b"jq") == ["j", "q"]
    for cut in range(1, len(answer)):
        assert keys(answer[:cut], answer[cut:] + b"jq") == ["j", "q"], cut


@pytest.mark.parametrize(
    "pieces",
    [
        (b"\x1b", b"]52;c;cXFx", b"cXFx", b"\x07"),
        (b"\x1b", b"P1+r544e=78", b"7465726d\x1b\\"),
        (b"\x1b", b"_Gi=31;", b"OK\x1b\\"),
        (b"\x1b", b"[3;0;-1t"),
        (b"\x1b", b"[M !!"),
    ],
)
def test_nor_is_one_of_which_more_comes_in_pieces(pieces: tuple[bytes, ...]) -> None:
    terminal = TerminalInput()
    found = [*terminal.feed(pieces[0]), *terminal.rest()]
    for piece in (*pieces[1:], b"j"):
        found += terminal.feed(piece)
    assert [message.key for message in found if isinstance(message, events.Key)] == ["escape", "j"]


def test_an_answer_that_never_ends_costs_the_keys_of_a_moment() -> None:
    terminal = TerminalInput()
    assert terminal.feed(b"\x1b]11;rgb:") == []
    assert terminal.rest() == []
    assert [message.key for message in terminal.feed(b"j") if isinstance(message, events.Key)] == ["j"]


def test_escape_and_a_key_typed_ahead_are_both() -> None:
    assert keys(b"\x1bj") == ["escape", "j"]
    assert keys(b"\x1b\r") == ["escape", "enter"]
    assert keys("\x1bй".encode()) == ["escape", "q"]


def test_alt_counts_where_it_means_something() -> None:
    terminal = TerminalInput(alt_keys={"alt+j"})
    found = [message.key for message in terminal.feed(b"\x1bj\x1bk") if isinstance(message, events.Key)]
    assert found == ["alt+j", "escape", "k"]


@pytest.mark.parametrize(
    ("sent", "light"),
    [
        (b"\x1b[?997;1n", False),
        (b"\x1b[?997;2n", True),
        (b"\x1b]11;rgb:ffff/ffff/ffff\x07", True),
        (b"\x1b]11;rgba:00/2b/36/ff\x1b\\", False),
    ],
)
def test_a_terminal_that_tells_its_background_is_understood(sent: bytes, light: bool) -> None:
    for cut in range(1, len(sent)):
        [told] = messages(sent[:cut], sent[cut:])
        assert isinstance(told, BackgroundTold)
        assert told.light is light


def test_answers_to_what_was_asked_are_counted() -> None:
    terminal = TerminalInput()
    terminal.feed(b"\x1b[?1;2c\x1b[>1;10;0c\x1b[?62c")
    assert terminal.kinds_told == 2


def test_synchronised_output_is_noticed() -> None:
    [known] = messages(b"\x1b[?2026;2$y")
    assert isinstance(known, TerminalSupportsSynchronizedOutput)
    assert messages(b"\x1b[?2026;0$y") == []


PRESS = [("MouseDown", 1, 9, 19), ("MouseUp", 1, 9, 19)]


@pytest.mark.parametrize(
    ("sent", "done"),
    [
        (b"\x1b[<0;10;20M\x1b[<0;10;20m", PRESS),
        (b"\x1b[32;10;20M\x1b[35;10;20M", PRESS),  # urxvt
        (b"\x1b[M *4\x1b[M#*4", PRESS),  # one byte each
        (b"\x1b[<1;10;20M\x1b[<2;10;20M", [("MouseDown", 2, 9, 19), ("MouseDown", 3, 9, 19)]),
        (b"\x1b[<35;10;20M", [("MouseMove", 0, 9, 19)]),
        (b"\x1b[<32;10;20M", [("MouseMove", 1, 9, 19)]),
        (b"\x1b[<64;10;20M", [("MouseScrollUp", 0, 9, 19)]),
        (b"\x1b[Ma*4", [("MouseScrollDown", 0, 9, 19)]),
        (b"\x1b[<128;10;20M\x1b[<131;10;20M", []),  # buttons of the thumb
        (b"\x1b[<0;121;20M\x1b[<64;10;37M", []),  # outside
        (b"\x1b[<32;400;20M\x1b[<0;-3;400m", [("MouseMove", 1, 119, 19), ("MouseUp", 1, 0, 35)]),
    ],
)
def test_the_mouse_is_understood_in_each_encoding(sent: bytes, done: list[tuple[str, int, int, int]]) -> None:
    assert mouse(messages(sent)) == done


def test_a_size_report_moves_no_click() -> None:
    found = messages(b"\x1b[48;36;120;720;1200t\x1b[<0;10;20M")
    assert mouse(found) == [("MouseDown", 1, 9, 19)]


def pasted(*pieces: bytes, pauses: bool = False) -> list[str]:
    return [
        message.text if isinstance(message, events.Paste) else f"<{message.key}>"
        for message in messages(*pieces, pauses=pauses)
        if isinstance(message, events.Paste | events.Key)
    ]


def test_a_paste_is_one_text_wherever_it_is_cut() -> None:
    sent = "\x1b[200~two\nlines, \x1b[A and é\x1b[201~j".encode()
    for cut in range(7, len(sent)):
        assert pasted(sent[:cut], sent[cut:]) == ["two\nlines, \x1b[A and é", "<j>"], cut


def test_a_paste_without_an_end_is_taken_and_keys_are_keys_again() -> None:
    assert pasted(b"\x1b[200~words", b"j", pauses=True) == ["words", "<j>"]


def test_a_slow_paste_goes_on() -> None:
    assert pasted(b"\x1b[200~first ", b"second\x1b[201~j", pauses=True) == ["first ", "second", "<j>"]


@given(st.lists(st.binary(max_size=12) | st.sampled_from(ANSWERS), max_size=8))
def test_no_bytes_in_any_pieces_are_an_error(pieces: list[bytes]) -> None:
    messages(*pieces)
    messages(*pieces, pauses=True)


@given(
    st.lists(st.sampled_from([b"j", b"\r", b"\x1b[A", "й".encode(), *ANSWERS]), max_size=8),
    st.lists(st.integers(min_value=1, max_value=40), max_size=20),
)
def test_pieces_mean_what_they_mean_together(sequences: list[bytes], cuts: list[int]) -> None:
    sent, pieces = b"".join(sequences), []
    rest = sent
    for cut in cuts:
        pieces.append(rest[:cut])
        rest = rest[cut:]
    assert keys(*pieces, rest) == keys(sent)

"""What a terminal can show beside text, by what it says of itself."""

from __future__ import annotations

import base64
import threading
from collections.abc import Callable

import pytest

from reader.app.terminal import graphics
from reader.app.terminal.graphics import GraphicsTold, PictureProtocol, TerminalGraphics
from reader.page.pictures import CellSize


def told(**said: object) -> PictureProtocol:
    """Return how pictures are sent to a terminal that has said something."""
    known = TerminalGraphics(lambda sequence: None, environment={})
    known.cell = None
    known.take(GraphicsTold(**said))  # type: ignore[arg-type]
    return known.protocol


@pytest.mark.parametrize(
    ("kitty", "name", "protocol"),
    [
        (True, "kitty(0.35.2)", PictureProtocol.KITTY),
        (True, "kitty(0.28.1)", PictureProtocol.KITTY),
        (True, "kitty(1.0.0)", PictureProtocol.KITTY),
        (True, "ghostty 1.2.0", PictureProtocol.KITTY),
        (True, "kitty(0.27.1)", PictureProtocol.NONE),
        (True, "kitty(0.9.0)", PictureProtocol.NONE),
        (True, "Konsole 23.08", PictureProtocol.NONE),
        (False, "kitty(0.35.2)", PictureProtocol.NONE),
        (True, "WezTerm 20240203", PictureProtocol.ITERM2),
        (False, "iTerm2 3.5.0", PictureProtocol.ITERM2),
        (False, "XTerm(390)", PictureProtocol.NONE),
    ],
)
def test_pictures_are_sent_as_the_terminal_knows_them(
    kitty: bool, name: str, protocol: PictureProtocol
) -> None:
    assert told(kitty=kitty, name=name) is protocol


def test_sixels_need_the_size_of_a_cell() -> None:
    assert told(sixel=True) is PictureProtocol.NONE
    assert told(sixel=True, cell=CellSize(10, 20)) is PictureProtocol.SIXEL


def test_it_is_asked_once() -> None:
    sent: list[str] = []
    known = TerminalGraphics(sent.append, environment={})
    known.ask()
    known.ask()
    assert len(sent) == 1
    assert "a=q" in sent[0]


def test_tmux_is_not_waited_for_and_hands_pictures_on(monkeypatch: pytest.MonkeyPatch) -> None:
    answer, taken = threading.Event(), threading.Event()
    monkeypatch.setattr(graphics, "tmux_passes_pictures", lambda: answer.wait(60))
    sent: list[str] = []

    def call_soon(callback: Callable[[], object]) -> None:
        callback()
        taken.set()

    known = TerminalGraphics(sent.append, call_soon, environment={"TMUX": "/tmp/tmux"})
    known.ask()
    before = known.protocol
    answer.set()
    assert taken.wait(60)
    assert [before, known.protocol] == [PictureProtocol.NONE, PictureProtocol.KITTY]
    identity = known.send(b"picture", 4, 2)
    content = base64.standard_b64encode(b"picture").decode()
    assert sent == [
        f"\x1bPtmux;\x1b\x1b_Ga=T,q=2,f=100,t=d,U=1,i={identity},c=4,r=2,m=0;{content}\x1b\x1b\\\x1b\\"
    ]


def test_a_large_picture_is_sent_in_pieces_and_taken_away_by_its_number() -> None:
    sent: list[str] = []
    known = TerminalGraphics(sent.append, environment={})
    identity = known.send(bytes(10_000), 10, 5)
    pieces = sent[:]
    assert [piece.partition(";")[0].rpartition("m=")[2] for piece in pieces] == ["1"] * 3 + ["0"]
    assert all(len(piece) < 4_300 for piece in pieces)
    joined = "".join(piece.partition(";")[2].removesuffix("\x1b\\") for piece in pieces)
    assert base64.b64decode(joined) == bytes(10_000)
    known.delete_all()
    known.delete_all()
    assert sent[len(pieces) :] == [f"\x1b_Ga=d,d=I,q=2,i={identity}\x1b\\"]

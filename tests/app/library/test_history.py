"""Back and forward."""

from reader.app.library.history import History, Visit
from reader.document.reading.anchors import Anchor
from reader.document.reading.destination import Destination

FIRST, SECOND, THIRD = (
    Visit(f"{name}.md", Destination(anchor=Anchor(3, 14))) for name in ("first", "second", "third")
)


def test_there_is_nothing_behind_at_the_beginning() -> None:
    assert History().back(FIRST) is None


def test_back_returns_to_the_exact_place_and_forward_undoes_it() -> None:
    history = History()
    history.leave(FIRST)
    assert history.back(SECOND) == FIRST
    assert history.forward(FIRST) == SECOND


def test_following_a_link_forgets_what_was_ahead() -> None:
    history = History()
    history.leave(FIRST)
    history.back(SECOND)
    history.leave(THIRD)
    assert history.forward(FIRST) is None
    assert history.back(FIRST) == THIRD

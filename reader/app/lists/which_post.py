"""Choosing among the posts that a link may mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType

from reader.app.keys import bindings_as
from reader.app.widgets.picker import Picker, PickerRow
from reader.app.widgets.screens import ReaderScreen
from reader.content.post import Post
from reader.content.text import clean_line
from reader.screen.lines import shorten

_BORDER_ROWS: Final = 2


class WhichPost(ReaderScreen[Post | None]):
    """Asks which of some posts is meant. The answer is None when none was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_as("dismiss", "Close", "leave", "quit")]

    def __init__(self, posts: Sequence[Post], question: str) -> None:
        super().__init__()
        self._posts = posts
        self._question = question
        self._picker = Picker(_set_out, self.dismiss, item="post", id="which-post")

    def compose(self) -> ComposeResult:
        self._picker.border_title = self._question
        self._picker.border_subtitle = "enter opens · esc leaves"
        self._picker.styles.height = len(self._posts) + _BORDER_ROWS
        yield self._picker

    def on_mount(self) -> None:
        self._picker.list.show(self._posts)


def _set_out(post: Post, room: int) -> PickerRow:
    """Write the title on the left, and on the right where the post is: its address, or else its file."""
    place = clean_line(post.address or post.path)
    title = shorten(post.title, max(room // 2, room - cell_len(place) - 2))
    return PickerRow(title, shorten(place, max(0, room - cell_len(title) - 2)))

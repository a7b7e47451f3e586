"""One table or code of an article with the whole screen for itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from reader.app.article.copying import amount_of
from reader.app.article.reading_pane import ReadingPane
from reader.app.article.wide_view import Reach, WideView
from reader.app.next_hints import hint
from reader.app.widgets.effects import NoEffectError
from reader.app.widgets.screens import ReaderScreen
from reader.app.widgets.status_line import StatusLine
from reader.document.model import CodeBlock, Document, Image, Place
from reader.document.source.fences import label_of
from reader.page.highlight import is_loaded
from reader.page.pictures import picture_in_view
from reader.page.rows import Row
from reader.page.wide_blocks import (
    WideBlock,
    WidePage,
    block_in_view,
    first_leaf,
    lay_out_wide,
    text_to_copy,
    wide_blocks,
)
from reader.screen.status import CLOSES

if TYPE_CHECKING:
    from reader.app.article.pictures.picture_screen import PictureScreen


class FullScreen(ReaderScreen[None]):
    """Shows a block at its natural width; leaving it, a person is where they were in the article."""

    IS_MODAL = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", "Back to the article", show=False),
        Binding("Z", "dismiss", "Back to the article", id="full-screen", show=False),
        Binding("right_square_bracket,n,tab", "step(1)", "Next table or code", show=False),
        Binding("left_square_bracket,N,shift+tab", "step(-1)", "Previous table or code", show=False),
        Binding("y,ctrl+c", "copy", "Copy it", id="copy", show=False),
    ]

    def __init__(self, article: Document, place: Place, *, highlight: bool) -> None:
        """Take ``place``, where the block is in the article, and which of its rows to begin with."""
        super().__init__()
        self._article = article
        self._highlight = highlight
        self._first = first_leaf(article, place.leaf)
        self._begin = Place(place.leaf - self._first, place.character)
        self._wide = self._set(self._first)
        self._view = WideView()
        self._status = StatusLine(id="status")

    def compose(self) -> ComposeResult:
        yield self._view
        yield self._status

    def on_mount(self) -> None:
        self.watch(self._view, "reach", self._tell_reach)
        self._show(self._begin)

    def action_step(self, step: int) -> None:
        """Go to the next block of the article, or the one before, if there is one."""
        firsts = list(wide_blocks(self._article))
        index = firsts.index(self._first) + step
        if 0 <= index < len(firsts):
            self._first = firsts[index]
            self._wide = self._set(self._first)
            self._show(Place(0))
        else:
            raise NoEffectError("This is the last one" if step > 0 else "This is the first one")

    def action_copy(self) -> None:
        self._copy(self._wide)

    @work(thread=True, exclusive=True, group="copy", exit_on_error=False)
    def _copy(self, wide: WidePage) -> None:
        text = text_to_copy(wide)
        self.app.call_from_thread(self.app.copy_to_clipboard, text)
        self.app.call_from_thread(self.say, f"Copied {amount_of(text)}")

    def _set(self, leaf: int) -> WidePage:
        block = wide_blocks(self._article)[leaf]
        # What colours a language may still be on its way.
        highlight = self._highlight and isinstance(block, CodeBlock) and is_loaded(block.language)
        return lay_out_wide(block, self._article, highlight=highlight)

    def _show(self, place: Place) -> None:
        firsts = list(wide_blocks(self._article))
        number = f"{firsts.index(self._first) + 1} of {len(firsts)}"
        facts = _describe(self._wide.block), number if len(firsts) > 1 else ""
        self._status.hint("")
        self._status.path = (" · ".join(filter(None, facts)),)
        others = [hint("n", "next")] if len(firsts) > 1 else []
        self._status.hints = (hint("y", "copy"), *others, CLOSES)
        self._view.show(self._wide, place)

    def _tell_reach(self, reach: Reach) -> None:
        shares = (("↓", reach.down), ("→", reach.right))
        self._status.progress = " · ".join(
            f"{arrow}{share:4.0%}" for arrow, share in shares if share is not None
        )

    def say(self, message: str) -> None:
        """Show a short message in the status line for a while."""
        self._status.say(message)

    def take_back(self, message: str) -> None:
        """Show a message no more, if it is still that one."""
        self._status.take_back(message)


def full_screen_of(reading: ReadingPane) -> FullScreen | PictureScreen | None:
    """Return a screen for the table, code or picture that a person reads; None when none is in view.

    Of several it is the one nearest to the middle.
    """
    document, rows = reading.document, reading.viewport.rows
    picture = picture_in_view(rows)
    place = None if document is None else block_in_view(document, rows)
    if picture is not None and (place is None or _is_nearer(picture, place, rows)):
        return reading.pictures.full_screen(picture)
    if document is None or place is None:
        return None
    return FullScreen(document, place, highlight=reading.viewport.options.highlight)


def _is_nearer(picture: Image, place: Place, rows: Sequence[Row]) -> bool:
    """Tell whether a picture is nearer to the middle of some rows than the block at a place."""
    runs = ((at, run) for at, row in enumerate(rows) for run in row.runs)
    of_picture = [at for at, run in runs if run.picture and run.image == picture]
    of_block = [at for at, row in enumerate(rows) if row.leaf == place.leaf]
    near_picture, near_block = (min(abs(2 * at - len(rows)) for at in of) for of in (of_picture, of_block))
    return near_picture <= near_block


def _describe(block: WideBlock) -> str:
    """Return what a block is, and how large."""
    if isinstance(block, CodeBlock):
        name = " · ".join(filter(None, (block.caption, label_of(block.language)))) or "Code"
        lines = block.text.count("\n") + 1
        return f"{name}, {_count(lines, 'line')}"
    return f"Table, {_count(len(block.rows), 'row')}, {_count(len(block.alignments), 'column')}"


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"

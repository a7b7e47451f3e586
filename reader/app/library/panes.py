"""The panes of a library: as many side by side as there is room for, and the focus in one of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from textual.containers import Vertical
from textual.screen import Screen
from textual.widget import Widget

from reader.app.article.article_pane import ArticlePane
from reader.app.article.outline_panel import OutlinePanel
from reader.app.article.reading_pane import ReadingPane
from reader.app.library.pane_row import PaneRow
from reader.app.lists.list_pane import ListPane
from reader.app.widgets.effects import NoEffectError
from reader.app.widgets.heading_line import HeadingLine
from reader.app.widgets.row_list import RowList
from reader.screen.arrangement import Arrangement, Pane

if TYPE_CHECKING:
    from reader.app.lists.browse_pane import BrowsePane
    from reader.app.lists.results_pane import ResultsPane

LOW: Final = 16
"""Rows below which the panes do without spare blank rows."""

_NO_OTHER: Final = "There is no other pane to go to"


class Panes:
    """Shows list, article and outline as they are arranged, and knows which of them a person is in."""

    def __init__(
        self, screen: Screen[Any], posts: ListPane, article: ArticlePane, arrangement: Arrangement
    ) -> None:
        """``arrangement`` is what to begin with."""
        self.list = posts
        self.article = article
        self.outline = OutlinePanel(id="outline")
        self.results: ResultsPane | BrowsePane | None = None
        """What was found, or what there is to browse, in the place of the list."""
        self.arrangement = arrangement
        self.after_arranging: Callable[[], object] = lambda: None
        """Called when panes or the focus have changed."""
        self.after_choosing: Callable[[], object] = lambda: None
        """Called when other panes are wanted than before."""
        self._screen = screen
        self._containers: dict[Pane, Widget] = {
            Pane.LIST: posts,
            Pane.ARTICLE: article,
            Pane.OUTLINE: Vertical(HeadingLine("Outline"), self.outline.rows, id="outline-pane"),
        }

    @property
    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Return what the commands for panes do, by name."""
        return {
            "next-pane": lambda: self._rearrange(self.arrangement.next_pane(1), _NO_OTHER),
            "previous-pane": lambda: self._rearrange(self.arrangement.next_pane(-1), _NO_OTHER),
            "list": self._toggle_list,
            "zen": self._toggle_zen,
        }

    def compose(self) -> Widget:
        """Return what holds the panes, to be mounted."""
        self._show(self.arrangement.at_width(self._screen.app.size.width))
        return PaneRow(*self._containers.values(), id="panes")

    def fit(self, width: int) -> None:
        """Show as many panes as there is room for in so many cells."""
        self.arrange(self.arrangement.at_width(width))

    def go_to(self, pane: Pane) -> None:
        """Show a pane, and put the focus there."""
        self.arrange(self.arrangement.activate(pane))

    def arrange(self, arrangement: Arrangement) -> None:
        """Show the panes of an arrangement, and put the focus into the active one."""
        self._show(arrangement)
        self.after_arranging()
        container, focused = self._containers[arrangement.active], self._screen.focused
        if focused is not None and container in focused.ancestors:
            # It may be in what is open within the pane: the notes, a search.
            return
        self._screen.set_focus(self.widgets[arrangement.active], scroll_visible=False)

    @property
    def widgets(self) -> Mapping[Pane, RowList | ReadingPane]:
        """Return what takes the keys in each pane."""
        return {
            Pane.LIST: self.list.posts.rows if self.results is None else self.results.rows,
            Pane.ARTICLE: self.article.reading,
            Pane.OUTLINE: self.outline.rows,
        }

    def note_focus(self, widget: Widget) -> None:
        """Note which pane a person went to, with the mouse too.

        Textual may tell of it late, when the focus has gone on already.
        """
        if widget is not self._screen.focused:
            return
        for pane, candidate in (*self.widgets.items(), (Pane.ARTICLE, self.article.notes.panel)):
            if widget is candidate and pane is not self.arrangement.active:
                self.go_to(pane)

    def is_in(self, pane: Pane) -> bool:
        """Tell whether a person is in a pane."""
        return self.arrangement.active is pane

    def show_article(self) -> None:
        """Make sure that the line under the article is seen."""
        if Pane.ARTICLE not in self.arrangement.shown:
            self.go_to(Pane.ARTICLE)

    def toggle_outline(self) -> None:
        """Show the outline, or hide it."""
        self._rearrange(self.arrangement.toggle_outline(), "The outline stays where there is room for it")

    async def put_in_place_of_list(self, results: ResultsPane | BrowsePane) -> None:
        """Show what was found where the posts are listed."""
        if not results.is_attached:
            await self._screen.query_one("#panes").mount(results, before=self.article)
        self._containers[Pane.LIST].display = False
        self.results = self._containers[Pane.LIST] = results
        self.go_to(Pane.LIST)
        self._screen.set_focus(results.box)

    def list_again(self) -> None:
        """List the posts in their place again, without going there."""
        if self.results is not None:
            self.results.display = False
        self.results = None
        self._containers[Pane.LIST] = self.list

    def say_at_head(self, message: str) -> None:
        """Show a short message at the head of the pane that a person is in."""
        for heading in self._containers[self.arrangement.active].query(HeadingLine):
            heading.say(message)

    def _toggle_list(self) -> None:
        wanted = self.arrangement.toggle_list()
        stays = "The list stays beside the article"
        self._rearrange(wanted, stays if wanted.list_wanted else "The list goes when the article is read")

    def _toggle_zen(self) -> None:
        narrow = "This terminal is so narrow that one pane is all there is room for"
        reason = narrow if self.arrangement.narrow else "Only the article is shown as it is"
        self._rearrange(self.arrangement.toggle_zen(), reason)

    def _rearrange(self, arrangement: Arrangement, reason: str) -> None:
        """Show other panes.

        Raises:
            NoEffectError: for the ``reason``, when nothing of that is seen.
        """
        before = self.arrangement
        self.arrange(arrangement)
        if (arrangement.shown, arrangement.active) == (before.shown, before.active):
            raise NoEffectError(reason)

    def _show(self, arrangement: Arrangement) -> None:
        before, self.arrangement = self.arrangement, arrangement
        if before.wanted != arrangement.wanted:
            self.after_choosing()
        for name, holds in (
            ("-wide", arrangement.wide),
            ("-medium", not arrangement.wide and not arrangement.narrow),
            ("-narrow", arrangement.narrow),
            ("-alone", Pane.LIST not in arrangement.shown),
            ("-low", self._screen.app.size.height < LOW),
        ):
            if self._screen.has_class(name) != holds:
                self._screen.set_class(holds, name)
        for pane, container in self._containers.items():
            if container.display != (pane in arrangement.shown):
                container.display = pane in arrangement.shown

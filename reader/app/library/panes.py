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
from reader.app.lists.list_pane import ListPane
from reader.app.widgets.divider import Divider
from reader.app.widgets.effects import NoEffectError
from reader.app.widgets.heading_line import HeadingLine
from reader.app.widgets.pane_row import ARTICLE_DIVIDER, LIST_DIVIDER, PaneRow
from reader.app.widgets.row_list import RowList
from reader.screen.arrangement import Arrangement, Pane
from reader.screen.first_frame import LOW

if TYPE_CHECKING:
    from reader.app.lists.browse_pane import BrowsePane
    from reader.app.lists.results_pane import ResultsPane

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
        self.is_pressed: Callable[[], bool] = lambda: False
        """Tells whether a button of the mouse is held."""
        self._before_toggling: tuple[str, Arrangement, Arrangement] | None = None
        """The last command that showed or hid something, what was to be seen before it, and what is since."""
        self._screen = screen
        self._dividers = {pane: self._make_divider(pane, name) for pane, name in _DIVIDERS.items()}
        self._row: PaneRow | None = None
        self._slides_to: Pane | None = None
        """The pane that a button was pressed in, to which the panes slide when it is let go."""
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
            "list": lambda: self._toggle("list", self.arrangement.toggle_list()),
            "zen": lambda: self._toggle("zen", self.arrangement.toggle_zen(), _NARROW),
        }

    def compose(self) -> Widget:
        """Return what holds the panes, to be mounted."""
        arrangement = self.arrangement.at_width(self._screen.app.size.width)
        list_pane, article, outline = self._containers.values()
        widgets = (list_pane, self._dividers[Pane.LIST], article, self._dividers[Pane.ARTICLE], outline)
        self._row = PaneRow(*widgets, arrangement=arrangement, id="panes")
        self._show(arrangement)
        return self._row

    def fit(self, width: int) -> None:
        """Show as many panes as there is room for in so many cells."""
        self.arrange(self.arrangement.at_width(width))

    def fit_measure(self, measure: int) -> None:
        """Give the article room for lines of so many cells."""
        if measure != self.arrangement.measure:
            self.arrange(self.arrangement._replace(measure=measure))

    def go_to(self, pane: Pane) -> None:
        """Show a pane, and put the focus there."""
        self.arrange(self.arrangement.activate(pane))

    def arrange(self, arrangement: Arrangement) -> None:
        """Show the panes of an arrangement, and put the focus into the active one."""
        stays = arrangement.active is self.arrangement.active
        self._show(arrangement)
        self.after_arranging()
        focused = self._screen.focused
        if focused is not None:
            is_within = self._containers[arrangement.active] in focused.ancestors
            is_below = stays and self._row not in focused.ancestors
            if is_within or is_below:
                # It may be in what is open within the pane, or below all panes: the notes, a question.
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

        Textual may tell of it late, when the focus has gone on already. As long as a button is held the panes
        stay where they are, so that what was pressed is what is clicked.
        """
        if widget is not self._screen.focused:
            return
        for pane, candidate in (*self.widgets.items(), (Pane.ARTICLE, self.article.notes.panel)):
            if widget is candidate and pane is not self.arrangement.active:
                if self.is_pressed():
                    self._slides_to = pane
                else:
                    self.go_to(pane)

    @property
    def slides_soon(self) -> bool:
        """Tell whether a click may be the first of two on words of the article, which stay till then."""
        return self._slides_to is Pane.ARTICLE

    def slide(self) -> None:
        """Slide to the pane that was clicked, if nothing else has led elsewhere meanwhile."""
        pane, self._slides_to = self._slides_to, None
        if pane is not None and self._screen.focused is self.widgets[pane]:
            self.go_to(pane)

    def is_in(self, pane: Pane) -> bool:
        """Tell whether a person is in a pane."""
        return self.arrangement.active is pane

    def show_article(self) -> None:
        """Make sure that the article is seen."""
        if Pane.ARTICLE not in self.arrangement.shown:
            self.go_to(Pane.ARTICLE)

    def toggle_outline(self) -> None:
        """Show the outline, or hide it."""
        self._toggle("outline", self.arrangement.toggle_outline())

    async def put_in_place_of_list(self, results: ResultsPane | BrowsePane) -> None:
        """Show what was found where the posts are listed."""
        if not results.is_attached:
            await self._screen.query_one("#panes").mount(results, before=self.article)
        self._containers[Pane.LIST].display = False
        self.results = self._containers[Pane.LIST] = results
        self.arrange(self.arrangement._replace(active=Pane.LIST, searching=True))
        self._screen.set_focus(results.box)

    def list_again(self) -> None:
        """List the posts in their place again, without going there."""
        if self.results is not None:
            self.results.display = False
        self.results = None
        self._containers[Pane.LIST] = self.list
        self._show(self.arrangement._replace(searching=False))

    def _toggle(self, command: str, arrangement: Arrangement, reason: str = "") -> None:
        """Show or hide something; the same command at once afterwards shows exactly what was seen before.

        Raises:
            NoEffectError: for the ``reason``, when nothing of that is seen.
        """
        before, last = self.arrangement, self._before_toggling
        if last is not None and (command, before) == (last[0], last[2]):
            arrangement = last[1]
        self._rearrange(arrangement, reason)
        self._before_toggling = command, before, self.arrangement

    def _rearrange(self, arrangement: Arrangement, reason: str) -> None:
        """Show other panes.

        Raises:
            NoEffectError: for the ``reason``, when nothing of that is seen.
        """
        before = self.arrangement
        if (arrangement.shown, arrangement.active) == (before.shown, before.active):
            raise NoEffectError(reason)
        self.arrange(arrangement)

    def _show(self, arrangement: Arrangement) -> None:
        before, self.arrangement = self.arrangement, arrangement
        if before.wanted != arrangement.wanted:
            self.after_choosing()
        if self._row is not None and self._row.arrangement != arrangement:
            moves = self._row.arrangement.columns != arrangement.columns
            self._row.arrangement = arrangement
            if moves:
                # Textual forgets where the children of a widget stand when one of them asks for it.
                self.article.refresh(layout=True)
        for name, holds in (
            ("-narrow", arrangement.narrow),
            ("-over", arrangement.outline_is_over),
            ("-low", self._screen.app.size.height < LOW),
        ):
            if self._screen.has_class(name) != holds:
                self._screen.set_class(holds, name)
        for pane, container in self._containers.items():
            _display(container, pane in arrangement.shown)
        self._show_dividers()

    def _show_dividers(self) -> None:
        """Show the lines between panes, and by the colour of lines and headings which pane one is in."""
        shown, active = self.arrangement.columns.dividers, self.arrangement.active
        for pane, divider in self._dividers.items():
            _display(divider, pane in shown)
            divider.active = pane is active
            divider.follow(self.widgets[pane])
        for pane, container in self._containers.items():
            for heading in container.children:
                if isinstance(heading, HeadingLine):
                    heading.active = pane is active

    def _make_divider(self, pane: Pane, name: str) -> Divider:
        return Divider(
            moved=lambda column: self.arrange(self.arrangement.move_divider(pane, column)),
            put_back=lambda: self.arrange(self.arrangement.reset_divider(pane)),
            id=name,
        )


_NARROW: Final = "There is room for one pane"

_DIVIDERS: Final = {Pane.LIST: LIST_DIVIDER, Pane.ARTICLE: ARTICLE_DIVIDER}


def _display(widget: Widget, shown: bool) -> None:
    if widget.display != shown:
        widget.display = shown

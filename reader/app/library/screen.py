"""The screen of a library: it puts panes and controllers together, and hands them what happens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from inspect import isawaitable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from textual import events, on
from textual.app import ComposeResult
from textual.geometry import Size
from textual.worker import Worker, WorkerState

from reader.app.article.article_pane import ArticlePane
from reader.app.article.pictures.source import PictureSource
from reader.app.article.reading_pane import ReadingPane
from reader.app.keys import bindings
from reader.app.library.browsing import Browsing
from reader.app.library.feed import Feed
from reader.app.library.library_memory import LibraryMemory
from reader.app.library.links import Links
from reader.app.library.loading import ArticleGrew, ArticleOpened, FileFound, LibraryEvent
from reader.app.library.manual import Manual
from reader.app.library.navigation import Navigation
from reader.app.library.next_keys import NextKeys
from reader.app.library.opening.first_list import name_of_library
from reader.app.library.opening.start import PLAIN_START, Start, first_arrangement
from reader.app.library.panes import Panes
from reader.app.library.reading_progress import ReadingProgress
from reader.app.library.rereading import ArticleEdited, ArticleGone, Rereading
from reader.app.library.results import Results
from reader.app.library.waiting_keys import WaitingKeys
from reader.app.library.workspace import Workspace
from reader.app.lists.list_pane import ListPane
from reader.app.terminal.application_graphics import graphics_of
from reader.app.terminal.colour_depth import colour_depth
from reader.app.widgets.notices import tell_unkept
from reader.app.widgets.row_list import RowList
from reader.app.widgets.screens import ReaderScreen
from reader.app.widgets.status_line import StatusLine
from reader.content.following.background import LibraryReader
from reader.content.posts.index import ContentIndex
from reader.keys.commands import Scope
from reader.page.options import options_of
from reader.screen.arrangement import Pane
from reader.settings.folders import is_anything_kept
from reader.settings.table import DEFAULTS, Settings

if TYPE_CHECKING:
    from reader.app.lists.browse_pane import BrowsePane
    from reader.app.terminal.browser import BrowserFailed

RESIZING: Final = 0.012
"""Seconds in which the panes of a resized terminal find their sizes."""


class LibraryScreen(ReaderScreen[None], inherit_bindings=False):
    """A library, and all that a person can do in it.

    What can be done is in controllers, one concern each. Each is given the few things that it uses, and says
    which commands it carries out.
    """

    AUTO_FOCUS = ""
    IS_PANEL = False
    IS_MODAL = False
    BINDINGS = bindings(Scope.EVERYWHERE)

    def __init__(
        self,
        path: Path,
        library: LibraryReader | None = None,
        *,
        settings: Settings = DEFAULTS,
        start: Start = PLAIN_START,
    ) -> None:
        """``library`` is one that reads the folder at ``path`` already; ``start`` is into a post there."""
        super().__init__()
        self._shown_size: Size | None = None
        index = ContentIndex(path) if start.begun is None else start.begun.content
        posts = ListPane(name_of_library(path), index, id="list-pane")
        self._status = StatusLine(id="status")
        article = ArticlePane(options=options_of(settings), status=self._status, id="article-pane")
        panes = self._panes = Panes(self, posts, article, first_arrangement(path, start, settings))
        self._workspace = workspace = Workspace(self, path, index, panes, start, settings)
        self._memory = LibraryMemory(workspace)
        self._reading = ReadingProgress(workspace, self._memory)
        navigation = self._navigation = Navigation(workspace, self._reading)
        self._results = Results(workspace, navigation, self._reading)
        self._browsing = Browsing(workspace, navigation)
        self._rereading = Rereading(workspace, navigation, self._reading, self._results)
        self._feed = Feed(workspace, library, self._memory, navigation, self._rereading, self._results)
        self._links = Links(workspace, navigation)
        self._waiting_keys = WaitingKeys(workspace, navigation)
        self._manual = Manual(workspace)
        self._next_keys = NextKeys(self, self._status, panes, self._manual, shown=settings.hints)
        self._connect()

    def _connect(self) -> None:
        """Have controllers told of what others have done."""
        self._panes.after_arranging = self._note_arrangement
        self._panes.is_pressed = lambda: self.is_pressed
        self._panes.after_choosing = self._memory.keep_layout
        self._memory.after_refresh = self._reading.show
        self._feed.after_listing = self._note_listing
        self._feed.after_change = self._forget
        self._links.list_posts = self._browsing.list_posts
        self._panes.article.reading.scrolling.before_jump = self._navigation.note_jump
        self._panes.article.reading.scrolling.after_reading = self._reading.read_on

    @cached_property
    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Return what each command does, by its name.

        The controllers that only commands need are loaded and made with the first command.
        """
        from reader.app.library.actions import Actions
        from reader.app.library.bookmarks import Bookmarks
        from reader.app.library.by_name import ByName
        from reader.app.library.copy import Copying
        from reader.app.library.opening.handover import Handover
        from reader.app.library.recent import ReadLast

        workspace, navigation, manual = self._workspace, self._navigation, self._manual
        controllers = (
            *(self._panes, self._panes.article, navigation, self._results, self._browsing),
            *(self._feed, self._links),
            Handover(workspace, navigation, self._rereading, self._feed.refresh),
            Copying(workspace, navigation, self._links),
            Bookmarks(workspace, navigation, self._memory),
            ByName(workspace, navigation, self._reading, self._results),
            ReadLast(workspace, navigation, self._reading),
            manual,
            Actions(workspace, self._memory, self._reading, navigation, self._links, self._browsing, manual),
        )
        return {name: act for controller in controllers for name, act in controller.commands.items()}

    async def action_do(self, command: str) -> None:
        """Carry out a command by its name, where a person has gone to."""
        self._panes.slide()
        result = self.commands[command]()
        if isawaitable(result):
            await result
        self._next_keys.show()
        self._memory.note_use(command)

    def say(self, message: str) -> None:
        """Show a short message in the status line."""
        self._panes.article.say(message)

    def take_back(self, message: str) -> None:
        """Show a message no more, if it is still that one."""
        self._status.take_back(message)

    def holds(self, event: events.InputEvent) -> bool:
        """Tell whether an event has to wait for what it acts on."""
        return self._waiting_keys.holds(event)

    def let_go(self) -> None:
        """Write down what is not written yet, and read the library no more. It may be said more than once."""
        self._reading.rest()
        self._memory.keep_layout()
        self._memory.close()
        tell_unkept(self.app, self._memory.take_unkept())
        self._results.library.close()
        self._feed.stop()
        self._panes.article.reading.pictures.close()

    def compose(self) -> ComposeResult:
        yield self._panes.compose()
        yield self._status

    def on_mount(self) -> None:
        panes = self._panes
        index, settings, keeps = self._workspace.index, self._workspace.settings, self._workspace.keeps
        source = PictureSource(index, settings, colour_depth(), keeps, graphics_of(self.app))
        panes.article.reading.pictures.serve(source)
        panes.arrange(panes.arrangement)
        self.watch(panes.article, "section", panes.outline.mark)
        self.watch(panes.article.reading, "view", self._reading.moved, init=False)
        self.watch(panes.article, "found", panes.outline.count_matches)
        self._feed.open()

    def on_resize(self) -> None:
        """Show as many panes as the new width has room for."""
        # The one that is told of may not be that of the terminal any more.
        size = self.app.size
        if self._shown_size not in (None, size):
            # The panes take their new sizes one after the other: paint when all have.
            self.app.delay_update(RESIZING)
        self._shown_size = size
        self._panes.fit(size.width)

    def on_unmount(self) -> None:
        self.let_go()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        self._panes.note_focus(event.widget)
        self._next_keys.show()

    def on_released(self) -> None:
        """Slide to the pane that was clicked, when it has answered the click, and can have no second one."""
        if self._panes.slides_soon:
            self.set_timer(self.app.CLICK_CHAIN_TIME_THRESHOLD, self._panes.slide)
        elif self.focused is not None:
            self.focused.call_later(self._panes.slide)

    def _note_arrangement(self) -> None:
        self._navigation.note_attention()
        self._next_keys.show()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what went wrong in the background, instead of nothing."""
        if event.state is WorkerState.ERROR:
            self.say(f"Something went wrong: {event.worker.error}")
        self._rereading.note_worker(event.worker)

    # What happens in the panes and in the background. Messages of widgets that are imported late are handled
    # by methods with the names that Textual makes.

    @on(ArticlePane.OptionsChosen)
    def _fit_measure(self, event: ArticlePane.OptionsChosen) -> None:
        self._panes.fit_measure(self._panes.article.reading.viewport.options.measure)

    @on(LibraryEvent)
    def _take_event(self, message: LibraryEvent) -> None:
        self._feed.take(message.event)

    @on(ArticleOpened)
    def _show_article(self, opened: ArticleOpened) -> None:
        if self._navigation.show(opened):
            self._rereading.forget_gone()

    @on(ArticleGrew)
    def _extend_article(self, grown: ArticleGrew) -> None:
        self._navigation.extend(grown)

    @on(ArticleEdited)
    def _show_edited(self, edited: ArticleEdited) -> None:
        self._rereading.show(edited)

    @on(ArticleGone)
    def _tell_gone(self) -> None:
        self._rereading.tell_gone()

    @on(FileFound)
    def _open_file(self, found: FileFound) -> None:
        self._navigation.show_file(found.request)

    @on(RowList.Highlighted, "#posts")
    def _preview_soon(self) -> None:
        self._navigation.preview_soon()

    @on(RowList.Chosen, "#posts")
    def _open_chosen(self) -> None:
        self._navigation.read_highlighted()

    @on(RowList.Chosen, "#outline")
    def _jump_to_chosen(self, event: RowList.Chosen) -> None:
        self._panes.article.navigation.jump(event.index)
        self._panes.go_to(Pane.ARTICLE)

    @on(ReadingPane.LinkHovered)
    async def _tell_hovered(self, event: ReadingPane.LinkHovered) -> None:
        await self._links.tell_hovered(event.link)

    @on(ReadingPane.LinkFollowed)
    async def _follow_clicked(self, event: ReadingPane.LinkFollowed) -> None:
        await self._links.find_and_follow(event.link)

    def on_browser_failed(self, event: BrowserFailed) -> None:
        self._links.offer_unopened(event.reason)

    def on_results_pane_picked(self) -> None:
        self._results.pick()

    def on_results_pane_opened(self) -> None:
        self._results.read()

    def on_results_pane_left(self) -> None:
        self._results.leave()

    def on_browse_pane_group_chosen(self, event: BrowsePane.GroupChosen) -> None:
        self._browsing.choose(event.query)

    def on_browse_pane_browsing_left(self) -> None:
        self._browsing.leave()

    def _forget(self) -> None:
        """Make anew what was made of the posts, which have changed."""
        self._links.targets.forget()
        self._browsing.renew()

    def _note_listing(self) -> None:
        """Name the keys that go on; and where nothing was asked for or is there, offer what was read last."""
        self._next_keys.show()
        if self._workspace.start.unasked and not self._workspace.index.posts and is_anything_kept():
            self.commands["recent"]()

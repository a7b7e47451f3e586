"""The panes of a library: what is read of the disk, and what is shown of it, where there is room."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Final

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Size
from textual.message import Message
from textual.timer import Timer
from textual.worker import Worker, WorkerState, get_current_worker

from reader.app.article.article_pane import ArticlePane, options_of
from reader.app.article.outline_panel import OutlinePanel
from reader.app.article.progress import Progress
from reader.app.article.reading_pane import ReadingPane
from reader.app.article.stops import Whereabouts, stop_at
from reader.app.library.entrance import AT_TOP, Entrance
from reader.app.library.link_targets import Travel
from reader.app.library.list_pane import ListPane
from reader.app.library.loading import (
    ArticleGrew,
    ArticleOpened,
    LibraryFailed,
    LibraryIndexed,
    LibraryNoticed,
    LibraryRead,
    LibrarySettled,
    PostsRead,
    SiteFound,
    Wanted,
    follow_library,
    load_article_modules,
    open_article,
    read_library,
    read_on,
)
from reader.app.library.pane_row import PaneRow
from reader.app.library.reading_progress import ReadingMarks
from reader.app.library.search_panes import SearchPanes
from reader.app.widgets.heading_line import HeadingLine
from reader.app.widgets.notices import tell_unkept, warn
from reader.app.widgets.row_list import RowList
from reader.app.widgets.screens import ReaderScreen
from reader.content.following.background import Library, LibraryThread
from reader.content.post import Post
from reader.content.posts.events import Event
from reader.content.posts.index import ContentIndex
from reader.content.text import clean_line
from reader.screen.arrangement import Arrangement, Pane
from reader.settings.folders import is_anything_kept
from reader.settings.settings import DEFAULTS, Settings

if TYPE_CHECKING:
    from reader.memory.memory import Memory
    from reader.memory.values import FirstLook

PREVIEW_PAUSE: Final = 0.08
"""Seconds of rest in the list after which the highlighted post is shown."""

FIRST_POSTS_PATIENCE: Final = 0.03
"""Seconds that the first screen may wait for the first posts of the folder."""

RESIZING: Final = 0.012
"""Seconds in which the panes of a resized terminal find their sizes."""

LOW: Final = 16
"""Rows below which the panes do without spare blank rows."""


class LibraryPanes(ReaderScreen[None]):
    """Reads a library, and shows list, article and outline of it."""

    AUTO_FOCUS = ""
    IS_PANEL = False

    def __init__(
        self,
        path: Path,
        library: Library | None = None,
        *,
        settings: Settings = DEFAULTS,
        entrance: Entrance = AT_TOP,
    ) -> None:
        """``library`` is one that reads the folder at ``path`` already; ``entrance`` is into a post there."""
        super().__init__()
        self._path = path
        self._library = library
        self._settings = settings
        self._entrance = entrance
        self._events: Iterator[Event] = iter(())
        self._index = ContentIndex(path)
        self._travel = Travel(self._index)
        self._arrangement = Arrangement()
        if path.is_file():
            self._arrangement = Arrangement(list_wanted=False, active=Pane.ARTICLE)
        elif entrance.post:
            self._arrangement = Arrangement(active=Pane.ARTICLE)
        self._shown_size: Size | None = None
        self._follows = False
        self._open: Post | None = None
        self._wanted: Post | None = None
        self._begins_to_grow = False
        """Whether what is shown is the beginning of an article, and reading on in it has yet to start."""
        self._preview_timer: Timer | None = None
        """Runs while what is highlighted in a list is to be shown in a moment."""
        self._show_highlighted: Callable[[], object] = self._preview
        self._list = ListPane(clean_line(path.absolute().name or str(path)), self._index, id="list-pane")
        self._article = ArticlePane(options=options_of(settings), id="article-pane")
        self._outline = OutlinePanel(id="outline")
        self._searches = SearchPanes(self._index, self._list.filter.standing)
        self._marks = ReadingMarks(
            self._show_marks,
            self._show_share,
            self._article.say,
            self._warn,
            self.set_timer,
            self.call_later,
            self._whereabouts,
            Progress(self._article.reading),
        )
        self._panes = {
            Pane.LIST: self._list,
            Pane.ARTICLE: self._article,
            Pane.OUTLINE: Vertical(HeadingLine("Outline"), self._outline, id="outline-pane"),
        }

    def say(self, message: str) -> None:
        """Show a short message in the status line, or at the head of the pane when only the list is seen."""
        self._article.say(message)

    def take_back(self, message: str) -> None:
        """Show a message no more, if it is still that one."""
        self._article.take_back(message)
        for heading in self.query(HeadingLine):
            heading.take_back(message)

    @on(ArticlePane.SaidUnseen)
    def _say_elsewhere(self, event: ArticlePane.SaidUnseen) -> None:
        for heading in self._panes[self._arrangement.active].query(HeadingLine):
            heading.say(event.message)

    def compose(self) -> ComposeResult:
        self._show_panes(self._arrangement.at_width(self.app.size.width))
        yield PaneRow(*self._panes.values(), id="panes")

    def on_mount(self) -> None:
        self._arrange(self._arrangement)
        self.watch(self._article, "section", self._outline.mark)
        self.watch(self._article.reading, "view", self._marks.moved, init=False)
        self._article.reading.after_reading = self._marks.read_on
        self.watch(self._article, "found", self._outline.count_matches)
        if self._path.is_file():
            self._open_single_post()
        else:
            self._open_library()

    def on_resize(self, event: events.Resize) -> None:
        """Show as many panes as the new width has room for."""
        if self._shown_size not in (None, event.size):
            # The panes take their new sizes one after the other: paint when all have.
            self.app.delay_update(RESIZING)
        self._shown_size = event.size
        self._arrange(self._arrangement.at_width(event.size.width))

    @work(thread=True, exclusive=True, group="library", exit_on_error=False)
    def _read_library(self) -> None:
        worker = get_current_worker()
        read_library(self._events, self.post_message, lambda: worker.is_cancelled)

    @work(thread=True, exclusive=True, group="article", exit_on_error=False)
    def _read_article(self, wanted: Wanted) -> None:
        worker = get_current_worker()
        if wanted[1:] == Wanted(wanted.post, to_read=wanted.to_read)[1:]:
            # Nothing in particular of the post was asked for.
            wanted = wanted._replace(stop=self._marks.stop_in(wanted.post.path))
        opened = self._opened(wanted)
        if not worker.is_cancelled:
            self.post_message(opened)

    @work(thread=True, exclusive=True, group="rest of article", exit_on_error=False)
    def _read_on(self, opened: ArticleOpened) -> None:
        worker = get_current_worker()
        read_on(opened, self.post_message, lambda: worker.is_cancelled)

    @work(thread=True, exclusive=True, group="memory", exit_on_error=False)
    def _load_memory(self) -> None:
        self._marks.load()
        self.app.call_from_thread(self._marks.refresh)

    @work(thread=True, exclusive=True, group="titles", exit_on_error=False)
    def _prepare_search(self) -> None:
        self._list.filter.prepare()

    def _open_library(self) -> None:
        """List the first posts with the first screen where that is possible, and the rest as they come."""
        if self._library is None:
            from reader.document.reading.index_headings import OUTLINES

            self._library = LibraryThread(self._path, OUTLINES, follow=False)
        self._events = self._library.events()
        # While it is being read.
        self._begin_as_left(self._path.absolute())
        if self._library.has_result(patience=FIRST_POSTS_PATIENCE):
            read_library(islice(self._events, 2), self._take, lambda: False)
        self._read_library()

    def on_unmount(self) -> None:
        self.let_go()

    def let_go(self) -> None:
        """Write down what is not written yet, and read the library no more. It may be said more than once."""
        self._marks.rest()
        self._keep_layout()
        self._marks.close()
        tell_unkept(self.app, self._marks.take_unkept())
        self._searches.library.close()
        if self._library is not None:
            self._library.stop()

    def _take(self, message: Message) -> None:
        """Answer to a result at once, instead of with the next turn of the event loop."""
        match message:
            case SiteFound():
                self._adopt_site(message)
            case PostsRead():
                self._add_posts(message)
            case _:
                self.post_message(message)

    def _open_single_post(self) -> None:
        """Show the one post that was asked for with the first screen, instead of after it."""
        self._index.load_all()
        self._remember()
        fragment, line = self._entrance.fragment, self._entrance.line
        for post in self._index.posts:
            self._wanted = post
            asked_for = bool(fragment) or line is not None
            look = None if asked_for else self._first_look(self._index.folder, post.path)
            stop = None if look is None else stop_at(look.position)
            wanted = Wanted(post, stop, fragment=fragment, line=line, to_read=not asked_for)
            self._show_article(self._opened(wanted))
        self._finish_library()

    def _first_look(self, folder: Path, path: str = "") -> FirstLook | None:
        """What is remembered of a library, or of one post, with the first paint. All else comes later."""
        if not self._remembers or not is_anything_kept():
            return None
        from reader.memory.everywhere import first_look

        return first_look(folder, path)

    def _opened(self, wanted: Wanted) -> ArticleOpened:
        return open_article(self._index, wanted, smart_punctuation=self._settings.smart_punctuation)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what went wrong in the background, instead of nothing."""
        if event.state is WorkerState.ERROR:
            self._article.say(f"Something went wrong: {event.worker.error}")

    @on(SiteFound)
    def _adopt_site(self, event: SiteFound) -> None:
        self._index.adopt_site(event.site)
        if self._index.folder != self._path.absolute():
            # The folder that was named is only a part of the library.
            self._begin_as_left(self._index.folder)

    def _begin_as_left(self, folder: Path) -> None:
        """Show a library as it was left; with a post that was not read to its end, or that was asked for."""
        look = self._first_look(folder)
        layout = None if look is None else look.layout
        if layout is not None:
            self._list.begin_in(layout.order, layout.reverse)
            self._arrange(
                self._arrangement.as_wanted(
                    list_wanted=layout.list_wanted, outline_wanted=layout.outline_wanted
                )
            )
        if self._entrance.post:
            self._list.begin_at(self._entrance.post)
        elif look is not None and look.position is not None and look.position.fraction < 1:
            self._list.begin_at(look.post)

    @on(PostsRead)
    def _add_posts(self, event: PostsRead) -> None:
        self._index.add(event.posts)
        self._remember()
        self._list_changed_posts()
        if self._wanted is None:
            # The list comes first, and what shows articles is loaded behind it.
            self.call_after_refresh(self._preview)

    @on(LibraryRead)
    def _finish_library(self) -> None:
        is_first, self._list.reading = self._list.reading, False
        if is_first:
            # Later changes have been listed as they came.
            self._list.list_posts()
        self._prepare_search()
        if not self._index.posts and self._open is None:
            from reader.content.discovery.discover import explain_empty

            self._show_remark("No posts here", explain_empty(self._index.site))
        elif is_first and self._list.untouched:
            self._preview()

    @on(LibraryIndexed)
    def _tell_progress(self, event: LibraryIndexed) -> None:
        self._list.indexed = event.done / max(1, event.total)

    @on(LibrarySettled)
    def _finish_index(self, event: LibrarySettled) -> None:
        self._list.indexed = None
        self._searches.library.kept = event.kept
        self._searches.renew()
        if not self._follows:
            self._follows = True
            Thread(target=follow_library, args=(self._events, self.post_message), daemon=True).start()

    @on(LibraryNoticed)
    def _tell_notice(self, event: LibraryNoticed) -> None:
        self._article.say(event.message)

    @on(LibraryFailed)
    def _fail_library(self, event: LibraryFailed) -> None:
        self._list.reading = False
        self._list.list_posts()
        if self._index.posts:
            # In a line as short as that of a pane, what is wrong comes before where.
            reason = event.message.removeprefix(clean_line(str(self._path.absolute()), 200)).strip()
            self._article.say(f"The folder {reason}; what was read of it stays")
        else:
            self._show_remark(event.message, event.hint)

    @on(ArticleOpened)
    def _show_article(self, event: ArticleOpened) -> None:
        post, stop, fragment, *_ = event.wanted
        if post is not self._wanted:
            return
        again = self._open is not None and self._open.path == post.path
        self._marks.rest()
        self._open = post
        self._outline.show(event.document.sections)
        self._article.show(event.document, minutes=post.minutes, stop=stop, fragment=fragment, again=again)
        self._marks.shown(post.path)
        self._show_share()
        self._note_attention(opened=True, to_read=event.wanted.to_read)
        if event.wanted.words:
            self._light(event.wanted)
        elif event.wanted.line is not None:
            self._article.go_to_line(event.wanted.line)
        # The rest can wait until the beginning has been painted.
        self._begins_to_grow = True
        self.call_after_refresh(self._grow, event)

    def _grow(self, opened: ArticleOpened) -> None:
        self._begins_to_grow = False
        self._read_on(opened)

    @on(ArticleGrew)
    def _extend_article(self, event: ArticleGrew) -> None:
        if event.document is self._article.reading.document:
            self._article.extend(event.batch)
            self._outline.extend(event.document.sections)

    @on(RowList.Highlighted, "#posts")
    def _preview_soon(self) -> None:
        self._show_soon(self._preview)

    def _show_soon(self, show_highlighted: Callable[[], object]) -> None:
        """Show what is highlighted when a person rests there."""
        if self._preview_timer is not None:
            self._preview_timer.stop()
        self._show_highlighted = show_highlighted
        self._preview_timer = self.set_timer(PREVIEW_PAUSE, self._show_now)

    def _show_now(self) -> None:
        """Show what was to be shown in a moment, if anything was."""
        timer, self._preview_timer = self._preview_timer, None
        if timer is not None:
            timer.stop()
            self._show_highlighted()

    @on(RowList.Chosen, "#posts")
    def _open_chosen(self) -> None:
        self._preview()
        self._arrange(self._arrangement.activate(Pane.ARTICLE))
        if self._wanted is not None:
            self._marks.go_into(self._wanted, to_read=True)

    @on(RowList.Chosen, "#outline")
    def _jump_to_chosen(self, event: RowList.Chosen) -> None:
        self._article.jump(event.index)
        self._arrange(self._arrangement.activate(Pane.ARTICLE))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Note which pane a person went to, with the mouse too."""
        for pane, widget in (*self._pane_widgets().items(), (Pane.ARTICLE, self._article.notes)):
            # The event may come late, when the focus has gone on already.
            if event.widget is widget is self.focused and pane is not self._arrangement.active:
                self._arrange(self._arrangement.activate(pane))

    def _remember(self) -> None:
        """Remember what becomes of the posts of this folder. Nothing of it is needed to show them."""
        if self._marks.begin(self._index.folder, keep=self._remembers):
            self.call_after_refresh(self._load_memory)

    @property
    def _remembers(self) -> bool:
        """Whether anything is kept for the next run: not of text that was piped to the program."""
        return self._settings.remember and not self._entrance.piped

    def _whereabouts(self) -> Whereabouts | None:
        """Which post is shown, and where in it the pane is."""
        stop, fraction = self._article.stop, self._article.fraction
        if self._open is None or stop is None or fraction is None:
            return None
        from reader.memory.values import Position

        return Whereabouts(self._open.path, Position(stop.anchor.as_text(), stop.rows_above, fraction))

    def _warn(self, text: str) -> None:
        """Say what went wrong where it is seen whichever panes are shown."""
        warn(self.app, text)

    def _show_marks(self, memory: Memory) -> None:
        """Show what is remembered, in the list and below the article."""
        self._list.remember(memory)
        self._show_share()

    def _show_share(self) -> None:
        """Show how much of the open post has been read, in the list and below the article alike."""
        if self._open is not None:
            share = self._article.share = self._marks.share_of(self._open.path)
            if share is not None:
                self._list.posts.mark_being_read(self._open.path, share)

    def _keep_layout(self) -> None:
        """Remember how the library is shown. One post shows nothing of a library."""
        if not self._path.is_file():
            from reader.memory.values import Layout

            order, reverse = self._list.order
            wanted = self._arrangement
            self._marks.keep_layout(Layout(order, reverse, wanted.list_wanted, wanted.outline_wanted))

    def _note_attention(self, *, opened: bool = False, to_read: bool = False) -> None:
        """Note whether a person is in the article or its outline, and not only sees it beside the list."""
        is_reading = self._arrangement.active is not Pane.LIST
        self._marks.attend(self._wanted if is_reading else None, opened=opened, to_read=to_read)

    def _light(self, wanted: Wanted) -> None:
        """Light the words that a post was opened for, from the line on that they were found in."""
        from reader.page.needle import Needle

        self._article.light(Needle("words", wanted.words), wanted.line)

    def _pane_widgets(self) -> dict[Pane, RowList | ReadingPane]:
        results = self._searches.open
        return {
            Pane.LIST: self._list.posts if results is None else results.rows,
            Pane.ARTICLE: self._article.reading,
            Pane.OUTLINE: self._outline,
        }

    def _arrange(self, arrangement: Arrangement) -> None:
        """Show the panes of an arrangement, and put the focus into the active one."""
        self._show_panes(arrangement)
        self._note_attention()
        container = self._panes[arrangement.active]
        if self.focused is not None and container in self.focused.ancestors:
            # It may be in what is open within the pane: the notes, a search.
            return
        self.set_focus(self._pane_widgets()[arrangement.active], scroll_visible=False)

    def _show_panes(self, arrangement: Arrangement) -> None:
        before, self._arrangement = self._arrangement, arrangement
        if (before.list_wanted, before.outline_wanted) != (
            arrangement.list_wanted,
            arrangement.outline_wanted,
        ):
            self._keep_layout()
        medium = not arrangement.wide and not arrangement.narrow
        for name, holds in (
            ("-wide", arrangement.wide),
            ("-medium", medium),
            ("-narrow", arrangement.narrow),
            ("-alone", Pane.LIST not in arrangement.shown),
            ("-low", self.app.size.height < LOW),
        ):
            if self.has_class(name) != holds:
                self.set_class(holds, name)
        for pane, container in self._panes.items():
            if container.display != (pane in arrangement.shown):
                container.display = pane in arrangement.shown

    def _show_remark(self, heading: str, text: str) -> None:
        """Say something in the place of an article."""
        load_article_modules()
        from reader.document.parse import parse

        self._article.show(parse(f"# {_escape(heading)}\n\n{_escape(text)}\n"))

    def _list_changed_posts(self) -> None:
        """The posts of the index have changed: whatever was made from them is made anew."""
        self._list.filter.forget()
        self._travel.forget()
        self._searches.library.forget()
        self._list.list_posts()

    def _preview(self) -> None:
        """Show the highlighted post, if it is not the one shown."""
        post = self._list.posts.post
        if post is not None and (self._wanted is None or post.path != self._wanted.path):
            self._open_post(Wanted(post, to_read=True))

    def _open_post(self, wanted: Wanted) -> None:
        self._wanted = wanted.post
        self._list.shown = wanted.post.path
        self.workers.cancel_group(self, "rest of article")
        self._read_article(wanted)


def _escape(text: str) -> str:
    """Text as Markdown that shows it literally."""
    return re.sub(r"([\\`*_{}\[\]()#+.!|<>~&-])", r"\\\1", text)

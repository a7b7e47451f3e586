"""The screen that wires list, article and outline together; nothing else knows more than one of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.worker import Worker, WorkerState, get_current_worker

from reader.app.arrangement import Arrangement, Pane
from reader.app.commands import Scope, bindings
from reader.app.heading_line import HeadingLine
from reader.app.history import Visit
from reader.app.loading import (
    ArticleGrew,
    ArticleOpened,
    LibraryChanged,
    LibraryFailed,
    LibraryRead,
    PostsRead,
    SiteFound,
    Wanted,
    find_changes,
    open_article,
    read_library,
    read_on,
)
from reader.app.outline_panel import OutlinePanel
from reader.app.post_list import PostList
from reader.app.reading_pane import ReadingPane
from reader.app.rows import RowList
from reader.app.search_box import SearchBox
from reader.app.section_walk import SectionWalk
from reader.app.status_line import StatusLine
from reader.app.themes import DARK, LIGHT
from reader.app.title_filter import TitleFilter
from reader.app.travel import Travel
from reader.content.background import LibraryProcess
from reader.content.index import ContentIndex, Order
from reader.content.post import Post
from reader.content.site import Site
from reader.content.text import clean_line
from reader.document import outline
from reader.document.model import Link, Place
from reader.document.parse import parse
from reader.page.layout import PageOptions

if TYPE_CHECKING:
    from reader.document.links import Target

PREVIEW_PAUSE: Final = 0.08
"""Seconds of rest in the list after which the highlighted post is shown."""

FIRST_POSTS_PATIENCE: Final = 0.03
"""Seconds that the first screen may wait for the first posts of the folder."""

MESSAGE_SECONDS: Final = 4.0
"""How long a short message stands in the status line."""

LOW: Final = 16
"""Rows below which the panes do without spare blank rows."""

MEASURE_STEP: Final = 4
NARROWEST_MEASURE: Final = 32
WIDEST_MEASURE: Final = 160


class LibraryScreen(Screen[None]):
    """Reads a library, and shows it."""

    BINDINGS = bindings(Scope.EVERYWHERE)
    AUTO_FOCUS = ""

    def __init__(self, path: Path, process: LibraryProcess | None = None) -> None:
        """``process`` is one that reads the folder at ``path`` already."""
        super().__init__()
        self._path = path
        self._process = process
        self._results: Iterator[Site | tuple[Post, ...]] = iter(())
        self._index = ContentIndex(path)
        self._arrangement = Arrangement()
        if path.is_file():
            self._arrangement = Arrangement(list_wanted=False, active=Pane.ARTICLE)
        self._travel = Travel(self._index)
        self._filter = TitleFilter(self._index)
        self._sections = SectionWalk()
        self._fragment = ""
        self._order = Order.DATE
        self._reverse = False
        self._open: Post | None = None
        self._wanted: Post | None = None
        self._listed_by_person = False
        self._reading = True
        self._preview_timer: Timer | None = None
        self._message_timer: Timer | None = None

        self._posts = PostList(id="posts")
        self._article = ReadingPane(options=PageOptions(), id="article")
        self._outline = OutlinePanel(id="outline")
        self._status = StatusLine(id="status")
        self._heading = HeadingLine(clean_line(path.absolute().name or str(path)), id="library")
        self._panes = {
            Pane.LIST: Vertical(self._heading, self._posts, id="list-pane"),
            Pane.ARTICLE: Vertical(self._article, self._status, id="article-pane"),
            Pane.OUTLINE: Vertical(HeadingLine("Outline"), self._outline, id="outline-pane"),
        }

    def compose(self) -> ComposeResult:
        self._show_panes(self._arrangement.at_width(self.app.size.width))
        yield Horizontal(*self._panes.values(), id="panes")

    def on_mount(self) -> None:
        self._arrange(self._arrangement)
        self.watch(self._article, "view", self._follow_reading)
        if self._path.is_file():
            self._open_single_post()
        else:
            self._open_library()

    def on_resize(self, event: events.Resize) -> None:
        """Show as many panes as the new width has room for."""
        self._arrange(self._arrangement.at_width(event.size.width))

    @work(thread=True, exclusive=True, group="library", exit_on_error=False)
    def _read_library(self) -> None:
        worker = get_current_worker()
        read_library(self._results, self.post_message, lambda: worker.is_cancelled)

    @work(thread=True, exclusive=True, group="article", exit_on_error=False)
    def _read_article(self, post: Post, place: Place | None, fragment: str) -> None:
        worker = get_current_worker()
        opened = open_article(self._index, Wanted(post, place, fragment))
        if not worker.is_cancelled:
            self.post_message(opened)

    @work(thread=True, exclusive=True, group="rest of article", exit_on_error=False)
    def _read_on(self, opened: ArticleOpened) -> None:
        worker = get_current_worker()
        read_on(opened, self.post_message, lambda: worker.is_cancelled)

    @work(thread=True, exclusive=True, group="library", exit_on_error=False)
    def _read_library_again(self) -> None:
        self.post_message(find_changes(self._index))

    @work(thread=True, exclusive=True, group="titles", exit_on_error=False)
    def _prepare_search(self) -> None:
        self._filter.prepare()

    def _open_library(self) -> None:
        """List the first posts with the first screen where that is possible, and the rest as they come."""
        self._results = self._process.results() if self._process else self._index.load()
        if self._process and self._process.has_result(patience=FIRST_POSTS_PATIENCE):
            read_library(islice(self._results, 2), self._take, lambda: False)
        self._read_library()

    def _take(self, message: Message) -> None:
        """Answer to a result at once, instead of with the next turn of the event loop."""
        match message:
            case SiteFound():
                self._adopt_site(message)
            case PostsRead():
                self._add_posts(message)
            case LibraryFailed():
                self._fail_library(message)

    def _open_single_post(self) -> None:
        """Show the one post that was asked for with the first screen, instead of after it."""
        self._index.load_all()
        for post in self._index.posts:
            self._wanted = post
            self._show_article(open_article(self._index, Wanted(post)))
        self._finish_library()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what went wrong in the background, instead of nothing."""
        if event.state is WorkerState.ERROR:
            self._say(f"Something went wrong: {event.worker.error}")

    @on(SiteFound)
    def _adopt_site(self, event: SiteFound) -> None:
        self._index.adopt_site(event.site)

    @on(PostsRead)
    def _add_posts(self, event: PostsRead) -> None:
        self._index.add(event.posts)
        self._filter.forget()
        self._travel.forget()
        self._list_posts()
        if self._open is None and self._wanted is None:
            self._preview(self._posts.post)

    @on(LibraryRead)
    def _finish_library(self) -> None:
        self._reading = False
        self._list_posts()
        self._prepare_search()
        if not self._index.posts:
            self._explain_empty()
        elif not self._listed_by_person:
            self._preview(self._posts.post)

    @on(LibraryChanged)
    def _change_library(self, event: LibraryChanged) -> None:
        self._index.apply(event.changes)
        self._filter.forget()
        self._travel.forget()
        self._list_posts()

    @on(LibraryFailed)
    def _fail_library(self, event: LibraryFailed) -> None:
        self._reading = False
        self._heading.facts = ""
        if self._index.posts:
            self._say(f"{event.message}. {event.hint}")
            return
        self._article.show(parse(f"# {_escape(event.message)}\n\n{_escape(event.hint)}\n"))

    @on(ArticleOpened)
    def _show_article(self, event: ArticleOpened) -> None:
        if event.wanted.post is not self._wanted:
            return
        self._open = event.wanted.post
        self._fragment = event.wanted.fragment
        self._sections = SectionWalk(event.document.sections)
        self._outline.show(event.document.sections)
        self._article.show(event.document, event.wanted.place)
        self._jump_to_fragment()
        # The rest can wait until the beginning has been painted.
        self.call_after_refresh(self._read_on, event)

    @on(ArticleGrew)
    def _extend_article(self, event: ArticleGrew) -> None:
        if event.document is not self._article.document:
            return
        self._article.extend(event.batch)
        if event.batch.sections:
            self._outline.extend(event.document.sections)
            self._jump_to_fragment()

    @on(RowList.Highlighted, "#posts")
    def _preview_soon(self) -> None:
        self._listed_by_person = True
        if self._preview_timer is not None:
            self._preview_timer.stop()
        self._preview_timer = self.set_timer(PREVIEW_PAUSE, lambda: self._preview(self._posts.post))

    @on(RowList.Chosen, "#posts")
    def _open_chosen(self) -> None:
        self._listed_by_person = True
        self._preview(self._posts.post)
        self._arrange(self._arrangement.activate(Pane.ARTICLE))

    @on(RowList.Chosen, "#outline")
    def _jump_to_chosen(self, event: RowList.Chosen) -> None:
        self._jump(event.index)
        self._arrange(self._arrangement.activate(Pane.ARTICLE))

    def _follow_reading(self) -> None:
        """Tell which section is being read, and how far along that is."""
        if self._article.view is None:
            return
        current = self._current_section
        self._outline.mark(current)
        self._status.path = self._sections.path(current)
        self._status.progress = self._progress_text()

    @on(ReadingPane.LinkHovered)
    def _tell_link(self, event: ReadingPane.LinkHovered) -> None:
        from reader.document.links import describe

        target = None if event.link is None else self._target(event.link)
        self._status.message = "" if target is None else describe(target)

    @on(ReadingPane.LinkFollowed)
    def _follow_link(self, event: ReadingPane.LinkFollowed) -> None:
        from reader.document.links import NoteTarget, PostTarget, SectionTarget, WebTarget, describe

        match self._target(event.link):
            case None:
                return
            case SectionTarget(section=section):
                self._leave_place()
                self._jump(self._sections.sections.index(section))
            case NoteTarget(place=place):
                self._leave_place()
                self._article.go_to(place, rows_above=1)
            case PostTarget(post=post, fragment=fragment):
                self._leave_place()
                self._posts.select(post.path)
                self._open_post(post, fragment=fragment)
            case WebTarget(url=url) as target:
                self._say(describe(target))
                self.app.open_url(url)
            case target:
                self._say(describe(target))

    @on(SearchBox.Changed)
    def _narrow(self, event: SearchBox.Changed) -> None:
        self._filter.query = event.value
        self._list_posts(first=True)
        self._preview_soon()

    @on(SearchBox.Submitted)
    def _open_found(self) -> None:
        self._close_search()
        if self._posts.post is not None:
            self._open_chosen()

    @on(SearchBox.Cancelled)
    def _cancel_search(self) -> None:
        self._close_search()
        self._clear_query()

    @on(SearchBox.Stepped)
    def _step_in_list(self, event: SearchBox.Stepped) -> None:
        self._posts.step(event.rows)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Note which pane a person went to, with the mouse too."""
        for pane, widget in self._pane_widgets().items():
            # The event may come late, when the focus has gone on already.
            if event.widget is widget is self.focused and pane is not self._arrangement.active:
                self._arrange(self._arrangement.activate(pane))

    async def action_search_titles(self) -> None:
        self._arrange(self._arrangement.activate(Pane.LIST))
        boxes = self.query(SearchBox)
        if boxes:
            self.set_focus(boxes.first())
            return
        box = SearchBox(id="search")
        await self._panes[Pane.LIST].mount(box)
        self.set_focus(box)

    def action_next_post(self) -> None:
        self._step_post(1)

    def action_previous_post(self) -> None:
        self._step_post(-1)

    def action_next_section(self) -> None:
        self._jump(self._sections.next(self._current_section))

    def action_previous_section(self) -> None:
        self._jump(self._sections.previous(self._current_section, self._article.place))

    def action_next_sibling(self) -> None:
        self._jump(self._sections.sibling(outline.next_sibling, self._current_section))

    def action_previous_sibling(self) -> None:
        self._jump(self._sections.sibling(outline.previous_sibling, self._current_section))

    def action_section(self, number: int) -> None:
        """Go to the n-th top section, from 1."""
        self._jump(outline.top_section(self._sections.sections, number))

    def action_next_pane(self) -> None:
        self._arrange(self._arrangement.next_pane(1))

    def action_previous_pane(self) -> None:
        self._arrange(self._arrangement.next_pane(-1))

    def action_outline(self) -> None:
        self._arrange(self._arrangement.toggle_outline())

    def action_list(self) -> None:
        self._arrange(self._arrangement.toggle_list())

    def action_zen(self) -> None:
        self._arrange(self._arrangement.toggle_zen())

    def action_sort(self) -> None:
        orders = list(Order)
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        self._sort()

    def action_reverse(self) -> None:
        self._reverse = not self._reverse
        self._sort()

    def action_back(self) -> None:
        self._revisit(self._travel.history.back)

    def action_forward(self) -> None:
        self._revisit(self._travel.history.forward)

    def action_copy(self) -> None:
        text = self.get_selected_text()
        if text:
            self.app.copy_to_clipboard(text)
            self._say("Copied")
        else:
            self._say("Select text with the mouse, then copy it")

    def action_reload(self) -> None:
        place = self._article.place
        self._read_library_again()
        if self._open is not None:
            self._open_post(self._open, place=place)
        self._say("Read again")

    def action_wrap_code(self) -> None:
        options = self._article.options
        self._article.set_options(replace(options, wrap_code=not options.wrap_code, code_offset=0))
        self._say(
            "Long lines of code are panned with ← →" if options.wrap_code else "Long lines of code wrap"
        )

    def action_wider(self) -> None:
        self._change_measure(MEASURE_STEP)

    def action_narrower(self) -> None:
        self._change_measure(-MEASURE_STEP)

    def action_theme(self) -> None:
        """From dark to light and back."""
        self.app.theme = LIGHT.name if self.app.current_theme.dark else DARK.name

    def action_quit(self) -> None:
        self.app.exit()

    def action_help(self) -> None:
        from reader.app.help_screen import HelpScreen

        self.app.push_screen(HelpScreen())

    def action_leave(self) -> None:
        """Back out of the innermost thing that is open: selection, outline, search, article. Never quits."""
        if self.selections:
            self.clear_selection()
        elif self._arrangement.outline_open or self._arrangement.active is Pane.OUTLINE:
            self._arrange(self._arrangement.activate(Pane.ARTICLE))
        elif self._filter.active:
            self._clear_query()
        elif self._arrangement.active is Pane.ARTICLE and Pane.LIST in self._arrangement.reachable:
            self._arrange(self._arrangement.activate(Pane.LIST))

    @property
    def _current_section(self) -> int | None:
        return self._sections.current(self._article.place, self._article.reading_place)

    def _target(self, link: Link) -> Target | None:
        """Where a link in the open article leads."""
        document = self._article.document
        if self._open is None or document is None:
            return None
        return self._travel.target(link, self._open, document)

    def _pane_widgets(self) -> dict[Pane, PostList | ReadingPane | OutlinePanel]:
        return {Pane.LIST: self._posts, Pane.ARTICLE: self._article, Pane.OUTLINE: self._outline}

    def _arrange(self, arrangement: Arrangement) -> None:
        """Show the panes of an arrangement, and put the focus into the active one."""
        self._show_panes(arrangement)
        self.set_focus(self._pane_widgets()[arrangement.active], scroll_visible=False)

    def _show_panes(self, arrangement: Arrangement) -> None:
        self._arrangement = arrangement
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

    def _list_posts(self, *, first: bool = False) -> None:
        """List all posts, or those that match the query; ``first`` highlights the best match."""
        posts = self._filter.posts()
        self._posts.show(posts, self._filter.positions, from_top=first or not self._listed_by_person)
        self._heading.facts = self._describe_list(len(posts))

    def _describe_list(self, shown: int) -> str:
        total = len(self._index.posts)
        count = f"{total:,} post{'' if total == 1 else 's'}"
        parts = [f"{shown:,} of {count}" if self._filter.active else count]
        if self._order is not Order.DATE or self._reverse:
            parts.append(f"by {self._order}" + (", reversed" if self._reverse else ""))
        if self._reading:
            parts.append("reading …")
        return " · ".join(parts)

    def _sort(self) -> None:
        self._index.sort(self._order, reverse=self._reverse)
        self._filter.forget()
        self._list_posts()

    def _clear_query(self) -> None:
        self._filter.query = ""
        self._list_posts()

    def _close_search(self) -> None:
        self.query(SearchBox).remove()
        self.set_focus(self._posts)

    def _preview(self, post: Post | None) -> None:
        if post is not None and (self._wanted is None or post.path != self._wanted.path):
            self._open_post(post)

    def _open_post(self, post: Post, *, place: Place | None = None, fragment: str = "") -> None:
        self._wanted = post
        self.workers.cancel_group(self, "rest of article")
        self._read_article(post, place, fragment)

    def _step_post(self, step: int) -> None:
        self._posts.step(step)
        self._preview(self._posts.post)

    def _jump(self, index: int | None) -> None:
        """Bring a section to the top of the article, and mark it."""
        if index is None:
            return
        self._article.go_to(self._sections.sections[index].place, rows_above=1)
        self._sections.pin(index, self._article.place)
        self._follow_reading()

    def _jump_to_fragment(self) -> None:
        """Go to the section that a link asked for, as soon as it has been read."""
        document = self._article.document
        if not self._fragment or document is None:
            return
        index = outline.find(document.sections, self._fragment)
        if index is not None:
            self._jump(index)
        elif document.complete:
            self._say(f"There is no section #{self._fragment} in this post")
        if index is not None or document.complete:
            self._fragment = ""

    def _progress_text(self) -> str:
        if self._open is None:
            return ""
        progress = self._article.progress
        left = round(self._open.minutes * (1 - progress))
        return f"{progress:4.0%}" + (f" · {left} min left" if left else "")

    def _change_measure(self, cells: int) -> None:
        options = self._article.options
        measure = max(NARROWEST_MEASURE, min(WIDEST_MEASURE, options.measure + cells))
        self._article.set_options(replace(options, measure=measure))
        self._say(f"Lines of {measure} cells")

    def _leave_place(self) -> None:
        if self._open is not None:
            self._travel.history.leave(Visit(self._open.path, self._article.place))

    def _revisit(self, step: Callable[[Visit], Visit | None]) -> None:
        if self._open is None:
            return
        visit = step(Visit(self._open.path, self._article.place))
        if visit is None:
            self._say("Nothing to go back or forward to")
        elif visit.path == self._open.path:
            self._article.go_to(visit.place)
        elif (post := self._index.find(visit.path)) is not None:
            self._open_post(post, place=visit.place)
            self._posts.select(post.path)

    def _say(self, message: str) -> None:
        """Show a short message in the status line for a while."""
        self._status.message = clean_line(message)
        if self._message_timer is not None:
            self._message_timer.stop()
        self._message_timer = self.set_timer(MESSAGE_SECONDS, self._hush)

    def _hush(self) -> None:
        self._status.message = ""

    def _explain_empty(self) -> None:
        self._article.show(parse(f"# No posts here\n\n{_escape(self._index.site.reason)}\n"))


def _escape(text: str) -> str:
    """Text as Markdown that shows it literally."""
    return re.sub(r"([\\`*_{}\[\]()#+.!|<>~&-])", r"\\\1", text)

"""The pane in the middle: the article, and what is open within it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.reactive import var

from reader.app.article.arrival import Arrival
from reader.app.article.article_search import ArticleSearch
from reader.app.article.notes_below import NotesBelow
from reader.app.article.progress import scrolled
from reader.app.article.reading_options import ReadingOptions
from reader.app.article.reading_pane import ReadingPane
from reader.app.article.section_navigation import SectionNavigation
from reader.app.widgets.status_line import StatusLine
from reader.content.markup import plain_title
from reader.content.post import Post
from reader.content.text import clean_line
from reader.document.model import Batch, Document, Place, Section
from reader.document.reading.destination import TOP, Destination
from reader.page.options import PageOptions
from reader.screen.status import read_so_far
from reader.settings.kinds import Value

if TYPE_CHECKING:
    from reader.app.article.hints import HintPrompt, HintQuestion
    from reader.app.article.reload import Moved
    from reader.app.widgets.key_prompt import KeyPrompt


class ArticlePane(Vertical):
    """Shows an article, and puts together the controllers for what a person does in it."""

    section: var[int | None] = var(None)
    """Index of the section that is being read. Watch it to follow the reading."""
    found: var[Mapping[int, int]] = var[Mapping[int, int]]({})
    """How many matches of a search the sections have that have any, by index. Watch it to follow a search."""

    class OptionsChosen(Message):
        """A person wants articles set otherwise from now on."""

        def __init__(self, choices: Mapping[str, Value]) -> None:
            """Take the ``choices``, which are values by the names of settings."""
            super().__init__()
            self.choices = choices

    def __init__(self, *, options: PageOptions, status: StatusLine, id: str) -> None:
        """``status`` is the line at the foot of the screen."""
        super().__init__(id=id)
        self.post: Post | None = None
        """The post whose article is shown."""
        self.reading = ReadingPane(options=options, id="article")
        self.status = status
        self.reading.pictures.say = self.say
        self.search = ArticleSearch(self.reading, self.status, self.say, self._set_found)
        self.notes = NotesBelow(self, self.reading, self.say)
        self.navigation = SectionNavigation(self.reading, self.go_to, self._follow)
        self._arrival = Arrival(self.reading, self.navigation, self.search, go_to=self.go_to, say=self.say)
        self._options = ReadingOptions(
            self.reading,
            self.notes,
            say=self.say,
            chosen=lambda choices: self.post_message(self.OptionsChosen(choices)),
        )
        self._share: float | None = None
        self._key_prompt: KeyPrompt | None = None
        self._hint_prompt: HintPrompt | None = None

    def compose(self) -> ComposeResult:
        yield self.reading

    def on_mount(self) -> None:
        self.watch(self.reading, "view", self._follow)

    def on_resize(self) -> None:
        self.notes.fit()

    @property
    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Return what the commands for the article do, by name."""
        controllers = self.navigation, self.search, self._options
        return {name: act for controller in controllers for name, act in controller.commands.items()}

    @property
    def sections(self) -> Sequence[Section]:
        """Return the sections of the article."""
        return self.navigation.sections

    @property
    def share(self) -> float | None:
        """Return how much of the article has been read, 0 to 1.

        It is None when nobody knows, or there is nothing to read.
        """
        return self._share

    @share.setter
    def share(self, share: float | None) -> None:
        if share != self._share:
            self._share = share
            self.status.progress = self._describe_progress()

    @property
    def destination(self) -> Destination | None:
        """Return where one is, or is going to be as soon as that has been read; None without an article."""
        return self._arrival.destination

    @property
    def fraction(self) -> float | None:
        """Return how far along the place is, 0 to 1; None on the way to one that is still to be read.

        As long as it is not known how long the article is, nothing of it counts.
        """
        document = self.reading.document
        if document is None or self._arrival.is_awaited:
            return None
        return scrolled(self.reading.viewport) if document.complete else 0.0

    @property
    def line_read(self) -> int | None:
        """Return the 1-based line of the file that is being read; None where there is no text of it."""
        document = self.reading.document
        if document is None:
            return None
        from reader.document.reading.source_lines import line_at_place

        place = self.reading.place
        if self.section is not None:
            # The last sections need not reach the top of the pane to be read.
            place = max(place, self.sections[self.section].place)
        return line_at_place(document, place)

    def show(
        self,
        document: Document,
        post: Post | None = None,
        *,
        destination: Destination = TOP,
        again: bool = False,
    ) -> None:
        """Show the article of a post at a destination in it, or a remark, which is that of none.

        What is searched for stays so in the same article ``again``. How much of it was read is for others to
        say.
        """
        self.post = post or self.post
        self.reading.pictures.begin(post)
        self._share = None
        self.navigation.show(document.sections)
        self.section = None
        self.notes.close()
        is_there = self._arrival.show(document, destination)
        self.search.show_document(again=again)
        if not is_there and destination != TOP:
            self._arrival.seek(destination)

    def show_again(self, moved: Moved, post: Post) -> None:
        """Show the same article after an edit: all that a person is doing in it goes on."""
        self.post = post
        self.reading.pictures.begin(post)
        self.navigation.follow_edit(moved)
        self._arrival.show_again(moved)
        self.search.follow_edit(moved)
        self.notes.show_again(moved.after)
        self._arrival.seek_again()
        self._follow()

    def extend(self, batch: Batch) -> None:
        """Add the next stretch of the article."""
        self._arrival.extend(batch)
        self.search.extend(anew=batch.links_changed)

    def go(self, destination: Destination) -> None:
        """Go to a destination in the article that is shown, as soon as that has been read."""
        if destination.anchor is not None:
            self.notes.close()
            self.reading.scrolling.before_jump()
        self._arrival.seek(destination)

    def go_to(self, place: Place, rows_above: int = 0) -> None:
        """Bring a place to the top, with some rows of what stands before it, and go on reading there."""
        self.notes.close()
        self.reading.scrolling.before_jump()
        self._arrival.forget()
        self.reading.viewport.go_to(place, rows_above=rows_above)

    def awaits(self, command: str) -> bool:
        """Tell whether a command by its name needs more of the article to be read, or searched.

        Until a person is at the words that they opened the article for, every one does.
        """
        document = self.reading.document
        if self.search.is_leading:
            return True
        if command in ("next-match", "previous-match"):
            return self.search.searching
        if document is None or document.complete:
            return False
        return command == "bottom" or (command == "next-section" and self.navigation.next is None)

    def say(self, message: str) -> None:
        """Show a short message in the status line for a while; an empty one ends the one before."""
        self.status.say(clean_line(message))

    async def key_prompt(self) -> KeyPrompt:
        """Return what waits for one key, and shows in the status line which ones may be pressed."""
        from reader.app.widgets.key_prompt import KeyPrompt

        if self._key_prompt is None:
            self._key_prompt = KeyPrompt(self.status.hint)
            await self.screen.mount(self._key_prompt)
        return self._key_prompt

    async def choose(self, question: HintQuestion, pane: ReadingPane | None = None) -> None:
        """Let something be chosen by letters in the article, or in another pane of it: the notes."""
        from reader.app.article.hints import HintPrompt

        if self._hint_prompt is None:
            self._hint_prompt = HintPrompt(await self.key_prompt(), self.status.hint)
        self._hint_prompt.ask(question, pane or self.reading)

    def _set_found(self, found: Mapping[int, int]) -> None:
        self.found = found

    def _follow(self) -> None:
        """Tell which section is being read, and how far along that is."""
        if self.reading.view is None:
            return
        self.section = shown = self.navigation.shown
        title = () if self.post is None else (plain_title(self.post.title),)
        self.status.path = (*title, *self.navigation.path(shown))
        self.status.progress = self._describe_progress()
        following = self.navigation.next
        self.reading.prepare(() if following is None else (self.sections[following].place,))

    def _describe_progress(self) -> str:
        if self._share is None:
            return ""
        return read_so_far(self._share, self.post.minutes if self.post else 0)

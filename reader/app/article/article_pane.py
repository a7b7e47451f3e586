"""The pane in the middle: the article, and the line that says where one is in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from functools import partial
from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.reactive import var
from textual.widget import Widget

from reader.app.article.article_search import ArticleSearch
from reader.app.article.progress import place_being_read, scrolled
from reader.app.article.reading_pane import ReadingPane
from reader.app.article.section_walk import SectionWalk
from reader.app.keys import keys_of
from reader.app.widgets.effects import NO_POST, STILL_READING, NoEffectError
from reader.app.widgets.status_line import StatusLine
from reader.content.post import Post
from reader.content.text import clean_line
from reader.document.model import Batch, Document, Place, Section
from reader.document.reading import outline
from reader.document.reading.anchors import anchor_of, has_same_words
from reader.document.reading.destination import TOP, Destination
from reader.page.options import PageOptions, Spacing
from reader.screen.lines import percent
from reader.settings.kinds import Value
from reader.settings.table import NARROWEST_MEASURE, WIDEST_MEASURE, Settings

if TYPE_CHECKING:
    from reader.app.article.hint_prompt import HintPrompt, HintQuestion
    from reader.app.article.notes_panel import NotesPanel
    from reader.app.article.reload import Lost, Moved, Unfound
    from reader.app.widgets.key_prompt import KeyPrompt

MOST_HIDDEN: Final = 200
"""Closed callouts with headings that are passed over to find a heading that is seen."""

MEASURE_STEP: Final = 4


def options_of(settings: Settings) -> PageOptions:
    """How articles are set until a person sets them otherwise."""
    spacing = Spacing(settings.spacing) if settings.spacing in set(Spacing) else Spacing.NORMAL
    return PageOptions(measure=settings.measure, wrap_code=settings.wrap_code, spacing=spacing)


class ArticlePane(Vertical):
    """Shows an article, knows which of its sections is being read, and jumps between them."""

    section: var[int | None] = var(None)
    """Index of the section that is being read. Watch it to follow the reading."""
    found: var[Mapping[int, int]] = var[Mapping[int, int]]({})
    """How many matches of a search the sections have that have any, by index. Watch it to follow a search."""

    class SaidUnseen(Message):
        """Something was said in the status line while the pane is not shown."""

        def __init__(self, message: str) -> None:
            super().__init__()
            self.message = message

    class Chosen(Message):
        """A person wants articles set otherwise from now on."""

        def __init__(self, choices: Mapping[str, Value]) -> None:
            """``choices`` are values by the names of settings."""
            super().__init__()
            self.choices = choices

    def __init__(self, *, options: PageOptions, id: str) -> None:
        super().__init__(id=id)
        self.reading = ReadingPane(options=options, id="article")
        self._status = StatusLine(id="status")
        self.search = ArticleSearch(self.reading, self._status, self.say, self._set_found)
        self._key_prompt: KeyPrompt | None = None
        self._hint_prompt: HintPrompt | None = None
        self.notes: NotesPanel | None = None
        """Below the article. It is made when notes are first opened: most articles are read without."""
        self._sections = SectionWalk()
        self.post: Post | None = None
        """The post whose article is shown."""
        self._share: float | None = None
        self._pending: Destination | None = None
        """Where to go as soon as that has been read."""
        self._lost: Lost | None = None
        self._unfound: Unfound | None = None

    def compose(self) -> ComposeResult:
        yield self.reading
        yield self._status

    def on_mount(self) -> None:
        self.watch(self.reading, "view", self._follow)

    def on_resize(self) -> None:
        """Keep the notes within their part of the pane."""
        if self.notes is not None:
            self.notes.fit(self.size.height, self.reading.width)

    @property
    def notes_are_open(self) -> bool:
        """Whether notes are read below the article."""
        return self.notes is not None and self.notes.display

    @property
    def sections(self) -> Sequence[Section]:
        """The sections of the article."""
        return self._sections.sections

    @property
    def share(self) -> float | None:
        """How much of the article has been read, 0 to 1; None when nobody knows, or it is nothing to read."""
        return self._share

    @share.setter
    def share(self, share: float | None) -> None:
        if share != self._share:
            self._share = share
            self._status.progress = self._describe_progress()

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
        self._share = None
        self._pending = self._lost = self._unfound = None
        self._sections = SectionWalk(document.sections)
        self.section = None
        self.close_notes()
        place = None if destination.anchor is None else destination.find(document)
        if place is None:
            self.reading.show(document)
        else:
            self.reading.show(document, place, rows_above=destination.rows_above)
            self._note_unfound(destination)
        self.search.show_document(again=again)
        if place is None and destination != TOP:
            self._seek(destination)

    def show_again(self, moved: Moved, post: Post) -> None:
        """Show the same article after an edit: all that a person is doing in it goes on."""
        from reader.app.article.reload import is_still_at, show_again

        document = moved.after
        place = self.reading.place
        pinned = self._sections.pinned_at(place)
        self.post = post
        self._sections = SectionWalk(document.sections)
        if pinned is not None:
            index = outline.section_at(document.sections, moved(pinned.place))
            if index is not None:
                self._sections.pin(index, moved(place))
        unfound = self._unfound
        if unfound is not None and not is_still_at(self.reading, unfound.shown):
            unfound = self._unfound = None
        self._lost = show_again(self.reading, moved, self._lost)
        self.search.follow_edit(moved)
        self._show_notes_again(document)
        # All of it has been read, where a person may have been on the way to.
        if self._pending is not None:
            self._seek_pending()
        elif unfound is not None:
            self._seek(unfound.destination)
        self._follow()

    def extend(self, batch: Batch) -> None:
        """Add the next stretch of the article."""
        document = self.reading.document
        read_before = 0 if document is None else len(document.leaves)
        self.reading.extend(batch)
        goes_on_at_words = self._pending is not None and self._pending.anchor is not None
        if goes_on_at_words:
            self._seek_pending(since=read_before)
        self.search.extend(anew=batch.links_changed)
        if not goes_on_at_words:
            self._seek_pending()

    def go(self, destination: Destination) -> None:
        """Go to a destination in the article that is shown, as soon as that has been read."""
        if destination.anchor is not None:
            self.close_notes()
            self.reading.viewport.before_jump()
        self._seek(destination)

    def jump(self, index: int | None) -> None:
        """Bring a section to the top, and take it for the one being read."""
        if index is None:
            return
        self.go_to(self.sections[index].place, rows_above=1)
        self._sections.pin(index, self.reading.place)
        self._follow()

    def go_to(self, place: Place, *, rows_above: int = 0) -> None:
        """Bring a place to the top, with some rows of what stands before it, and go on reading there."""
        self.close_notes()
        self.reading.viewport.before_jump()
        self._pending = None
        self.reading.viewport.go_to(place, rows_above=rows_above)

    @property
    def destination(self) -> Destination | None:
        """Return where one is, or is going to be as soon as that has been read; None without an article."""
        document = self.reading.document
        if document is None:
            return None
        if self._is_awaiting:
            return self._pending
        place, rows_above = self.reading.viewport.spot
        return Destination(anchor=anchor_of(document, place), rows_above=rows_above)

    @property
    def fraction(self) -> float | None:
        """How far along the place is, 0 to 1; None while one is on the way to one that is still to be read.

        As long as it is not known how long the article is, nothing of it counts.
        """
        document = self.reading.document
        if document is None or self._is_awaiting:
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

    @property
    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Return what the commands for the article do, by name."""
        top_sections = {
            f"section-{number}": partial(self.jump_to_top_section, number) for number in range(1, 10)
        }
        return top_sections | {
            "next-section": self.jump_to_next,
            "previous-section": self.jump_to_previous,
            "next-sibling": self.jump_to_next_sibling,
            "previous-sibling": self.jump_to_previous_sibling,
            "next-match": lambda: self.search.step(1),
            "previous-match": lambda: self.search.step(-1),
            "wrap-code": self.toggle_code_wrapping,
            "fold-all": self.toggle_folds,
            "wider": lambda: self.change_measure(1),
            "narrower": lambda: self.change_measure(-1),
            "spacing": self.change_spacing,
        }

    def awaits(self, command: str) -> bool:
        """Whether a command by its name needs more of the article than has been read, or found in it."""
        document = self.reading.document
        if command in ("next-match", "previous-match"):
            return self.search.searching
        if document is None or document.complete:
            return False
        return command == "bottom" or (
            command == "next-section" and self._sections.next(self._current) is None
        )

    # What stands in the status line, and what is asked there.

    def say(self, message: str) -> None:
        """Show a short message in the status line for a while; an empty one ends the one before."""
        message = clean_line(message)
        self._status.say(message)
        if message and not self.display:
            self.post_message(self.SaidUnseen(message))

    def take_back(self, message: str) -> None:
        """Show a message no more, if it is still that one."""
        self._status.take_back(message)

    def hint(self, message: str) -> None:
        """Show a message in the status line until another takes its place; none when it is empty."""
        self._status.hint(message)

    def keep_saying(self, message: str) -> None:
        """Show a message whenever there is no other one; an empty one ends it."""
        self._status.keep_saying(message)

    async def open_bar(self, bar: Widget) -> None:
        """Put a bar in the place of the status line, until `close_bar`."""
        await self._status.give_way(bar)

    def close_bar(self) -> None:
        """Show the status line again."""
        self._status.come_back()

    async def key_prompt(self) -> KeyPrompt:
        """Return what waits for one key, and shows in the status line which ones may be pressed."""
        from reader.app.widgets.key_prompt import KeyPrompt

        if self._key_prompt is None:
            self._key_prompt = KeyPrompt(self.hint)
            await self.mount(self._key_prompt)
        return self._key_prompt

    async def choose(self, question: HintQuestion, pane: ReadingPane | None = None) -> None:
        """Let something be chosen by letters in the article, or in another pane of it: the notes."""
        from reader.app.article.hint_prompt import HintPrompt

        if self._hint_prompt is None:
            self._hint_prompt = HintPrompt(await self.key_prompt(), self.hint)
        self._hint_prompt.ask(question, pane or self.reading)

    def _set_found(self, found: Mapping[int, int]) -> None:
        self.found = found

    # The keys that jump. Each raises `NoEffectError` when there is nowhere to go.

    def jump_to_next(self) -> None:
        """Go on to the next section."""
        found = self._sections.next(self._current)
        self._jump_by_key(found, "This is the last section", below=True, reading=True)

    def jump_to_previous(self) -> None:
        """Go to the start of this section, or from there to the one before."""
        self._jump_by_key(self._sections.previous(self._current, self.reading.place), "No section above")

    def jump_to_next_sibling(self) -> None:
        """Go on to the next section at the level of the one being read, or above."""
        found = self._sections.sibling(outline.next_sibling, self._current)
        self._jump_by_key(found, "No section below at this level or above", below=True, reading=True)

    def jump_to_previous_sibling(self) -> None:
        """Go to the section before at the level of the one being read, or above; or on to the first one."""
        current = self._current
        found = self._sections.sibling(outline.previous_sibling, current)
        self._jump_by_key(found, "No section above at this level or above", reading=current is None)

    def jump_to_top_section(self, number: int) -> None:
        """Go to the n-th top section, from 1."""
        count = outline.count_top_sections(self.sections)
        reason = "This post has only one top section" if count == 1 else f"This post has {count} top sections"
        self._jump_by_key(outline.top_section(self.sections, number), reason, below=True)

    def _jump_by_key(
        self, index: int | None, reason: str, *, below: bool = False, reading: bool = False
    ) -> None:
        """Go to a section, ``reading`` what is between or jumping over it.

        ``reason`` says why there is none to go to; one ``below`` may only not have been read yet.
        """
        document = self.reading.document
        if document is None:
            raise NoEffectError(NO_POST)
        if index is None:
            if (below or not self.sections) and not document.complete:
                reason = STILL_READING
            elif not self.sections:
                reason = "This post has no sections"
            raise NoEffectError(reason)
        before = self.reading.view, self.section
        with self.reading.viewport.reading_on() if reading else nullcontext():
            self.jump(index)
        if (self.reading.view, self.section) == before:
            raise NoEffectError("This is where that section begins")

    async def toggle_notes(self) -> None:
        """Open the notes that are referred to on the rows in view, or close them again."""
        document = self.reading.document
        if document is None:
            raise NoEffectError(NO_POST)
        if self.notes_are_open:
            self.close_notes()
            return
        from reader.document.markdown.runs import FOOTNOTE_HREF
        from reader.document.reading.notes import notes_by_label
        from reader.page.in_view import links_in_rows

        shown = links_in_rows(self.reading.viewport.rows, document)
        hrefs = dict.fromkeys(span.link.href for span in shown)
        labels = [href.removeprefix(FOOTNOTE_HREF) for href in hrefs if href.startswith(FOOTNOTE_HREF)]
        defined = notes_by_label(document)
        notes = [defined[label] for label in labels if label in defined]
        if notes:
            panel = await self._make_notes()
            panel.open(notes, document, self.reading.viewport.options)
            panel.fit(self.size.height, self.reading.width)
            self.screen.set_focus(panel, scroll_visible=False)
            hints = ((self._keys("choose"), "goes to the note"), (self._keys("leave"), "closes"))
            self.say(" · ".join(f"{keys} {effect}" for keys, effect in hints if keys))
        elif labels and not document.complete:
            self.say("The notes of this post are still being read")
        else:
            self.say("Nothing in view refers to a note")

    def close_notes(self) -> None:
        """Close the notes; whoever read them is back in the article."""
        if self.notes is None:
            return
        if self.notes.has_focus:
            self.screen.set_focus(self.reading, scroll_visible=False)
        if self.notes.display:
            self.notes.display = False
            self.hint("")

    def _show_notes_again(self, document: Document) -> None:
        """Show the notes that are read below the article as they are after the edit."""
        from reader.app.article.reload import Moved, show_again
        from reader.document.reading.notes import notes_by_label, notes_document

        panel = self.notes
        if panel is None or panel.document is None or not panel.display:
            return
        defined = notes_by_label(document)
        notes = [defined[label] for label in panel.labels if label in defined]
        if notes:
            show_again(panel, Moved(panel.document, notes_document(notes, document)))
            panel.fit(self.size.height, self.reading.width)
        else:
            self.close_notes()

    def toggle_folds(self) -> None:
        """Open all callouts that can be closed, or close them when all are open."""
        fold_state = self.reading.viewport.fold_state
        if fold_state is None or not fold_state.has_folds:
            self.say("Nothing here can be closed")
            return
        close = not fold_state.has_closed_folds
        self.reading.callouts.set_all(closed=close)
        self.say("All callouts are closed" if close else "All callouts are open")

    def change_measure(self, steps: int) -> None:
        """Make lines longer, or shorter."""
        options, shown = self.reading.viewport.options, self.reading.viewport.line_width
        # In a pane that is narrower than the measure, the first step to shorter lines is seen at once.
        start = options.measure or shown
        start = start if steps > 0 else min(start, shown)
        measure = max(NARROWEST_MEASURE, min(WIDEST_MEASURE, start + steps * MEASURE_STEP))
        if measure == options.measure:
            raise NoEffectError(f"Lines of {measure} cells are the {'longest' if steps > 0 else 'shortest'}")
        self._set_options(options._replace(measure=measure))
        self.post_message(self.Chosen({"measure": measure}))
        shown = self.reading.viewport.line_width
        self.say(f"Lines of {measure} cells" + (f", of which {shown} fit" if shown < measure else ""))

    def change_spacing(self) -> None:
        """Give text more room, and after the most of it the least again."""
        options = self.reading.viewport.options
        spacings = list(Spacing)
        spacing = spacings[(spacings.index(options.spacing) + 1) % len(spacings)]
        self._set_options(options._replace(spacing=spacing))
        self.post_message(self.Chosen({"spacing": str(spacing)}))
        self.say(f"Spacing: {spacing}")

    def toggle_code_wrapping(self) -> None:
        """Wrap long lines of code, or let them be panned."""
        options = self.reading.viewport.options
        self._set_options(options._replace(wrap_code=not options.wrap_code, code_offset=0))
        if options.wrap_code:
            keys = f"{self._keys('pan-left')} {self._keys('pan-right')}".strip()
            self.say("Long lines of code are panned" + (f" with {keys}" if keys else ""))
        else:
            self.say("Long lines of code wrap")

    def _set_options(self, options: PageOptions) -> None:
        """Set the article otherwise, and the notes below it alike."""
        self.reading.viewport.set_options(options)
        if self.notes is not None:
            self.notes.viewport.set_options(options)
            self.notes.fit(self.size.height, self.reading.width)

    async def _make_notes(self) -> NotesPanel:
        from reader.app.article.notes_panel import NotesPanel

        if self.notes is None:
            self.notes = NotesPanel(id="notes")
            await self.mount(self.notes, before=self._status)
        return self.notes

    def _keys(self, command: str) -> str:
        return keys_of(self.app, command)

    @property
    def _current(self) -> int | None:
        return self._sections.current(self.reading.place, place_being_read(self.reading.viewport))

    def _follow(self) -> None:
        """Tell which section is being read, and how far along that is."""
        if self.reading.view is None:
            return
        current = self._current
        self.section = seen = self._seen(current)
        self._status.path = self._sections.path(seen)
        self._status.progress = self._describe_progress()
        following = self._sections.next(current)
        self.reading.prepare(() if following is None else (self.sections[following].place,))

    def _seen(self, index: int | None) -> int | None:
        """The section itself, or the last one before it whose heading is not folded away."""
        fold_state = self.reading.viewport.fold_state
        for _ in range(MOST_HIDDEN):
            if index is None or fold_state is None or not fold_state.hides(self.sections[index].place.leaf):
                return index
            label = fold_state.visible_leaf(self.sections[index].place.leaf)
            index = outline.section_at(self.sections, Place(label))
        return index

    def _describe_progress(self) -> str:
        if self._share is None:
            return ""
        left = round((self.post.minutes if self.post else 0) * (1 - self._share))
        return f"{percent(self._share):3}%" + (f" · {left} min left" if left else "")

    @property
    def _is_awaiting(self) -> bool:
        """Tell whether words to go on at are still to be read, and nobody has moved meanwhile."""
        pending = self._pending
        return pending is not None and pending.anchor is not None and self.reading.place <= Place(0)

    def _seek_pending(self, *, since: int = 0) -> None:
        """Go on to where one is still to get. Words to go on at are given up when a person has moved."""
        pending, self._pending = self._pending, None
        if pending is not None and (pending.anchor is None or self.reading.place <= Place(0)):
            self._seek(pending, since=since)

    def _seek(self, destination: Destination, *, since: int = 0) -> None:
        """Go to a destination, now or when it has been read."""
        self._pending = None
        document = self.reading.document
        if document is None:
            return
        if destination.words:
            self._highlight_words(destination)
            return
        place = destination.find(document, since=since)
        if place is not None:
            self._arrive(destination, document, place)
        elif destination.fragment and document.complete:
            self.say(f"There is no section #{destination.fragment} in this post")
        else:
            self._pending = destination

    def _arrive(self, destination: Destination, document: Document, place: Place) -> None:
        """Bring the place of a destination to the top; a section that begins there is the one being read."""
        if destination.anchor is not None:
            self.reading.viewport.go_to(place, rows_above=destination.rows_above)
            self._note_unfound(destination)
            return
        index = outline.section_at(document.sections, place)
        if index is not None and document.sections[index].place == place:
            self.jump(index)
        else:
            self.go_to(place, rows_above=1)

    def _highlight_words(self, destination: Destination) -> None:
        """Highlight the words that a post was opened for, from the line on that they were found in."""

        from reader.page.pattern import SearchPattern

        self.search.highlight(SearchPattern("words", destination.words), destination.line)

    def _note_unfound(self, destination: Destination) -> None:
        """Remember where one stopped while its words are not there: an edit may bring them back."""
        document, place, anchor = self.reading.document, self.reading.place, destination.anchor
        self._unfound = None
        if document is None or anchor is None or not document.complete:
            return
        if not has_same_words(document, anchor, place):
            from reader.app.article.reload import Unfound

            self._unfound = Unfound(destination, place)

"""The pane in the middle: the article, and the line that says where one is in it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING, Final

from textual.message import Message
from textual.reactive import var

from reader.app.article.choosing import ChoosingArticle
from reader.app.article.history import Stop
from reader.app.article.section_walk import SectionWalk
from reader.app.keys import keys_of
from reader.app.widgets.effects import NO_POST, STILL_READING, NoEffectError
from reader.app.widgets.short_text import percent
from reader.document.model import Batch, Document, Place, Section
from reader.document.reading import outline
from reader.document.reading.anchor_search import find_anchor
from reader.document.reading.anchors import anchor_of, has_words
from reader.page.options import PageOptions, Spacing
from reader.settings.choices import Choices
from reader.settings.options import NARROWEST_MEASURE, WIDEST_MEASURE
from reader.settings.settings import Settings

if TYPE_CHECKING:
    from reader.app.article.notes_panel import NotesPanel
    from reader.app.article.reload import Lost, Moved, Unfound

MOST_HIDDEN: Final = 200
"""Closed callouts with headings that are passed over to find a heading that is seen."""

MEASURE_STEP: Final = 4


def options_of(settings: Settings) -> PageOptions:
    """How articles are set until a person sets them otherwise."""
    spacing = Spacing(settings.spacing) if settings.spacing in set(Spacing) else Spacing.NORMAL
    return PageOptions(measure=settings.measure, wrap_code=settings.wrap_code, spacing=spacing)


class ArticlePane(ChoosingArticle):
    """Shows an article, knows which of its sections is being read, and jumps between them."""

    section: var[int | None] = var(None)
    """Index of the section that is being read. Watch it to follow the reading."""

    class Chosen(Message):
        """A person wants articles set otherwise from now on."""

        def __init__(self, choices: Choices) -> None:
            super().__init__()
            self.choices = choices

    def __init__(self, *, options: PageOptions, id: str) -> None:
        super().__init__(options=options, id=id)
        self.notes: NotesPanel | None = None
        """Below the article. It is made when notes are first opened: most articles are read without."""
        self._sections = SectionWalk()
        self._minutes = 0
        self._share: float | None = None
        self._fragment = ""
        """What names the section to go to, while that has not been read."""
        self._line: int | None = None
        """The line of the file to go to, while that has not been read."""
        self._awaited: Stop | None = None
        """Where to go as soon as it has been read, unless a person moves before."""
        self._lost: Lost | None = None
        self._unfound: Unfound | None = None

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
        *,
        minutes: int = 0,
        stop: Stop | None = None,
        fragment: str = "",
        again: bool = False,
    ) -> None:
        """Show an article from its top, where one stopped, or at the section that a fragment names.

        ``minutes`` is how long it takes to read. What is searched for stays so in the same article ``again``.
        How much of it was read is for others to say.
        """
        self._minutes = minutes
        self._share = None
        self._fragment = fragment
        self._line = None
        self._lost = self._unfound = None
        self._sections = SectionWalk(document.sections)
        self.section = None
        self.close_notes()
        self._awaited = stop
        place = None if stop is None else find_anchor(document, stop.anchor)
        if stop is None or place is None:
            self.reading.show(document)
        else:
            self._awaited = None
            self.reading.show(document, place, rows_above=stop.rows_above)
            self._note_unfound(stop)
        self.search_shown(again=again)
        self._find_fragment()

    def show_again(self, moved: Moved, *, minutes: int = 0) -> None:
        """Show the same article after an edit: all that a person is doing in it goes on."""
        from reader.app.article.reload import is_still_at, show_again

        document = moved.after
        place = self.reading.place
        pinned = self._sections.pinned_at(place)
        self._minutes = minutes
        self._sections = SectionWalk(document.sections)
        if pinned is not None:
            index = outline.section_at(document.sections, moved(pinned.place))
            if index is not None:
                self._sections.pin(index, moved(place))
        unfound = self._unfound
        if unfound is not None and not is_still_at(self.reading, unfound.shown):
            unfound = self._unfound = None
        self._lost = show_again(self.reading, moved, self._lost)
        self.search_moved(moved)
        self._show_notes_again(document)
        # All of it has been read, where a person may have been on the way to.
        if self._awaited is not None:
            self._find_stop(self._awaited)
        elif unfound is not None:
            self._find_stop(unfound.stop)
        self._find_fragment()
        self._find_line()
        self._follow()

    def extend(self, batch: Batch) -> None:
        """Add the next stretch of the article."""
        document = self.reading.document
        read_before = 0 if document is None else len(document.leaves)
        self.reading.extend(batch)
        if self._awaited is not None:
            self._find_stop(self._awaited, since=read_before)
        self.search_grown(anew=batch.links_changed)
        self._find_fragment()
        self._find_line()

    def go_to_line(self, line: int) -> None:
        """Go to what stands at a 1-based line of the file, as soon as that has been read."""
        self._line = line
        self._fragment = ""
        self._find_line()

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
        self.reading.before_jump()
        self._awaited = None
        self.reading.go_to(place, rows_above=rows_above)

    @property
    def stop(self) -> Stop | None:
        """Where one is, or is going to be as soon as that has been read; None without an article."""
        document = self.reading.document
        if document is None:
            return None
        if self._is_awaiting:
            return self._awaited
        place, rows_above = self.reading.spot
        return Stop(anchor_of(document, place), rows_above)

    @property
    def fraction(self) -> float | None:
        """How far along the place is, 0 to 1; None while one is on the way to one that is still to be read.

        As long as it is not known how long the article is, nothing of it counts.
        """
        document = self.reading.document
        if document is None or self._is_awaiting:
            return None
        return self.reading.progress if document.complete else 0.0

    def return_to(self, stop: Stop) -> None:
        """Go back to where one stopped in this article."""
        self.close_notes()
        self.reading.before_jump()
        self._awaited = None
        self._find_stop(stop)

    def awaits(self, command: str) -> bool:
        """Whether a command by its name needs more of the article than has been read, or found in it."""
        document = self.reading.document
        if command in ("next-match", "previous-match"):
            return self.is_searching
        if document is None or document.complete:
            return False
        return command == "bottom" or (
            command == "next-section" and self._sections.next(self._current) is None
        )

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
        with self.reading.reading_on() if reading else nullcontext():
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
        from reader.page.shown_links import links_on

        shown = links_on(self.reading.rows_in_view, document)
        hrefs = dict.fromkeys(span.link.href for span in shown)
        labels = [href.removeprefix(FOOTNOTE_HREF) for href in hrefs if href.startswith(FOOTNOTE_HREF)]
        defined = notes_by_label(document)
        notes = [defined[label] for label in labels if label in defined]
        if notes:
            panel = await self._make_notes()
            panel.open(notes, document, self.reading.options)
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
        from reader.document.reading.notes import document_of, notes_by_label

        panel = self.notes
        if panel is None or panel.document is None or not panel.display:
            return
        defined = notes_by_label(document)
        notes = [defined[label] for label in panel.labels if label in defined]
        if notes:
            show_again(panel, Moved(panel.document, document_of(notes, document)))
            panel.fit(self.size.height, self.reading.width)
        else:
            self.close_notes()

    def toggle_folds(self) -> None:
        """Open all callouts that can be closed, or close them when all are open."""
        folding = self.reading.folding
        if folding is None or not folding.any_fold:
            self.say("Nothing here can be closed")
            return
        close = not folding.any_closed
        self.reading.fold_all(closed=close)
        self.say("All callouts are closed" if close else "All callouts are open")

    def change_measure(self, steps: int) -> None:
        """Make lines longer, or shorter."""
        options, shown = self.reading.options, self.reading.line_width
        # In a pane that is narrower than the measure, the first step to shorter lines is seen at once.
        start = options.measure or shown
        start = start if steps > 0 else min(start, shown)
        measure = max(NARROWEST_MEASURE, min(WIDEST_MEASURE, start + steps * MEASURE_STEP))
        if measure == options.measure:
            raise NoEffectError(f"Lines of {measure} cells are the {'longest' if steps > 0 else 'shortest'}")
        self._set_options(options._replace(measure=measure))
        self.post_message(self.Chosen(Choices(measure=measure)))
        shown = self.reading.line_width
        self.say(f"Lines of {measure} cells" + (f", of which {shown} fit" if shown < measure else ""))

    def change_spacing(self) -> None:
        """Give text more room, and after the most of it the least again."""
        options = self.reading.options
        spacings = list(Spacing)
        spacing = spacings[(spacings.index(options.spacing) + 1) % len(spacings)]
        self._set_options(options._replace(spacing=spacing))
        self.post_message(self.Chosen(Choices(spacing=str(spacing))))
        self.say(f"Spacing: {spacing}")

    def toggle_code_wrapping(self) -> None:
        """Wrap long lines of code, or let them be panned."""
        options = self.reading.options
        self._set_options(options._replace(wrap_code=not options.wrap_code, code_offset=0))
        if options.wrap_code:
            keys = f"{self._keys('pan-left')} {self._keys('pan-right')}".strip()
            self.say("Long lines of code are panned" + (f" with {keys}" if keys else ""))
        else:
            self.say("Long lines of code wrap")

    def _set_options(self, options: PageOptions) -> None:
        """Set the article otherwise, and the notes below it alike."""
        self.reading.set_options(options)
        if self.notes is not None:
            self.notes.set_options(options)
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
        return self._sections.current(self.reading.place, self.reading.reading_place)

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
        folding = self.reading.folding
        for _ in range(MOST_HIDDEN):
            if index is None or folding is None or not folding.hides(self.sections[index].place.leaf):
                return index
            label = folding.seen_at(self.sections[index].place.leaf)
            index = outline.section_at(self.sections, Place(label))
        return index

    def _describe_progress(self) -> str:
        if self._share is None:
            return ""
        left = round(self._minutes * (1 - self._share))
        return f"{percent(self._share):3}%" + (f" · {left} min left" if left else "")

    @property
    def _is_awaiting(self) -> bool:
        """Whether a place is still to be read, and nobody has moved on meanwhile."""
        return self._awaited is not None and self.reading.place <= Place(0)

    def _find_stop(self, stop: Stop, *, since: int = 0) -> None:
        """Go to where one stopped, as soon as it has been read; unless a person has moved meanwhile."""
        document = self.reading.document
        if document is None or (self._awaited is not None and not self._is_awaiting):
            self._awaited = None
            return
        place = find_anchor(document, stop.anchor, since=since)
        self._awaited = stop if place is None else None
        if place is not None:
            self.reading.go_to(place, rows_above=stop.rows_above)
            self._note_unfound(stop)

    def _note_unfound(self, stop: Stop) -> None:
        """Remember where one stopped while its words are not there: an edit may bring them back."""
        document, place = self.reading.document, self.reading.place
        self._unfound = None
        if document is not None and document.complete and not has_words(document, stop.anchor, place):
            from reader.app.article.reload import Unfound

            self._unfound = Unfound(stop, place)

    def _find_fragment(self) -> None:
        """Go to the section that a link asked for, as soon as it has been read."""
        document = self.reading.document
        if not self._fragment or document is None:
            return
        from reader.document.reading.named_places import named_place, section_of

        index = section_of(document, self._fragment)
        if index is not None:
            self._fragment = ""
            self.jump(index)
        elif (place := named_place(document, self._fragment)) is not None:
            self._fragment = ""
            self.go_to(place, rows_above=1)
        elif document.complete:
            self.say(f"There is no section #{self._fragment} in this post")
            self._fragment = ""

    def _find_line(self) -> None:
        document = self.reading.document
        if self._line is None or document is None:
            return
        from reader.document.reading.lines import place_at_line

        place = place_at_line(document, self._line)
        if place is None:
            return
        self._line = None
        index = outline.section_at(document.sections, place)
        if index is not None and document.sections[index].place == place:
            self.jump(index)
        else:
            self.go_to(place, rows_above=1)

"""Copying what a person is at: what is selected, code, a section, a link, the whole post, its path."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from reader.app.library.links import Links
from reader.app.library.navigation import Navigation
from reader.app.library.workspace import Workspace
from reader.app.widgets.effects import NO_POST, NO_POST_CHOSEN, NoEffectError
from reader.content.text import clean_line
from reader.document.model import Link
from reader.document.reading import outline

_CHOICES: Final = (("c", "code"), ("s", "section"), ("l", "link"), ("a", "all"), ("p", "path"))
"""What can be copied, by the key that is pressed for it."""


class Copying:
    """Copies parts of the post that a person is at."""

    def __init__(self, workspace: Workspace, navigation: Navigation, links: Links) -> None:
        self._screen = workspace.screen
        self._index = workspace.index
        self._panes = workspace.panes
        self._piped = workspace.start.piped
        self._navigation = navigation
        self._links = links

    @property
    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Return what the command that copies does, by name."""
        return {"copy": self._ask}

    async def _ask(self) -> None:
        """Copy what is selected with the mouse, or ask what else."""
        if text := self._screen.get_selected_text():
            from reader.app.article.copying import amount_of

            self._copy(text, amount_of(text))
            return
        selected = self._links.selected
        if address := self._links.take_unopened() if selected is None else self._address(selected):
            self._copy(address, address)
            return
        if self._navigation.open is None:
            raise NoEffectError(NO_POST)
        article = self._panes.article
        self._panes.show_article()
        answers: dict[str, Callable[[], Awaitable[None]]] = {
            "c": self._copy_code,
            "s": self._copy_section,
            "y": self._copy_section,
            "l": self._copy_link,
            "a": self._copy_all,
            "p": self._copy_path,
        }
        (await article.key_prompt()).ask("copy", answers, choices=_CHOICES)

    async def _copy_code(self) -> None:
        from reader.app.article.copying import code_in_view, count_lines
        from reader.app.article.hints import HintQuestion

        article = self._panes.article
        document = article.reading.document
        codes = [] if document is None else code_in_view(document, article.reading.viewport.rows)

        def take(index: int) -> None:
            text = codes[index].block.text
            self._copy(text, f"{count_lines(text)} of code")

        if not codes:
            article.say("There is no code in view")
        elif len(codes) == 1:
            take(0)
        else:
            choices = [code.choice for code in codes]
            describe = [code.description for code in codes].__getitem__
            await article.choose(HintQuestion(choices, take, describe, "copy which code?", at_once=True))

    async def _copy_link(self) -> None:
        from reader.app.article.copying import links_to_copy
        from reader.app.article.hints import HintQuestion, TextRange

        article = self._panes.article
        document = article.reading.document
        links = [] if document is None else links_to_copy(document, article.reading.viewport.rows)
        await self._links.find(span.link for span in links)

        def take(index: int) -> None:
            text = self._address(links[index].link)
            self._copy(text, text)

        if not links:
            article.say("There is no link in view")
        elif len(links) == 1:
            take(0)
        else:
            choices = [TextRange(leaf, start, end) for leaf, start, end, _ in links]
            describe = [clean_line(self._address(span.link)) for span in links].__getitem__
            await article.choose(HintQuestion(choices, take, describe, "copy which link?", at_once=True))

    async def _copy_section(self) -> None:
        from reader.app.article.copying import count_lines, section_source

        article = self._panes.article
        document, post, section = article.reading.document, article.post, article.section
        if document is None or post is None:
            return
        sections = tuple(document.sections)
        if not document.complete and (section is None or outline.next_sibling(sections, section) is None):
            article.say("Still reading this section")
            return
        source = await asyncio.to_thread(self._index.read, post)
        text = section_source(source, sections, section)
        title = "the beginning" if section is None else f"“{sections[section].title}”"
        self._copy(text, f"{title}, {count_lines(text)}")

    async def _copy_all(self) -> None:
        from reader.app.article.copying import count_lines
        from reader.content.discovery.text_files import read_text

        post = self._navigation.post_at_hand
        if post is None:
            self._panes.article.say(NO_POST_CHOSEN)
            return
        text = (await asyncio.to_thread(read_text, str(self._index.folder / post.path))).text
        if text:
            self._copy(text, f"the whole post, {count_lines(text)}")
        else:
            self._panes.article.say("There is nothing to copy")

    async def _copy_path(self) -> None:
        post = self._navigation.post_at_hand
        if self._piped:
            self._panes.article.say("Piped text has no path")
        elif post is None:
            self._panes.article.say(NO_POST_CHOSEN)
        else:
            path = str(self._index.folder / post.path)
            self._copy(path, path)

    def _copy(self, text: str, what: str) -> None:
        from reader.app.terminal.clipboard import is_long

        self._screen.app.copy_to_clipboard(text)
        doubt = " · some terminals cannot copy so much" if is_long(text) else ""
        self._panes.article.say(f"Copied {what}{doubt}")

    def _address(self, link: Link) -> str:
        """Return what is copied of a link."""
        from reader.app.article.copying import address

        target, post = self._links.target(link), self._navigation.open
        if target is None or post is None:
            return link.href
        return address(link, target, self._index.folder, post.path)

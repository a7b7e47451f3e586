"""Handing a post over to other programs: to an editor, to a command, to the clipboard."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader.app.library.links import LibraryLinks
from reader.app.library.loading import Wanted
from reader.app.widgets.effects import NO_POST, NO_POST_CHOSEN, NoEffectError
from reader.content.post import Post
from reader.content.text import clean_line
from reader.document.model import Link
from reader.document.reading import outline
from reader.screen.arrangement import Pane

if TYPE_CHECKING:
    from reader.app.widgets.key_prompt import Asker
    from reader.app.widgets.pipe_bar import PipeBar

_WHAT_TO_COPY: Final = (
    "copy: c code · s section · l link · a all · p path",
    "copy: c code s section l link a all p path",
    "c code s section l link a all p path",
)
"""What is asked, from the widest terminal to the narrowest."""


class LibraryHandover(LibraryLinks):
    """Lets other programs have the post that a person is at."""

    _asker: Asker | None = None
    _pipe_bar: PipeBar | None = None
    _piped_post: Post | None = None

    @property
    def _post_at_hand(self) -> Post | None:
        """The post that a person is at: the highlighted one in the list, the open one elsewhere."""
        in_list = self._arrangement.active is Pane.LIST and self._searches.open is None
        return self._list.posts.post if in_list else self._open

    def _chosen_post(self) -> Post:
        """The post that a person is at. Raises `NoEffectError` when there is none."""
        post = self._post_at_hand
        if post is None:
            raise NoEffectError(NO_POST_CHOSEN)
        return post

    def action_edit(self) -> None:
        """Edit the post at the line being read, and come back to the same words."""
        from reader.app.terminal.editors import NoEditorError, editing_command, editor_words
        from reader.app.terminal.suspend import LendingError, ending, run_in_terminal

        post = self._chosen_post()
        if self._entrance.piped:
            self._article.say("This text came through a pipe: there is no file to edit")
            return
        try:
            editor = editor_words(self._settings.editor, os.environ)
            command = editing_command(editor, self._file_of(post), self._line_read(post))
            status = run_in_terminal(self.app, command)
        except (NoEditorError, LendingError) as error:
            self._article.say(str(error))
            return
        self._read_again(post)
        if status:
            self._article.say(f"{ending(status)}{Path(editor[0]).name}")

    async def action_pipe(self) -> None:
        """Ask for a command that gets the post."""
        post = self._chosen_post()
        from reader.app.widgets.pipe_bar import PipeBar

        self._piped_post = post
        self._show_article_pane()
        if self._pipe_bar is None:
            self._pipe_bar = PipeBar(id="pipe")
        await self._article.open_bar(self._pipe_bar)
        self._pipe_bar.open()

    def on_pipe_bar_closed(self, event: PipeBar.Closed) -> None:
        self._article.close_bar()
        post, self._piped_post = self._piped_post, None
        if event.command and post is not None:
            self._pipe(post, event.command)

    async def action_copy(self) -> None:
        """Copy what is selected with the mouse, or ask what else."""
        text = self.get_selected_text()
        if text:
            from reader.app.article.copying import amount_of

            self._copy(text, amount_of(text))
            return
        if address := self._take_address():
            self._copy(address, address)
            return
        if self._open is None:
            raise NoEffectError(NO_POST)
        from reader.app.widgets.key_prompt import Asker

        self._show_article_pane()
        if self._asker is None:
            self._asker = Asker(self._article.hint)
            await self._article.mount(self._asker)
        answers: dict[str, Callable[[], Awaitable[None]]] = {
            "c": self._copy_code,
            "s": self._copy_section,
            "y": self._copy_section,
            "l": self._copy_link,
            "a": self._copy_all,
            "p": self._copy_path,
        }
        width = self._article.size.width - 4
        prompt = next((prompt for prompt in _WHAT_TO_COPY if len(prompt) <= width), _WHAT_TO_COPY[-1])
        self._asker.ask(prompt, answers)

    def action_suspend(self) -> None:
        """Stop, until a shell lets the program go on."""
        from reader.app.terminal.suspend import LendingError, stop_process

        try:
            stop_process(self.app)
        except LendingError as error:
            self._article.say(str(error))

    def _pipe(self, post: Post, command: str) -> None:
        """Run what a person typed with their shell, with the file of a post as its input."""
        from reader.app.terminal.suspend import LendingError, run_in_terminal
        from reader.content.discovery.files import open_binary
        from reader.content.title_text import plain_title

        file = self._file_of(post)
        variables = {
            "READER_POST": str(file),
            "READER_LINE": str(self._line_read(post)),
            "READER_TITLE": plain_title(post.title),
        }
        shell = os.environ.get("SHELL") or "/bin/sh"
        try:
            with open_binary(str(file)) as text:
                run_in_terminal(
                    self.app,
                    (shell, "-c", command),
                    announced=f"| {clean_line(command)}",
                    text=text,
                    variables=variables,
                )
        except OSError as error:
            self._article.say(f"The post cannot be read: {(error.strerror or str(error)).lower()}")
        except LendingError as error:
            self._article.say(str(error))

    async def _copy_code(self) -> None:
        from reader.app.article.chooser import Question
        from reader.app.article.copying import code_in_view, count_lines

        document = self._article.reading.document
        codes = [] if document is None else code_in_view(document, self._article.reading.rows_in_view)

        def take(index: int) -> None:
            text = codes[index].block.text
            self._copy(text, f"{count_lines(text)} of code")

        if not codes:
            self._article.say("There is no code in view")
        elif len(codes) == 1:
            take(0)
        else:
            choices = [code.choice for code in codes]
            describe = [code.description for code in codes].__getitem__
            await self._article.choose(Question(choices, take, describe, "copy which code?", at_once=True))

    async def _copy_link(self) -> None:
        from reader.app.article.chooser import Question
        from reader.app.article.copying import links_to_copy
        from reader.app.article.hints import Choice

        document = self._article.reading.document
        rows = self._article.reading.rows_in_view
        links = [] if document is None else links_to_copy(document, rows)

        def take(index: int) -> None:
            text = self._address(links[index].link)
            self._copy(text, text)

        if not links:
            self._article.say("There is no link in view")
        elif len(links) == 1:
            take(0)
        else:
            choices = [Choice(leaf, start, end) for leaf, start, end, _ in links]
            describe = [clean_line(self._address(span.link)) for span in links].__getitem__
            await self._article.choose(Question(choices, take, describe, "copy which link?", at_once=True))

    async def _copy_section(self) -> None:
        from reader.app.article.copying import count_lines, section_source

        document, post, section = self._article.reading.document, self._open, self._article.section
        if document is None or post is None:
            return
        sections = tuple(document.sections)
        if not document.complete and (section is None or outline.next_sibling(sections, section) is None):
            self._article.say("The end of this section is still being read")
            return
        article = await asyncio.to_thread(self._index.read, post)
        text = section_source(article, sections, section)
        title = "the beginning" if section is None else f"“{sections[section].title}”"
        self._copy(text, f"{title}, {count_lines(text)}")

    async def _copy_all(self) -> None:
        from reader.app.article.copying import count_lines
        from reader.content.discovery.files import read_text

        post = self._post_at_hand
        if post is None:
            self._article.say(NO_POST_CHOSEN)
            return
        text = (await asyncio.to_thread(read_text, str(self._file_of(post)))).text
        if text:
            self._copy(text, f"the whole post, {count_lines(text)}")
        else:
            self._article.say("There is nothing in this post to copy")

    async def _copy_path(self) -> None:
        post = self._post_at_hand
        if self._entrance.piped:
            self._article.say("This text came through a pipe: it has no path")
        elif post is None:
            self._article.say(NO_POST_CHOSEN)
        else:
            path = str(self._file_of(post))
            self._copy(path, path)

    def _take_address(self) -> str:
        """The address to copy without a question: of the selected link, or of a page that did not open."""
        if self._selected_link is not None:
            return self._address(self._selected_link)
        unopened, self._unopened = self._unopened, None
        return unopened.url if unopened else ""

    def _copy(self, text: str, what: str) -> None:
        from reader.app.terminal.clipboard import is_long

        self.app.copy_to_clipboard(text)
        doubt = " · some terminals refuse so much" if is_long(text) else ""
        self._article.say(f"Copied {what}{doubt}")

    def _address(self, link: Link) -> str:
        """What is copied of a link."""
        from reader.app.article.copying import address

        target = self._target(link)
        if target is None or self._open is None:
            return link.href
        return address(link, target, self._index.folder, self._open.path)

    def _line_read(self, post: Post) -> int:
        """The 1-based line of the file at which a post is read; of its body, if it is not the open one."""
        from reader.document.reading.lines import line_at_place

        reading, section = self._article.reading, self._article.section
        if self._open is None or self._open.path != post.path or reading.document is None:
            return post.body_line
        place = reading.place
        if section is not None:
            # The last sections need not reach the top of the pane to be read.
            place = max(place, self._article.sections[section].place)
        return line_at_place(reading.document, place) or post.body_line

    def _read_again(self, post: Post) -> None:
        """Show what has become of a post that another program had."""
        if self._library is not None:
            self._library.refresh()
        if self._wanted is None or self._wanted.path != post.path:
            return
        if self._open is not None and self._open.path == post.path:
            self._open_again()
        else:
            self._open_post(Wanted(post))

    def _file_of(self, post: Post) -> Path:
        return self._index.folder / post.path

    def _show_article_pane(self) -> None:
        """Make sure that the line under the article is seen."""
        if Pane.ARTICLE not in self._arrangement.shown:
            self._arrange(self._arrangement.activate(Pane.ARTICLE))

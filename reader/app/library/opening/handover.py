"""Handing a post over to other programs: to an editor, to a command; and stopping for the shell."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader.app.library.navigation import Navigation
from reader.app.library.opening.beginning import Request
from reader.app.library.rereading import Rereading
from reader.app.library.workspace import Workspace
from reader.content.post import Post
from reader.content.text import clean_line

if TYPE_CHECKING:
    from reader.app.widgets.line_bar import Ending, LineBar


_PIPE_TO: Final = "a command that reads the post, such as wc -w"


class Handover:
    """Lets other programs have the post that a person is at, and reads it again when they are done."""

    def __init__(
        self,
        workspace: Workspace,
        navigation: Navigation,
        rereading: Rereading,
        after_edit: Callable[[], object],
    ) -> None:
        """``after_edit`` is called when a file may have changed."""
        self._after_edit = after_edit
        self._screen = workspace.screen
        self._index = workspace.index
        self._panes = workspace.panes
        self._editor = workspace.settings.editor
        self._piped = workspace.start.piped
        self._navigation = navigation
        self._rereading = rereading
        self._pipe_bar: LineBar | None = None
        self._piped_post: Post | None = None

    @property
    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Return what the commands that run other programs do, by name."""
        return {"edit": self._edit, "pipe": self._ask_for_command, "suspend": self._suspend}

    def _edit(self) -> None:
        """Edit the post at the line you are reading, and come back to the same words."""
        from reader.app.terminal.editors import NoEditorError, editing_command, editor_words
        from reader.app.terminal.suspend import LendingError, describe_status, run_in_terminal

        post = self._navigation.demand_post()
        article = self._panes.article
        if self._piped:
            article.say("Piped text has no file")
            return
        try:
            editor = editor_words(self._editor, os.environ)
            command = editing_command(editor, self._file_of(post), self._line_read(post))
            status = run_in_terminal(self._screen.app, command)
        except (NoEditorError, LendingError) as error:
            article.say(str(error))
            return
        self._read_again(post)
        if status:
            article.say(f"{describe_status(status)}{Path(editor[0]).name}")

    async def _ask_for_command(self) -> None:
        """Ask for a command that gets the post."""
        post = self._navigation.demand_post()
        from reader.app.widgets.line_bar import LineBar

        self._piped_post = post
        self._panes.show_article()
        if self._pipe_bar is None:
            self._pipe_bar = LineBar("|", _PIPE_TO, self._end_pipe, id="pipe")
        await self._panes.article.status.give_way(self._pipe_bar)
        self._pipe_bar.open()

    def _end_pipe(self, command: str, ending: Ending) -> None:
        """Run the command that was typed for a post, if any was."""
        from reader.app.widgets.line_bar import Ending

        self._panes.article.status.come_back()
        post, self._piped_post = self._piped_post, None
        if ending is Ending.ENTERED and command.strip() and post is not None:
            self._screen.call_later(self._pipe, post, command.strip())

    def _suspend(self) -> None:
        """Stop, until a shell lets the program go on."""
        from reader.app.terminal.suspend import LendingError, stop_process

        try:
            stop_process(self._screen.app)
        except LendingError as error:
            self._panes.article.say(str(error))

    def _pipe(self, post: Post, command: str) -> None:
        """Run what a person typed with their shell, with the file of a post as its input."""
        from reader.app.terminal.suspend import LendingError, run_in_terminal
        from reader.content.discovery.text_files import open_binary
        from reader.content.markup import plain_title

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
                    self._screen.app,
                    (shell, "-c", command),
                    announced=f"| {clean_line(command)}",
                    text=text,
                    variables=variables,
                )
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            self._panes.article.say(f"The post cannot be read: {reason}")
        except LendingError as error:
            self._panes.article.say(str(error))

    def _line_read(self, post: Post) -> int:
        """Return the 1-based line of the file at which a post is read; of its body, if it is not open."""
        article = self._panes.article
        if article.post is None or article.post.path != post.path:
            return post.body_line
        return article.line_read or post.body_line

    def _read_again(self, post: Post) -> None:
        """Show what has become of a post that another program had."""
        self._after_edit()
        requested, shown = self._navigation.requested, self._navigation.open
        if requested is None or requested.path != post.path:
            return
        if shown is not None and shown.path == post.path:
            self._rereading.start()
        else:
            self._navigation.request(Request(post))

    def _file_of(self, post: Post) -> Path:
        return self._index.folder / post.path

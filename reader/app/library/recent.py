"""Going on with what was read last, in this library or in another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from reader.app.library.bookmarks import LibraryMarks
from reader.app.library.loading import LibraryRead, Wanted
from reader.app.widgets.screens import open_panel
from reader.screen.arrangement import Pane

if TYPE_CHECKING:
    from reader.memory.recent import Recent


class ElsewhereWanted(Message):
    """A person wants to go on with a post of another library."""

    def __init__(self, recent: Recent) -> None:
        super().__init__()
        self.recent = recent


class LibraryRecent(LibraryMarks):
    """Offers what was read last, of all libraries."""

    @on(LibraryRead)
    def _offer_recent(self) -> None:
        """Where nothing was asked for and nothing is there, offer to go on with what was read last."""
        from reader.settings.folders import is_anything_kept

        if self._entrance.unasked and not self._index.posts and is_anything_kept():
            self.action_recent()

    def action_recent(self) -> None:
        """Choose among what was read last, wherever it is."""
        from reader.app.library.recent_screen import RecentScreen
        from reader.memory.everywhere import recent_everywhere

        self._marks.rest()
        open_panel(self.app, RecentScreen(recent_everywhere), self._go_on)

    def _go_on(self, recent: Recent | None) -> None:
        """Open what was chosen where one stopped in it."""
        if recent is None:
            return
        post = self._index.find(recent.path)
        if recent.library != self._index.folder.absolute():
            if (recent.library / recent.path).is_file():
                self.post_message(ElsewhereWanted(recent))
            else:
                self._article.say(f"{recent.library / recent.path} is not there any more")
        elif post is None:
            self._article.say(f"{recent.path} is not there any more")
        else:
            if self._wanted is None or post.path != self._wanted.path:
                self._leave_place()
                self._open_post(Wanted(post))
                self._list.posts.select(post.path)
            self._arrange(self._arrangement.activate(Pane.ARTICLE))
            self._marks.go_into(post, to_read=True)

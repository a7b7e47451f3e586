"""An article in which one of several things in view can be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.app.article.reading_pane import ReadingPane
from reader.app.article.searched_article import SearchedArticle
from reader.page.options import PageOptions

if TYPE_CHECKING:
    from reader.app.article.chooser import Chooser, Question


class ChoosingArticle(SearchedArticle):
    """Lets links, code blocks or tables be chosen by letters. What that takes is loaded with the first."""

    def __init__(self, *, id: str, options: PageOptions) -> None:
        super().__init__(id=id, options=options)
        self._chooser: Chooser | None = None

    async def choose(self, question: Question, pane: ReadingPane | None = None) -> None:
        """Let something be chosen in the article, or in another pane of it: the notes."""
        from reader.app.article.chooser import Chooser

        if self._chooser is None:
            self._chooser = Chooser(self.hint)
            await self.mount(self._chooser)
        self._chooser.ask(question, pane or self.reading)

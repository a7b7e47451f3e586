"""An article in which one of several things in view can be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.app.article.reading_pane import ReadingPane
from reader.app.article.searched_article import SearchedArticle
from reader.page.options import PageOptions

if TYPE_CHECKING:
    from reader.app.article.hint_prompt import HintPrompt, HintQuestion
    from reader.app.widgets.key_prompt import KeyPrompt


class ChoosingArticle(SearchedArticle):
    """Asks for keys. What that takes is loaded with the first question."""

    def __init__(self, *, id: str, options: PageOptions) -> None:
        super().__init__(id=id, options=options)
        self._key_prompt: KeyPrompt | None = None
        self._hint_prompt: HintPrompt | None = None

    async def key_prompt(self) -> KeyPrompt:
        """Return what waits for one key, and shows in the status line which ones may be pressed."""
        from reader.app.widgets.key_prompt import KeyPrompt

        if self._key_prompt is None:
            self._key_prompt = KeyPrompt(self.hint)
            await self.mount(self._key_prompt)
        return self._key_prompt

    async def choose(self, question: HintQuestion, pane: ReadingPane | None = None) -> None:
        """Let something be chosen in the article, or in another pane of it: the notes."""
        from reader.app.article.hint_prompt import HintPrompt

        if self._hint_prompt is None:
            self._hint_prompt = HintPrompt(await self.key_prompt(), self.hint)
        self._hint_prompt.ask(question, pane or self.reading)

"""Searching a library: panes that take the place of the list, and the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.app.library.feed import LibraryFollowing
from reader.app.library.loading import Wanted
from reader.app.widgets.screens import open_panel
from reader.document.reading import outline
from reader.keys.commands import Scope
from reader.screen.arrangement import Pane

if TYPE_CHECKING:
    from reader.app.library.palette import Choice
    from reader.app.library.result_lists import Result
    from reader.app.library.results_pane import ResultsPane


class LibraryResults(LibraryFollowing):
    """Shows what was found beside the article, and leads there and back."""

    # The handlers of messages of panes that are imported with the first search.

    def on_results_pane_picked(self) -> None:
        self._show_soon(self._show_result)

    def on_results_pane_opened(self) -> None:
        """Read on at the highlighted result; what was read before is one step back."""
        self._show_result()
        origin = self._searches.take_origin()
        if origin is not None:
            self._travel.history.leave(origin)
        self._arrange(self._arrangement.activate(Pane.ARTICLE))
        if self._wanted is not None:
            self._list.posts.select(self._wanted.path)
            self._marks.go_into(self._wanted)

    def on_results_pane_left(self) -> None:
        """List the posts again, and go back to where the search began if nothing was opened since."""
        pane, origin = self._searches.open, self._searches.take_origin()
        if pane is None:
            return
        self._searches.open = None
        pane.display = False
        self._panes[Pane.LIST] = self._list
        self._article.unlight()
        self._arrange(self._arrangement.activate(self._searches.began_in))
        if origin is not None:
            self._visit(origin)

    async def action_search_text(self) -> None:
        await self._open_results(self._searches.texts())

    async def action_headings(self) -> None:
        pane = self._searches.headings()
        await self._open_results(pane)
        pane.start(self._open, self._article.sections, self._article.section)

    def action_palette(self) -> None:
        from reader.app.library.palette import PaletteScreen

        screen = PaletteScreen(self._list.filter.best, self._searches.library)
        open_panel(self.app, screen, self._do_chosen)

    async def _open_results(self, pane: ResultsPane) -> None:
        """Search in a pane that takes the place of the list."""
        if not pane.is_attached:
            await self.query_one("#panes").mount(pane, before=self._article)
        before = self._searches.open
        if before is None:
            self._searches.begin(self._here, self._arrangement.active)
        self._panes[Pane.LIST].display = False
        self._searches.open = self._panes[Pane.LIST] = pane
        self._arrange(self._arrangement.activate(Pane.LIST))
        self.set_focus(pane.box)

    def _show_result(self) -> None:
        """Show the highlighted result beside the list."""
        pane = self._searches.open
        result = None if pane is None else pane.result
        if result is not None:
            self._go_to_result(result)

    def _go_to_result(self, result: Result) -> None:
        wanted = Wanted(result.post, fragment=result.slug, words=result.words, line=result.line)
        path = result.post.path
        if any(post is None or post.path != path for post in (self._open, self._wanted)):
            self._open_post(wanted)
        elif result.words:
            self._light(wanted)
        elif result.slug:
            self._article.jump(outline.find(self._article.sections, result.slug))

    async def _do_chosen(self, choice: Choice | None) -> None:
        """Do what was chosen in the palette, or go there."""
        if choice is None:
            return
        from reader.keys.commands import Command

        if not isinstance(choice, Command):
            self._leave_place()
            self._go_to_result(choice)
            self._list.posts.select(choice.post.path)
            self._arrange(self._arrangement.activate(Pane.ARTICLE))
            self._marks.go_into(choice.post)
            return
        panes = self._pane_widgets()
        nodes = {Scope.EVERYWHERE: self, Scope.ARTICLE: panes[Pane.ARTICLE]}
        node = nodes.get(choice.scope, panes[self._arrangement.active])
        await self.app.run_action(choice.action, node)

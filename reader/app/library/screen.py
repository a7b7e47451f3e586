"""The screen that wires list, article and outline together; nothing else knows more than one of them."""

from __future__ import annotations

from reader.app.article.article_pane import options_of
from reader.app.keys import bindings, commands_of, keys_of
from reader.app.library.loading import load_article_modules
from reader.app.library.recent import LibraryRecent
from reader.app.terminal.type_ahead import keys_wait
from reader.app.widgets.effects import NO_POST, NoEffectError
from reader.app.widgets.screens import open_panel
from reader.app.widgets.theme_picker import ThemeWanted
from reader.content.post import Post
from reader.keys.commands import Scope
from reader.screen.arrangement import Arrangement, Pane


class LibraryScreen(LibraryRecent, inherit_bindings=False):
    """A library, and all that a person can do in it."""

    BINDINGS = bindings(Scope.EVERYWHERE)

    async def action_search(self) -> None:
        """Search in the pane that a person is in."""
        if self._arrangement.active is not Pane.LIST:
            if self._article.reading.document is None:
                raise NoEffectError(NO_POST)
            self._arrange(self._arrangement.activate(Pane.ARTICLE))
            await self._article.open_find()
        elif self._searches.open is not None:
            self.set_focus(self._searches.open.box)
        else:
            await self._list.open_search(read_now=self._open and self._open.path)

    def action_next_match(self) -> None:
        self._article.step_match(1)

    def action_previous_match(self) -> None:
        self._article.step_match(-1)

    def action_next_post(self) -> None:
        self._step_post(1)

    def action_previous_post(self) -> None:
        self._step_post(-1)

    def action_next_section(self) -> None:
        self._article.jump_to_next()

    def action_previous_section(self) -> None:
        self._article.jump_to_previous()

    def action_next_sibling(self) -> None:
        self._article.jump_to_next_sibling()

    def action_previous_sibling(self) -> None:
        self._article.jump_to_previous_sibling()

    def action_section(self, number: int) -> None:
        self._article.jump_to_top_section(number)

    def action_next_pane(self) -> None:
        self._rearrange(self._arrangement.next_pane(1), "There is no other pane to go to")

    def action_previous_pane(self) -> None:
        self._rearrange(self._arrangement.next_pane(-1), "There is no other pane to go to")

    def action_outline(self) -> None:
        self._rearrange(self._arrangement.toggle_outline(), "The outline stays where there is room for it")
        if Pane.OUTLINE in self._arrangement.shown and not self._article.sections:
            self.say("This post has no sections" if self._open is not None else NO_POST)

    def action_list(self) -> None:
        stays = self._arrangement.toggle_list().list_wanted
        self._rearrange(
            self._arrangement.toggle_list(),
            "The list stays beside the article" if stays else "The list goes when the article is read",
        )

    def action_zen(self) -> None:
        self._rearrange(
            self._arrangement.toggle_zen(),
            "This terminal is so narrow that one pane is all there is room for"
            if self._arrangement.narrow
            else "Only the article is shown as it is",
        )

    def action_sort(self) -> None:
        self._demand_posts_to_order()
        self._list.sort()
        self._keep_layout()
        self._tell_order()

    def action_reverse(self) -> None:
        self._demand_posts_to_order()
        self._list.reverse()
        self._keep_layout()
        self._tell_order()

    def action_star(self) -> None:
        self._marks.toggle_star(self._markable_post())

    def action_toggle_read(self) -> None:
        self._marks.toggle_read(self._markable_post())

    def action_reload(self) -> None:
        if self._library is not None:
            self._library.refresh()
        self._open_again()
        self._article.say("Read again")

    def action_redraw(self) -> None:
        """Draw everything once more: something else may have written over it."""
        self.app.refresh(layout=True)

    def action_wrap_code(self) -> None:
        self._article.toggle_code_wrapping()

    def action_full_screen(self) -> None:
        load_article_modules()
        from reader.app.article.full_screen import full_screen_of

        screen = full_screen_of(self._article.reading)
        if screen is None:
            raise NoEffectError("There is no table or code in view")
        open_panel(self.app, screen)

    def action_fold_all(self) -> None:
        self._article.toggle_folds()

    async def action_notes(self) -> None:
        self._arrange(self._arrangement.activate(Pane.ARTICLE))
        await self._article.toggle_notes()

    def action_wider(self) -> None:
        self._article.change_measure(1)

    def action_narrower(self) -> None:
        self._article.change_measure(-1)

    def action_spacing(self) -> None:
        self._article.change_spacing()

    def action_theme(self) -> None:
        self.post_message(ThemeWanted())

    def action_quit(self) -> None:
        self.app.exit()

    def action_help(self) -> None:
        load_article_modules()
        from reader.app.library.help_screen import HelpScreen

        open_panel(self.app, HelpScreen(commands_of(self.app), options_of(self._settings)))

    def action_leave(self) -> None:
        """Back out of the innermost thing open: selection, outline, notes, searches, article. Never quits."""
        if self.selections:
            self.clear_selection()
        elif self._selected_link is not None:
            self._deselect_link()
        elif self._arrangement.outline_open or self._arrangement.active is Pane.OUTLINE:
            self._arrange(self._arrangement.activate(Pane.ARTICLE))
        elif self._article.notes_are_open:
            self._article.close_notes()
        elif self._arrangement.active is Pane.ARTICLE and self._article.is_lit:
            self._article.unlight()
        elif self._searches.open is not None and self._arrangement.active is Pane.LIST:
            self.on_results_pane_left()
        elif self._searches.open is None and self._list.search_is_open:
            self._list.clear_search()
        elif self._arrangement.active is Pane.ARTICLE and Pane.LIST in self._arrangement.reachable:
            self._arrange(self._arrangement.activate(Pane.LIST))
        else:
            keys = keys_of(self.app, "quit")
            raise NoEffectError("Nothing is open to leave" + (f": {keys.split()[0]} quits" if keys else ""))

    def _step_post(self, step: int) -> None:
        posts = self._list.posts
        # The post that has taken the place of a deleted one is the next.
        takes_place = step > 0 and posts.post is not None and self._open_is_gone
        if not takes_place and not posts.step(step):
            raise NoEffectError(posts.describe_edge(step))
        if keys_wait(self.app):
            self._preview_soon()
        else:
            self._preview()

    def _rearrange(self, arrangement: Arrangement, reason: str) -> None:
        """Show other panes; ``reason`` is said when nothing of that is seen."""
        before = self._arrangement
        self._arrange(arrangement)
        if (arrangement.shown, arrangement.active) == (before.shown, before.active):
            raise NoEffectError(reason)

    def _demand_posts_to_order(self) -> None:
        """Raise `NoEffectError` where there are no posts to be in an order."""
        count = len(self._index.posts)
        if count < 2:
            raise NoEffectError("There is only one post" if count else "There are no posts")

    def _tell_order(self) -> None:
        """Say how posts are ordered where that is not seen at the head of the list."""
        if Pane.LIST not in self._arrangement.shown:
            order, reverse = self._list.order
            self.say(f"Sorted by {order}" + (", reversed" if reverse else ""))

    def _markable_post(self) -> Post:
        """The post that a person is at, of which something can be remembered."""
        post = self._chosen_post()
        if self._marks.memory is None:
            raise NoEffectError("The folder is still being looked at")
        return post

"""How the posts of a library are ordered, as a person asks for it."""

from __future__ import annotations

from collections.abc import Callable

from textual.widget import Widget
from textual.worker import get_current_worker

from reader.content.posts.index import ContentIndex, Order, SortedPosts


class PostOrdering:
    """Orders the posts of an index, in a worker where there may be many."""

    def __init__(self, pane: Widget, index: ContentIndex, ordered: Callable[[], object]) -> None:
        """``ordered`` is called when the posts stand in the order that was asked for."""
        self.asked: tuple[Order, bool] = (index.order, index.reverse)
        """What was asked for last, and whether the other way round: posts may not stand so yet."""
        self._pane = pane
        self._index = index
        self._ordered = ordered

    def begin(self, order: str, reverse: bool) -> None:
        """Say by the name of an order how posts are to stand, before there are any."""
        if order in set(Order):
            self.asked = Order(order), reverse
            self._index.adopt(self._index.arrange(*self.asked))

    def next(self) -> None:
        """Go on to the next order."""
        orders = list(Order)
        order, reverse = self.asked
        self._ask(orders[(orders.index(order) + 1) % len(orders)], reverse)

    def turn_round(self) -> None:
        """Turn the order round."""
        order, reverse = self.asked
        self._ask(order, not reverse)

    def _ask(self, order: Order, reverse: bool) -> None:
        self.asked = order, reverse
        self._pane.run_worker(
            lambda: self._arrange(order, reverse),
            thread=True,
            exclusive=True,
            group="order",
            exit_on_error=False,
        )

    def _arrange(self, order: Order, reverse: bool) -> None:
        """Order the posts. For a worker."""
        posts = self._index.arrange(order, reverse)
        if not get_current_worker().is_cancelled:
            self._pane.app.call_from_thread(self._adopt, posts)

    def _adopt(self, posts: SortedPosts) -> None:
        self._index.adopt(posts)
        self._ordered()

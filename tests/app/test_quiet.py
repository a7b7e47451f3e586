"""A pilot goes on when all is answered, however long that takes, and not later."""

from __future__ import annotations

import threading
from typing import Final

from textual.app import App
from textual.timer import Timer

from tests.app.quiet import PAUSE, SHORT, work_held_back

MUCH: Final = 200
"""Messages that follow on each other."""


class Slow(App[None]):
    """Notes when something is done that a key began."""

    BINDINGS = [("w", "work"), ("m", "messages"), ("t", "timers"), ("h", "hold")]  # noqa: RUF012

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        self.may_go_on = threading.Event()
        self.late: Timer | None = None

    def action_work(self) -> None:
        self.run_worker(self._work, thread=True)

    def _work(self) -> None:
        threading.Event().wait(0.3)
        self.call_from_thread(self.done.append, "work")

    def action_messages(self, left: int = MUCH) -> None:
        if left:
            self.call_later(self.call_after_refresh, self.action_messages, left - 1)
        else:
            self.done.append("messages")

    def action_timers(self) -> None:
        self.set_timer(SHORT, lambda: self.done.append("short"))
        self.set_timer(PAUSE, lambda: self.done.append("pause"))
        self.late = self.set_timer(3_600, lambda: self.done.append("late"))

    def action_hold(self) -> None:
        self.run_worker(self._hold, thread=True)

    def _hold(self) -> None:
        self.may_go_on.wait()
        self.call_from_thread(self.done.append, "held")


async def test_a_key_is_answered_when_the_work_it_began_is_done() -> None:
    app = Slow()
    async with app.run_test() as pilot:
        await pilot.press("w")
        assert app.done == ["work"]


async def test_messages_that_follow_on_each_other_are_waited_for() -> None:
    app = Slow()
    async with app.run_test() as pilot:
        await pilot.press("m")
        assert app.done == ["messages"]


async def test_a_pause_is_longer_than_the_time_between_two_keys_and_waits_for_nothing_late() -> None:
    app = Slow()
    async with app.run_test() as pilot:
        await pilot.press("t")
        assert app.done == ["short"]
        await pilot.pause()
        assert app.done == ["short", "pause"]


async def test_work_that_a_test_holds_back_is_not_waited_for() -> None:
    app = Slow()
    async with app.run_test() as pilot:
        with work_held_back():
            await pilot.press("h")
            assert app.done == []
        app.may_go_on.set()
        await pilot.pause()
        assert app.done == ["held"]

"""A robot at the real program: random keys, mouse, pastes, stray bytes, sizes, and changes of files below it.

Run as ``python -m tests.benchmarks.robot [--minutes 5] [--seed 1]``. It sits down again and again, each time
with a library and a memory of its own; sitting N of a seed is the same in every run (``--first N``). After
each burst the program must be there and draw for another size; at the end of each round it must quit with
status 0 and leave the terminal as it was, with no ``crash.log``. Exits with status 1 where it did not, after
telling what was sent. ``--without stray answer`` leaves kinds of acts out.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Final

import psutil

from tests.benchmarks.changing_folder import ChangingFolder
from tests.benchmarks.own_state import harmless_environment
from tests.benchmarks.robot_acts import ACTS, Sent, Size
from tests.environment import PATIENCE
from tests.terminal.pseudo_terminal import READER, REPOSITORY, PseudoTerminal
from tests.terminal.sequences import modes_left_on

FILES: Final = "files"
"""The kind of act that is no sending: something happens to a file."""

KINDS: Final = (*ACTS, FILES)

ROUNDS: Final = 2
"""How often the program is started in a sitting, with what it remembers of it."""

BURSTS: Final = 12
"""Bursts of acts in a round."""

LONGEST_BURST: Final = 14

CHANGES: Final = 0.3
"""How many of the bursts come with a change of a file."""

FIRST_SIZE: Final = (120, 36)

WAITS: Final = 0.3
"""After how many of the acts the program is given a moment before the next one."""

REST: Final = 0.05
"""Seconds without output after which the program has answered, or waits for more."""

NUDGE: Final = 2.0
"""Seconds without an answer after which Enter is sent: a command that was piped to waits for it."""

_OTHER_SCREEN: Final = b"\x1b[?1049h"

_BY_NAME: Final = ("\\x10", "b'?'")
"""How the keys are told that open palette and help, where one finds the command that quits."""

LAST_LINES: Final = 60
"""Lines of what was sent that are told after a failure."""


class RobotError(Exception):
    """The program did what it must not."""


class Sitting:
    """One library, one memory, and some rounds of use."""

    def __init__(self, folder: Path, name: str, kinds: Collection[str]) -> None:
        """Work in ``folder``, an empty one; ``name`` decides what happens, ``kinds`` what may."""
        self._folder = folder
        self._chance = random.Random(name)
        self._kinds = [kind for kind in ACTS if kind in kinds]
        self._weights = [ACTS[kind][0] for kind in self._kinds]
        self._library = ChangingFolder(folder / "library", self._chance)
        self._changes = CHANGES if FILES in kinds else 0.0
        self._size: Size = FIRST_SIZE
        self._environment = {**harmless_environment(folder), "PYTHONFAULTHANDLER": "1"}
        self.sent: list[str] = []
        """A line for each thing that was done."""
        self.acts: Counter[str] = Counter()

    def run(self, rounds: int = ROUNDS, bursts: int = BURSTS) -> None:
        """Use the program for some rounds.

        Raises:
            RobotError: It did what it must not.
        """
        for number in range(1, rounds + 1):
            self._note("start", f"round {number}")
            with PseudoTerminal(
                (*READER, str(self._library.folder)), *FIRST_SIZE, self._environment, self._folder
            ) as terminal:
                try:
                    # Before it has the terminal to itself, Ctrl-C ends it as any other program.
                    terminal.wait_until(lambda: _OTHER_SCREEN in terminal.written, "its screen")
                    self._use(terminal, bursts)
                except (AssertionError, OSError) as error:
                    raise RobotError(self._what_happened(terminal, str(error))) from error
                self._check_end(terminal)

    def _use(self, terminal: PseudoTerminal, bursts: int) -> None:
        """Do things in bursts, and quit, unless that was chosen among the commands."""
        self._size = FIRST_SIZE
        begin = len(self.sent)
        for _ in range(bursts):
            self._burst(terminal)
            if terminal.closed:
                if not any(key in line for line in self.sent[begin:] for key in _BY_NAME):
                    status = terminal.wait_for_end()
                    raise RobotError(self._what_happened(terminal, f"it ended with status {status}"))
                self._note("end", "by the command to quit")
                return
        self._quit(terminal)

    def next_acts(self) -> list[Sent]:
        """What to do next, in one go. It depends on nothing but the name and what was done before."""
        acts = []
        for _ in range(self._chance.randint(1, LONGEST_BURST)):
            kind = self._chance.choices(self._kinds, self._weights)[0]
            sent = ACTS[kind][1](self._chance, self._size)
            self._size = sent.size or self._size
            self.acts[kind] += 1
            self._note(kind, str(sent))
            acts.append(sent)
        return acts

    def _burst(self, terminal: PseudoTerminal) -> None:
        """Do some things in one go, and see that the program is there afterwards."""
        if self._chance.random() < self._changes:
            self.acts[FILES] += 1
            self._note(FILES, self._library.change())
        waits = [self._chance.random() < WAITS for _ in range(LONGEST_BURST)]
        for sent, wait in zip(self.next_acts(), waits, strict=False):
            if sent.size is not None:
                terminal.resize(*sent.size)
            else:
                send(terminal, sent.data)
            if wait:
                terminal.read(REST)
        self._draw_anew(terminal)

    def _draw_anew(self, terminal: PseudoTerminal) -> None:
        """Another size is drawn by a program that is well, whatever it shows."""
        while terminal.read(REST):
            pass
        columns, rows = self._size
        self._size = (columns + 1, rows) if columns < 250 else (columns - 1, rows)
        end = time.monotonic() + PATIENCE
        busy = processor_seconds(terminal)
        terminal.resize(*self._size)
        while not terminal.read(NUDGE):
            self._look_after(terminal)
            if terminal.closed:
                return
            if time.monotonic() > end:
                busy = processor_seconds(terminal) - busy
                what = f"it does not draw, and used {busy:.1f} s of the processor in {PATIENCE:.0f} s"
                raise RobotError(self._what_happened(terminal, what))
            send(terminal, b"\r")

    def _look_after(self, terminal: PseudoTerminal) -> None:
        """Have a program go on that was stopped: no shell does."""
        try:
            if psutil.Process(terminal.process_id).status() == psutil.STATUS_STOPPED:
                terminal.signal(signal.SIGCONT)
        except psutil.NoSuchProcess:
            pass

    def _quit(self, terminal: PseudoTerminal) -> None:
        """Back out of all that is open, and quit."""
        self._note("end", "escape until q ends it")
        end = time.monotonic() + PATIENCE
        while not terminal.closed and time.monotonic() < end:
            # The end of a paste or a sequence that was left open, Escape, and q alone.
            for data in (b"\x1b[201~", b"\x1b\\", b"\x1b", b"\x1b", b"\r", b"\x1b", b"q"):
                if terminal.closed:
                    return
                send(terminal, data)
                while terminal.read(4 * REST):
                    pass
        if not terminal.closed:
            raise RobotError(self._what_happened(terminal, "q does not end it"))

    def _check_end(self, terminal: PseudoTerminal) -> None:
        try:
            status = terminal.wait_for_end()
        except AssertionError:
            raise RobotError(
                self._what_happened(terminal, "it closed its terminal and does not end")
            ) from None
        written = bytes(terminal.written)
        if status != 0:
            raise RobotError(self._what_happened(terminal, f"it ended with status {status}"))
        if b"Traceback" in written or self._crash():
            raise RobotError(self._what_happened(terminal, "it ended with status 0 after an error"))
        if left := modes_left_on(written):
            raise RobotError(f"it left modes of the terminal switched: {', '.join(sorted(left))}")

    def _what_happened(self, terminal: PseudoTerminal, what: str) -> str:
        """What to tell of a failure: its name, the program's own report, the screen, and where a hang is."""
        parts = [what, self._crash(), f"the screen:\n{terminal.screen}", self._where(terminal)]
        return "\n".join(part for part in parts if part)

    def _where(self, terminal: PseudoTerminal) -> str:
        """Where the threads of a program stand that has not ended; it does then."""
        if terminal.closed:
            return ""
        written = len(terminal.written)
        terminal.signal(signal.SIGABRT)
        while terminal.read(NUDGE):
            pass
        told = terminal.written[written:].decode(errors="replace")
        return told[told.find("Fatal Python error") :]

    def _crash(self) -> str:
        """What the program wrote of its own mistakes."""
        return "\n".join(log.read_text(errors="replace") for log in self._folder.rglob("crash.log"))

    def _note(self, kind: str, what: str) -> None:
        self.sent.append(f"{kind:9}  {what}")


def processor_seconds(terminal: PseudoTerminal) -> float:
    """Processor time that a program has used; 0 for one that has ended."""
    try:
        times = psutil.Process(terminal.process_id).cpu_times()
    except psutil.NoSuchProcess:
        return 0.0
    return float(times.user + times.system)


def send(terminal: PseudoTerminal, data: bytes) -> None:
    """Send bytes as a terminal would; a program that has ended takes none."""
    try:
        terminal.send_and_read(data)
    except OSError:
        terminal.closed = True


def sit(
    seed: int, number: int, kinds: Collection[str], rounds: int = ROUNDS, bursts: int = BURSTS
) -> Sitting:
    """One sitting of a seed, in a folder that is gone afterwards.

    Raises:
        RobotError: The program did what it must not; the message ends with what was sent last.
    """
    with tempfile.TemporaryDirectory(prefix="reader-robot-", ignore_cleanup_errors=True) as folder:
        sitting = Sitting(Path(folder), f"{seed}/{number}", kinds)
        try:
            sitting.run(rounds, bursts)
        except RobotError as error:
            sent = "\n".join(sitting.sent[-LAST_LINES:])
            raise RobotError(f"seed {seed}, sitting {number}: {error}\n\nsent last:\n{sent}") from error
        return sitting


def main(arguments: Sequence[str] | None = None) -> int:
    """Sit at the program until the time is over; 1 after a failure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1_000_000))
    parser.add_argument("--first", type=int, default=1, metavar="N", help="begin with sitting N of the seed")
    parser.add_argument(
        "--without", nargs="+", default=[], choices=KINDS, metavar="KIND", help=", ".join(KINDS)
    )
    parser.add_argument("--go-on", action="store_true", help="go on with the next sitting after a failure")
    asked = parser.parse_args(arguments)
    os.chdir(REPOSITORY)
    kinds = set(KINDS) - set(asked.without)
    end = time.monotonic() + 60 * asked.minutes
    done: Counter[str] = Counter()
    failures = 0
    number = asked.first
    print(f"seed {asked.seed}", flush=True)
    while time.monotonic() < end:
        try:
            done += sit(asked.seed, number, kinds).acts
        except RobotError as error:
            failures += 1
            print(error, flush=True)
            if not asked.go_on:
                break
        number += 1
    acts = ", ".join(f"{count} {kind}" for kind, count in done.most_common())
    print(f"{number - asked.first} sittings, {failures} failed; {sum(done.values())} acts: {acts}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())

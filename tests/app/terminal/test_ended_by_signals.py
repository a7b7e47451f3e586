"""A signal ends the program with the status of that signal, wherever the program is at that moment."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from tests.terminal.pseudo_terminal import REPOSITORY

PROGRAM = """
import os, time
from contextlib import suppress
from reader.app.terminal.ending import ended_by_signals

def end():
    os.kill(os.getpid(), {number})
    time.sleep(10)

class Named:
    def __set_name__(self, owner, name):
        end()

def in_a_class():
    class Owner:
        named = Named()

def swallowed():
    with suppress(BaseException):
        end()

with ended_by_signals():
    {where}()
"""


@pytest.mark.parametrize("where", ["end", "in_a_class", "swallowed"])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGUSR1])
def test_a_signal_is_not_taken_for_a_mistake(number: signal.Signals, where: str) -> None:
    program = PROGRAM.format(number=int(number), where=where)
    done = subprocess.run([sys.executable, "-c", program], cwd=REPOSITORY, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (128 + number, "")

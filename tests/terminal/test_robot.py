"""A robot at the program for some seconds: a small share of ``tests.benchmarks.robot``."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.benchmarks import robot
from tests.benchmarks.robot import KINDS, RobotError, Sitting, sit

FAILING = "import sys, time; print('\\x1b[?1049h', flush=True); time.sleep(0.1); sys.exit(3)"


def test_the_program_lives_through_random_use() -> None:
    sitting = sit(3, 1, KINDS, rounds=1, bursts=4)
    assert sitting.acts.total() > 10


def test_what_the_robot_does_is_the_same_in_every_run(tmp_path: Path) -> None:
    sent = []
    for name in ("first", "again"):
        (tmp_path / name).mkdir()
        sitting = Sitting(tmp_path / name, "1/1", KINDS)
        sent.append([sitting.next_acts() for _ in range(20)])
    assert sent[0] == sent[1]


def test_a_program_that_ends_by_itself_is_told_of_with_what_was_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(robot, "READER", (sys.executable, "-c", FAILING))
    with pytest.raises(RobotError, match="seed 1, sitting 1: it ended with status 3") as failure:
        sit(1, 1, KINDS)
    assert "sent last:\nstart" in str(failure.value)

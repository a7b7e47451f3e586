"""Some random input for everything that reads some: a small share of ``tests.benchmarks.fuzz``."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.benchmarks import fuzz
from tests.benchmarks.fuzz_targets import TARGETS, Target

INPUTS = 12


@pytest.mark.parametrize("name", TARGETS)
def test_random_input_is_taken(name: str) -> None:
    failures = [fuzz.try_one(name, seed=5, number=number) for number in range(1, INPUTS + 1)]
    assert [str(failure) for failure in failures if failure is not None] == []


def test_what_is_not_taken_is_told_and_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def use(text: str) -> None:
        raise ZeroDivisionError(text)

    monkeypatch.setattr(fuzz, "TARGETS", {"broken": Target(lambda chance: "a text", use)})
    assert fuzz.main(["--seed", "5", "--minutes", "0.00001", "--keep", str(tmp_path)]) == 1
    told = capsys.readouterr().out
    assert told.startswith("seed 5\nbroken 1: Traceback")
    assert "ZeroDivisionError: a text" in told
    assert (tmp_path / "broken-1").read_text() == "a text"


@pytest.mark.parametrize("name", TARGETS)
def test_an_input_is_the_same_in_every_run(name: str) -> None:
    first, again = (TARGETS[name].make(random.Random("a/1/2")) for _ in range(2))
    assert first == again

"""Fixtures that tests of every package use."""

from __future__ import annotations

import atexit
import faulthandler
import gc
import shutil
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Final

import pytest
from _pytest.faulthandler import fault_handler_stderr_fd_key
from hypothesis import HealthCheck, settings

from tests.environment import make_usual

pytest_plugins = ["tests.corpora"]

HANGS: Final = 300.0
"""Seconds after which a test is taken for one that would never end."""

_home = Path(tempfile.mkdtemp(prefix="reader-home-"))
atexit.register(shutil.rmtree, _home, ignore_errors=True)
make_usual(_home, bytecode=Path(__file__).parents[1] / ".pytest_cache" / "bytecode")

# The same examples in every run, however long they take; `tests.benchmarks.fuzz` looks for new ones.
settings.register_profile(
    "suite", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("suite")

_numbers = count()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Let a test that hangs tell where, and end the process that runs it, which is a failure."""
    # The stream that pytest does not catch; its own time limit ends nothing before pytest 9.
    standard_error = item.config.stash[fault_handler_stderr_fd_key]
    faulthandler.dump_traceback_later(HANGS, exit=True, file=standard_error)
    try:
        return (yield)
    finally:
        faulthandler.cancel_dump_traceback_later()


def pytest_collection_finish() -> None:
    """Spare the garbage collector what stays to the end: thousands of tests, and what they import."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def kept_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where programs keep what they keep, in a folder for each test."""
    return tmp_path_factory.mktemp("kept")


@pytest.fixture(autouse=True)
def _own_state(kept_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test, nor what it starts, reads or writes what the person who runs the tests has read."""
    folder = kept_folder / str(next(_numbers))
    (folder / "state").mkdir(parents=True)
    monkeypatch.setenv("READER_STATE_DIR", str(folder / "state"))
    monkeypatch.setenv("READER_CACHE_DIR", str(folder / "cache"))
    monkeypatch.setenv("READER_CONFIG_DIR", str(folder / "config"))

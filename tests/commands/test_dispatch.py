from __future__ import annotations

from reader.commands.command_table import SUBCOMMANDS
from reader.commands.dispatch import RUNNERS


def test_every_command_of_the_table_can_be_run() -> None:
    assert RUNNERS.keys() == SUBCOMMANDS.keys()

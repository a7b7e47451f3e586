from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from reader.cli import COMMANDS
from reader.commands.command_table import SUBCOMMANDS
from reader.commands.dispatch import RUNNERS


def test_every_command_of_the_table_can_be_run() -> None:
    assert RUNNERS.keys() == SUBCOMMANDS.keys()
    assert SUBCOMMANDS.keys() == COMMANDS


def test_a_folder_is_opened_without_what_reads_options(tmp_path: Path) -> None:
    program = f"""
import sys
import reader.commands.open as opening
opening.open_path = lambda path, flags: print(path, flags, "argparse" in sys.modules) or 0
from reader.cli import main
sys.exit(main([{str(tmp_path)!r}]))
"""
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout.split() == [str(tmp_path), "{}", "False"]

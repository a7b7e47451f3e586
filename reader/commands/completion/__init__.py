"""``reader completion``: scripts that make shells complete command lines.

They are made from the parsers, so that they cannot lag behind. shtab, which does the same, knows no fish and
takes commands for subparsers of argparse; argcomplete starts Python at every press of the tab key.
"""

from __future__ import annotations

from reader.commands.completion.bash import bash_script
from reader.commands.completion.fish import fish_script
from reader.commands.completion.offers import described_commands
from reader.commands.completion.zsh import zsh_script

_SCRIPTS = {"bash": bash_script, "zsh": zsh_script, "fish": fish_script}


def print_completion(shell: str) -> int:
    """Print the script for one of the shells."""
    print(_SCRIPTS[shell](described_commands()), end="")
    return 0

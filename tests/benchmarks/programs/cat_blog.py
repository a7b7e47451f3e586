"""Prints every post of a folder, as ``reader cat`` prints one, in one process."""

from __future__ import annotations

import sys
from pathlib import Path

from reader.commands.cat import print_file
from reader.settings.table import DEFAULTS

if __name__ == "__main__":
    for path in sorted(Path(sys.argv[1]).rglob("*.md")):
        print_file(path, DEFAULTS, width=80, color="always")

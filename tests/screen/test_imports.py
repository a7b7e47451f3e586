"""What the screen is made of loads no framework: `reader cat` and the first frame need not wait for one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_LOADED = """
import importlib, pkgutil, sys
import reader.screen
for module in pkgutil.iter_modules(reader.screen.__path__, "reader.screen."):
    importlib.import_module(module.name)
print(*sys.modules)
"""


def test_the_screen_needs_no_textual_and_of_rich_only_the_widths_of_characters() -> None:
    root = Path(__file__).parents[2]
    finished = subprocess.run(
        [sys.executable, "-c", _LOADED], capture_output=True, text=True, cwd=root, check=True
    )
    loaded = finished.stdout.split()
    assert "reader.screen.roles" in loaded
    assert not [module for module in loaded if module.partition(".")[0] == "textual"]
    rich = {module for module in loaded if module.partition(".")[0] == "rich"}
    assert {module for module in rich if not module.startswith("rich._")} == {"rich", "rich.cells"}

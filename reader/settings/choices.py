"""What a person chose with keys in the application, kept for the next run: theme, measure and spacing.

Choices are values by the names of settings. They are kept apart from the file of settings, which is a
person's own and never written.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from reader.settings.folders import state_folder
from reader.settings.kinds import Value
from reader.settings.private_files import read_file, write_file

_FILE: Final = "choices"

_LONGEST_FILE: Final = 4096
"""Bytes of a file that can be one of these."""


def load_choices() -> dict[str, Value]:
    """Return what was chosen in earlier runs: nothing, when that cannot be read."""
    try:
        text = read_file(state_folder() / _FILE, _LONGEST_FILE).decode("utf-8", errors="replace")
    except (OSError, RuntimeError):
        return {}
    written = dict(line.split(" ", 1) for line in text.splitlines() if " " in line)
    choices: dict[str, Value] = {name: written[name] for name in ("theme", "spacing") if name in written}
    measure = written.get("measure", "")
    if measure.isascii() and measure.isdecimal() and len(measure) <= 4:
        choices["measure"] = int(measure)
    return choices


def keep_choices(choices: Mapping[str, Value]) -> str:
    """Keep choices for the next run, besides earlier ones.

    Returns why that failed, with the file, or nothing. What cannot be kept lasts for this run.
    """
    lines = [f"{name} {value}\n" for name, value in {**load_choices(), **choices}.items()]
    try:
        file = state_folder() / _FILE
        write_file(file, "".join(lines).encode("utf-8"))
    except OSError as error:
        return f"{error.strerror or error}: {file}"
    except RuntimeError as error:
        return str(error)
    return ""

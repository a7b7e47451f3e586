"""How a person made reading comfortable from within the application: theme, measure and spacing.

It is kept apart from the settings, which are a file of that person's own and are never written.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from reader.settings.folders import state_folder
from reader.settings.private_files import read_file, write_file
from reader.settings.settings import Settings

_FILE: Final = "choices"

_LONGEST_FILE: Final = 4096
"""Bytes of a file that can be one of these."""


class Choices(NamedTuple):
    """What was chosen; None for what was not."""

    theme: str | None = None
    measure: int | None = None
    """Cells."""
    spacing: str | None = None

    def then(self, later: Choices) -> Choices:
        """These, and what was chosen after them."""
        return self._replace(**_made(later))

    def over(self, settings: Settings) -> Settings:
        """The settings with these choices, but for what was given for this run."""
        return settings._replace(
            **{name: value for name, value in _made(self).items() if name not in settings.given}
        )


NO_CHOICES: Final = Choices()


def load_choices() -> Choices:
    """What was chosen in earlier runs: nothing, when that cannot be read."""
    try:
        text = read_file(state_folder() / _FILE, _LONGEST_FILE).decode("utf-8", errors="replace")
    except (OSError, RuntimeError):
        return NO_CHOICES
    values = dict(line.split(" ", 1) for line in text.splitlines() if " " in line)
    measure = values.get("measure", "")
    return Choices(values.get("theme"), int(measure) if _is_number(measure) else None, values.get("spacing"))


def keep_choices(choices: Choices) -> str:
    """Keep choices for the next run, besides earlier ones; why that failed, with the file, or empty.

    Where nothing can be kept, they last for this run.
    """
    lines = [f"{name} {value}\n" for name, value in _made(load_choices().then(choices)).items()]
    try:
        file = state_folder() / _FILE
        write_file(file, "".join(lines).encode("utf-8"))
    except OSError as error:
        return f"{error.strerror or error}: {file}"
    except RuntimeError as error:
        return str(error)
    return ""


def _made(choices: Choices) -> dict[str, Any]:
    return {name: value for name, value in choices._asdict().items() if value is not None}


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 4

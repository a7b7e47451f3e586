"""Keeps what is measured from what the person who measures has read."""

from __future__ import annotations

import os
from pathlib import Path


def keep_state_in(folder: Path) -> None:
    """From now on, readers that are started here remember in a folder of their own."""
    for variable in ("READER_STATE_DIR", "READER_CACHE_DIR", "READER_CONFIG_DIR"):
        os.environ[variable] = str(folder / variable.lower())


def harmless_environment(folder: Path) -> dict[str, str]:
    """An environment in which nothing outside of ``folder`` is started or written."""
    programs = folder / "programs"
    temporary = folder / "temporary"
    home = folder / "home"
    for made in (programs, temporary, home):
        made.mkdir()
    harmless = programs / "true"
    harmless.symlink_to("/bin/true" if Path("/bin/true").exists() else "/usr/bin/true")
    of_readers = {f"READER_{kind}_DIR": str(folder / kind.lower()) for kind in ("STATE", "CACHE", "CONFIG")}
    of_desktops = {
        f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("STATE", "CACHE", "CONFIG", "DATA")
    }
    started = dict.fromkeys(("EDITOR", "VISUAL", "BROWSER", "PAGER", "SHELL"), str(harmless))
    return {
        **{"HOME": str(home), "TMPDIR": str(temporary), "PATH": str(programs)},
        **of_readers,
        **of_desktops,
        **started,
    }

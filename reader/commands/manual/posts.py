"""The posts of the manual, with their tables, as a folder that is opened as any other."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import reader
from reader.commands.manual.filling import filled
from reader.content.store.location import manual_folder
from reader.keys.commands import COMMANDS, Command
from reader.settings.private_files import write_file

POSTS: Final = Path(reader.__file__).parent / "manual"
"""The posts as they are written, with lines for their tables."""


def filled_posts(commands: Sequence[Command] = COMMANDS) -> dict[str, str]:
    """Return the posts of the manual by the names of their files; ``commands`` have the keys in force."""
    return {
        file.name: filled(file.read_text(encoding="utf-8"), commands) for file in sorted(POSTS.glob("*.md"))
    }


def written_manual(commands: Sequence[Command] = COMMANDS) -> Path:
    """Write the manual where it is kept, unless it stands there already, and return its folder.

    Where nothing can be kept it is a temporary folder, which goes when the program ends.
    """
    posts = filled_posts(commands)
    try:
        folder = manual_folder()
        _write(folder, posts)
    except (OSError, RuntimeError):
        around = Path(tempfile.mkdtemp(prefix="reader-"))
        atexit.register(shutil.rmtree, around, ignore_errors=True)
        folder = around / "manual"
        _write(folder, posts)
    return folder


def _write(folder: Path, posts: Mapping[str, str]) -> None:
    """Make a folder hold just these posts; one that does so already stays as it is.

    They are written all at once, so that the dates of their files say nothing, and are not shown.
    """
    contents = {folder / name: text.encode() for name, text in posts.items()}
    if all(file.is_file() and file.read_bytes() == content for file, content in contents.items()):
        contents.clear()
    for file, content in contents.items():
        write_file(file, content)
    for file in folder.glob("*.md"):
        if file.name not in posts:
            file.unlink(missing_ok=True)

"""The pictures of the README, made from the sample posts: ``python -m tests.screenshots``.

They are made anew and compared by a test. Look at them after a change that is meant to be seen.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from reader.app.app import ReaderApp
from reader.settings.table import DEFAULTS, Settings
from tests.app.quiet import wait_for_answers
from tests.environment import make_usual
from tests.glyphs import with_fixed_glyphs

ROOT: Final = Path(__file__).parent.parent
FOLDER: Final = ROOT / ".github"

_WRITTEN: Final = 1_772_000_000
"""When every file of the library was last changed, in seconds: dates of files are shown, too."""

PAPER: Final = DEFAULTS._replace(theme="reader-paper")


class Scene(NamedTuple):
    """What is on a picture: the keys that lead there, and the size of the terminal in columns and rows."""

    name: str
    keys: tuple[str, ...]
    size: tuple[int, int]
    settings: Settings = DEFAULTS

    @property
    def file(self) -> Path:
        """Return where the picture is kept."""
        return FOLDER / f"{self.name}.svg"


SCENES: Final = (
    Scene("reader", ("j",) * 5, (120, 32)),
    Scene("shortcodes", ("T", *"shortcodes", "enter", "]"), (84, 24), PAPER),
    Scene("search", ("ctrl+f", *"margin"), (100, 22)),
    Scene("browse", ("#",), (84, 20)),
)


async def draw(scene: Scene, folder: Path) -> str:
    """Return the picture of a scene, with the sample posts copied to a folder that is not there yet."""
    library = folder / "sample_posts"
    shutil.copytree(ROOT / "sample_posts", library)
    for path in library.rglob("*"):
        os.utime(path, (_WRITTEN, _WRITTEN))
    app = ReaderApp(library, settings=scene.settings)
    async with app.run_test(size=scene.size) as pilot:
        await pilot.pause()
        for key in scene.keys:
            await pilot.press(key)
        await pilot.pause()
        return with_fixed_glyphs(app.export_screenshot(title="reader sample_posts"))


def main() -> None:
    """Make all pictures, without a trace of what the person who asks for them has read."""
    home = Path(tempfile.mkdtemp(prefix="reader-pictures-"))
    make_usual(home, bytecode=home / "bytecode")
    with pytest.MonkeyPatch.context() as patch:
        wait_for_answers(patch)
        for scene in SCENES:
            for kind in ("STATE", "CACHE", "CONFIG"):
                os.environ[f"READER_{kind}_DIR"] = str(home / scene.name / kind)
            scene.file.write_text(asyncio.run(draw(scene, home / scene.name)), encoding="utf-8")
            print(scene.file.relative_to(ROOT))
    shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    main()

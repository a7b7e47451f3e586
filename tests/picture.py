"""Draws the picture in the README: ``python -m tests.picture [FILE] [COLUMNS] [ROWS] [KEY …]``."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from reader.app.app import ReaderApp

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / ".github" / "reader.svg"


async def draw(folder: Path, size: tuple[int, int], keys: list[str]) -> str:
    """The screen as SVG after some keys were pressed."""
    app = ReaderApp(folder)
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await pilot.pause(0.2)
            await app.workers.wait_for_complete()
        await pilot.pause()
        picture = app.export_screenshot(title="reader sample_posts")
        # Some viewers would drop the blanks that a run of text begins with.
        return picture.replace("<text ", '<text xml:space="preserve" ')


def main(arguments: list[str]) -> None:
    """Write the picture of the sample posts."""
    path = Path(arguments[0]) if arguments else PICTURE
    columns, rows = (int(value) for value in arguments[1:3]) if len(arguments) > 2 else (128, 36)
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        asyncio.run(draw(ROOT / "sample_posts", (columns, rows), arguments[3:])), encoding="utf-8"
    )


if __name__ == "__main__":
    main(sys.argv[1:])

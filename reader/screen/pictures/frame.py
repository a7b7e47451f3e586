"""What stands in the place of a picture that is not there yet, or cannot be shown."""

from __future__ import annotations

from rich.cells import cell_len

from reader.page.rows import PicturePart, Run
from reader.screen.lines import Line, shorten

_ROLE = "rule"


def frame_of(run: Run) -> Line:
    """Return what stands in the place of a run that is a part of a picture: a frame with its name in it."""
    assert run.picture is not None
    return frame_line(run.picture, run.image.alt if run.image else "")


def frame_line(part: PicturePart, remark: str = "") -> Line:
    """Return a row of a frame of the size of a picture, with a remark in the middle of it."""
    if part.cells < 2 or part.rows == 1:
        return (Run("░" * part.cells, _ROLE),)
    inner = part.cells - 2
    if part.row in (0, part.rows - 1):
        left, right = "┌┐" if part.row == 0 else "└┘"
        return (Run(f"{left}{'─' * inner}{right}", _ROLE),)
    text = shorten(remark, inner) if part.row == part.rows // 2 else ""
    room = inner - cell_len(text)
    before, after = " " * (room // 2), " " * (room - room // 2)
    return Run(f"│{before}", _ROLE), Run(text, "hint"), Run(f"{after}│", _ROLE)

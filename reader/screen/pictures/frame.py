"""What stands in the place of a picture that is not there yet, or cannot be shown."""

from __future__ import annotations

from rich.cells import cell_len

from reader.page.rows import PicturePart, Row, Run
from reader.screen.lines import Line, shorten

_ROLE = "rule"


def frame_line(part: PicturePart, remark: str = "") -> Line:
    """Return a row of a frame of the size of a picture, with a remark in the middle of it."""
    if part.cells < 2 or part.rows == 1:
        return (Run("░" * part.cells, _ROLE),)
    inner = part.cells - 2
    if part.row in (0, part.rows - 1):
        left, right = "┌┐" if part.row == 0 else "└┘"
        return (Run(f"{left}{'─' * inner}{right}", _ROLE),)
    text = shorten(remark, inner) if part.row == part.rows // 2 else ""
    return (
        (Run(f"│{text:^{inner}}│", _ROLE),)
        if not text
        else (
            Run("│" + " " * ((inner - cell_len(text)) // 2), _ROLE),
            Run(text, "hint"),
            Run(" " * (inner - cell_len(text) - (inner - cell_len(text)) // 2) + "│", _ROLE),
        )
    )


def framed(row: Row) -> Line:
    """Return what stands in a row while its pictures are not there yet."""
    lines = (
        frame_line(run.picture, run.image.alt if run.image else "") if run.picture else (run,)
        for run in row.runs
    )
    return tuple(run for line in lines for run in line)

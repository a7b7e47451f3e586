"""Pictures and their captions: each on rows of its own where nothing but pictures stands on its line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from reader.page.pictures import PictureBoxes
from reader.page.rows import PicturePart, Run
from reader.page.wrap import Line, indent, wrap

CAPTION_INDENT: Final = 2
"""Cells that the further rows of a caption hang, so that they stand right of the picture's mark."""


def wrap_with_captions(runs: Sequence[Run], width: int, boxes: PictureBoxes | None = None) -> list[Line]:
    """Wrap a text; the captions of pictures that stand by themselves between line ends hang.

    Those for which there are ``boxes`` stand above their captions.
    """
    if width <= 4 * CAPTION_INDENT or not any(run.image for run in runs):
        return wrap(runs, width)
    lines: list[Line] = []
    for line in _source_lines(runs):
        if any(run.image for run in line) and all(run.image or not run.text.strip() for run in line):
            for _, group in groupby((run for run in line if run.image), lambda run: id(run.image)):
                lines += _picture(list(group), width, boxes)
        else:
            lines += wrap(line, width)
    return lines


def _picture(caption: Sequence[Run], width: int, boxes: PictureBoxes | None) -> list[Line]:
    """Return a caption, below its picture if that is shown, above why it is not if it should be."""
    lines = _hanging(caption, width)
    if boxes is None:
        return lines
    return [*_rows_of_picture(caption[0], width, boxes), *lines, *_remark(caption[0], width, boxes)]


def _rows_of_picture(caption: Run, width: int, boxes: PictureBoxes) -> list[Line]:
    """Return the rows of a picture: blanks, which are no text of the leaf."""
    box = boxes.box(caption.image, width) if caption.image else None
    if box is None:
        return []
    blanks = Run(" " * box.cells, "picture", -1, caption.link, caption.image)
    parts = (PicturePart(row, box.rows, box.cells) for row in range(box.rows))
    return [Line(caption.start, (blanks._replace(picture=part),)) for part in parts]


def _remark(caption: Run, width: int, boxes: PictureBoxes) -> list[Line]:
    """Return why a picture is not shown, below its caption: no text of the leaf."""
    remark = boxes.remark(caption.image) if caption.image else ""
    if not remark:
        return []
    wrapped = wrap([Run(remark, "fact", 0)], width - CAPTION_INDENT)
    runs = (tuple(run._replace(start=-1) for run in line.runs) for line in wrapped)
    return indent([Line(caption.start, line) for line in runs], CAPTION_INDENT)


def _hanging(caption: Sequence[Run], width: int) -> list[Line]:
    first, *rest = wrap(caption, width - CAPTION_INDENT, width)
    return [first, *indent(rest, CAPTION_INDENT)]


def _source_lines(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Yield the runs between line ends. An empty line is one run without text."""
    line: list[Run] = []
    for run in runs:
        first, *others = run.text.split("\n")
        start = run.start
        line.append(run._replace(text=first))
        for part in others:
            yield line
            start += len(first) + 1
            first = part
            line = [run._replace(text=part, start=start)]
    yield line

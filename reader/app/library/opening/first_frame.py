"""The first frame of a post that is opened alone: made and sent before Textual is loaded."""

from __future__ import annotations

import os
from typing import Final

from reader.app.article.progress import place_being_read, section_in_sight
from reader.app.article.viewport import Viewport
from reader.app.library.opening.beginning import Begun
from reader.app.library.opening.first_pictures import FirstPictures
from reader.app.next_hints import hint_back, hints_in
from reader.app.terminal.colour_depth import colour_depth
from reader.app.terminal.standing import Standing
from reader.app.terminal.terminfo import known_abilities
from reader.content.markup import plain_title
from reader.document.model import Place
from reader.document.reading.destination import TOP
from reader.document.reading.outline import depths, path, section_at
from reader.keys.commands import commands_with
from reader.keys.next_keys import Situation
from reader.page.options import Means, options_of
from reader.screen.appearance import Appearance
from reader.screen.arrangement import BLANKS, Arrangement, Pane
from reader.screen.encoder.screen_encoder import ScreenEncoder
from reader.screen.first_frame import ArticleInView, OutlineSection, PostScreen, draw_post, pane_rows
from reader.screen.lines import drawn
from reader.screen.palettes import Palette
from reader.screen.pictures.frame import frame_of
from reader.screen.roles import shows_surfaces
from reader.screen.status import Status, read_so_far
from reader.settings.table import Settings

LEAST: Final = 20, 6
"""Columns and rows from which a first frame is worth making."""


def first_frame(
    begun: Begun, arrangement: Arrangement, settings: Settings, *, size: os.terminal_size, light: bool | None
) -> Standing | None:
    """Return the screen on which a post begins; None where it is not known well enough yet.

    ``light`` is whether the background of the terminal is; None when it did not say.
    """
    columns, rows = size
    if columns < LEAST[0] or rows < LEAST[1] or "TEXTUAL_COLOR_SYSTEM" in os.environ:
        return None
    appearance = Appearance(settings, light=light, depth=colour_depth())
    palette = appearance.palette_for(appearance.chosen)
    arrangement = arrangement.at_width(columns)
    viewport = _viewport(begun, arrangement, settings, rows, palette)
    screen = None if viewport is None else _screen(begun, viewport, arrangement, settings, rows)
    if screen is None:
        return None
    encoder = ScreenEncoder(columns, rows, known_abilities())
    draw_post(encoder, screen, {**palette.slots(), "panel": palette.panel}, appearance.depth)
    return Standing(encoder, size, light)


def _viewport(
    begun: Begun, arrangement: Arrangement, settings: Settings, rows: int, palette: Palette
) -> Viewport | None:
    """Return the article where it is opened; None when that place has not been read yet."""
    document, destination = begun.document, begun.request.destination
    place = Place(0) if destination == TOP else None
    if destination.anchor is not None:
        place = destination.find(document)
    if place is None:
        return None
    means = Means.SURFACES if shows_surfaces(palette.slots()) else Means.STYLES
    viewport = Viewport(options_of(settings)._replace(means=means))
    height = len(pane_rows(rows))
    if settings.pictures != "never":
        viewport.boxes = FirstPictures(begun.request.post, begun.content, settings, height)
    viewport.fit(len(arrangement.columns.panes[Pane.ARTICLE]) - BLANKS, height)
    # Words come before the colours of code.
    viewport.show(document, place, rows_above=destination.rows_above, coloured=False)
    return viewport


def _screen(
    begun: Begun, viewport: Viewport, arrangement: Arrangement, settings: Settings, rows: int
) -> PostScreen | None:
    page, sections = viewport.page, begun.document.sections
    if page is None:
        return None
    lines = [drawn(row.runs, frame_of) for row in viewport.rows]
    article = ArticleInView(lines, page.margin, page.row_number(viewport.position), page.height)
    current = section_at(sections, place_being_read(viewport))
    current = section_in_sight(sections, current, viewport.fold_state)
    if current is not None and current >= len(pane_rows(rows)) - 2:
        # The outline has to be scrolled to it.
        return None
    listed = [
        OutlineSection(section.title, depth)
        for section, depth in zip(sections, depths(sections), strict=True)
    ]
    titles = () if current is None else tuple(section.title for section in path(sections, current))
    place = (plain_title(begun.request.post.title), *titles)
    return PostScreen(
        arrangement, rows, article, listed, current, _status(place, begun, arrangement, settings)
    )


def _status(place: tuple[str, ...], begun: Begun, arrangement: Arrangement, settings: Settings) -> Status:
    """Return what the status line says of an article that is opened alone.

    How much of it was read is looked up later; where nothing is remembered, it is known.
    """
    progress = "" if settings.remember else read_so_far(0.0, begun.request.post.minutes)
    commands, _ = commands_with(settings.keys)
    situation = Situation.ARTICLE if Pane.LIST in arrangement.reachable else Situation.ALONE
    hints = hints_in(situation, commands)
    back = hint_back(hints, commands) if arrangement.narrow else None
    hints = tuple(hint for hint in hints if hint is not back)
    return Status(place=place, progress=progress, hints=hints if settings.hints else (), back=back)

"""The first frame of a post or a folder: made and sent before Textual is loaded."""

from __future__ import annotations

import os
from collections.abc import Sequence

from reader.app.article.progress import place_being_read, section_in_sight
from reader.app.article.viewport import Viewport
from reader.app.library.opening.beginning import BegunArticle
from reader.app.library.opening.first_pictures import FirstPictures
from reader.app.library.opening.first_view import FirstView
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
from reader.screen.arrangement import BLANKS, Pane
from reader.screen.encoder.screen_encoder import ScreenEncoder
from reader.screen.first_frame import (
    ArticleInView,
    FirstScreen,
    OutlineSection,
    draw_screen,
    pane_rows,
)
from reader.screen.lines import drawn
from reader.screen.palettes import Palette
from reader.screen.pictures.frame import frame_of
from reader.screen.roles import shows_surfaces
from reader.screen.status import Status, read_so_far
from reader.settings.table import Settings


def first_frame(view: FirstView, settings: Settings, *, light: bool | None) -> Standing | None:
    """Return the screen on which a post or a folder begins; None where it is not known well enough yet.

    ``light`` is whether the background of the terminal is; None when it did not say.
    """
    if "TEXTUAL_COLOR_SYSTEM" in os.environ:
        # Textual is told to draw in other colours than the terminal has.
        return None
    appearance = Appearance(settings, light=light, depth=colour_depth())
    palette = appearance.palette_for(appearance.chosen)
    screen = _screen(view, settings, palette)
    if screen is None:
        return None
    encoder = ScreenEncoder(*view.size, known_abilities())
    draw_screen(encoder, screen, {**palette.slots(), "panel": palette.panel}, appearance.depth)
    return Standing(encoder, view.size, light)


def _screen(view: FirstView, settings: Settings, palette: Palette) -> FirstScreen | None:
    rows, arrangement = view.size.lines, view.arrangement
    if view.article is None or Pane.ARTICLE not in arrangement.shown:
        status = _status((), view, settings)
        return FirstScreen(arrangement, rows, view.posts, None, (), None, status)
    viewport = _viewport(view, view.article, settings, palette)
    if viewport is None or viewport.page is None:
        return None
    page, sections = viewport.page, view.article.document.sections
    lines = [drawn(row.runs, frame_of) for row in viewport.rows]
    article = ArticleInView(lines, page.margin, page.row_number(viewport.position), page.height)
    current = section_at(sections, place_being_read(viewport))
    current = section_in_sight(sections, current, viewport.fold_state)
    titles = () if current is None else tuple(section.title for section in path(sections, current))
    status = _status(titles, view, settings)
    listed = [
        OutlineSection(section.title, depth)
        for section, depth in zip(sections, depths(sections), strict=True)
    ]
    return FirstScreen(arrangement, rows, view.posts, article, listed, current, status)


def _viewport(
    view: FirstView, article: BegunArticle, settings: Settings, palette: Palette
) -> Viewport | None:
    """Return the article where it is opened; None when that place has not been read yet."""
    document, destination = article.document, article.request.destination
    place = Place(0) if destination == TOP else None
    if destination.anchor is not None:
        place = destination.find(document)
    if place is None:
        return None
    means = Means.SURFACES if shows_surfaces(palette.slots()) else Means.STYLES
    viewport = Viewport(options_of(settings)._replace(means=means))
    height = len(pane_rows(view.size.lines))
    if settings.pictures != "never":
        viewport.boxes = FirstPictures(article.request.post, view.content, settings, height)
    viewport.fit(len(view.arrangement.columns.panes[Pane.ARTICLE]) - BLANKS, height)
    # Words come before the colours of code.
    viewport.show(document, place, rows_above=destination.rows_above, coloured=False)
    return viewport


def _status(titles: Sequence[str], view: FirstView, settings: Settings) -> Status:
    """Return what the status line says, in an article or in the list; ``titles`` are those of sections.

    How much of the article was read is looked up later; where nothing is remembered, it is known.
    """
    commands, _ = commands_with(settings.keys)
    arrangement, article = view.arrangement, view.article
    if arrangement.active is Pane.LIST:
        situation = Situation.LIST
    else:
        situation = Situation.ARTICLE if Pane.LIST in arrangement.reachable else Situation.ALONE
    hints = hints_in(situation, commands)
    back = hint_back(hints, commands) if arrangement.narrow and situation is not Situation.LIST else None
    hints = tuple(hint for hint in hints if hint is not back)
    place: tuple[str, ...] = ()
    progress = ""
    if article is not None:
        if situation is not Situation.LIST:
            place = (plain_title(article.request.post.title), *titles)
        progress = "" if settings.remember else read_so_far(0.0, article.request.post.minutes)
    return Status(place=place, progress=progress, hints=hints if settings.hints else (), back=back)

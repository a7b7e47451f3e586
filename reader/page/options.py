"""What a person may choose about how articles are set."""

from __future__ import annotations

from enum import Enum, StrEnum
from typing import NamedTuple

from reader.settings.table import Settings


class Spacing(StrEnum):
    """How much room stands between rows and blocks of text."""

    NORMAL = "normal"
    WIDE = "wide"
    """One more blank row between blocks."""
    DOUBLE = "double"
    """That, and a blank row between any two rows of prose."""


class Means(Enum):
    """What a page can tell things apart by."""

    TEXT = "text"
    """By nothing but characters: headings look like all text, and code has no surface."""
    STYLES = "styles"
    """By weight and colour, too."""
    SURFACES = "surfaces"
    """By what is behind text, too: code has a row of its surface above and below."""


class PageOptions(NamedTuple):
    """How an article is set."""

    measure: int = 80
    """The most cells that a row of text takes; 0 for as many as the page has."""
    wrap_code: bool = True
    """Whether long lines of code go on in the next row; otherwise they are panned by ``code_offset``."""
    code_offset: int = 0
    """Cells of every line of code that stand to the left of what is seen."""
    highlight: bool = True
    """Whether code is coloured by its language."""
    natural_tables: bool = False
    """Whether columns of tables are as wide as what they hold, whatever the width of the page."""
    spacing: Spacing = Spacing.NORMAL
    means: Means = Means.SURFACES


def options_of(settings: Settings) -> PageOptions:
    """Return how articles are set until a person sets them otherwise."""
    spacing = Spacing(settings.spacing) if settings.spacing in set(Spacing) else Spacing.NORMAL
    return PageOptions(measure=settings.measure, wrap_code=settings.wrap_code, spacing=spacing)

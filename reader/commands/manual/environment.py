"""The variables of the environment that the program looks at."""

from __future__ import annotations

from typing import Final

from reader.content.store.location import CACHE_VARIABLE
from reader.settings.folders import CONFIG_VARIABLE, STATE_VARIABLE
from reader.settings.table import SETTINGS

ENVIRONMENT: Final = (
    *((each.variable, f"{each.about} As {each.flag}, for one run.") for each in SETTINGS.values()),
    (CONFIG_VARIABLE, "names another folder for the settings"),
    (STATE_VARIABLE, "names another folder for what you made by reading"),
    (CACHE_VARIABLE, "names another folder for saved indexes and fetched pictures"),
    ("VISUAL, EDITOR", "name the command that edits a post, where the setting editor names none"),
    ("BROWSER", "names the program that opens links to the web"),
    ("NO_COLOR", "takes the colours away when it is not empty; --color goes before it"),
    ("CLICOLOR_FORCE, FORCE_COLOR", "have cat and search write colours also where no terminal is, unless 0"),
    ("CLICOLOR", "keeps the colours of cat out when it is 0"),
    ("COLORTERM", "tells that a terminal has all colours, when it is truecolor; else its TERM tells"),
    ("COLORFGBG", "tells whether the background of the terminal is light, as some terminals set it"),
    ("TERM", "names the terminal; on one that is dumb, all is printed"),
)
"""Variables, and what each does."""

"""Callouts: the kinds there are, the names that systems give them, and the marks that open one in a quote."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import Final

from reader.document.source.placeholders import Opening

_NAMES: Final = {
    "note": "note notes primary secondary light dark default remark aside admonition message",
    "tip": "tip tips hint idea lightbulb protip",
    "important": "important",
    "warning": "warning attention warn alert deprecated deprecation",
    "caution": "caution",
    "info": "info information seealso see-also related versionadded",
    "success": "success check done",
    "question": "question help faq",
    "failure": "failure fail missing",
    "danger": "danger error fatal critical alarm",
    "bug": "bug",
    "example": "example examples exercise",
    "quote": "quote cite quotation",
    "abstract": "abstract summary tldr tl-dr overview theorem lemma corollary proposition definition proof",
    "todo": "todo task checklist",
}

_WORDS: Final = {
    "faq": "FAQ",
    "tldr": "TL;DR",
    "tl-dr": "TL;DR",
    "seealso": "See also",
    "versionadded": "Version added",
    "warn": "Warning",
}
"""Names that read badly as they are."""

_COLOURS: Final = frozenset(("primary", "secondary", "light", "dark", "default"))
"""Names that say how a callout looks, and nothing to a reader."""

_BOXES: Final = frozenset(("admonition", "callout", "message"))
"""Names that say only that there is a callout, which a title does too."""

_TERMS: Final = re.compile(r"[a-z0-9]+|[^\W_]")
"""The words of a text in lower case; scripts that may do without blanks are read by the character."""


def kind_of(name: str) -> str | None:
    """Return the kind that a name of any case stands for; None if no system has a callout of that name."""
    return _kinds().get(name.lower())


def opening_of(name: str, title: str = "", folded: bool | None = None) -> Opening:
    """Return the opening of a callout: its label is the name as a word, then the title if there is one.

    The word stands there because a colour alone tells some people nothing; a title that holds it already is
    left alone. A name that is not known makes a note; without any name, only the title is shown.
    """
    kind = kind_of(name)
    if name.lower() in _COLOURS or (title and name.lower() in _BOXES):
        name = ""
    word = _WORDS.get(name.lower()) or name.replace("-", " ").replace("_", " ").strip().capitalize()
    if title and word and not _holds(title, word):
        title = f"{word}: {title}"
    return Opening(kind or "note", title or word or (kind or "note").capitalize(), folded)


def _holds(title: str, word: str) -> bool:
    """Tell whether a title says a word, in the plural too: ``Tips for all``, but not ``Multiple ways``."""
    said = f" {' '.join(_TERMS.findall(title.casefold()))} "
    sought = " ".join(_TERMS.findall(word.casefold()))
    return f" {sought} " in said or f" {sought}s " in said


@functools.cache
def _kinds() -> dict[str, str]:
    return {name: kind for kind, names in _NAMES.items() for name in names.split()}


_PREFIXED: Final = re.compile(
    r"(?:prompt|notice|alert|callout|admonition|box|message|b[sd]-callout|rmd)-{0,2}(\w+)\Z", re.IGNORECASE
)
"""Those of Chirpy, Minimal Mistakes, Bootstrap, Quarto, Beautiful Jekyll, bookdown and others."""

_BY_CLASS: Final = frozenset(
    (
        *("note", "tip", "hint", "info", "important", "warning", "caution", "attention", "danger"),
        *("error", "success", "question", "bug", "todo", "abstract"),
    )
)
"""Those that are enough by themselves, as in Just the Docs and TeXt."""

_NEUTRAL: Final = frozenset(("notice", "alert", "callout", "admonition"))


def callout_of_classes(classes: Sequence[str]) -> str | None:
    """Return the name of the callout that some classes make, which may be empty; None if they make none."""
    for name in classes:
        prefixed = _PREFIXED.match(name)
        if prefixed and kind_of(prefixed[1]):
            return prefixed[1]
    for name in classes:
        if name in _BY_CLASS:
            return name
    return "" if _NEUTRAL.intersection(classes) else None

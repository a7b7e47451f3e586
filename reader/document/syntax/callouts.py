"""Callouts: the kinds there are, the names that systems give them, and the marks that open one in a quote."""

from __future__ import annotations

import functools
import re
from typing import Final, NamedTuple

from reader.document.syntax.marks import Opening

_NAMES: Final = {
    "note": "note primary secondary light dark default notes remark aside margin",
    "tip": "tip hint tips idea lightbulb protip",
    "important": "important key attn",
    "warning": "warning attention warn alert deprecated deprecation",
    "caution": "caution careful",
    "info": "info information seealso see-also link related version versionadded new",
    "success": "success check done ok green good complete",
    "question": "question help faq ask",
    "failure": "failure fail missing no wrong",
    "danger": "danger error fatal critical alarm red severe bad",
    "bug": "bug issue",
    "example": "example examples exercise practice code",
    "quote": "quote cite quotation blockquote",
    "abstract": "abstract summary tldr tl-dr overview theorem lemma corollary proposition definition proof",
    "todo": "todo task checklist",
}

_PARTS_OF_TEXTS: Final = frozenset(
    ("theorem", "lemma", "corollary", "proposition", "definition", "proof", "exercise", "deprecated")
)
"""Names that say what a text is and not how urgent: a title stands beside them, not in their place."""


class Callout(NamedTuple):
    """The beginning of a callout in a quote."""

    opening: Opening
    rest: str
    """The lines of the paragraph after the mark."""


def kind_of(name: str) -> str | None:
    """The kind that a name of any case stands for; None if no system has a callout of that name."""
    return _kinds().get(name.lower())


def opening_of(name: str, title: str = "", folded: bool | None = None) -> Opening:
    """What opens the callout of a name, labelled with its title, or with the name as a word.

    A name that is not known counts as a note, and stays readable in the label.
    """
    kind = kind_of(name)
    word = name.replace("-", " ").replace("_", " ").strip().capitalize()
    if title and (kind is None or name.lower() in _PARTS_OF_TEXTS):
        title = f"{word}: {title}"
    return Opening(kind or "note", title or word, folded)


@functools.cache
def _kinds() -> dict[str, str]:
    return {name: kind for kind, names in _NAMES.items() for name in names.split()}


_MARK: Final = re.compile(r"\[!([\w-]+)(?:\|[^\]\n]*)?\]([+-]?)(?:[ \t]+([^\n]*))?[ \t]*(?:\n|\Z)")
_FOLDED: Final = {"+": False, "-": True}


def callout(paragraph: str) -> Callout | None:
    """The callout that the first paragraph of a quote opens with ``[!type]``, on GitHub and in Obsidian."""
    mark = _MARK.match(paragraph)
    if not mark:
        return None
    opening = opening_of(mark[1], (mark[3] or "").strip(), _FOLDED.get(mark[2]))
    return Callout(opening, paragraph[mark.end() :])

"""``reader outline``: the sections of an article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reader.commands.article import garbage_uncollected, read_article
from reader.commands.inputs import post_file
from reader.commands.output import print_json
from reader.document.model import Section
from reader.document.parse import parse

_NO_TITLE: Final = "(no title)"


def print_outline(argument: str, *, as_json: bool) -> int:
    """Print the sections of a post."""
    with post_file(argument) as path, garbage_uncollected():
        article, dialect, _ = read_article(path, argument)
        sections = parse(article.body, first_line=article.body_line, dialect=dialect).sections
    if as_json:
        print_json([_record(section) for section in sections])
    else:
        _print_tree(sections)
    return 0


def _record(section: Section) -> dict[str, object]:
    """Return a section as ``--json`` prints it: fields may be added, and are never renamed."""
    return {"level": section.level, "title": section.title, "slug": section.slug, "line": section.line}


def _print_tree(sections: Sequence[Section]) -> None:
    """Print the titles, indented by level from the highest that occurs, each with its line in the file."""
    top = min((section.level for section in sections), default=1)
    digits = max((len(str(section.line)) for section in sections), default=1)
    for section in sections:
        print(f"{section.line:{digits}}  {'  ' * (section.level - top)}{section.title or _NO_TITLE}")

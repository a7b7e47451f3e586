"""``reader list``: the posts of a folder."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

from rich.cells import cell_len, set_cell_size

from reader.commands.inputs import existing_path, path_from_here
from reader.commands.output import FAILURE, narrate, print_json, terminal_columns
from reader.content.discovery.discover import explain_empty
from reader.content.markup import plain_title
from reader.content.post import DateSource, Post
from reader.content.posts.index import ContentIndex
from reader.content.text import clean_line

WIDEST_TITLE: Final = 60
"""Cells of the column of titles; a longer title pushes what follows it to the right."""

WIDEST_TOPICS: Final = 30

LONGEST_PATH: Final = 4_096
"""Characters of a path that are printed."""

MOST_TOLD: Final = 5
"""Posts that cannot be read which are told one by one."""

NARROWEST: Final = 16
"""Cells of a column that are worth showing in a terminal, when more do not fit."""

_WIDEST: Final = (80, WIDEST_TITLE, WIDEST_TOPICS, 10_000)
_GAP: Final = "  "


def list_posts(argument: str, *, as_json: bool) -> int:
    """Print the posts of a folder in the order of dates."""
    index = ContentIndex(existing_path(argument))
    index.load_all()
    if as_json:
        print_json([as_record(post) for post in index.posts])
    else:
        _print_table(argument, index.posts)
    return _narrate(argument, index)


def list_groups(argument: str, grouping: str, *, as_json: bool) -> int:
    """Print how many posts of a folder have each tag, or whatever they are put into groups by."""
    from reader.content.search.groups import Grouping, groups_of

    index = ContentIndex(existing_path(argument))
    groups = groups_of(index.load_all(), Grouping(grouping))
    if as_json:
        print_json([{"name": name, "count": count, "query": query} for name, count, query in groups])
    else:
        _print_groups([(group.name, f"{group.posts}") for group in groups])
    if index.posts and not groups:
        narrate(f"no post has a {grouping}")
    return _narrate(argument, index)


def _narrate(argument: str, index: ContentIndex) -> int:
    """Tell what is wrong in a folder, or that it is empty, and return the exit status."""
    if not index.posts:
        narrate(explain_empty(index.site))
    with_problems = sum(bool(post.problems) for post in index.posts)
    if with_problems:
        narrate(f"{with_problems} of {len(index.posts)} posts have problems: see reader check")
    return report_unread(argument, index.posts)


def as_record(post: Post) -> dict[str, Any]:
    """Return a post as a record for other programs: the contract of ``reader list --json``.

    Plain values only. Dates are ISO 8601 with their offset. Fields are added over time, never renamed.
    """
    return {
        "path": post.path,
        "title": post.title,
        "date": post.date.iso if post.date else None,
        "date_source": post.date.source.value if post.date else None,
        "updated": post.updated.iso if post.updated else None,
        "categories": list(post.categories),
        "tags": list(post.tags),
        "authors": list(post.authors),
        "series": list(post.series),
        "draft": post.draft,
        "pinned": post.pinned,
        "language": post.language,
        "address": post.address,
        "words": post.words,
        "problems": [{"line": problem.line, "message": problem.message} for problem in post.problems],
    }


def report_unread(argument: str, posts: Sequence[Post]) -> int:
    """Tell which posts of a folder cannot be read; the exit status is 1 if there are any."""
    unread = [post for post in posts if post.unread]
    for post in unread[:MOST_TOLD]:
        narrate(f"{path_from_here(argument, post.path)}: {post.unread}")
    if len(unread) > MOST_TOLD:
        narrate(f"and {len(unread) - MOST_TOLD:,} more posts cannot be read")
    return FAILURE if unread else 0


def _print_table(argument: str, posts: Sequence[Post]) -> None:
    """Date, title with marks, topics and path, aligned; cut to the width of a terminal, never elsewhere."""
    now = datetime.now(UTC)
    rows = [(_date(post), _title(post, now), _topics(post), _path(argument, post)) for post in posts]
    columns = terminal_columns()
    widths = _widths(rows, columns)
    for row in rows:
        cells = [_padded(text, width) for text, width in zip(row, widths, strict=True) if width]
        line = _GAP.join(cells).rstrip()
        print(line if columns is None else _cut(line, columns))


def _print_groups(rows: Sequence[tuple[str, str]]) -> None:
    """Print names and counts, aligned; in a terminal a name is cut where the count would not fit."""
    columns = terminal_columns()
    counts = max((len(count) for _, count in rows), default=0)
    names = max((cell_len(name) for name, _ in rows), default=0)
    if columns is not None:
        names = min(names, max(1, columns - counts - len(_GAP)))
    for name, count in rows:
        print(f"{_padded(name if columns is None else _cut(name, names), names)}{_GAP}{count:>{counts}}")


def _widths(rows: Sequence[tuple[str, str, str, str]], columns: int | None) -> list[int]:
    """Cells of each column; 0 for one that is empty, or that would be cut to next to nothing."""
    widths: list[int] = []
    used = 0
    for texts, widest in zip(zip(*rows, strict=True), _WIDEST, strict=False):
        width = min(widest, max(map(cell_len, texts)))
        room = width if columns is None else columns - used
        if used and room < min(width, NARROWEST):
            width = 0
        used += width + len(_GAP) if width else 0
        widths.append(width)
    return widths


def _date(post: Post) -> str:
    """Return the calendar date as written; with a mark when only the file's time stamp is known.

    Nothing for a file that came with a checkout: the path beside it says where it belongs.
    """
    if post.date is None or post.date.of_checkout:
        return ""
    return post.date.moment.date().isoformat() + ("~" if post.date.source is DateSource.MODIFIED else "")


def _title(post: Post, now: datetime) -> str:
    marks = (*post.marks(now), *("!" for _ in post.problems[:1]))
    return " ".join((plain_title(post.title), *(f"[{mark}]" for mark in marks)))


def _path(argument: str, post: Post) -> str:
    return clean_line(path_from_here(argument, post.path), LONGEST_PATH)


def _topics(post: Post) -> str:
    return ", ".join(post.topics)


def _padded(text: str, cells: int) -> str:
    return text + " " * (cells - cell_len(text))


def _cut(line: str, cells: int) -> str:
    return line if cell_len(line) <= cells else set_cell_size(line, cells - 1).rstrip() + "…"

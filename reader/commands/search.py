"""``reader search``: the posts of a folder by the words of their texts."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from reader.commands.inputs import existing_path, path_from_here
from reader.commands.list import LONGEST_PATH, report_unread
from reader.commands.output import FAILURE, CommandError, Ink, ink_of_output, narrate, print_json
from reader.content.discovery.site import Site
from reader.content.following.follower import LibraryFollower
from reader.content.markup import plain_title
from reader.content.post import Post
from reader.content.posts.events import Notice, OutlineReader
from reader.content.posts.summary import summary
from reader.content.search.fulltext import TextMatches, TextSearch
from reader.content.search.operators import Operator
from reader.content.search.query import ReadingState, parse_query
from reader.content.search.snippets import Places, Snippet, find_places
from reader.content.store.database import Store
from reader.content.store.errors import StoreError
from reader.content.store.open_store import memory_store
from reader.content.store.saved_posts import SavedPosts
from reader.content.text import clean_line

_HIGHLIGHT: Final = ("\x1b[1m", "\x1b[0m")
_TITLE: Final = ("\x1b[1;4m", "\x1b[0m")


def search(argument: str, words: Sequence[str], *, as_json: bool) -> int:
    """Print the posts that match, best first, with a place in each; the exit status is 1 when none does."""
    place = existing_path(argument)
    if not place.is_dir():
        raise CommandError(f"{argument} is a post; name a folder, or see reader cat")
    posts, store = up_to_date_posts(place)
    try:
        query = " ".join(words)
        found = TextSearch(posts, store).search(query, _standing(posts.site, query))
        unread = posts.unread()
    except StoreError as error:
        raise CommandError(f"the index cannot be searched: {error}; try again, or see reader where") from None
    finally:
        store.close()
    if as_json:
        print_json([_record(post, _places(posts, post, found, most=3)) for post in found.posts])
    else:
        _print(argument, posts, found)
    if found.corrections and found.total:
        narrate(
            "; ".join(
                f"no post has {typed}; searched for {corrected}" for typed, corrected in found.corrections
            )
        )
    if len(found.posts) < found.total:
        narrate(f"{found.total:,} posts match; these are the best {len(found.posts):,}")
    status = report_unread(argument, unread)
    return status if found.total else FAILURE


def up_to_date_posts(place: Path, read_outline: OutlineReader | None = None) -> tuple[SavedPosts, Store]:
    """Return the saved index, with all that is on the disk in it; one in memory where none can be saved.

    Without ``read_outline``, headings are left for another time.
    """
    follower = LibraryFollower(place, read_outline)
    for event in follower.follow(tells_saved=False):
        if isinstance(event, Notice):
            narrate(event.message)
    if follower.store is None:
        follower = LibraryFollower(place, read_outline, make_store=memory_store)
        for _ in follower.follow():
            pass
    if follower.store is None or follower.site is None:
        raise CommandError("the texts cannot be indexed, not even in memory; see reader check")
    return SavedPosts(follower.store, follower.site), follower.store


def _standing(site: Site, query: str) -> ReadingState:
    """Return what was read and starred, where it is asked for."""
    now = datetime.now(UTC)
    if not any(wanted.operator is Operator.IS for wanted in parse_query(query).filters):
        return ReadingState(now=now)
    from reader.memory.memory import Memory

    memory = Memory.open(site.folder)
    try:
        return ReadingState(frozenset(memory.starred), frozenset(memory.read), frozenset(memory.started), now)
    finally:
        memory.close()


def _places(posts: SavedPosts, post: Post, found: TextMatches, most: int) -> Places:
    """Return where in a post the words stand; its beginning where they stand only in its title."""
    article = posts.read(post)
    places = find_places(article.body, article.body_line, found.words, most)
    if places.snippets:
        return places
    return Places((Snippet(article.body_line, summary(article.post, article.body)),))


def _record(post: Post, places: Places) -> dict[str, object]:
    """Return a post as ``--json`` prints it: fields may be added, and are never renamed."""
    first = places.snippets[0]
    return {
        "path": post.path,
        "title": post.title,
        "date": post.date.iso if post.date else None,
        "line": first.line,
        "snippet": first.text,
        "places": [{"line": snippet.line, "snippet": snippet.text} for snippet in places.snippets],
    }


def _print(argument: str, posts: SavedPosts, found: TextMatches) -> None:
    """Print a line for each post, as editors and other programs read it; on a terminal, below its title."""
    is_terminal = sys.stdout.isatty()
    styled = ink_of_output() is not Ink.PLAIN
    for post in found.posts:
        snippet = _places(posts, post, found, most=1).snippets[0]
        place = f"{clean_line(path_from_here(argument, post.path), LONGEST_PATH)}:{snippet.line}:"
        if is_terminal:
            date = f" · {post.day}" if post.day else ""
            print(_styled(plain_title(post.title), _TITLE, styled) + date)
        print(place, "".join(_highlighted(snippet, styled)))
        if is_terminal:
            print()


def _highlighted(snippet: Snippet, styled: bool) -> Iterator[str]:
    at = 0
    for begin, end in snippet.highlights:
        yield snippet.text[at:begin]
        yield _styled(snippet.text[begin:end], _HIGHLIGHT, styled)
        at = end
    yield snippet.text[at:]


def _styled(text: str, style: tuple[str, str], styled: bool) -> str:
    return f"{style[0]}{text}{style[1]}" if styled else text

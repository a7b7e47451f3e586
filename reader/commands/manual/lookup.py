"""``reader help WORD...``: the section of the manual that tells about something."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from reader.commands.arguments import nearest_to
from reader.commands.command_table import SUBCOMMANDS
from reader.commands.manual.posts import written_manual
from reader.commands.output import WRONG_USAGE, CommandError
from reader.commands.search import up_to_date_posts
from reader.content.search.fulltext import TextMatches, TextSearch
from reader.content.search.heading_search import SCATTERED, HeadingSearch, rank_heading
from reader.content.search.query import parse_query
from reader.content.search.snippets import find_places
from reader.content.store.database import Store
from reader.content.store.errors import StoreError
from reader.content.store.saved_posts import SavedPosts
from reader.document.reading.index_headings import OUTLINES
from reader.keys.commands import Command


class Found(NamedTuple):
    """A section of the manual."""

    post: str
    """The path of its post."""
    slug: str = ""
    """What names the section; empty for the whole post."""


def print_or_open(words: Sequence[str]) -> int:
    """Show what the manual tells about some words: in the application, or printed without a terminal."""
    from reader.commands.open import has_terminal, open_manual

    folder = written_manual(_commands_in_force())
    found = find_section(folder, " ".join(words))
    if has_terminal():
        return open_manual(folder, found.post, found.slug)
    from reader.commands.cat import print_file
    from reader.commands.flags import settings_to_print

    print_file(folder / found.post, settings_to_print({}), found.slug)
    return 0


def find_section(folder: Path, words: str) -> Found:
    """Return the section that fits words best: by its heading, or else by its text.

    Raises:
        CommandError: when nothing in the manual at ``folder`` has them.
    """
    # An operator alone asks for nothing here: what is wanted is what the manual tells about it.
    query = words if parse_query(words).words else f'"{words}"'
    posts, store = up_to_date_posts(folder, OUTLINES)
    try:
        found = _by_heading(posts, store, query)
        if found is None:
            matches = TextSearch(posts, store).search(query)
            _ask_for_command(words, found=bool(matches.total and not matches.corrections))
            found = _by_text(posts, store, matches)
    except StoreError as error:
        raise CommandError(f"the manual cannot be searched: {error}; try again") from None
    finally:
        store.close()
    if found is None:
        raise CommandError(f"{words}: the manual does not tell about this; see reader help", WRONG_USAGE)
    return found


def _by_heading(posts: SavedPosts, store: Store, words: str) -> Found | None:
    """Return the post or section whose title has all words; of a post and a section the post."""
    query = parse_query(words)
    ranked: list[tuple[int, int, Found]] = []
    for post in posts.posts:
        if (rank := rank_heading(post.title, query.words, query.phrase)) is not None:
            ranked.append((rank, 0, Found(post.path)))
    for match in HeadingSearch(posts, store).search(words):
        if (rank := rank_heading(match.heading.title, query.words, query.phrase)) is not None:
            ranked.append((rank, 1, Found(match.post.path, match.heading.slug)))
    rank, _, found = min(ranked, key=lambda each: each[:2], default=(SCATTERED, 0, None))
    return found if rank < SCATTERED else None


def _by_text(posts: SavedPosts, store: Store, matches: TextMatches) -> Found | None:
    """Return the section with the best place in the best post."""
    for post in matches.posts:
        article = posts.read(post)
        places = find_places(article.body, article.body_line, matches.words, 1).snippets
        line = places[0].line if places else 0
        above = [heading for heading in store.headings(post.path) if heading.line <= line]
        return Found(post.path, above[-1].slug if above else "")
    return None


def _ask_for_command(words: str, *, found: bool) -> None:
    """Raise `CommandError` where words that the manual has not are almost the name of a command."""
    if not found and (near := nearest_to(words, SUBCOMMANDS)):
        raise CommandError(f"{words}: no such command; did you mean {near}?", WRONG_USAGE)


def _commands_in_force() -> Sequence[Command]:
    from reader.keys.keymap import keys_in_force
    from reader.settings.layers import settings_in_force

    settings, *_ = settings_in_force({})
    return keys_in_force(settings.keys)[0]

"""Which posts an address may mean of which only the end is known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple
from urllib.parse import unquote

from reader.content.discovery.file_names import language_of
from reader.content.post import Post

_SITE: Final = re.compile(r"\A(?:[A-Za-z][A-Za-z0-9+.-]*:)?//[^/]*")
_PAGE_SUFFIX: Final = re.compile(r"\.(?:html?|md|markdown|mdx|mkdn?|mdown|mkdown|rmd|qmd)\Z", re.IGNORECASE)
_DATED_NAME: Final = re.compile(r"\A(\d{4})-(\d{1,2})-(\d{1,2})[-_ ](.+)\Z")
_UNUSUAL: Final = frozenset(".%#?:")
_COMMON_SUFFIXES: Final = (".md", ".markdown", ".mdx", ".html")

_LISTS: Final = frozenset({"tag", "tags", "category", "categories", "author", "authors", "topics", "archive"})
"""First parts of addresses that name a list of posts and never one post."""

MOST_OFFERED: Final = 100
"""Posts of one name that are told apart. Nobody chooses among more."""


class Guess(NamedTuple):
    """The posts that an address may mean, the likeliest first."""

    posts: Sequence[Post] = ()
    is_certain: bool = False
    """Whether the first one is meant, as far as can be told without knowing the site."""
    is_whole: bool = False
    """Whether all of the address names it, by folders or a date and not by its last part alone."""


class PostTails:
    """The names of posts, and the ends of addresses that fit to them."""

    def __init__(self, posts: Iterable[Post], content_folders: Sequence[str]) -> None:
        self._content_folders = content_folders
        self._by_last: dict[str, list[Post]] = {}
        """Posts by the last part of what they may be called."""
        for post in posts:
            for last in _last_parts(post):
                self._by_last.setdefault(last, []).append(post)
        self._by_last.pop("", None)

    def guess(self, address: str, asking: Post, *, least: int = 1) -> Guess:
        """Return the posts that the longest end of an address names, of at least so many parts.

        Of several the one is meant that has most of the folders that the address names, and then shares most
        leading folders with the post that asks.
        """
        parts = normalized(address).split("/")
        if parts[0] in _LISTS or len(parts) < least:
            return Guess()
        known = [(post, self._names(post)) for post in self._by_last.get(parts[-1], ())[:MOST_OFFERED]]
        for start in range(len(parts) - least + 1):
            tail = "/".join(parts[start:])
            if found := [post for post, names in known if tail in names]:
                is_whole = start == 0 and len(parts) > 1
                return _ranked(found, parts[:start], asking)._replace(is_whole=is_whole)
        return Guess()

    def named(self, slug: str) -> list[Post]:
        """Return the posts that have a slug by their own words, or whose names end in it that have none."""
        key = normalized(slug)
        posts = self._by_last.get(key, [])[:MOST_OFFERED]
        return [post for post in posts if not post.slugs or key in map(normalized, post.slugs)]

    def _names(self, post: Post) -> set[str]:
        """Return everything that links may call a post without knowing its site."""
        names = {normalized(name) for name in (post.address, *post.slugs)} | set(_names_of_file(post))
        for folder in self._content_folders:
            if post.path.startswith(f"{folder}/"):
                names.add(normalized(post.path[len(folder) + 1 :]))
        return names


def normalized(address: str) -> str:
    """Return an address as names are compared: its path, decoded, in one case, without what ends a page."""
    path = unquote(_SITE.sub("", address).partition("#")[0].partition("?")[0])
    parts = [part for part in path.casefold().split("/") if part not in ("", ".", "..")]
    if parts:
        parts[-1] = _PAGE_SUFFIX.sub("", parts[-1])
        if parts[-1] in ("index", "_index") and len(parts) > 1:
            parts.pop()
    return "/".join(parts)


def _last_parts(post: Post) -> set[str]:
    """Return the last parts of all names of a post."""
    name = _last_part(post.path)
    lasts = {name}
    if name[:4].isdigit() and (dated := _DATED_NAME.match(name)):
        lasts.add(dated[4])
    if post.address:
        lasts.add(_last_part(post.address))
    lasts.update(map(_last_part, post.slugs))
    return lasts


def _last_part(name: str) -> str:
    """Return the last part of a name as `normalized` has it. Most names need little of that."""
    last = name.rstrip("/").rpartition("/")[2].casefold()
    if _UNUSUAL.isdisjoint(last) and not last.startswith(("index", "_index")):
        return last
    if last.count(".") == 1 and last.endswith(_COMMON_SUFFIXES) and not last.startswith(("index", "_index")):
        return last.rpartition(".")[0]
    return normalized(name).rpartition("/")[2]


def _names_of_file(post: Post) -> Iterator[str]:
    """Yield the addresses that a site generator would make from a file name and a date."""
    path = normalized(post.path)
    name = path.rpartition("/")[2]
    yield path
    yield name
    slug = name
    dated = _DATED_NAME.match(name)
    if dated:
        year, month, day, slug = dated.groups()
        yield slug
        yield f"{year}/{int(month):02}/{int(day):02}/{slug}"
    if post.date:
        day_of_post = f"{post.date.moment:%Y/%m/%d}"
        for last in (slug, *(normalized(address) for address in post.slugs)):
            yield f"{day_of_post}/{last}"


def _ranked(posts: Sequence[Post], before: Sequence[str], asking: Post) -> Guess:
    """Put posts of one name in order; ``before`` is what stands before that name in the address."""

    def likeness(post: Post) -> tuple[int, int]:
        folders = _folders(post)
        return sum(part in folders for part in before), _shared(folders, _folders(asking))

    ranked = sorted(posts, key=lambda post: (*(-number for number in likeness(post)), post.path))
    is_one = len(ranked) == 1 or likeness(ranked[0]) > likeness(ranked[1])
    return Guess(ranked, is_one and not _is_of_other_language(ranked[0], before))


def _is_of_other_language(post: Post, before: Sequence[str]) -> bool:
    """Tell whether an address has a language that neither the post nor its folders name."""
    languages = {part for part in before if language_of(f"{part}/")}
    return bool(languages.difference(_folders(post), (post.language.casefold(),)))


def _folders(post: Post) -> list[str]:
    return post.path.casefold().split("/")[:-1]


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Count the leading folders that two paths share."""
    count = 0
    for here, there in zip(one, other, strict=False):
        if here != there:
            break
        count += 1
    return count

"""``reader check``: what is wrong in a folder of posts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reader.commands.inputs import existing_path, is_stream, post_file
from reader.commands.link_check import LinkCheck
from reader.commands.output import FAILURE, narrate
from reader.content.discovery.discover import explain_empty
from reader.content.post import Post, Problem
from reader.content.posts.index import ContentIndex, Order
from reader.content.text import clean_text
from reader.document.dialects.detection import dialect_of
from reader.document.parse import parse
from reader.document.reading.links.address_table import trimmed


@dataclass(frozen=True, slots=True)
class _Finding:
    """A problem, and the path of the file that has it."""

    path: str
    problem: Problem

    def __str__(self) -> str:
        """As compilers print it, so that editors can go there."""
        line = "" if self.problem.line is None else f":{self.problem.line}"
        return f"{_one_line(self.path)}{line}: {_one_line(self.problem.message)}"


def check(argument: str) -> int:
    """Print every problem of a folder or post, and return 1 if there is any."""
    if is_stream(argument):
        with post_file(argument) as path:
            return _check(path, argument)
    return _check(existing_path(argument))


def _check(place: Path, name: str = "") -> int:
    """``name`` is what a person calls a text that has no place, so that its links lead nowhere yet."""
    index = ContentIndex(place)
    index.sort(Order.PATH)
    index.load_all()
    found = 0
    for finding in _findings(index, place, name):
        print(finding)
        found += 1
    if not index.posts:
        narrate(explain_empty(index.site))
    narrate(f"{_count(len(index.posts), 'post')} checked, {_count(found, 'problem')} found")
    return FAILURE if found else 0


def _findings(index: ContentIndex, place: Path, name: str) -> Iterator[_Finding]:
    for problem in index.site.problems:
        yield _Finding(str(place), problem)
    folder = place if place.is_dir() else place.parent
    shared = _shared_addresses(index.posts)
    links = LinkCheck(index)
    for post in index.posts:
        path = name or str(folder / post.path)
        if name:
            yield from (_Finding(path, problem) for problem in index.read(post).problems)
            continue
        for problem in (*_problems(index, post, links), *shared[post.path]):
            yield _Finding(path, problem)


def _problems(index: ContentIndex, post: Post, links: LinkCheck) -> list[Problem]:
    """Return what is wrong with one post. Whatever happens, the others are checked as well."""
    try:
        article = index.read(post)
        dialect = dialect_of(article, index.site, links.files)
        document = parse(article.body, first_line=article.body_line, dialect=dialect)
        found = [*article.post.problems, *links.problems(article, document)]
    except Exception as error:
        return [Problem(f"cannot be checked: {type(error).__name__}: {error}")]
    return sorted(dict.fromkeys(found), key=lambda problem: problem.line or 0)


def _shared_addresses(posts: Iterable[Post]) -> defaultdict[str, list[Problem]]:
    """By path: the addresses that an earlier post has as well."""
    owners: dict[str, str] = {}
    problems: defaultdict[str, list[Problem]] = defaultdict(list)
    for post in posts:
        for address in _addresses(post):
            owner = owners.setdefault(trimmed(address).casefold(), post.path)
            if owner != post.path:
                problems[post.path].append(Problem(f"the address {address} belongs to {owner} too"))
    return problems


def _addresses(post: Post) -> Sequence[str]:
    """Return the address of a post; where the site does not tell it, its permalinks and aliases."""
    if post.address:
        return (post.address,)
    return [
        address for address in dict.fromkeys(post.slugs) if "/" in address and _PLACEHOLDER not in address
    ]


_PLACEHOLDER: Final = ":"
"""Starts what a site generator fills in, as in ``/:year/:title/``."""


def _one_line(text: str) -> str:
    return " ".join(clean_text(text).splitlines())


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"

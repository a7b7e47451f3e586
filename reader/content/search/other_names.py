"""The names that a post has beside its title: its aliases and addresses, and the name of its file."""

from __future__ import annotations

from collections.abc import Iterator

from reader.content.discovery.file_names import stem_of
from reader.content.markup import plain_title
from reader.content.post import Post
from reader.content.posts.post_names import without_date
from reader.content.search.query import SEPARATORS, parse_query
from reader.content.text import clean_line, fold


def words_of_names(post: Post, title_words: str) -> str:
    """Return the words of all other names, each after a blank, to look for beginnings of words in.

    Names that only repeat the title are left out; ``title_words`` are those of the title, folded and between
    blanks. Most posts have no other names.
    """
    names = map(_words_of, dict.fromkeys((*post.slugs, _file_name(post))))
    return "\n".join(words for words in names if words not in title_words)


def name_found(query: str, post: Post) -> str:
    """Return the name, as it is shown, by which a query found a post; empty when its title has the words."""
    typed = parse_query(query)
    title = fold(plain_title(post.title))
    if all(word in title for word in typed.words):
        return ""
    for name, shown in _names_shown(post):
        words = _words_of(name)
        if all(begun(word) in words for word in typed.words):
            return shown
    return ""


def begun(word: str) -> str:
    """Return a typed word as it stands in `words_of_names` where a word begins so."""
    return f" {' '.join(word.translate(SEPARATORS).split())}"


def _names_shown(post: Post) -> Iterator[tuple[str, str]]:
    for slug in post.slugs:
        yield slug, f"also {clean_line(slug)}"
    folder, _, file = post.path.rpartition("/")
    name = _file_name(post)
    yield name, clean_line(file if name in file else f"{folder.rpartition('/')[2]}/")


def _file_name(post: Post) -> str:
    """Return the name of its file without date, extension and language; of its folder for ``index.md``."""
    stem = stem_of(post.path)
    return without_date(stem) or stem


def _words_of(name: str) -> str:
    return f" {' '.join(fold(name).translate(SEPARATORS).split())} "

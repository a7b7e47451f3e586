"""What is fuzzed: how an input is made, and what must hold when it is used."""

from __future__ import annotations

import io
import random
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stdout, suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from zlib import crc32

from tests.benchmarks.fuzz_texts import any_text, document, front_matter, query, typed_bytes

if TYPE_CHECKING:
    from reader.document.source.dialect import Dialect


class WrongError(Exception):
    """What must hold does not."""


class Target(NamedTuple):
    """Something that reads input."""

    make: Callable[[random.Random], Any]
    use: Callable[[Any], None]
    """Raises where the input is too much for it."""


def _parsed(source: str) -> None:
    """A document is well formed, and the same when it is read in stretches."""
    from reader.content.text import clean_text
    from reader.document.parse import begin, parse

    dialect = any_dialect(chance_of(source))
    text = clean_text(source)
    at_once = parse(text, dialect=dialect)
    grown, rest = begin(text, window=200, dialect=dialect)
    for batch in rest:
        grown.extend(batch)
    for leaf in at_once.leaves:
        at_once.runs(leaf)
    if [at_once.text(leaf) for leaf in at_once.leaves] != [grown.text(leaf) for leaf in grown.leaves]:
        raise WrongError("the document that grew is another one than that parsed at once")
    if [section.title for section in at_once.sections] != [section.title for section in grown.sections]:
        raise WrongError("the document that grew has another outline than that parsed at once")


def _laid_out(source: str) -> None:
    """Every row fits, and no word is lost."""
    from reader.content.text import clean_text
    from reader.document.parse import parse
    from reader.page.options import Spacing
    from tests.page.pages import check_page

    chance = chance_of(source)
    parsed = parse(clean_text(source), dialect=any_dialect(chance))
    width = chance.choice((1, 2, 3, 7, 20, 40, 80, 200))
    check_page(parsed, width, spacing=chance.choice(tuple(Spacing)))


def _printed(source: str) -> None:
    """``reader cat`` prints it, and nothing that a terminal obeys but colours and links."""
    from reader.cli import main
    from tests.terminal.sequences import take_apart

    chance = chance_of(source)
    with folder_of_its_own() as folder:
        file = folder / chance.choice(("post.md", "post.mdx", "post.markdown"))
        file.write_text(source, encoding="utf-8", errors="replace", newline="")
        arguments = ["--color", chance.choice(("always", "never")), "--width", str(chance.randint(1, 120))]
        printed = io.StringIO()
        with redirect_stdout(printed):
            status = main(["cat", str(file), *arguments])
    if status != 0:
        raise WrongError(f"cat ends with status {status}")
    if strangers := take_apart(printed.getvalue().encode(errors="replace")).strangers():
        raise WrongError(f"cat prints {strangers[:3]!r}")


def _front(source: str) -> None:
    """Front matter never raises, and takes no line from the body."""
    from reader.content.front_matter.split import split_front_matter

    found = split_front_matter(source)
    if not source.endswith(found.body):
        raise WrongError("the body is not the end of the file")


def _files(source: bytes) -> None:
    """A file of any bytes costs one row: beside a good one, in a folder of any site."""
    from reader.content.posts.index import ContentIndex

    with folder_of_its_own() as folder:
        posts = folder / "_posts"
        posts.mkdir()
        (posts / "2024-01-01-good.md").write_text("---\ntitle: Good\n---\nWords.\n")
        (posts / "2024-01-02-any.md").write_bytes(source)
        (folder / "_config.yml").write_bytes(source[:200])
        index = ContentIndex(folder)
        listed = index.load_all()
        if len(listed) != 2:
            raise WrongError(f"{len(listed)} posts are listed instead of 2")
        for post in listed:
            index.read(post)


def _asked(text: str) -> None:
    """Any query is answered: in titles, in texts, and in an article."""
    from reader.content.search.query import parse_query
    from reader.content.search.title_search import TitleSearch
    from reader.page.pattern import BadPatternError, SearchPattern, TooSlowError, make_finder, phrase
    from reader.page.searchable_text import SearchableText

    index, texts = searched_library()
    parse_query(text)
    TitleSearch(index.posts).search(text)
    texts.search(text)
    with suppress(BadPatternError, TooSlowError):
        for pattern in (phrase(text), SearchPattern("regex", (text,))):
            if (finder := make_finder(pattern)) is not None:
                finder.spans(SearchableText("Some words (and brackets) of an article. " * 9))


def _typed(data: bytes) -> None:
    """Whatever bytes come from a terminal, in whatever pieces, are taken."""
    from reader.app.terminal.input import TerminalInput

    chance = chance_of(data)
    terminal = TerminalInput(frozenset(("alt+left", "alt+j")))
    terminal.resize(80, 24)
    while data:
        length = chance.randint(1, 40)
        terminal.feed(data[:length])
        if terminal.patience is not None and chance.random() < 0.3:
            terminal.rest()
        data = data[length:]
    terminal.rest()


def _settings(source: str) -> None:
    """A file of settings is read, or it is said what is wrong with it."""
    from reader.settings.file import read_settings

    with folder_of_its_own() as folder:
        file = folder / "config.toml"
        file.write_text(source, encoding="utf-8", errors="replace")
        read_settings(file)


TARGETS: Final[Mapping[str, Target]] = {
    "document": Target(document, _parsed),
    "page": Target(document, _laid_out),
    "cat": Target(document, _printed),
    "front-matter": Target(front_matter, _front),
    "files": Target(
        lambda chance: front_matter(chance).encode(errors="replace") + chance.randbytes(40), _files
    ),
    "query": Target(query, _asked),
    "terminal": Target(typed_bytes, _typed),
    "settings": Target(any_text, _settings),
}


def chance_of(source: str | bytes) -> random.Random:
    """Further choices for an input, the same whenever it is used."""
    return random.Random(
        crc32(source if isinstance(source, bytes) else source.encode(errors="surrogatepass"))
    )


def any_dialect(chance: random.Random) -> Dialect:
    """What a post may be written in."""
    from reader.content.discovery.site import Kind
    from reader.document.source.dialect import MARKDOWN

    switches = ("templates", "kramdown", "wikilinks", "line_breaks", "mdx", "math", "smart_punctuation")
    chosen: dict[str, Any] = {switch: chance.random() < 0.3 for switch in switches}
    return MARKDOWN._replace(kind=chance.choice(tuple(Kind)), **chosen)


@contextmanager
def folder_of_its_own() -> Iterator[Path]:
    """A folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="reader-fuzz-") as folder:
        yield Path(folder)


@cache
def searched_library() -> tuple[Any, Any]:
    """An index of some posts, and what searches their texts."""
    from reader.content.following.follower import LibraryFollower
    from reader.content.posts.index import ContentIndex
    from reader.content.search.fulltext import TextSearch
    from reader.content.store.open_store import memory_store
    from tests.terminal.pseudo_terminal import REPOSITORY

    folder = REPOSITORY / "sample_posts"
    store = memory_store(folder)
    for _ in LibraryFollower(folder, None, lambda _: store).follow():
        pass
    index = ContentIndex(folder)
    index.load_all()
    return index, TextSearch(index, store)

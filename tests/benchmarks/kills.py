"""Kills a process that indexes a library, at random instants, and holds the next start against the disk.

Run as ``python -m tests.benchmarks.kills [--kills 200] [--posts 400] [--seed 1]``. Files change before and
after each kill. Exits with status 1 when a start after one does not list, keep or find exactly what there is.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple, NoReturn

from reader.content.following.follower import LibraryFollower
from reader.content.post import Post
from reader.content.posts.index import ContentIndex
from reader.content.posts.read_post import read_article
from reader.content.store.location import delete_store, store_file
from reader.document.reading.index_headings import OUTLINES, headings_of
from tests.benchmarks.generate import write_library
from tests.content.followed import follow, kept, on_disk

SETTINGS: Final = "_config.yml"


class Outcome(NamedTuple):
    """What came of killing."""

    kills: int
    """Processes that were killed before they had come to their end."""
    checks: int
    wrong: list[str]


class ChangingLibrary:
    """A generated library of which every post, in each of its states, has a word of its own."""

    def __init__(self, folder: Path, posts: int, chance: random.Random) -> None:
        self.folder = folder
        self.words: dict[str, str] = {}
        """The word of every post, by path."""
        self.old_words: list[str] = []
        """Those of posts that have changed or gone."""
        self._chance = chance
        write_library(folder, posts)
        for file in sorted((folder / "_posts").rglob("*.md")):
            self._write(file.relative_to(folder).as_posix(), file.read_text(encoding="utf-8"))

    def change(self) -> None:
        """Edit, rename, delete and add some posts; now and then change what all of them depend on."""
        for path in self._chance.sample(sorted(self.words), 6):
            match self._chance.randrange(4):
                case 0:
                    self._write(path, (self.folder / path).read_text(encoding="utf-8"))
                case 1:
                    target = f"_posts/1980-01-01-renamed-{self._number()}.md"
                    (self.folder / path).rename(self.folder / target)
                    self.words[target] = self.words.pop(path)
                case 2:
                    (self.folder / path).unlink()
                    self.old_words.append(self.words.pop(path))
                case _:
                    self._write(f"_posts/1980-01-02-new-{self._number()}.md", "New.\n")
        if self._chance.random() < 0.2:
            (self.folder / SETTINGS).write_text(f"title: T{self._number()}\n", encoding="utf-8")

    def _write(self, path: str, text: str) -> None:
        if path in self.words:
            self.old_words.append(self.words[path])
            text = text.partition("\n\nword")[0]
        word = self.words[path] = f"word{self._number()}"
        # A heading in a quote takes the parser to find, one at the margin does not.
        text = f"{text}\n\n{word}\n\n## About {word}\n\n{'> # Quoted' if len(self.words) % 3 else 'text'}\n"
        (self.folder / path).write_text(text, encoding="utf-8")

    def _number(self) -> int:
        return self._chance.randrange(1 << 60)


def kill_often(folder: Path, kills: int, posts: int, seed: int) -> Iterator[Outcome]:
    """Kill so many processes that index a new library; tell after every check what has come of it so far."""
    chance = random.Random(seed)
    library = ChangingLibrary(folder, posts, chance)
    whole = _seconds_of_indexing(folder)
    library.change()
    again = _seconds_of_indexing(folder)
    done, checks = 0, 0
    wrong: list[str] = []
    while done < kills:
        # An index from the beginning, one that is brought up to date, and ones that were killed before.
        is_new = chance.random() < 0.7
        if is_new:
            delete_store(store_file(folder))
        for _ in range(chance.choice((1, 2, 3, 4))):
            library.change()
            done += _kill_while_indexing(folder, chance.uniform(0, whole if is_new else again))
        if chance.random() < 0.5:
            library.change()
        wrong += check(library)
        checks += 1
        yield Outcome(done, checks, wrong)


def check(library: ChangingLibrary) -> Iterator[str]:
    """What is not right about a start now and the index that it leaves."""
    folder = library.folder
    expected = on_disk(folder)
    followed = follow(folder)
    if followed.notices or not followed.kept:
        yield f"the index is not kept: {followed.notices}"
        return
    if followed.posts != expected or expected.keys() != library.words.keys():
        yield f"other posts are listed: {_differing(followed.posts, expected)}"
    site = ContentIndex(folder).site
    with kept(folder) as store:
        records = [post for batch in store.posts(100) for post in batch]
        if {post.path: post for post in records} != expected or len(records) != len(expected):
            yield "other posts are in the index"
        for post in records:
            if store.headings(post.path) != list(headings_of(read_article(site, post), site)):
                yield f"{post.path} has other headings"
        paths = dict(store.ids_and_paths())

        def found(word: str) -> list[str]:
            rows = store.connection.execute("SELECT rowid FROM texts WHERE texts MATCH ?", (word,))
            return [paths[number] for (number,) in rows if number in paths]

        for path, word in library.words.items():
            if found(word) != [path]:
                yield f"{path} is not found by its word, but {found(word)}"
        for word in library.old_words:
            if found(word):
                yield f"{found(word)} has a word that it has not any more"


def _differing(ours: Mapping[str, Post], theirs: Mapping[str, Post]) -> str:
    return ", ".join(path for path in ours.keys() | theirs.keys() if ours.get(path) != theirs.get(path))


def _seconds_of_indexing(folder: Path) -> float:
    started = time.perf_counter()
    os.waitpid(_start_indexing(folder), 0)
    return time.perf_counter() - started


def _kill_while_indexing(folder: Path, seconds: float) -> bool:
    """Whether it was still at work when it was killed."""
    process = _start_indexing(folder)
    time.sleep(seconds)
    os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    return os.WIFSIGNALED(status)


def _start_indexing(folder: Path) -> int:
    process = os.fork()
    return process or _index(folder)


def _index(folder: Path) -> NoReturn:
    try:
        for _ in LibraryFollower(folder, OUTLINES).follow():
            pass
    finally:
        os._exit(0)


def main() -> None:
    """Print how it goes, and everything that is wrong at the end."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--posts", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    outcome = Outcome(0, 0, [])
    with tempfile.TemporaryDirectory() as temporary:
        os.environ["READER_CACHE_DIR"] = f"{temporary}/cache"
        for outcome in kill_often(Path(temporary) / "library", given.kills, given.posts, given.seed):
            print(f"\r{outcome.kills} kills, {outcome.checks} checks, {len(outcome.wrong)} wrong", end="")
    print("", *outcome.wrong, sep="\n")
    sys.exit(bool(outcome.wrong))


if __name__ == "__main__":
    main()

"""Whatever is wrong with the file of a saved index costs nothing but time."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.content.posts.index import ContentIndex
from reader.content.search.fulltext import TextSearch
from reader.content.search.heading_search import HeadingSearch
from reader.content.store import open_store as open_store_module
from reader.content.store.database import Store
from reader.content.store.errors import DamagedStoreError, StoreError
from reader.content.store.location import delete_store, store_file
from reader.content.store.open_store import open_for_search, open_store
from reader.content.store.schema import SCHEMA_VERSION
from tests.content.folders import write
from tests.content.followed import Followed, follow, found, kept, on_disk

LIBRARY = {
    "_config.yml": "title: A",
    "_posts/2024-01-01-apple.md": "---\ntitle: Apple\n---\nA round fruit.\n\n## Cider press\n",
    "_posts/2024-01-02-pear.md": "---\ntitle: Pear\ntags: [fruit]\n---\nGreen and sweet.\n",
    "_posts/2024-01-03-plum.md": "# Plum\n\nBlue.\n\n> ## Quoted heading\n",
}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return write(tmp_path / "library", LIBRARY)


def test_a_damaged_record_is_read_again_and_mended(library: Path) -> None:
    follow(library)
    with kept(library) as store:
        store.connection.execute("UPDATE posts SET record = replace(record, 'Pear', 'Bear')")
        store.connection.execute("UPDATE posts SET path = 'gone.md' WHERE path LIKE '%plum%'")
    followed = follow(library)
    assert followed.posts == on_disk(library)
    assert len(followed.told) == 3
    assert found(library, "pear") == ["_posts/2024-01-02-pear.md"]
    with kept(library) as store:
        assert set(store.stamps()) == set(on_disk(library))
        assert store.count() == 3


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE posts SET record = CAST(x'ff22' AS TEXT)",
        "UPDATE posts SET path = CAST(x'ff22' AS TEXT) WHERE id = 2",
        "UPDATE posts SET path = x'00' WHERE id = 1",
        "UPDATE posts SET path = '\\x' || id",
        "UPDATE posts SET modified_ns = 'x', size = 'y'",
        "UPDATE headings SET title = x'00'",
        "UPDATE headings SET line = 'x', folded = 'quoted'",
        "UPDATE sqlite_sequence SET seq = 'x'",
        "UPDATE sqlite_sequence SET seq = NULL",
        "UPDATE sqlite_sequence SET seq = 9223372036854775807",
        "UPDATE sqlite_sequence SET seq = 0",
        "DELETE FROM sqlite_sequence",
        "UPDATE facts SET value = CAST(x'ff' AS TEXT) WHERE name = 'site'",
        "UPDATE facts SET value = '{}' WHERE name = 'site'",
        "UPDATE facts SET value = '[]' WHERE name = 'site'",
        "UPDATE facts SET value = replace(value, '\"refused\": {}', '\"refused\": []')",
        "UPDATE facts SET value = 1",
        "DELETE FROM facts",
        "DROP TABLE headings",
        "DROP TABLE texts",
        "DROP TABLE facts",
        "DELETE FROM texts_data",
        "DELETE FROM heading_texts_data",
        "UPDATE texts_data SET block = x'00'",
    ],
)
def test_values_that_were_never_written_are_mended(library: Path, damage: str) -> None:
    follow(library)
    with kept(library) as store:
        store.connection.execute(damage)
    # One more post, so that something has to be written.
    write(library, {"_posts/2024-02-01-new.md": "New.\n\n# News"})
    search_everything(library)
    followed = follow(library)
    assert followed.posts == on_disk(library)
    check_next_start(library)


def check_next_start(library: Path) -> None:
    followed = follow(library)
    assert followed.posts == on_disk(library)
    assert followed.notices == []
    assert followed.kept
    search_everything(library)


def search_everything(library: Path, index: ContentIndex | None = None) -> None:
    """Ask in all ways. Nothing but a `StoreError` may come of it."""
    if index is None:
        index = ContentIndex(library)
        index.load_all()
    store = open_for_search(library)
    if store is None:
        return
    texts, headings = TextSearch(index, store), HeadingSearch(index, store)
    for ask in (texts.search, headings.search):
        for query in ("fruit", "sw", "qoted", "#fruit -blue", "e", '"round fruit"', "heading"):
            try:
                ask(query)
            except StoreError:
                continue
    store.close()


# What is wrong with the file.


def older_version(file: Path) -> None:
    delete_store(file)
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE posts (x)")
        connection.execute("PRAGMA user_version = -1")


def other_program(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE facts SET value = '0.0.0-other' WHERE name = 'version'")


def foreign_database(file: Path) -> None:
    delete_store(file)
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE theirs (x)")


def foreign_database_of_our_version(file: Path) -> None:
    foreign_database(file)
    with sqlite3.connect(file) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


FAULTS: dict[str, Callable[[Path], object]] = {
    "older version": older_version,
    "other version of the program": other_program,
    "another database": foreign_database,
    "another database with our number": foreign_database_of_our_version,
    "no byte": lambda file: file.write_bytes(b""),
    "text": lambda file: file.write_text("no database " * 1000),
    "a short text": lambda file: file.write_text("x"),
    "a header only": lambda file: file.write_bytes(file.read_bytes()[:100]),
    "half": lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
    "a log of nonsense": lambda file: Path(f"{file}-wal").write_bytes(b"nonsense" * 10_000),
    "gone": delete_store,
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_file_that_is_no_index_of_ours_is_made_anew(library: Path, fault: str) -> None:
    follow(library)
    FAULTS[fault](store_file(library))
    followed = follow(library)
    assert followed.posts == on_disk(library)
    assert followed.notices == []
    assert followed.kept
    assert found(library, "sweet") == ["_posts/2024-01-02-pear.md"]
    check_next_start(library)


def check_without_index(library: Path, reason: str) -> None:
    """All is listed, at every start and afterwards, and one notice says what is wrong."""
    followed = Followed(library).start()
    assert followed.posts == on_disk(library)
    assert not followed.kept
    (notice,) = followed.notices
    assert reason in notice
    write(library, {"_posts/2024-02-01-new.md": "New.", "_config.yml": "title: Another"})
    followed.refresh()
    assert followed.posts == on_disk(library)
    assert len(followed.notices) == 1


def test_an_index_of_a_newer_version_is_not_touched(library: Path) -> None:
    follow(library)
    file = store_file(library)
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()
    before = file.read_bytes()
    check_without_index(library, "newer version")
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    assert file.read_bytes()[100:] == before[100:]


def test_a_folder_in_the_place_of_the_index_costs_the_index_only(library: Path) -> None:
    store_file(library).mkdir(parents=True)
    check_without_index(library, "cannot be opened")


def test_a_file_in_the_place_of_the_cache_costs_the_index_only(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "file"
    file.write_text("")
    monkeypatch.setenv("READER_CACHE_DIR", str(file))
    check_without_index(library, str(file))


def test_an_index_that_cannot_be_removed_costs_the_index_only(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow(library)
    with kept(library) as store:
        store.connection.execute("DROP TABLE headings")
        store.connection.execute("UPDATE facts SET value = '' WHERE name = 'basis'")

    def refuse(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "unlink", refuse)
    check_without_index(library, "Permission denied")


def test_an_index_that_may_not_be_written_costs_the_index_only(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow(library)
    write(library, {"_posts/2024-03-01-x.md": "More."})
    file = store_file(library)
    monkeypatch.setattr(
        open_store_module, "connect", lambda *_: sqlite_connection(f"file:{file}?mode=ro", uri=True)
    )
    check_without_index(library, "no permission to write")


def sqlite_connection(name: str, *, uri: bool = False) -> sqlite3.Connection:
    return sqlite3.connect(name, uri=uri, isolation_level=None, check_same_thread=False)


@pytest.mark.parametrize("pages", [1, 30, 60])
def test_a_full_disk_costs_the_index_only(library: Path, pages: int) -> None:
    write(library, {f"_posts/2023-01-01-{number}.md": f"word{number} " * 3000 for number in range(40)})

    def small_store(folder: Path) -> Store:
        store = open_store(folder)
        store.connection.execute(f"PRAGMA max_page_count = {pages}")
        return store

    followed = Followed(library, make_store=small_store).start()
    assert followed.posts == on_disk(library)
    assert followed.notices == ["The search index is not saved: the disk is full"]
    assert not followed.kept
    followed.refresh()
    assert len(followed.notices) == 1
    check_next_start(library)


def test_an_index_that_somebody_else_keeps_locked_costs_the_index_only(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow(library)
    monkeypatch.setattr(open_store_module, "WRITERS_PATIENCE", 0.01)
    write(library, {"_posts/2024-03-01-x.md": "More."})
    with kept(library) as store, store.transaction():
        check_without_index(library, "another reader is writing it")
    check_next_start(library)


def test_an_error_that_nobody_expects_in_writing_costs_the_index_only(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(store: Store, batch: object) -> None:
        raise ZeroDivisionError("surprise")

    monkeypatch.setattr(Store, "write", fail)
    check_without_index(library, "surprise")


def test_an_index_that_is_damaged_again_at_once_is_done_without(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(store: Store, batch: object) -> None:
        raise DamagedStoreError("it is damaged")

    monkeypatch.setattr(Store, "write", fail)
    check_without_index(library, "damaged")


# Two hundred ways to damage a file.


@pytest.fixture(scope="module")
def large_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write(tmp_path_factory.mktemp("damage") / "library", LIBRARY)
    for number in range(16):
        body = f"fruit number{number} " * 8 + f"\n\n# Heading {number}\n\n> # Inner {number}\n"
        write(folder, {f"_posts/2023-01-01-{number}.md": f"---\ntags: [t{number % 3}]\n---\n{body}"})
    return folder


def flipped(data: bytearray, chance: random.Random) -> bytearray:
    for _ in range(chance.choice((1, 3, 30, 300))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return data


def flipped_in_header(data: bytearray, chance: random.Random) -> bytearray:
    for _ in range(3):
        place = chance.randrange(100)
        # The number of the version is one that a newer reader may have written.
        if place not in range(60, 64):
            data[place] = chance.randrange(256)
    return data


def cut(data: bytearray, chance: random.Random) -> bytearray:
    return data[: chance.randrange(len(data))]


def zeroed(data: bytearray, chance: random.Random) -> bytearray:
    for _ in range(chance.choice((1, 1, 5))):
        start = chance.randrange(len(data) // 4096) * 4096
        data[start : start + 4096] = bytes(4096)
    return data


def swapped(data: bytearray, chance: random.Random) -> bytearray:
    first, second = (chance.randrange(1, len(data) // 4096) * 4096 for _ in range(2))
    data[first : first + 4096], data[second : second + 4096] = (
        data[second : second + 4096],
        data[first : first + 4096],
    )
    return data


DAMAGES = (flipped, flipped, flipped_in_header, cut, zeroed, zeroed, swapped)
CORRUPTIONS = 200
GROUPS = 8


@pytest.mark.parametrize("group", range(GROUPS))
def test_no_damage_to_the_file_costs_a_post_or_raises(large_library: Path, group: int) -> None:
    library = large_library
    follow(library)
    file = store_file(library)
    sound = file.read_bytes()
    expected = on_disk(library)
    index = ContentIndex(library)
    index.load_all()
    extra = library / "_posts/2024-05-05-extra.md"
    for seed in range(group, CORRUPTIONS, GROUPS):
        chance = random.Random(seed)
        delete_store(file)
        file.write_bytes(DAMAGES[seed % len(DAMAGES)](bytearray(sound), chance))
        search_everything(library, index)
        news = {"_posts/2024-05-05-extra.md"} if seed % 2 else set()
        if news:
            extra.write_text("fruit\n\n# Extra")
        followed = follow(library)
        assert followed.posts.keys() == expected.keys() | news, seed
        assert all(followed.posts[path] == post for path, post in expected.items()), seed
        search_everything(library, index)
        extra.unlink(missing_ok=True)
        followed = follow(library)
        assert followed.posts == expected, seed
        assert followed.notices == [], seed

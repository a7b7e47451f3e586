"""A library is followed: what is told is what is on the disk, and no more is read than has changed."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Generator
from pathlib import Path

import pytest

from reader.content.discovery import text_files
from reader.content.discovery.checkouts import mark_checkout_date
from reader.content.discovery.errors import LibraryError
from reader.content.discovery.site import Site
from reader.content.discovery.text_files import FileText, read_text
from reader.content.following import pending_texts, progress
from reader.content.following.follower import LibraryFollower
from reader.content.post import Article, PostHeading
from reader.content.posts.events import IndexProgress, OutlineReader, PostsListed, UpToDate
from reader.content.posts.index import Changes, ContentIndex
from reader.content.posts.read_post import read_article
from reader.content.store import database as store_module
from reader.content.store.location import store_file
from reader.content.store.open_store import memory_store
from reader.document.dialects.detection import dialect_of_text
from reader.document.parse import parse
from reader.document.reading.index_headings import OUTLINES, headings_of
from tests.content.folders import write
from tests.content.followed import Followed, follow, found, headings_found, kept, on_disk
from tests.corpora import sample

FILES = {
    "_config.yml": "title: A",
    "_posts/2024-01-01-apple.md": "A round fruit.\n\n## Cider press\n",
    "_posts/2024-01-02-pear.md": "Green and sweet.\n\n> ## Quoted\n",
    "_posts/2024-01-03-plum.md": "Blue.\n",
}
APPLE, PEAR, PLUM = sorted(path for path in FILES if path.endswith(".md"))


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return write(tmp_path / "library", FILES)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files of posts that are read from now on."""
    names: list[str] = []
    read = read_text

    def noted(path: str) -> FileText:
        names.append(Path(path).name)
        return read(path)

    monkeypatch.setattr(text_files, "read_text", noted)
    return names


def check_index(folder: Path) -> None:
    """The index holds every post once, as it is on the disk, with its headings."""
    expected = on_disk(folder)
    site = ContentIndex(folder).site
    with kept(folder) as store:
        posts = [mark_checkout_date(post, site.checkouts) for batch in store.posts(9) for post in batch]
        assert len(posts) == len(expected)
        assert {post.path: post for post in posts} == expected
        assert store.count_without_outline() == 0
        for post in posts:
            article = read_article(site, post)
            assert store.headings(post.path) == list(headings_of(article, site))


def test_a_first_start_tells_every_post_and_keeps_it(library: Path) -> None:
    followed = follow(library)
    assert followed.posts == on_disk(library)
    assert followed.site == ContentIndex(library).site
    assert followed.kept
    assert followed.notices == []
    check_index(library)
    assert found(library, "sweet") == [PEAR]
    assert headings_found(library, "quoted") == ["Quoted"]


def test_events_come_in_an_order_that_a_program_can_rely_on(library: Path) -> None:
    for _ in range(2):
        events = list(LibraryFollower(library, OUTLINES).follow())
        assert isinstance(events[0], Site)
        assert events[-1] == UpToDate(True)
        listed = next(at for at, event in enumerate(events) if isinstance(event, PostsListed))
        assert not any(isinstance(event, Changes) for event in events[listed:])


def test_a_second_start_reads_no_file(library: Path, reads: list[str]) -> None:
    follow(library)
    reads.clear()
    followed = follow(library)
    assert reads == []
    assert followed.posts == on_disk(library)


def edit(library: Path) -> set[str]:
    write(library, {PEAR: "Yellow now.\n\n## Other\n"})
    return {PEAR}


def add(library: Path) -> set[str]:
    path = "_posts/2024-02-01-new.md"
    write(library, {path: "New."})
    return {path}


def rename(library: Path) -> set[str]:
    path = "_posts/2024-01-02-renamed.md"
    (library / PEAR).rename(library / path)
    return {path}


def delete(library: Path) -> set[str]:
    (library / PEAR).unlink()
    return set()


def touch(library: Path) -> set[str]:
    os.utime(library / PEAR, (5, 5))
    return {PEAR}


def swap(library: Path) -> set[str]:
    pear, plum = (library / PEAR).read_bytes(), (library / PLUM).read_bytes()
    write(library, {PEAR: plum, PLUM: pear})
    return {PEAR, PLUM}


def move_away(library: Path) -> set[str]:
    shutil.rmtree(library / "_posts")
    (library / "_posts").mkdir()
    return set()


def become_folder(library: Path) -> set[str]:
    (library / PEAR).unlink()
    write(library, {f"{PEAR}/2024-01-05-inner.md": "Inner."})
    return {f"{PEAR}/2024-01-05-inner.md"}


CHANGES = (edit, add, rename, delete, touch, swap, move_away, become_folder)


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("is_running", [True, False])
def test_only_what_has_changed_is_read_and_told(
    library: Path, reads: list[str], change: Callable[[Path], set[str]], is_running: bool
) -> None:
    followed = Followed(library).start()
    changed = change(library)
    reads.clear()
    if is_running:
        followed.refresh()
        assert set(followed.told) == changed
    else:
        followed.close()
        followed = follow(library)
    assert set(reads) == {Path(path).name for path in changed}
    assert followed.posts == on_disk(library)
    check_index(library)
    expected = sorted(path for path in on_disk(library) if "sweet" in (library / path).read_text())
    assert found(library, "sweet") == expected


def test_a_file_of_the_same_size_and_time_counts_as_unchanged(library: Path, reads: list[str]) -> None:
    followed = Followed(library).start()
    status = (library / PEAR).stat()
    text = (library / PEAR).read_text()
    (library / PEAR).write_text(text.replace("sweet", "harsh"))
    os.utime(library / PEAR, ns=(status.st_atime_ns, status.st_mtime_ns))
    reads.clear()
    followed.refresh()
    follow(library)
    assert reads == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("_config.yml", "title: B"),
        ("_config.yml", "title: A\ndefaults: [{scope: {path: ''}, values: {tags: [all]}}]"),
        ("_data/authors.yml", "jd: Jane Doe"),
    ],
)
@pytest.mark.parametrize("is_running", [True, False])
@pytest.mark.parametrize("has_index", [True, False])
def test_other_settings_have_every_post_read_again(
    library: Path, reads: list[str], path: str, text: str, is_running: bool, has_index: bool
) -> None:
    if not has_index:
        store_file(library).mkdir(parents=True)
    followed = Followed(library).start()
    write(library, {path: text})
    reads.clear()
    if is_running:
        followed.refresh()
    else:
        followed.close()
        followed = follow(library)
    assert set(reads) == {Path(path).name for path in (APPLE, PEAR, PLUM)}
    assert followed.posts == on_disk(library)
    if has_index:
        check_index(library)


def test_a_data_file_that_changes_changes_its_post(tmp_path: Path) -> None:
    folder = write(tmp_path, {".eleventy.js": "", "posts/a.md": "x", "posts/a.json": '{"title": "One"}'})
    followed = Followed(folder).start()
    write(folder, {"posts/a.json": '{"title": "Two"}'})
    assert followed.refresh().posts["posts/a.md"].title == "Two"
    write(folder, {"posts/a.json": '{"title": "Three"}'})
    assert follow(folder).posts["posts/a.md"].title == "Three"


@pytest.mark.parametrize("is_running", [True, False])
def test_settings_that_make_posts_something_else_take_them_off_the_list(
    library: Path, is_running: bool
) -> None:
    write(library, {"drafts.md": "A page."})
    followed = Followed(library).start()
    assert set(followed.posts) == {APPLE, PEAR, PLUM}
    (library / "_config.yml").unlink()
    write(library, {"hugo.toml": "title = 'A'", "content/posts/a.md": "text"})
    followed = followed.refresh() if is_running else follow(library)
    assert followed.posts == on_disk(library)
    assert APPLE not in followed.posts
    check_index(library)


def test_a_library_without_posts_is_told_too(tmp_path: Path) -> None:
    for _ in range(2):
        followed = follow(tmp_path)
        assert followed.site is not None
        assert followed.posts == {}
        assert followed.kept
    write(tmp_path, {"a.md": "text"})
    assert set(follow(tmp_path).posts) == {"a.md"}


def test_a_file_that_cannot_be_read_is_told_once_and_again_when_it_can(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = read_text
    monkeypatch.setattr(
        text_files,
        "read_text",
        lambda path: FileText("") if "pear" in path else read(path),
    )
    followed = Followed(library).start()
    assert PEAR in followed.posts
    assert followed.refresh().told == []
    monkeypatch.undo()
    assert followed.refresh().told == [PEAR]
    assert followed.posts == on_disk(library)


def test_a_folder_that_vanishes_is_an_error_and_can_come_back(library: Path, tmp_path: Path) -> None:
    followed = Followed(library).start()
    library.rename(tmp_path / "away")
    for _ in range(2):
        with pytest.raises(LibraryError, match="is not there"):
            followed.refresh()
    assert set(followed.posts) == {APPLE, PEAR, PLUM}
    (tmp_path / "away").rename(library)
    delete(library)
    assert followed.refresh().posts == on_disk(library)
    check_index(library)


def test_an_index_in_memory_is_searched_as_it_changes(library: Path) -> None:
    from reader.content.search.fulltext import TextSearch

    store = memory_store(library)
    followed = Followed(library, make_store=lambda _: store).start()
    index = ContentIndex(library)
    index.add(followed.posts.values())
    search = TextSearch(index, store)
    assert [post.path for post in search.search("sweet").posts] == [PEAR]
    add(library)
    write(library, {PLUM: "sweet too"})
    index.add(followed.refresh().posts.values())
    assert {post.path for post in search.search("sweet").posts} == {PEAR, PLUM}
    assert len(search.search("new").posts) == 1
    assert not store_file(library).exists()


# Two readers of one library.


def check_both(library: Path, *both: Followed) -> None:
    for followed in both:
        assert followed.posts == on_disk(library)
        assert followed.notices == []
    check_index(library)
    assert len(found(library, "sweet")) == len(set(found(library, "sweet")))


def test_two_readers_at_once_list_everything_and_write_it_once(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    for number in range(300):
        write(folder, {f"{number}.md": f"# Post {number}\n\nsweet word{number}\n\n> # In {number}\n"})
    both = [Followed(folder), Followed(folder)]
    threads = [threading.Thread(target=followed.start) for followed in both]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    check_both(folder, *both)
    assert len(found(folder, "sweet")) == 300
    assert found(folder, "word123") == ["123.md"]


def test_steps_of_two_readers_may_mix_in_any_way(library: Path) -> None:
    first, second = Followed(library), Followed(library)
    one, two = first.follower.follow(), second.follower.follow()
    ended = object()
    steps = [next(one, ended), next(two, ended)]
    delete(library)
    add(library)
    while any(step is not ended for step in steps):
        for at, (followed, events) in enumerate(((first, one), (second, two))):
            if steps[at] is not ended:
                followed.take([steps[at]])  # type: ignore[list-item]
                steps[at] = next(events, ended)
    check_both(library, first.refresh(), second.refresh())


@pytest.mark.parametrize("change", CHANGES)
def test_what_one_reader_has_written_the_other_tells_too(
    library: Path, change: Callable[[Path], set[str]]
) -> None:
    first, second = Followed(library).start(), Followed(library).start()
    change(library)
    first.refresh()
    second.refresh()
    check_both(library, first, second)


def test_other_settings_reach_a_reader_though_another_one_has_made_the_index_anew(library: Path) -> None:
    first, second = Followed(library).start(), Followed(library).start()
    write(library, {"_config.yml": "defaults: [{scope: {path: ''}, values: {tags: [all]}}]"})
    first.refresh()
    second.refresh()
    assert second.posts[PEAR].tags == ("all",)
    check_both(library, first, second)


def test_what_another_reader_cleared_and_never_wrote_is_written_again(library: Path) -> None:
    followed = Followed(library).start()
    with kept(library) as store:
        basis = store.basis()
        store.clear()
        store.save_basis(basis)
    followed.refresh()
    check_both(library, followed)
    assert found(library, "sweet") == [PEAR]


# Words of posts that are gone.


def test_an_index_that_is_mostly_dead_is_cleaned_with_all_headings(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "MOST_DEAD", 5)
    followed = Followed(library).start()
    for number in range(30):
        write(library, {PLUM: f"dead{number}\n\n> # Inner {number}"})
        followed.refresh()
        check_index(library)
    with kept(library) as store:
        assert max(dict(store.ids_and_paths())) < 3 + 3 + 5 + 3
        (dead,) = store.connection.execute("SELECT count(*) FROM words WHERE term LIKE 'dead%'").fetchone()
    assert dead < 10
    assert found(library, "dead29") == [PLUM]
    assert found(library, "sweet") == [PEAR]


# Headings.


def raising(article: Article, site: Site) -> tuple[PostHeading, ...]:
    if "sweet" in article.body:
        raise RecursionError("deep")
    return headings_of(article, site)


@pytest.mark.parametrize(
    "reader", [OutlineReader(raising, headings_of), OutlineReader(lambda article, site: None, raising)]
)
def test_a_text_whose_headings_cannot_be_read_costs_its_headings_only(
    library: Path, reader: OutlineReader
) -> None:
    followed = Followed(library, reader).start()
    assert followed.posts == on_disk(library)
    assert followed.notices == []
    with kept(library) as store:
        assert [heading.title for heading in store.headings(APPLE)] == ["Cider press"]
        assert store.headings(PEAR) == []
        assert store.count_without_outline() == 0
    assert found(library, "sweet") == [PEAR]


def test_headings_that_were_left_for_another_time_are_read_then(library: Path) -> None:
    Followed(library, None).start().close()
    with kept(library) as store:
        assert store.count_without_outline() == 3
    follow(library)
    check_index(library)


def test_a_text_that_changes_before_its_headings_are_read_has_them_read_anew(library: Path) -> None:
    followed = Followed(library, OutlineReader(lambda article, site: None, headings_of))
    for event in followed.follower.follow():
        if isinstance(event, PostsListed):
            write(library, {PEAR: "# Quite new\n"})
    followed.posts = on_disk(library)
    followed.refresh()
    check_index(library)


def test_real_posts_have_their_headings_in_the_index(corpora: Path) -> None:
    for folder in sample(sorted(corpora.iterdir()), 2):
        followed = follow(folder)
        assert followed.notices == []
        index = ContentIndex(folder)
        with kept(folder) as store:
            assert store.count() == len(followed.posts)
            assert store.count_without_outline() == 0
            for path in sample(sorted(followed.posts), 9):
                article = index.read(followed.posts[path])
                document = parse(
                    article.body, first_line=article.body_line, dialect=dialect_of_text(article, index.site)
                )
                assert [heading[:] for heading in store.headings(path)] == [
                    section[:4] for section in document.sections
                ], path


def test_progress_is_told_while_texts_are_written_and_headings_are_read(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "PROGRESS_SECONDS", 0.0)
    slow = OutlineReader(lambda article, site: None, headings_of)
    events = list(LibraryFollower(library, slow).follow())
    told = [event for event in events if isinstance(event, IndexProgress)]
    # How many batches the texts come in depends on how fast they were listed; headings come one by one.
    texts, headings = told[:-3], told[-3:]
    assert texts[-1] == (3, 3)
    assert sorted(texts) == texts
    assert headings == [(1, 3), (2, 3), (3, 3)]


def test_all_posts_are_listed_before_a_text_is_written_into_the_index(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "PROGRESS_SECONDS", 0.0)
    events = LibraryFollower(library, OUTLINES).follow()
    told = list(iter(lambda: next(events), PostsListed()))
    assert not any(isinstance(event, IndexProgress) for event in told)
    with kept(library) as store:
        assert store.is_empty()
    list(events)
    check_index(library)


@pytest.fixture
def keeps_no_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have texts read again for the index, as in a large library."""
    monkeypatch.setattr(pending_texts, "CHARACTERS_KEPT", 0)


@pytest.mark.usefixtures("keeps_no_texts")
def test_texts_that_are_not_kept_in_memory_are_read_again_and_found(library: Path) -> None:
    followed = follow(library)
    assert followed.posts == on_disk(library)
    check_index(library)
    assert found(library, "fruit") == [APPLE]


@pytest.mark.usefixtures("keeps_no_texts")
def test_what_changes_between_the_list_and_the_index_is_told_again(library: Path) -> None:
    followed = Followed(library)
    for event in LibraryFollower(library, OUTLINES).follow():
        followed.take([event])
        if event == PostsListed():
            (library / APPLE).write_text("---\ntitle: Ripe\n---\nCrisp.\n")
            (library / PLUM).unlink()
    assert followed.posts[APPLE].title == "Ripe"
    assert found(library, "crisp") == [APPLE]
    assert found(library, "blue") == []


def test_nobody_listening_ends_the_thread_that_writes(library: Path) -> None:
    before = {*threading.enumerate()}
    events = LibraryFollower(library, OUTLINES).follow()
    next(events)
    next(events)
    assert isinstance(events, Generator)
    events.close()
    assert {*threading.enumerate()} <= before

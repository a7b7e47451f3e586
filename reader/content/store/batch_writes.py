"""Write batches of posts and headings so that what one text does to the index costs its own row only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.content.discovery.errors import describe_error
from reader.content.post import Post, PostHeading
from reader.content.store.database import Store
from reader.content.store.errors import StoreError
from reader.content.store.post_rows import PreparedPost, mark_unsearchable, post_from_stored

Task = list[PreparedPost] | tuple[str, ...]
"""Posts to be written, or the paths of posts to be forgotten."""


class Written(NamedTuple):
    """What came of writing."""

    unsearchable: tuple[Post, ...] = ()
    """Posts whose texts could not be written, with a problem that says so."""
    error: StoreError | None = None
    """What went wrong with the index, if anything did."""

    def then(self, later: Written) -> Written:
        """Return what came of both."""
        return Written((*self.unsearchable, *later.unsearchable), self.error or later.error)


def write(store: Store, task: Task) -> Written:
    """Do one task."""
    try:
        if isinstance(task, tuple):
            store.remove(task)
            return Written()
        return Written(write_posts(store, task))
    except StoreError as error:
        return Written(error=error)
    except Exception as error:
        # Whatever happens to the index, the list goes on without one.
        return Written(error=StoreError(describe_error(error)))


def write_posts(store: Store, batch: Sequence[PreparedPost]) -> tuple[Post, ...]:
    """Write posts. Given back are those whose texts cannot be written, with a problem that says so.

    Raises `StoreError` when it is the index that cannot be written.
    """
    try:
        store.write(batch)
    except StoreError:
        raise
    except Exception as error:
        # A value that SQLite does not take. Halves find whose it is, and keep the rest together.
        if len(batch) == 1:
            return (_write_without_text(store, batch[0], error),)
        half = len(batch) // 2
        return (*write_posts(store, batch[:half]), *write_posts(store, batch[half:]))
    return ()


def write_outlines(store: Store, outlines: Sequence[tuple[int, Sequence[PostHeading]]]) -> None:
    """Write the headings of posts, by id; a post whose headings cannot be written has none.

    Raises `StoreError` when it is the index that cannot be written.
    """
    try:
        store.write_outlines(outlines)
    except StoreError:
        raise
    except Exception:
        if len(outlines) == 1:
            store.write_outlines([(outlines[0][0], ())])
            return
        for outline in outlines:
            write_outlines(store, [outline])


def _write_without_text(store: Store, row: PreparedPost, error: Exception) -> Post:
    post, without_text = mark_unsearchable(post_from_stored(row.stored), error)
    try:
        store.write([without_text])
    except StoreError:
        raise
    except Exception:
        # Nothing is left in the row that its file could be to blame for.
        raise StoreError(describe_error(error)) from error
    return post

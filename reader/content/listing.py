"""A post as a record for other programs: the contract of ``reader list --json``."""

from __future__ import annotations

from typing import Any

from reader.content.post import Post


def as_record(post: Post) -> dict[str, Any]:
    """Plain values only. Dates are ISO 8601 with their offset. Fields are added over time, never renamed."""
    return {
        "path": post.path,
        "title": post.title,
        "date": post.date.iso if post.date else None,
        "date_source": post.date.source.value if post.date else None,
        "updated": post.updated.iso if post.updated else None,
        "categories": list(post.categories),
        "tags": list(post.tags),
        "authors": list(post.authors),
        "draft": post.draft,
        "pinned": post.pinned,
        "language": post.language,
        "words": post.words,
        "problems": [{"line": problem.line, "message": problem.message} for problem in post.problems],
    }

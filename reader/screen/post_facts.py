"""The facts of a post that stand beside its title."""

from __future__ import annotations

from collections.abc import Iterable

from reader.content.markup import plain_title
from reader.content.post import Post


def post_facts(post: Post, beside: Iterable[str] = ()) -> tuple[str, ...]:
    """Return when a post is from (or its folder), what else is to stand ``beside`` it, and its topics.

    A folder that stands there already comes no second time.
    """
    when = post.when
    folders = when.split("/")
    more = (fact for fact in beside if fact not in folders)
    return tuple(filter(None, (when, *more, ", ".join(post.topics))))


def title_told_apart(post: Post, apart: str) -> str:
    """Return the title of a post, with what tells it ``apart`` from others that have the same one."""
    title = plain_title(post.title)
    return f"{title} ({apart})" if apart else title

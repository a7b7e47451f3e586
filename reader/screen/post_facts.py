"""The facts of a post that stand beside its title."""

from __future__ import annotations

from collections.abc import Iterable

from reader.content.markup import plain_title
from reader.content.post import Post


def post_facts(post: Post, beside: Iterable[str] = ()) -> tuple[str, ...]:
    """Return when a post is from, what else is to stand ``beside`` it, and its topics; nothing twice."""
    when = post.when
    more = (fact for fact in beside if fact not in when)
    return tuple(filter(None, (when, *more, ", ".join(post.topics))))


def title_told_apart(post: Post, apart: str) -> str:
    """Return the title of a post, with what tells it ``apart`` from others that have the same one."""
    title = plain_title(post.title)
    return f"{title} ({apart})" if apart else title

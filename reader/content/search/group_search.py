"""Groups of posts, narrowed by what is typed."""

from __future__ import annotations

from collections.abc import Sequence

from reader.content.post import Post
from reader.content.search.groups import Group, Grouping, groups_of
from reader.content.search.query import SEPARATORS, whole_words
from reader.content.text import fold


class GroupSearch:
    """All groups of some posts. To make it takes a while for many posts (use a worker)."""

    def __init__(self, posts: Sequence[Post]) -> None:
        self._groups = {grouping: groups_of(posts, grouping) for grouping in Grouping}
        self._texts = {
            grouping: [whole_words(fold(group.name)) for group in groups]
            for grouping, groups in self._groups.items()
        }

    def find(self, typed: str) -> dict[Grouping, Sequence[Group]]:
        """Return the groups with all words that were typed, by what they are grouped by where any has them.

        What is called just so comes first, then what has words that begin so, then the rest.
        """
        words = fold(typed).translate(SEPARATORS).split()
        found = {grouping: self._find(grouping, words) for grouping in Grouping}
        return {grouping: groups for grouping, groups in found.items() if groups}

    def _find(self, grouping: Grouping, words: Sequence[str]) -> Sequence[Group]:
        groups, texts = self._groups[grouping], self._texts[grouping]
        if not words:
            return groups
        rows = [row for row, text in enumerate(texts) if all(word in text for word in words)]
        whole = f" {' '.join(words)} "
        begun = [f" {word}" for word in words]
        rows.sort(key=lambda row: (texts[row] != whole, not all(word in texts[row] for word in begun)))
        return [groups[row] for row in rows]

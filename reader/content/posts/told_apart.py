"""What tells posts with the same title apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from reader.content.discovery.file_names import stem_of
from reader.content.text import clean_line


def told_apart(posts: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Return, by the path of every post whose title others have too, what tells it from all of them.

    That is the nearest folder that none of the others lies in; else the name of the file, or the whole path.
    ``posts`` are titles with paths. It takes time in proportion to them (use a worker).
    """
    paths: dict[str, str] = {}
    alike: dict[str, list[str]] = {}
    for title, path in posts:
        first = paths.setdefault(title, path)
        if first is not path:
            alike.setdefault(title, [first]).append(path)
    return {path: text for group in alike.values() for path, text in _told(group)}


def _told(paths: Sequence[str]) -> Iterable[tuple[str, str]]:
    parted = [(path, path.split("/")[:-1]) for path in paths]
    folders = Counter(folder for _, parts in parted for folder in set(parts))
    names = Counter(stem_of(path) for path in paths)
    for path, parts in parted:
        own = next((folder for folder in reversed(parts) if folders[folder] == 1), "")
        if not own and names[stem_of(path)] == 1:
            own = stem_of(path)
        yield path, clean_line(own or path)

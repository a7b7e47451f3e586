"""Pictures of the web that are here from another time, for what fetches none itself."""

from __future__ import annotations

from pathlib import Path

from reader.content.store.location import pictures_folder
from reader.pictures.fetching.cache import PictureCache


class KeptPictures:
    """Has the pictures of the cache."""

    def __init__(self, cache: PictureCache) -> None:
        self._cache = cache

    def result(self, url: str) -> Path | bytes | str | None:
        """Return nothing: none has been fetched."""
        return None

    def kept(self, url: str) -> Path | None:
        """Return a picture that was kept from another time."""
        return self._cache.find(url)


def kept_pictures(keeps: bool) -> KeptPictures | None:
    """Return the pictures of the cache; None where nothing is kept."""
    try:
        return KeptPictures(PictureCache(pictures_folder())) if keeps else None
    except RuntimeError:
        return None

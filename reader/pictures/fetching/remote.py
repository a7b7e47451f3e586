"""The pictures of the web that a person has asked for: fetched in the background, and kept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader.content.store.location import pictures_folder
from reader.pictures.fetching.cache import PictureCache
from reader.pictures.work_queue import WorkQueue
from reader.settings.table import Settings

if TYPE_CHECKING:
    from reader.pictures.fetching.client import Client

_AT_ONCE: Final = 3
"""Pictures that are fetched at the same time."""


class RemotePictures:
    """Fetches pictures, those that are asked for last first of all. Threads start with the first one."""

    def __init__(
        self,
        ready: Callable[[], object],
        folder: Path | None,
        allowed: Collection[str] = (),
        client: Client | None = None,
    ) -> None:
        """Have ``ready`` called, in a thread, when a picture has come or cannot.

        ``folder`` is where they are kept for the next time; None to keep them in memory only. Hosts that are
        ``allowed`` may be of a private network.
        """
        self._ready = ready
        self._cache = PictureCache(folder) if folder else None
        self._allowed = allowed
        self._client = client
        self._found: dict[str, Path | bytes | str] = {}
        self._queue = WorkQueue(
            self._fetch_and_tell, self._has_found, threads=_AT_ONCE, name="remote pictures"
        )

    def result(self, url: str) -> Path | bytes | str | None:
        """Return a picture that has come, or a text that says why it cannot; None as long as it has not."""
        return self._found.get(url)

    def kept(self, url: str) -> Path | None:
        """Return a picture that was kept from another time."""
        return None if self._cache is None else self._cache.find(url)

    def want(self, urls: Sequence[str]) -> None:
        """Ask for some pictures, the first ones first. Others that are not begun are dropped."""
        self._queue.want(urls)

    def forget_failures(self) -> None:
        """Fetch again what could not be fetched, when it is asked for."""
        for url, found in list(self._found.items()):
            if isinstance(found, str):
                del self._found[url]

    def fetch_now(self, url: str) -> None:
        """Fetch a picture, and wait for it."""
        self._found[url] = self._fetch(url)

    def close(self) -> None:
        """Fetch nothing any more. What is on its way is left to end by itself."""
        self._queue.close()

    def _has_found(self, url: str) -> bool:
        return url in self._found

    def _fetch_and_tell(self, url: str) -> None:
        self.fetch_now(url)
        if not self._queue.closed:
            self._ready()

    def _fetch(self, url: str) -> Path | bytes | str:
        from reader.pictures.fetching.client import Client, FetchError
        from reader.pictures.sizes import size_of

        if self._client is None:
            self._client = Client(self._allowed)
        try:
            content = self._client.fetch(url)
        except FetchError as error:
            return str(error)
        size = size_of(content)
        if isinstance(size, str):
            return size
        try:
            return content if self._cache is None else self._cache.keep(url, content)
        except OSError:
            return content


def named_hosts(settings: Settings) -> frozenset[str]:
    """Return the hosts, as ``name`` or ``name:port``, whose pictures a person wants to be loaded always."""
    return frozenset(settings.picture_hosts.split())


def remote_pictures(
    settings: Settings, ready: Callable[[], object] = lambda: None, *, keeps: bool
) -> RemotePictures:
    """Return what fetches pictures as a person wants it; ``keeps`` is whether for the next time, too."""
    folder = None
    with suppress(RuntimeError):
        # Nobody has a home: then nothing is kept.
        folder = pictures_folder() if keeps else None
    return RemotePictures(ready, folder, named_hosts(settings))

"""Decodes the pictures that are in view, in a thread of its own, and keeps what was made of them."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from reader.pictures.decoding.decoder import Decoded, Decoder, WantedPicture

MOST_KEPT: Final = 48 * 1024 * 1024
"""Bytes of decoded pictures that are kept."""

_LEAST: Final = 1024
"""Bytes that are counted for any of them."""


class PictureRequest(NamedTuple):
    """A picture, and what is wanted of it."""

    picture: Path | bytes
    wanted: WantedPicture


class PictureLoader:
    """Keeps what was decoded last. The thread and the process start with the first request."""

    def __init__(self, ready: Callable[[PictureRequest], object], decoder: Decoder | None = None) -> None:
        """Have ``ready`` called, in the thread, when something has been decoded or cannot be."""
        self._ready = ready
        self._decoder = decoder or Decoder()
        self._kept: OrderedDict[PictureRequest, Decoded | str] = OrderedDict()
        self._bytes = 0
        self._wanted: tuple[PictureRequest, ...] = ()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._closed = False
        self._is_working = False

    def result(self, request: PictureRequest) -> Decoded | str | None:
        """Return what was made of a picture, or why it cannot be shown; None as long as that is not known."""
        with self._changed:
            found = self._kept.get(request)
            if found is not None:
                self._kept.move_to_end(request)
            return found

    def want(self, requests: Sequence[PictureRequest]) -> None:
        """Ask for some pictures, the first ones first. Others that are not begun are dropped."""
        with self._changed:
            self._wanted = tuple(requests)
            if self._thread is None and not self._closed and any(r not in self._kept for r in requests):
                self._thread = threading.Thread(target=self._work, name="pictures", daemon=True)
                self._thread.start()
            self._changed.notify()

    def forget(self) -> None:
        """Decode everything again when it is asked for: the files may be others now."""
        with self._changed:
            self._kept.clear()
            self._bytes = 0

    @property
    def is_idle(self) -> bool:
        """Tell whether all that was asked for is decoded and told, or nothing will be any more."""
        with self._changed:
            is_done = not self._is_working and all(request in self._kept for request in self._wanted)
            return is_done or self._closed

    def close(self) -> None:
        """End the thread and the process."""
        with self._changed:
            self._closed = True
            self._wanted = ()
            self._changed.notify()
        self._decoder.close()

    def _work(self) -> None:
        while (request := self._next()) is not None:
            decoded = self._decoder.decode(request.picture, request.wanted)
            self._keep(request, decoded)
            if self._closed:
                break
            self._ready(request)
            self._is_working = False
        self._decoder.close()

    def _next(self) -> PictureRequest | None:
        with self._changed:
            while not self._closed:
                for request in self._wanted:
                    if request not in self._kept:
                        self._is_working = True
                        return request
                self._changed.wait()
        return None

    def _keep(self, request: PictureRequest, decoded: Decoded | str) -> None:
        with self._changed:
            self._kept[request] = decoded
            self._bytes += _size(decoded)
            wanted = set(self._wanted)
            for kept in [kept for kept in self._kept if kept not in wanted and kept != request]:
                if self._bytes <= MOST_KEPT:
                    break
                self._bytes -= _size(self._kept.pop(kept))


def _size(decoded: Decoded | str) -> int:
    return _LEAST if isinstance(decoded, str) else max(_LEAST, len(decoded.content))

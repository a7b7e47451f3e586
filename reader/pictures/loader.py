"""Decodes the pictures that are in view, in a thread of its own, and keeps what was made of them."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from reader.pictures.decoding.decoder import Decoded, Decoder, WantedPicture
from reader.pictures.work_queue import WorkQueue

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
        self._lock = threading.Lock()
        self._queue = WorkQueue(self._decode, self._kept.__contains__, name="pictures")

    def result(self, request: PictureRequest) -> Decoded | str | None:
        """Return what was made of a picture, or why it cannot be shown; None as long as that is not known."""
        with self._lock:
            found = self._kept.get(request)
            if found is not None:
                self._kept.move_to_end(request)
            return found

    def want(self, requests: Sequence[PictureRequest]) -> None:
        """Ask for some pictures, the first ones first. Others that are not begun are dropped."""
        self._queue.want(requests)

    def forget(self) -> None:
        """Decode everything again when it is asked for: the files may be others now."""
        with self._lock:
            self._kept.clear()
            self._bytes = 0

    @property
    def is_idle(self) -> bool:
        """Tell whether all that was asked for is decoded and told, or nothing will be any more."""
        return self._queue.is_idle

    def close(self) -> None:
        """End the thread and the process."""
        self._queue.close()
        self._decoder.close()

    def _decode(self, request: PictureRequest) -> None:
        decoded = self._decoder.decode(request.picture, request.wanted)
        self._keep(request, decoded)
        if self._queue.closed:
            # It may have been started again after it was ended.
            self._decoder.close()
        else:
            self._ready(request)

    def _keep(self, request: PictureRequest, decoded: Decoded | str) -> None:
        with self._lock:
            self._kept[request] = decoded
            self._bytes += _size(decoded)
            wanted = {*self._queue.wanted, request}
            for kept in [kept for kept in self._kept if kept not in wanted]:
                if self._bytes <= MOST_KEPT:
                    break
                self._bytes -= _size(self._kept.pop(kept))


def _size(decoded: Decoded | str) -> int:
    return _LEAST if isinstance(decoded, str) else max(_LEAST, len(decoded.content))

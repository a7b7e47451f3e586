"""What is said between the reader and the process that decodes pictures: a heading in JSON, then bytes."""

from __future__ import annotations

import json
import struct
from typing import IO, Any, Final

_LENGTHS: Final = struct.Struct(">II")
"""The bytes of the heading, and those that follow it."""

LONGEST_HEADING: Final = 64 * 1024
"""Bytes of a heading that are read: more is no message of ours."""


def send(stream: IO[bytes], heading: dict[str, Any], content: bytes = b"") -> None:
    """Write a message.

    Raises:
        OSError: when nobody is there to read it.
    """
    encoded = json.dumps(heading).encode()
    stream.write(_LENGTHS.pack(len(encoded), len(content)) + encoded)
    stream.write(content)
    stream.flush()


def receive(stream: IO[bytes], most: int) -> tuple[dict[str, Any], bytes] | None:
    """Read a message whose content has at most so many bytes; None when there is none any more."""
    lengths = stream.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    heading_length, length = _LENGTHS.unpack(lengths)
    if heading_length > LONGEST_HEADING or length > most:
        return None
    encoded, content = stream.read(heading_length), stream.read(length)
    if len(encoded) < heading_length or len(content) < length:
        return None
    return json.loads(encoded), content

"""Reading a file that may be anything: not a file, not text, not in UTF-8, without end."""

from __future__ import annotations

import codecs
import errno
import os
import stat
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple

from reader.content.post import Problem

if TYPE_CHECKING:
    from reader.content.discovery.site import Site

READ_LIMIT: Final = 32 * 1024 * 1024
"""Bytes of a file that are read; what follows is left unread, and a problem says so."""


class FileText(NamedTuple):
    """A file as text, with ``\\n`` at the ends of lines and without a byte order mark."""

    text: str
    problems: tuple[Problem, ...] = ()
    size: int = 0
    """Bytes of the whole file."""
    modified_ns: int = 0
    gone: bool = False
    """Whether there was no file of that name."""

    @property
    def unread(self) -> bool:
        """Tell whether nothing of it could be read."""
        return not self.text and bool(self.problems)


def read_text(path: str) -> FileText:
    """Read the text of a regular file.

    Whatever cannot be read or decoded becomes a problem; nothing is raised.
    """
    try:
        descriptor = os.open(path, _OPEN_FLAGS)
    except (OSError, ValueError) as error:
        return _unreadable(error)
    try:
        status = os.fstat(descriptor)
        if problem := not_a_file(status.st_mode):
            return FileText("", (problem,))
        data = _read(descriptor, status.st_size)
    except OSError as error:
        return _unreadable(error)
    finally:
        os.close(descriptor)
    cut = len(data) > READ_LIMIT
    text, problems = decode(data[:READ_LIMIT] if cut else data, cut=cut)
    if cut:
        size = f"{status.st_size / 1024 / 1024:,.0f} MB"
        limit = f"{READ_LIMIT // 1024 // 1024} MB"
        problems = (*problems, Problem(f"the file has {size}; only the first {limit} are shown"))
    return FileText(text, problems, status.st_size, status.st_mtime_ns)


def read_site_file(site: Site, path: str) -> FileText:
    """Read a file of a site by its path relative to the library, unless it must not be read."""
    refused = site.refused.get(path)
    return FileText("", (refused,)) if refused else read_text(f"{site.folder}/{path}")


def open_binary(path: str) -> BinaryIO:
    """Open a regular file, to be read byte by byte. Raises `OSError` for everything else."""
    descriptor = os.open(path, _OPEN_FLAGS)
    if problem := not_a_file(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, str(problem), path)
    return os.fdopen(descriptor, "rb")


def decode(data: bytes, *, cut: bool = False) -> tuple[str, tuple[Problem, ...]]:
    """Bytes as text, every character that can be read in its place, and what was wrong with them.

    ``cut`` says that the bytes end where the reading stopped, perhaps within a character.
    """
    text, problems = _decode(data, cut)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, problems


def not_a_file(mode: int) -> Problem | None:
    """Return what a thing is that is no regular file, by its ``st_mode``; None when it is one."""
    if stat.S_ISREG(mode):
        return None
    kind = next((name for is_kind, name in _KINDS if is_kind(mode)), "something unknown")
    return Problem(f"not a file but {kind}")


_KINDS: Final = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)

# A pipe must not make us wait, and a terminal must not become ours.
_OPEN_FLAGS: Final = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


def _read(descriptor: int, size: int) -> bytes:
    """At most one byte more than the limit, so that the caller sees when there is more."""
    wanted = min(size, READ_LIMIT) + 1
    data = os.read(descriptor, wanted)
    if len(data) == size:
        return data
    parts = [data]
    have = len(data)
    while have <= READ_LIMIT and (part := os.read(descriptor, min(1 << 20, READ_LIMIT + 1 - have))):
        parts.append(part)
        have += len(part)
    return b"".join(parts)


def _unreadable(error: OSError | ValueError) -> FileText:
    reason = _REASONS.get(error.errno or 0) if isinstance(error, OSError) else "its name cannot be used"
    if reason is None:
        reason = str(getattr(error, "strerror", "") or "unknown reason").lower()
    gone = isinstance(error, FileNotFoundError | NotADirectoryError)
    return FileText("", (Problem(f"cannot be read: {reason}"),), gone=gone)


_REASONS: Final = {
    errno.ENOENT: "the file is gone",
    errno.ENOTDIR: "the file is gone",
    errno.EACCES: "no permission",
    errno.EPERM: "no permission",
    errno.ENXIO: "not a file",
    errno.EISDIR: "not a file but a folder",
    errno.ELOOP: "its links lead in a circle",
    errno.ENAMETOOLONG: "its path is too long",
}

_BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_BINARY_BEGINNINGS: Final = (
    b"\x7fELF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"%PDF-",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ",
    b"\xcf\xfa\xed\xfe",
    b"MZ\x90",
    b"SQLite format 3\x00",
)

_BINARY: Final = (Problem("looks like a binary file, not shown"),)


def _decode(data: bytes, cut: bool) -> tuple[str, tuple[Problem, ...]]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _with_mark(data, encoding)
    if data.startswith(codecs.BOM_UTF8):
        data = data[3:]
    if b"\0" in data and (found := _with_nulls(data)):
        return found
    if data.startswith(_BINARY_BEGINNINGS) and not data.startswith((b"MZ", b"BZh", b"GIF8", b"%PDF-")):
        return "", _BINARY
    try:
        if not cut:
            return data.decode(), ()
        return codecs.getincrementaldecoder("utf-8")().decode(data), ()
    except UnicodeDecodeError as error:
        if data.startswith(_BINARY_BEGINNINGS):
            return "", _BINARY
        return _in_another_encoding(data, error.start)


def _in_another_encoding(data: bytes, start: int) -> tuple[str, tuple[Problem, ...]]:
    """Decode what is not UTF-8 from the byte at ``start`` on, as what it most likely is."""
    from reader.content.discovery.encodings import encoding_label, guess_encoding

    encoding = guess_encoding(data)
    text = data.decode(encoding or "utf-8", errors="replace")
    done = f"read as {encoding_label(encoding)}, which is a guess" if encoding else ""
    if "\ufffd" in text:
        done += f"{'; ' if done else ''}what cannot be read is marked"
    line = data.count(b"\n", 0, start) + 1
    return text, (Problem(f"not UTF-8 at byte {start + 1}; {done}", line),)


def _with_mark(data: bytes, encoding: str) -> tuple[str, tuple[Problem, ...]]:
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError as error:
        problem = Problem(f"not {encoding.upper()} at byte {error.start + 1}; what cannot be read is marked")
        return data.decode(encoding, errors="replace"), (problem,)


def _with_nulls(data: bytes) -> tuple[str, tuple[Problem, ...]] | None:
    """Text of two bytes a character without a byte order mark, or no text; None for text with a stray NUL."""
    sample = data[:65536]
    nulls = sample.count(0)
    odd = sample[1::2].count(0)
    for encoding, aligned in (("utf-16-le", odd), ("utf-16-be", nulls - odd)):
        is_latin = aligned >= len(sample) * 0.2 and aligned >= nulls * 0.95
        if is_latin or _reads_as_text(sample, encoding):
            problem = Problem("looks like UTF-16 without a byte order mark, and is read as that")
            return data.decode(encoding, errors="replace"), (problem,)
    if nulls > len(sample) * 0.02 or data.startswith(_BINARY_BEGINNINGS):
        return "", _BINARY
    return None


def _reads_as_text(sample: bytes, encoding: str) -> bool:
    """Tell whether bytes are text of two bytes a character: Chinese, say, which has a NUL only in some."""
    if sample.startswith(_BINARY_BEGINNINGS):
        return False
    try:
        text = sample[: len(sample) // 4 * 4].decode(encoding)
    except UnicodeDecodeError:
        return False
    # Nearly everything else has numbers in it that are no character, and no end of a line.
    return "\n" in text and all(character.isprintable() or character in "\n\r\t\ufeff" for character in text)

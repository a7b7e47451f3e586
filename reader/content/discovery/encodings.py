"""What text is written in that is not UTF-8: guessed from a part of it, and named for people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from chardet import EncodingEra


def guess_encoding(data: bytes) -> str | None:
    """Guess what bytes are encoded in that are not valid UTF-8; the same bytes always give the same answer.

    None when they are UTF-8 but for a few bytes, and when they are no text. However long they are, only a
    part is looked at.
    """
    sample = _sample(data)
    if _is_mostly_utf8(sample):
        return None
    # It takes 50 ms to load, and nearly every file is UTF-8.
    from chardet import EncodingEra

    newer = EncodingEra.MODERN_WEB | EncodingEra.LEGACY_ISO
    found, sure = _detected(sample, newer)
    older, surer = _detected(sample, newer | EncodingEra.LEGACY_MAC | EncodingEra.DOS)
    # Nobody writes the controls: such a text is from an old Macintosh, or from DOS.
    if surer > sure and (_CONTROLS.search(_decoded(sample, found)) or surer > max(_SURE, 3 * sure)):
        found, sure = older, surer
    if not found:
        return None
    # Of a few letters only, which say nothing or look alike in both, the one that is used most.
    return _USUAL if sure < _UNSURE or _decoded(sample, found) == _decoded(sample, _USUAL) else found


def _detected(sample: bytes, eras: EncodingEra) -> tuple[str, float]:
    """Return the encoding that a text of some eras most likely has, empty for none, and how sure that is."""
    from chardet import detect

    found = detect(sample, encoding_era=eras, compat_names=False)
    encoding = found["encoding"] or ""
    is_text = encoding and not encoding.startswith(("utf", "ascii"))
    return (_SUPERSETS.get(encoding, encoding), found["confidence"]) if is_text else ("", 0.0)


def _decoded(sample: bytes, encoding: str) -> str:
    return sample.decode(encoding or _USUAL, errors="replace")


def encoding_label(encoding: str) -> str:
    """Return what people call an encoding, by its name in Python."""
    return _LABELS.get(encoding) or encoding.upper().replace("_", "-").replace("ISO8859", "ISO 8859")


_SAMPLE: Final = 16 * 1024
"""Bytes that are looked at."""

_FOREIGN: Final = re.compile(rb"[\x80-\xff]")
_USUAL: Final = "cp1252"
_CONTROLS: Final = re.compile(r"[\x80-\x9f]")
_SURE: Final = 0.1
_UNSURE: Final = 0.01
"""Shares of one, as chardet gives them: 0.1 for a sentence in the right language, 0.4 for one in Russian."""

_SUPERSETS: Final = {
    "iso8859-1": "cp1252",
    "iso8859-8": "cp1255",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "euc_kr": "cp949",
}
"""What has the same letters, and more: they may come later in the text."""


def _sample(data: bytes) -> bytes:
    """Return some lines from the first one on that has a byte beyond ASCII."""
    foreign = _FOREIGN.search(data)
    at = foreign.start() if foreign else 0
    # A line begins after a line feed, which is never the second half of a character.
    start = max(data.rfind(b"\n", max(0, at - _SAMPLE), at) + 1, at - _SAMPLE // 2, 0)
    sample = data[start : start + _SAMPLE]
    end = sample.rfind(b"\n") + 1 if len(data) > start + _SAMPLE else 0
    return sample[: end or None]


def _is_mostly_utf8(sample: bytes) -> bool:
    """Tell whether as many characters are right in UTF-8 as are wrong, or it is only cut at its end.

    Other encodings seldom are, in more than a sixth of their letters.
    """
    text = sample.decode(errors="replace")
    wrong = text.count("\ufffd")
    right = sum(character > "\x7f" for character in text) - wrong
    return right >= wrong or _is_cut(sample)


def _is_cut(sample: bytes) -> bool:
    try:
        sample.decode()
    except UnicodeDecodeError as error:
        # One byte alone may as well be the last letter of a word in another encoding.
        return error.reason == "unexpected end of data" and error.end - error.start > 1
    return True


_LABELS: Final = {
    "cp1250": "Windows-1250 (Central European)",
    "cp1251": "Windows-1251 (Cyrillic)",
    "cp1252": "Windows-1252 (Western European)",
    "cp1253": "Windows-1253 (Greek)",
    "cp1254": "Windows-1254 (Turkish)",
    "cp1255": "Windows-1255 (Hebrew)",
    "cp1256": "Windows-1256 (Arabic)",
    "cp1257": "Windows-1257 (Baltic)",
    "cp1258": "Windows-1258 (Vietnamese)",
    "iso8859-2": "ISO 8859-2 (Central European)",
    "iso8859-5": "ISO 8859-5 (Cyrillic)",
    "iso8859-7": "ISO 8859-7 (Greek)",
    "iso8859-15": "ISO 8859-15 (Western European)",
    "mac-roman": "Mac OS Roman (Western European)",
    "cp437": "DOS 437 (Western European)",
    "cp850": "DOS 850 (Western European)",
    "cp866": "DOS 866 (Cyrillic)",
    "cp874": "Windows-874 (Thai)",
    "koi8-r": "KOI8-R (Cyrillic)",
    "koi8-u": "KOI8-U (Cyrillic)",
    "gb18030": "GB 18030 (Chinese)",
    "big5hkscs": "Big5 (Chinese)",
    "cp932": "Shift-JIS (Japanese)",
    "shift_jis_2004": "Shift-JIS (Japanese)",
    "euc_jis_2004": "EUC-JP (Japanese)",
    "cp949": "EUC-KR (Korean)",
}

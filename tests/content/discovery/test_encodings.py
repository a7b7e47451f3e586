from __future__ import annotations

import time
from pathlib import Path

import pytest

from reader.content.discovery.encodings import guess_encoding
from reader.content.discovery.text_files import decode
from reader.content.front_matter.split import split_front_matter
from tests.content.folders import post_of


@pytest.mark.parametrize(
    ("encoding", "text", "named"),
    [
        ("cp1252", "# Café\n", "Windows-1252 (Western European)"),
        ("cp1252", "It’s fine – 5 € and £3.\n", "Windows-1252 (Western European)"),
        ("cp1252", "Die Straße nach München ist schön.\n", "Windows-1252 (Western European)"),
        ("cp1252", "Coração e ação, mañana y señor.\n", "Windows-1252 (Western European)"),
        (
            "cp1250",
            "Dzień dobry, to jest moja łódź. Część druga jest już gotowa.\n",
            "Windows-1250 (Central European)",
        ),
        (
            "iso8859-2",
            "Dzień dobry, to jest moja łódź. Część druga jest już gotowa.\n",
            "ISO 8859-2 (Central European)",
        ),
        ("cp866", "Это заметка о том, как я провёл лето.\n", "DOS 866 (Cyrillic)"),
        ("cp437", "Die Straße nach München ist schön. Äpfel und Öl.\n", "DOS 437 (Western European)"),
        ("cp1252", "20 °C\n", "Windows-1252 (Western European)"),
        ("cp1252", "A naïve plan – 5 € and £3.\n", "Windows-1252 (Western European)"),
        ("cp1252", "© 2024 Ann\n", "Windows-1252 (Western European)"),
        ("cp1251", "Это заметка о том, как я провёл лето.\n", "Windows-1251 (Cyrillic)"),
        ("koi8-r", "# Привет\n", "KOI8-R (Cyrillic)"),
        ("gbk", "# 你好\n", "GB 18030 (Chinese)"),
        ("gb18030", "# 标题\n\n㐀䶵 这是少见的字。我们都是中国人。\n", "GB 18030 (Chinese)"),
        ("big5", "這是一篇關於程式設計的文章，希望你喜歡。\n", "Big5 (Chinese)"),
        ("cp932", "これは日本語の文章です。ソフトウェア表\n", "Shift-JIS (Japanese)"),
        ("euc-jp", "これは日本語の文章です。東京に行きました。\n", "EUC-JP (Japanese)"),
        ("euc-kr", "# 한국어\n", "EUC-KR (Korean)"),
        ("cp1253", "Καλημέρα κόσμε, αυτό είναι ένα κείμενο.\n", "ISO 8859-7 (Greek)"),
        ("cp1254", "Günaydın! Şu anda İstanbul'da yağmur yağıyor.\n", "Windows-1254 (Turkish)"),
        (
            "mac-roman",
            "Été à la campagne. C'est une très belle journée, où êtes-vous ?\n",
            "Mac OS Roman (Western European)",
        ),
    ],
)
def test_text_in_another_encoding_is_read_in_it_and_that_is_said(
    encoding: str, text: str, named: str
) -> None:
    decoded, problems = decode(text.encode(encoding))
    assert decoded == text
    assert [problem.message.partition("; ")[2] for problem in problems] == [
        f"read as {named}, which is a guess"
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“Größe” and “Maß” é ".encode() + b"and one byte \xe9 of another", id="one stray byte"),
        pytest.param("这是".encode()[:-1], id="cut within a character"),
        pytest.param(("é" * 20_000).encode() + b"\xe9 ", id="the stray byte far behind"),
        pytest.param(b"\x00\x01\x02\xff\xfe\xfd" * 100, id="no text"),
    ],
)
def test_what_is_utf8_but_for_a_few_bytes_stays_so(text: bytes) -> None:
    assert guess_encoding(text) is None


def test_front_matter_in_another_encoding_is_front_matter() -> None:
    text, _ = decode("---\r\ntitle: Über Größe\r\n---\r\nFuß\r\n".encode("cp1252"))
    assert split_front_matter(text).fields == {"title": "Über Größe"}


def test_a_post_in_another_encoding_is_listed_with_its_words_and_the_guess(tmp_path: Path) -> None:
    post = post_of(tmp_path, "---\ntitle: 你好，世界\n---\n这是一篇文章。\n".encode("gbk"))
    assert post.title == "你好，世界"
    assert [str(problem) for problem in post.problems] == [
        "line 2: not UTF-8 at byte 12; read as GB 18030 (Chinese), which is a guess"
    ]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\xc8" * 5_000_000, id="one line"),
        pytest.param(b"\xe6\n" * 2_500_000, id="short lines"),
        pytest.param(b"a" * 5_000_000 + b"\xe9", id="the last byte"),
        pytest.param(bytes(range(1, 256)) * 20_000, id="every byte"),
    ],
)
def test_guessing_takes_no_longer_for_more_bytes(data: bytes) -> None:
    guess_encoding(data[:100_000])
    started = time.process_time()
    guess_encoding(data)
    assert time.process_time() - started < 0.5

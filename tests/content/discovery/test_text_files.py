from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from reader.content.discovery import text_files
from reader.content.discovery.text_files import decode, read_text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(b"caf\xc3\xa9\n", "café\n", id="UTF-8"),
        pytest.param(b"\xef\xbb\xbfa", "a", id="UTF-8 with a mark"),
        pytest.param("é\n".encode("utf-16"), "é\n", id="UTF-16 with a mark"),
        pytest.param(b"\xfe\xff" + "é".encode("utf-16-be"), "é", id="UTF-16 big-endian with a mark"),
        pytest.param("é".encode("utf-32"), "é", id="UTF-32 with a mark"),
        pytest.param(b"a\r\nb\rc\n", "a\nb\nc\n", id="every end of a line"),
        pytest.param(b"", "", id="empty"),
        pytest.param(b"\xef\xbb\xbf", "", id="only a mark"),
        pytest.param(b"GIF8 is how it begins", "GIF8 is how it begins", id="text that begins like a picture"),
    ],
)
def test_text_is_decoded_without_a_problem(data: bytes, text: str) -> None:
    assert decode(data) == (text, ())


@pytest.mark.parametrize(
    ("data", "text", "problem"),
    [
        pytest.param(b"one\nca\xe9!", "one\ncaé!", "line 2: not UTF-8 at byte 7; read as", id="Latin-1"),
        pytest.param(b"ok \xe6\x97", "ok \ufffd", "not UTF-8 at byte 4", id="cut"),
        pytest.param(
            "# Héllo".encode("utf-16-le"), "# Héllo", "looks like UTF-16", id="UTF-16 without a mark"
        ),
        pytest.param(
            "# 标题\n\n这是一篇文章，没有别的。\n".encode("utf-16-le"),
            "# 标题\n\n这是一篇文章，没有别的。\n",
            "looks like UTF-16",
            id="Chinese in UTF-16 without a mark",
        ),
        pytest.param(
            "# 标题\n\n这是一篇文章，没有别的。\n".encode("utf-16-be"),
            "# 标题\n\n这是一篇文章，没有别的。\n",
            "looks like UTF-16",
            id="Chinese in UTF-16 big-endian without a mark",
        ),
        pytest.param(b"".join(n.to_bytes(2, "little") for n in range(900)), "", "binary", id="numbers"),
        pytest.param(b"\x7fELF\x02\x01\x01\0\0\0", "", "binary", id="ELF"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "", "binary", id="PNG"),
        pytest.param(b"\x1f\x8b\x08\0\0\0", "", "binary", id="gzip"),
        pytest.param(b"GIF89a\xff\xfe\x01", "", "binary", id="GIF"),
        pytest.param(bytes(range(256)) + b"\0" * 20, "", "binary", id="many NULs"),
    ],
)
def test_what_is_not_utf8_is_shown_as_far_as_it_can_be_with_a_problem(
    data: bytes, text: str, problem: str
) -> None:
    decoded, problems = decode(data)
    assert decoded == text
    assert problem in str(problems[0])


def test_a_stray_nul_does_not_make_a_file_binary() -> None:
    text, problems = decode(b"a long line of ordinary text with one \0 in it, and then some more of it")
    assert "\0" in text
    assert problems == ()


def test_of_a_file_beyond_the_limit_the_first_part_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_files, "READ_LIMIT", 10)
    path = tmp_path / "long.md"
    path.write_text("123456789é and more")
    read = read_text(str(path))
    assert read.text == "123456789"
    assert "the file has" in read.problems[0].message
    assert read.size == 20


def test_a_sparse_file_of_many_gigabytes_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "sparse.md"
    path.write_text("# A")
    os.truncate(path, 10 * 1024**3)
    read = read_text(str(path))
    assert read.size == 10 * 1024**3
    assert any("10,240 MB" in problem.message for problem in read.problems)


def test_a_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe.md"
    os.mkfifo(path)
    assert "named pipe" in read_text(str(path)).problems[0].message


def test_what_is_no_file_is_a_problem(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listening:
        here = Path.cwd()
        os.chdir(tmp_path)  # the path of a socket may only be short
        try:
            listening.bind("socket.md")
        finally:
            os.chdir(here)
        assert "not a file" in read_text(str(tmp_path / "socket.md")).problems[0].message
    assert "a folder" in read_text(str(tmp_path)).problems[0].message
    assert "a device" in read_text(os.devnull).problems[0].message


def test_links_in_a_circle_and_missing_files_are_problems(tmp_path: Path) -> None:
    (tmp_path / "circle.md").symlink_to("circle.md")
    assert "circle" in read_text(str(tmp_path / "circle.md")).problems[0].message
    missing = read_text(str(tmp_path / "missing.md"))
    assert missing.gone
    assert "gone" in missing.problems[0].message


def test_a_name_that_no_file_can_have_is_a_problem() -> None:
    assert read_text("a\0b").problems
    assert read_text("x" * 5000).problems


@pytest.mark.skipif(os.geteuid() == 0, reason="everything is readable to root")
def test_a_file_without_permission_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "secret.md"
    path.write_text("x")
    path.chmod(0)
    assert "no permission" in read_text(str(path)).problems[0].message

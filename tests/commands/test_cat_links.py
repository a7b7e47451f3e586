"""``reader cat --links``: numbers after links, and the addresses at the end."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.cli import main
from tests.content.folders import write

POST = """\
See [one](a.md), [two](http://e.org/ä) and [one again](a.md), <http://y.org>.

| a | b |
|---|---|
| [cell](c.md) | x |

## Part [in](h.md)

[![A cat](cat.png)](big.md) and [here](#part-in).
"""


def printed(folder: Path, capsys: pytest.CaptureFixture[str], *arguments: str, text: str = POST) -> list[str]:
    """The lines that are printed of a post."""
    write(folder, {"post.md": text})
    path, *others = arguments or ("",)
    assert main(["cat", "--links", *others, f"{folder / 'post.md'}{path}"]) == 0
    return capsys.readouterr().out.splitlines()


def test_links_have_numbers_and_their_addresses_are_listed_as_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = printed(tmp_path, capsys)
    assert "See one[1], two[2] and one again[1], http://y.org[3]." in lines
    assert "cell[4]  x" in lines
    assert "Part in[5]" in lines
    assert any(line.endswith("cat.png[6] and here.") for line in lines)
    assert lines[-8:] == [
        "References",
        "",
        "   1. a.md",
        "   2. http://e.org/ä",
        "   3. http://y.org",
        "   4. c.md",
        "   5. h.md",
        "   6. big.md",
    ]


def test_a_section_lists_its_own_links_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(tmp_path, capsys, "#part-in")
    assert lines[0] == "Part in[1]"
    assert lines[-2:] == ["   1. h.md", "   2. big.md"]


def test_numbers_go_on_where_those_of_footnotes_end(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = printed(tmp_path, capsys, text="Text[^n] and [link](a.md).\n\n[^n]: Note with [more](b.md).\n")
    assert "Text[1] and link[2]." in lines
    assert "[1] Note with more[3]. ↩" in lines
    assert lines[-2:] == ["   2. a.md", "   3. b.md"]


def test_without_links_nothing_is_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(tmp_path, capsys, text="Text.\n")[-1] == "Text."


def test_colours_change_nothing_about_the_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plain = printed(tmp_path, capsys)
    coloured = printed(tmp_path, capsys, "", "--color", "always")
    assert coloured[-7:] == plain[-7:]


def test_no_address_reaches_the_terminal_as_control(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = printed(tmp_path, capsys, text='<a href="x\x1b]2;y\x07">z</a>\n')
    assert not any("\x1b" in line or "\x07" in line for line in lines)

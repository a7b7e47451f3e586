"""``reader check`` takes a post with very many links and headings in its stride."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from reader.commands.check import check
from tests.content.folders import write


def seconds(folder: Path, links: int) -> float:
    """Processor time to check a post with so many links that lead to no section, and as many headings."""
    headings = "\n\n".join(f"## Heading {number}" for number in range(links))
    linked = "\n\n".join(f"[to](#nowhere-{number})" for number in range(links))
    write(folder, {"post.md": f"{headings}\n\n{linked}\n"})
    started = time.process_time()
    assert check(str(folder)) == 1
    return time.process_time() - started


def test_eight_times_as_many_broken_links_and_headings_take_not_nearly_their_product(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seconds(tmp_path / "warm", 20)
    few = min(seconds(tmp_path / "few", 200) for _ in range(3))
    assert seconds(tmp_path / "many", 1_600) < 36 * few
    capsys.readouterr()


def test_every_way_to_name_a_place_is_a_place_to_link_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = """\
<a id="double"></a> <a name='single'></a> <a id=bare></a> <a id=slashed/> {#braced} {: .class #kramdown }

A line for Obsidian. ^block

[1](#double) [2](#single) [3](#bare) [4](#slashed) [5](#braced) [6](#kramdown) [7](#^block) [8](#top)

[9](#other) [10](#doubl) [11](#class)
"""
    write(tmp_path, {"post.md": body, "other.md": "[1](post.md#double) [2](post.md#bare) [3](post.md#none)"})
    assert check(str(tmp_path)) == 1
    told = capsys.readouterr().out
    assert [line.rpartition("section ")[2].split()[0] for line in told.splitlines()] == [
        "#none",
        "#other",
        "#doubl",
        "#class",
    ]

"""``reader search`` and ``reader where``: what is printed, and the exit status."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from reader.cli import main
from tests.content.folders import write
from tests.test_cli import run

POSTS = {
    "bread.md": (
        "---\ntitle: Bread\ndate: 2024-01-28\ntags: [flour]\n---\n"
        "Mix, wait, bake.\n\n## Oven\n\nVery *hot*.\n"
    ),
    "soup.md": (
        "---\ntitle: Soup\ndate: 2023-05-01\ndraft: true\n---\n"
        "## Boiling\n\nHot water, [salt](https://salt.org).\n"
    ),
    "tea.md": "---\ntitle: Hot tea\n---\nLeaves in a cup.\n",
}


@pytest.fixture
def kitchen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = write(tmp_path / "kitchen", POSTS)
    monkeypatch.chdir(folder)
    return folder


def test_posts_are_printed_best_first_with_the_line_of_their_file(
    kitchen: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", ".", "hot"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "tea.md:4: Leaves in a cup.",
        "soup.md:8: Hot water, salt.",
        "bread.md:10: Very hot.",
    ]


def test_a_search_as_json_is_one_array_of_records(kitchen: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", ".", "bake", "mix", "--json"]) == 0
    (record,) = json.loads(capsys.readouterr().out)
    assert record == {
        "path": "bread.md",
        "title": "Bread",
        "date": "2024-01-28T00:00:00+00:00",
        "line": 6,
        "snippet": "Mix, wait, bake.",
        "places": [{"line": 6, "snippet": "Mix, wait, bake."}],
    }


@pytest.mark.parametrize(
    ("query", "paths"),
    [
        ("hot #flour", ["bread.md"]),
        ("is:draft", ["soup.md"]),
        ("hot -water -tea", ["bread.md"]),
        ("2023", ["soup.md"]),
        ('"hot water"', ["soup.md"]),
        ("is:unread #flour", ["bread.md"]),
    ],
)
def test_operators_narrow_what_is_found(
    kitchen: Path, capsys: pytest.CaptureFixture[str], query: str, paths: list[str]
) -> None:
    assert main(["search", ".", "--", *query.split()]) == 0
    assert [line.partition(":")[0] for line in capsys.readouterr().out.splitlines()] == paths


def test_nothing_found_is_status_1(kitchen: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", ".", "xylophone"]) == 1
    assert capsys.readouterr().out == ""
    assert main(["search", ".", "xylophone", "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == []


def test_a_slip_is_forgiven_and_told_beside_the_data(
    kitchen: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", ".", "leavs"]) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("tea.md:4:")
    assert "no post has leavs; searched for leaves" in printed.err


def test_what_has_changed_since_is_found(kitchen: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", ".", "saffron"]) == 1
    write(kitchen, {"rice.md": "# Rice\n\nWith saffron.\n"})
    (kitchen / "tea.md").unlink()
    assert main(["search", ".", "saffron"]) == 0
    assert main(["search", ".", "leaves"]) == 1
    assert capsys.readouterr().out == "rice.md:3: With saffron.\n"


def test_without_a_folder_for_the_index_it_is_made_in_memory(kitchen: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    finished = run("search", kitchen, "hot", environment={"READER_CACHE_DIR": str(tmp_path / "file")})
    assert finished.returncode == 0
    assert len(finished.stdout.splitlines()) == 3
    assert b"The search index is not saved" in finished.stderr


def test_nothing_of_a_post_is_sent_to_the_terminal_as_a_command(tmp_path: Path) -> None:
    folder = write(
        tmp_path / "odd", {"a.md": '---\ntitle: "\\e]0;x\\a"\n---\nbad \x1b[2J word \x9b1m here\n'}
    )
    finished = run("search", folder, "word")
    assert finished.returncode == 0
    assert b"\x1b" not in finished.stdout
    assert "\x9b" not in finished.stdout.decode()


def test_one_post_is_no_folder_to_search(kitchen: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", str(kitchen / "tea.md"), "hot"]) == 1
    assert "name a folder" in capsys.readouterr().err


def test_searching_loads_no_textual_and_writes_nothing_into_the_folder(kitchen: Path) -> None:
    before = sorted(kitchen.rglob("*"))
    assert run("search", kitchen, "hot").returncode == 0
    assert sorted(kitchen.rglob("*")) == before


def test_where_names_what_is_kept_and_what_for(kitchen: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["search", ".", "hot"])
    capsys.readouterr()
    assert main(["where"]) == 0
    printed = capsys.readouterr().out
    assert re.search(rf"{re.escape(os.environ['READER_CACHE_DIR'])}/libraries  \(\d+\.\d [KM]B\)", printed)
    assert os.environ["READER_STATE_DIR"] in printed
    assert "You can delete it; reader makes it again." in printed

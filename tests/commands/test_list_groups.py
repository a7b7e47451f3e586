"""``reader list --by``: what posts have in common, and how many have it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.cli import main
from reader.commands.command_table import SUBCOMMANDS
from reader.content.search.groups import Grouping
from tests.content.folders import write

POSTS = {
    "2023/soup.md": "---\ntitle: Soup\ndate: 2023-05-01\ntags: [salt]\nauthor: Jane Doe\n---\n",
    "2024/bread.md": "---\ntitle: Bread\ndate: 2024-01-28\ntags: [flour, salt]\nseries: Open Fire\n---\n",
    "2024/cake.md": "---\ntitle: Cake\ndate: 2024-02-28\ntags: [flour, Salt, sugar cane]\n---\n",
}


@pytest.fixture(autouse=True)
def kitchen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write(tmp_path / "kitchen", POSTS))


@pytest.mark.parametrize(
    ("grouping", "printed"),
    [
        ("tag", ["salt        3", "flour       2", "sugar cane  1"]),
        ("year", ["2024  2", "2023  1"]),
        ("folder", ["2023  1", "2024  2"]),
        ("author", ["Jane Doe  1"]),
        ("series", ["Open Fire  1"]),
    ],
)
def test_names_are_printed_with_their_counts(
    grouping: str, printed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["list", "--by", grouping]) == 0
    assert capsys.readouterr().out.splitlines() == printed


def test_as_json_each_has_the_query_that_lists_its_posts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", ".", "--by", "tag", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {"name": "salt", "count": 3, "query": "#salt"},
        {"name": "flour", "count": 2, "query": "#flour"},
        {"name": "sugar cane", "count": 1, "query": "#sugar-cane"},
    ]


def test_that_nothing_is_in_common_is_no_failure(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--by", "category", "--json"]) == 0
    printed = capsys.readouterr()
    assert (json.loads(printed.out), printed.err) == ([], "reader: no post has a category\n")


def test_what_posts_cannot_be_put_into_groups_by_names_the_nearest(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["list", "--by", "tags"])
    assert ended.value.code == 2
    assert "did you mean tag?" in capsys.readouterr().err


def test_all_there_is_to_group_by_can_be_named() -> None:
    (by,) = (option for option in SUBCOMMANDS["list"].parser().options if "--by" in option.option_strings)
    assert set(by.choices or ()) == set(Grouping)

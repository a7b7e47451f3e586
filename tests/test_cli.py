"""The command line: what is printed where, and the exit status."""

from __future__ import annotations

import json
import os
import signal
import struct
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest
from PIL import Image

from reader import __version__
from reader.cli import main
from tests.content.folders import write
from tests.document.growth import assert_linear

REPOSITORY = Path(__file__).parents[1]

_BREAD = """\
---
title: Bread
date: 2024-01-28 23:36:03 +0100
updated: 2024-02-01
categories: [Food]
tags: [flour, water]
---
Mix, wait, bake.

## Mixing

Stir *well*. See [the soup](soup.md#boiling).

### By hand

# Baking
"""

_SOUP = "---\ntitle: Soup\ndate: 2023-05-01\ndraft: true\n---\n## Boiling\n\nWater.\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Two posts, the newer one with four fields and three sections, the older one a draft."""
    folder = tmp_path / "kitchen"
    folder.mkdir()
    (folder / "bread.md").write_text(_BREAD)
    (folder / "soup.md").write_text(_SOUP)
    return folder


def run(
    *arguments: str | Path, environment: Mapping[str, str] | None = None, standard_input: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """The finished program, run in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "reader", *map(str, arguments)],
        input=standard_input,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), **(environment or {})},
    )


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"reader {__version__}\n"


@pytest.mark.parametrize(
    "arguments", [["--help"], ["list", "--help"], ["outline", "--help"], ["cat", "--help"]]
)
def test_help_is_printed(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 0
    assert "usage: reader" in capsys.readouterr().out


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    printed = capsys.readouterr().out
    for command in ("list [PATH]", "outline POST", "cat POST", "check [PATH]"):
        assert command in printed


@pytest.mark.parametrize(
    "arguments",
    [
        ["--unknown"],
        ["list", "--unknown"],
        ["outline"],
        ["cat", "--width", "0", "x"],
        ["cat", "--color", "red", "x"],
    ],
)
def test_wrong_usage_costs_one_line_and_status_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    printed = capsys.readouterr()
    assert ended.value.code == 2
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert "--help" in printed.err


@pytest.mark.parametrize("command", [[], ["list"], ["outline"], ["cat"], ["check"]])
@pytest.mark.parametrize(
    "path",
    ["nowhere", "a\0b", "x" * 5_000, "bread.md/below"],
    ids=["missing", "with a null", "long", "below a file"],
)
def test_a_path_that_is_not_there_costs_one_line_and_status_2(
    command: list[str],
    path: str,
    library: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(library)
    assert main([*command, path]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert printed.err.startswith("reader: ")


def test_a_folder_called_like_a_command_is_reached_by_its_path(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    library.rename(tmp_path / "list")
    monkeypatch.chdir(tmp_path)
    assert main(["./list"]) == 0
    assert "Bread" in capsys.readouterr().out


def test_list_prints_the_newest_post_first(
    library: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(library)
    assert main(["list"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "2024-01-28  Bread         Food, flour, water  bread.md",
        "2023-05-01  Soup [draft]                      soup.md",
    ]


def test_a_date_that_only_the_file_tells_is_marked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    post = tmp_path / "note.md"
    post.write_text("Just a note.\n")
    os.utime(post, (0, 86_400))
    assert main(["list", str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith("1970-01-02~  Note")


def test_a_column_that_would_be_empty_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text("---\ntitle: The `code` of *law*\ndate: 2024-01-28\n---\n")
    assert main(["list"]) == 0
    assert capsys.readouterr().out == "2024-01-28  The code of law  a.md\n"


def test_list_as_json_is_one_array_of_records(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", str(library), "--json"]) == 0
    bread, soup = json.loads(capsys.readouterr().out)
    assert bread["path"] == "bread.md"
    assert bread["title"] == "Bread"
    assert bread["date"] == "2024-01-28T23:36:03+01:00"
    assert bread["updated"] == "2024-02-01T00:00:00+00:00"
    assert (bread["categories"], bread["tags"], bread["draft"]) == (["Food"], ["flour", "water"], False)
    assert bread["words"] > 8
    assert bread["problems"] == []
    assert (soup["draft"], soup["updated"]) == (True, None)


def test_the_list_is_the_same_in_every_time_zone(library: Path) -> None:
    (library / "late.md").write_text("---\ntitle: Late\ndate: 2024-01-28T23:59:00\n---\n")
    honolulu, tokyo = (
        run("list", library, "--json", environment={"TZ": zone}).stdout
        for zone in ("Pacific/Honolulu", "Asia/Tokyo")
    )
    assert honolulu == tokyo
    assert len(json.loads(tokyo)) == 3


def test_an_empty_folder_says_what_was_looked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", str(tmp_path), "--json"]) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out) == []
    assert ".md" in printed.err


def test_outline_prints_a_tree_with_lines(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["outline", str(library / "bread.md")]) == 0
    assert capsys.readouterr().out.splitlines() == ["10    Mixing", "14      By hand", "16  Baking"]


def test_outline_as_json_is_one_array_of_sections(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["outline", "--json", str(library / "bread.md")]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {"level": 2, "title": "Mixing", "slug": "mixing", "line": 10},
        {"level": 3, "title": "By hand", "slug": "by-hand", "line": 14},
        {"level": 1, "title": "Baking", "slug": "baking", "line": 16},
    ]


def test_outline_of_a_folder_is_wrong_usage(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["outline", str(library)]) == 2
    assert "is a folder; name one post" in capsys.readouterr().err


def test_cat_prints_the_article(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cat", str(library / "bread.md")]) == 0
    printed = capsys.readouterr().out
    for text in ("Bread", "28 Jan 2024", "Food", "Mix, wait, bake.", "Mixing", "Stir well. See the soup."):
        assert text in printed
    assert "\x1b" not in printed


@pytest.mark.parametrize(
    ("arguments", "setting", "shown"),
    [
        (["--smart-punctuation"], "", "“It’s” – so…"),
        ([], "1", "“It’s” – so…"),
        ([], "", '"It\'s" -- so...'),
        ([], "0", '"It\'s" -- so...'),
    ],
)
def test_smart_punctuation_is_for_those_who_ask(
    arguments: list[str],
    setting: str,
    shown: str,
    library: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("READER_SMART_PUNCTUATION", setting)
    (library / "quoted.md").write_text('---\ntitle: A "title"\n---\n"It\'s" -- so...\n')
    for command in (["cat"], []):
        assert main([*command, *arguments, str(library / "quoted.md")]) == 0
        printed = capsys.readouterr().out.splitlines()
        assert printed[0] == ("A “title”" if "“" in shown else 'A "title"')
        assert printed[-1] == shown


def test_cat_keeps_to_the_width(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (library / "long.md").write_text("word " * 200)
    assert main(["cat", "--width", "30", str(library / "long.md")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 30
    assert " ".join(lines).count("word") == 200


@pytest.mark.parametrize(
    ("arguments", "environment", "colored"),
    [
        (["--color", "always"], {}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {}, False),
        (["--color", "auto"], {}, False),
    ],
)
def test_colors_are_printed_when_asked_for(
    library: Path, arguments: list[str], environment: dict[str, str], colored: bool
) -> None:
    finished = run("cat", *arguments, library / "bread.md", environment=environment)
    assert (b"\x1b[" in finished.stdout) is colored


@pytest.mark.parametrize("command", [["cat", "-"], ["-"]])
def test_standard_input_is_a_post(command: list[str]) -> None:
    finished = run(*command, standard_input=b"---\ntitle: Piped\n---\nThrough the *pipe*.\n")
    assert finished.returncode == 0
    assert b"Piped" in finished.stdout
    assert b"Through the pipe." in finished.stdout


def test_standard_input_has_no_date_but_the_one_it_holds() -> None:
    assert b"modified" not in run("cat", "-", standard_input=b"Just words.\n").stdout
    dated = run("cat", "-", standard_input=b"---\ndate: 2024-01-28\n---\nJust words.\n")
    assert b"28 Jan 2024" in dated.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_post_that_goes_through_a_pager_has_the_width_of_its_terminal(library: Path) -> None:
    import fcntl
    import termios

    leader, terminal = os.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 30, 0, 0))
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    (library / "long.md").write_text("word " * 100)
    finished = subprocess.run(
        [sys.executable, "-m", "reader", "cat", library / "long.md"],
        stdout=subprocess.PIPE,
        stderr=terminal,
        env={**environment, "PYTHONPATH": str(REPOSITORY)},
        text=True,
    )
    os.close(leader)
    os.close(terminal)
    assert max(map(len, finished.stdout.splitlines())) == 30


def test_the_outline_of_standard_input() -> None:
    finished = run("outline", "-", "--json", standard_input=b"# One\n\n# Two\n")
    assert [section["title"] for section in json.loads(finished.stdout)] == ["One", "Two"]


@pytest.mark.parametrize("command", ["list", "outline", "cat", "check"])
def test_an_encoding_that_lacks_letters_is_no_failure(tmp_path: Path, command: str) -> None:
    post = tmp_path / "post.md"
    post.write_text(
        "---\ntitle: Čaj 茶 🍵\ndate: 2024-01-01\n---\n# Čaj\n\n茶 🍵 [x](missing.md)\n", encoding="utf-8"
    )
    finished = run(command, post, environment={"PYTHONIOENCODING": "ascii"})
    assert finished.returncode == (1 if command == "check" else 0)
    assert finished.stdout.isascii()
    assert b"Traceback" not in finished.stderr


def test_json_stays_json_in_an_encoding_that_lacks_letters(tmp_path: Path) -> None:
    (tmp_path / "post.md").write_text("---\ntitle: Čaj 茶 🍵\n---\n", encoding="utf-8")
    finished = run("list", tmp_path, "--json", environment={"PYTHONIOENCODING": "ascii"})
    assert json.loads(finished.stdout)[0]["title"] == "Čaj 茶 🍵"


def test_names_that_no_encoding_holds_are_listed(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/odd \xff\x1b name.md"
    Path(os.fsdecode(path)).write_text("# Odd\n")
    assert b"\x1b" not in run("list", tmp_path).stdout
    record = json.loads(run("list", tmp_path, "--json").stdout)[0]
    assert os.fsencode(record["path"]) == b"odd \xff\x1b name.md"


def test_a_reader_that_goes_away_is_no_failure(library: Path) -> None:
    for number in range(500):
        (library / f"{number}.md").write_text(_BREAD)
    command = f"'{sys.executable}' -m reader list '{library}' | head -1; echo ${{PIPESTATUS[0]}}"
    finished = subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=REPOSITORY)
    assert finished.stdout.splitlines()[-1] in ("0", "141")
    assert finished.stderr == ""


def test_an_interrupt_ends_without_a_traceback(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    process = subprocess.Popen(
        [sys.executable, "-m", "reader", "cat", "-"],
        stdin=reading,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
    )
    # More than fits into a pipe: once it has been written, the program reads.
    os.write(writing, b" " * 200_000)
    narration = interrupted(process)
    os.close(reading)
    os.close(writing)
    assert process.returncode == 130
    assert b"Traceback" not in narration


def interrupted(process: subprocess.Popen[bytes]) -> bytes:
    """What a process still narrates when it is interrupted.

    Now and then Python drops an interrupt, as it does in callbacks while it imports: then it gets another.
    """
    for _ in range(12):
        process.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            return process.communicate(timeout=5)[1]
    process.kill()
    return process.communicate()[1]


def test_a_mistake_of_the_program_costs_one_line(
    library: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("no \x1b good")

    monkeypatch.setattr("reader.commands.list.list_posts", fail)
    assert main(["list", str(library)]) == 1
    narration = capsys.readouterr().err
    assert narration.count("\n") == 1
    assert "RuntimeError: no ␛ good" in narration


def test_check_is_content_with_a_good_folder(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(library)]) == 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "2 posts" in printed.err


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("---\ntitle: a: b\n---\nBody\n", 2, "mapping values"),
        ("---\ndate: 2024-02-30\n---\nBody\n", 2, "2024-02-30"),
        ("One\n\nTwo\nsee [it](missing.md)\n", 4, "missing.md"),
        ("A link [with a reference][it].\n\n[it]: missing.md\n", 1, "missing.md"),
        ("One\n\n![A picture](missing.png)\n", 3, "missing.png"),
        ("See [above](#nowhere).\n", 1, "#nowhere"),
        ("See [soup](soup.md#frying).\n", 1, "#frying"),
        ("| a |\n|---|\n| [x](missing.md) |\n", 3, "missing.md"),
    ],
)
def test_check_names_path_line_and_reason(
    library: Path, text: str, line: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (library / "bad.md").write_text(text)
    assert main(["check", str(library)]) == 1
    printed = capsys.readouterr()
    (problem,) = printed.out.splitlines()
    assert problem.startswith(f"{library / 'bad.md'}:{line}: ")
    assert words in problem
    assert "1 problem" in printed.err


def test_check_names_notes_that_a_vault_does_not_have(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".obsidian").mkdir()
    (tmp_path / "one.md").write_text("See [[two]].\n\nSee [[three]].\n")
    (tmp_path / "two.md").write_text("![[four]] and [[one#None]]\n")
    assert main(["check", str(tmp_path)]) == 1
    printed = sorted(capsys.readouterr().out.splitlines())
    assert printed == [
        f"{tmp_path / 'one.md'}:3: link: not in this folder: three",
        f"{tmp_path / 'two.md'}:1: link: not in this folder: four",
        f"{tmp_path / 'two.md'}:1: link: there is no section #None in one.md",
    ]


def test_check_leaves_good_links_and_foreign_ones_alone(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Image.new("RGB", (2, 2)).save(library / "picture.png")
    (library / "good.md").write_text(
        "# Here\n\n[a](soup.md) [b](#here) [c](https://example.org) [d](mailto:x@example.org)\n"
        "![](picture.png) ![](https://example.org/x.png) [e](soup.md#boiling)\n"
    )
    assert main(["check", str(library)]) == 0
    assert capsys.readouterr().out == ""


def test_check_names_pictures_that_cannot_be_shown(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (library / "words.png").write_bytes(b"words")
    (library / "drawing.svg").write_text("<svg/>")
    (library / "film.mp4").write_bytes(b"film")
    (library / "shown.md").write_text(
        "# Here\n\n![](words.png)\n\n![](drawing.svg) ![](film.mp4) ![](https://example.org/none.png)\n"
    )
    assert main(["check", str(library)]) == 1
    assert capsys.readouterr().out == (
        f"{library}/shown.md:3: picture: it is no picture of a known format: words.png\n"
    )


def test_check_does_not_look_for_the_many_notes_of_a_post(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def notes(count: int) -> str:
        return "".join(f"Text.[^{number}]\n\n[^{number}]: Note.\n\n" for number in range(count))

    def check(text: str) -> None:
        (library / "notes.md").write_text(f"# Notes\n\n{text}")
        assert main(["check", str(library)]) == 0

    assert_linear(notes, check)
    assert capsys.readouterr().out == ""


def test_check_finds_two_posts_at_one_address(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("one", "two"):
        (library / f"{name}.md").write_text(f"---\ntitle: {name}\npermalink: /same/\n---\n")
    assert main(["check", str(library)]) == 1
    assert "/same/" in capsys.readouterr().out


def test_check_tells_shared_addresses_as_the_site_makes_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    post = "---\ntitle: {}\ncategories: [x]\nslug: same\n---\n"
    files = {
        "_config.yml": "permalink: /:categories/:slug/\n",
        "_posts/2024-01-01-a.md": post.format("A"),
        "_posts/2024-01-02-b.md": post.format("B"),
    }
    assert main(["check", str(write(tmp_path, files))]) == 1
    path = tmp_path / "_posts/2024-01-02-b.md"
    owner = "_posts/2024-01-01-a.md"
    assert capsys.readouterr().out == f"{path}: the address /x/same/ belongs to {owner} too\n"


def test_check_tells_links_that_match_only_by_an_end_with_their_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {
        "_config.yml": "permalink: pretty\n",
        "en/_posts/2024-01-01-a.md": "[b](/en/2024/01/01/b/)\n\n[b](/fr/2024/01/01/b/)\n[](/no/)\n",
        "en/_posts/2024-01-01-b.md": "Text.\n",
    }
    assert main(["check", str(write(tmp_path, files))]) == 1
    assert capsys.readouterr().out == (
        f"{tmp_path}/en/_posts/2024-01-01-a.md:3: link: /fr/2024/01/01/b/ matches "
        "en/_posts/2024-01-01-b.md only by the end of its address\n"
    )


def test_check_names_the_target_of_a_wikilink_to_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {".obsidian/app.json": "{}", "a.md": "Text.\n\nTo [[Some Note#Part|what is shown]].\n"}
    assert main(["check", str(write(tmp_path, files))]) == 1
    assert capsys.readouterr().out == f"{tmp_path}/a.md:3: link: not in this folder: Some Note#Part\n"


def test_a_post_that_cannot_be_checked_costs_one_line(
    library: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("reader.commands.check.parse", fail)
    assert main(["check", str(library)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    assert all("RuntimeError: broken" in line for line in lines)

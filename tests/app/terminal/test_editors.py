"""How editors are chosen, and told the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.app.terminal.editors import NoEditorError, editing_command, editor_words

POST = Path("/posts/a post: 1.md")


@pytest.mark.parametrize(
    ("editor", "arguments"),
    [
        ("vi", ["+7", str(POST)]),
        ("/usr/bin/nvim", ["+7", str(POST)]),
        ("vim.tiny", ["+7", str(POST)]),
        ("vim.basic", ["+7", str(POST)]),
        ("emacs-29.1", ["+7", str(POST)]),
        ("nano", ["+7", str(POST)]),
        ("emacsclient", ["+7", str(POST)]),
        ("kak", ["+7", str(POST)]),
        ("sensible-editor", ["+7", str(POST)]),
        ("hx", [f"{POST}:7"]),
        ("helix", [f"{POST}:7"]),
        ("subl", [f"{POST}:7"]),
        ("zed", [f"{POST}:7"]),
        ("code", ["--goto", f"{POST}:7"]),
        ("Code.exe", ["--goto", f"{POST}:7"]),
        ("codium", ["--goto", f"{POST}:7"]),
        ("cursor", ["--goto", f"{POST}:7"]),
        ("mate", ["-l", "7", str(POST)]),
        ("pycharm", ["--line", "7", str(POST)]),
        ("my-own-editor", [str(POST)]),
        ("9", [str(POST)]),
    ],
)
def test_editors_are_told_the_line_as_they_want_it(editor: str, arguments: list[str]) -> None:
    assert editing_command([editor], POST, 7) == [editor, *arguments]


def test_the_options_of_an_editor_stay_before_the_file() -> None:
    assert editing_command(["code", "--wait"], POST, 3) == ["code", "--wait", "--goto", f"{POST}:3"]


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder of programs to find."""
    for name in ("code", "vim", "nano", "vi", "my editor"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    return tmp_path


@pytest.mark.parametrize(
    ("chosen", "visual", "editor", "words"),
    [
        ("code --wait", "vim", "nano", ["code", "--wait"]),
        ("", "vim -u NONE", "nano", ["vim", "-u", "NONE"]),
        ("", "", "nano", ["nano"]),
        ("", "  ", "nano", ["nano"]),
        ("", "", "", ["nano"]),
        ("'my editor' -a ''", "", "", ["my editor", "-a", ""]),
    ],
)
def test_the_setting_comes_before_visual_and_editor_and_what_there_is(
    programs: Path, chosen: str, visual: str, editor: str, words: list[str]
) -> None:
    assert editor_words(chosen, {"VISUAL": visual, "EDITOR": editor, "PATH": str(programs)}) == words


def test_without_nano_there_is_vi(programs: Path) -> None:
    (programs / "nano").unlink()
    assert editor_words("", {"PATH": str(programs)}) == ["vi"]


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        ("nowhere --fast", "There is no program named nowhere"),
        ("vim 'oops", "is not a valid command"),
    ],
)
def test_an_editor_that_cannot_be_called_is_named(programs: Path, chosen: str, message: str) -> None:
    with pytest.raises(NoEditorError, match=message):
        editor_words(chosen, {"PATH": str(programs)})


def test_where_there_is_no_editor_at_all_it_is_said_what_to_set(tmp_path: Path) -> None:
    with pytest.raises(NoEditorError, match=r"\$VISUAL or \$EDITOR"):
        editor_words("", {"PATH": str(tmp_path)})


def test_a_tilde_means_the_home_of_the_person(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(programs))
    assert editor_words("~/vim", {"PATH": ""}) == [str(programs / "vim")]

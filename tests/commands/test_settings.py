"""``reader settings``, and settings given on the command line."""

from __future__ import annotations

import stat
import tomllib
from pathlib import Path

import pytest

from reader.cli import main
from reader.commands.settings import default_file
from reader.settings.folders import settings_path
from reader.settings.layers import settings_in_force
from reader.settings.table import DEFAULTS, SETTINGS


@pytest.fixture
def file() -> Path:
    path = settings_path()
    path.parent.mkdir(parents=True)
    return path


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "post.md"
    path.write_text("It's here. " + "word " * 60)
    return path


def out(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    status = main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_the_file_of_defaults_sets_nothing_and_has_nothing_wrong_in_it(file: Path) -> None:
    file.write_text(default_file())
    settings, problems, entries = settings_in_force({}, {})
    assert (settings, problems) == (DEFAULTS, ())
    assert {entry.origin for entry in entries.values()} == {"default"}


def test_the_file_of_defaults_holds_every_setting_and_command_as_it_is(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = (line.removeprefix("# ") for line in default_file().splitlines())
    file.write_text("\n".join(line for line in lines if " = " in line or line.startswith("[")))
    settings, _, entries = settings_in_force({}, {})
    assert settings._replace(keys=(), themes=()) == DEFAULTS
    assert [theme.name for theme in settings.themes] == ["mine"]
    assert all(entry.origin.startswith("line ") for entry in entries.values())
    assert out(capsys, "settings", "--check") == (0, "", "")
    assert "[keys]" not in out(capsys, "settings")[1]


def test_the_file_is_written_where_there_is_none_and_never_over_another(
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = settings_path()
    assert out(capsys, "settings", "--write") == (0, f"{path}\n", "")
    assert path.read_text(encoding="utf-8") == default_file()
    assert list(path.parent.iterdir()) == [path]
    assert not stat.S_IMODE(path.stat().st_mode) & 0o077
    path.write_text("measure = 90\n")
    status, printed, told = out(capsys, "settings", "--write")
    assert (status, printed) == (1, "")
    assert "is there already" in told
    assert path.read_text() == "measure = 90\n"
    assert list(path.parent.iterdir()) == [path]


def test_a_place_that_cannot_be_written_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    settings_path().parent.write_text("no folder")
    status, _, told = out(capsys, "settings", "--write")
    assert status == 1
    assert told.count("\n") == 1


def test_the_settings_in_force_are_printed_as_toml_with_where_they_come_from(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text("measure = 100\n[keys]\nquit = ['Q', 'ctrl+q']\nzen = 'none'\nline-down = 'down'\n")
    monkeypatch.setenv("READER_WRAP_CODE", "no")
    status, printed, told = out(capsys, "settings")
    assert (status, told) == (0, "")
    values = tomllib.loads(printed)
    assert values.pop("keys") == {"quit": ["Q", "ctrl+q"], "zen": "none", "line-down": "down"}
    assert values == {name: setting.default for name, setting in SETTINGS.items()} | {
        "measure": 100,
        "wrap-code": False,
    }
    comments = {line.partition(" = ")[0]: line.rpartition("# ")[2] for line in printed.splitlines()}
    assert [comments[name] for name in ("measure", "wrap-code", "theme", "zen")] == [
        "line 1",
        "READER_WRAP_CODE",
        "default",
        "line 4",
    ]


def test_all_problems_are_printed_with_their_places(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text("mesure = 1\n[keys]\nzen = 'ctrl+1'\nquit = 'o'\n'a\\u001b[31m' = 'x'\n")
    monkeypatch.setenv("READER_MEASURE", "x")
    status, printed, _ = out(capsys, "settings", "--check")
    assert status == 1
    places = [line.partition(": ")[0] for line in printed.splitlines()]
    assert places == [*(f"{file}:{line}" for line in (1, 3, 4, 5)), "READER_MEASURE"]
    assert "\x1b" not in printed


def test_problems_are_told_beside_what_is_printed(
    file: Path, post: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text("mesure = 1\nmeasure = 40\nsmart-punctuation = true\n")
    status, printed, told = out(capsys, "cat", post)
    assert status == 0
    assert max(map(len, printed.splitlines())) <= 40
    assert "It’s here." in printed
    assert told == 'reader: settings.toml, line 1: "mesure" is not a setting; did you mean "measure"?\n'


@pytest.mark.parametrize(
    ("flags", "widest"), [([], 40), (["--measure", "60"], 60), (["--measure", "60", "--width", "50"], 50)]
)
def test_a_flag_goes_before_the_file(
    file: Path, post: Path, flags: list[str], widest: int, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text("measure = 40\n")
    _, printed, _ = out(capsys, "cat", *flags, post)
    assert widest - 5 < max(map(len, printed.splitlines())) <= widest


def test_a_flag_takes_back_what_the_environment_asks_for(
    post: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READER_SMART_PUNCTUATION", "1")
    assert "It’s here." in out(capsys, "cat", post)[1]
    assert "It's here." in out(capsys, "cat", "--no-smart-punctuation", post)[1]


@pytest.mark.parametrize(
    "flags", [["--measure", "wide"], ["--theme", "reader-drak"], ["--measure"], ["--mesure", "90"]]
)
def test_a_wrong_flag_is_wrong_usage(flags: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*flags])
    assert ended.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_where_names_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert str(settings_path()) in out(capsys, "where")[1]


MINE = 'theme = "mine"\n\n[themes.mine]\nbased-on = "reader-paper"\naccent = "#ffb000"\n'


def test_a_theme_of_ones_own_is_printed_with_its_colours(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(MINE)
    status, printed, told = out(capsys, "settings")
    assert (status, told) == (0, "")
    assert 'theme = "mine"' in printed
    assert printed.endswith('[themes.mine]\nbased-on = "reader-paper"\naccent = "#ffb000"  # line 5\n')


def test_a_theme_of_ones_own_is_a_flag_and_is_offered_by_shells(
    file: Path, post: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(MINE)
    assert out(capsys, "--theme", "mine", post)[0] == 0
    with pytest.raises(SystemExit, match="2"):
        out(capsys, "--theme", "mien", post)
    assert 'did you mean "mine"?' in capsys.readouterr().err
    assert "\nmine' ;;" in out(capsys, "completion", "bash")[1]

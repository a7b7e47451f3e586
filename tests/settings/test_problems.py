"""What is wrong is told in one line."""

from __future__ import annotations

from reader.settings.problems import SettingProblem, summary


def test_problems_are_told_on_one_line() -> None:
    first, second = (
        SettingProblem("/home/a/settings.toml", 4, "no"),
        SettingProblem("READER_MEASURE", 0, "never"),
    )
    assert summary(()) == ""
    assert summary((first,)) == "settings.toml, line 4: no"
    assert summary((second,)) == "READER_MEASURE: never"
    assert (
        summary((first, second, second)) == "settings.toml, line 4: no (and 2 more: reader settings --check)"
    )

"""Every row of the table of settings is whole."""

from __future__ import annotations

import pytest

from reader.settings.table import SETTINGS, Setting, Settings

each_setting = pytest.mark.parametrize("setting", SETTINGS.values(), ids=lambda setting: setting.name)


def test_every_setting_is_a_row() -> None:
    assert [setting.field for setting in SETTINGS.values()] == [*Settings._fields][:-3]
    assert Settings._fields[-3:] == ("keys", "themes", "given")


def test_some_settings_apply_to_what_is_printed() -> None:
    assert SETTINGS["measure"].prints
    assert not SETTINGS["theme"].prints


def test_flags_and_variables_are_called_as_the_setting_is() -> None:
    setting = SETTINGS["wrap-code"]
    assert (setting.field, setting.flag, setting.variable) == ("wrap_code", "--wrap-code", "READER_WRAP_CODE")


@each_setting
def test_every_default_is_allowed(setting: Setting) -> None:
    assert setting.check(setting.default) == setting.default


@each_setting
def test_every_setting_says_what_it_is_for(setting: Setting) -> None:
    assert setting.about[0].isupper()
    assert setting.about.endswith(".")
    assert setting.kind.takes

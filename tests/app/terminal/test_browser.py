"""What opens a web page, and that it can do no harm to the screen."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import pytest

from reader.app.terminal.browser import open_command
from reader.app.widgets.status_line import StatusLine
from tests.app.screen import open_reader, settle, until

URL = "https://example.org/a?b=%20;rm"
DISPLAY = {"DISPLAY": ":0"}


def has(*names: str) -> object:
    return lambda name: f"/usr/bin/{name}" if name in names else None


@pytest.mark.parametrize(
    ("environment", "programs", "command"),
    [
        ({"BROWSER": "firefox"}, ["firefox"], ["firefox", URL]),
        ({"BROWSER": "firefox --new-tab"}, ["firefox"], ["firefox", "--new-tab", URL]),
        ({"BROWSER": "open -u '%s' &"}, ["open"], ["open", "-u", URL]),
        ({"BROWSER": "gone:chrome"}, ["chrome"], ["chrome", URL]),
        ({"BROWSER": "lynx:w3m:chrome"}, ["lynx", "w3m", "chrome"], ["chrome", URL]),
        ({"BROWSER": "lynx"}, ["lynx", "xdg-open"], None),
        ({"BROWSER": "/usr/bin/w3m"}, ["/usr/bin/w3m"], None),
        ({"BROWSER": "'unclosed"}, [], None),
        ({}, ["xdg-open"], None),
        ({"SSH_CONNECTION": "1"}, ["xdg-open", "firefox"], None),
        (DISPLAY, ["xdg-open", "firefox"], ["xdg-open", URL]),
        (DISPLAY, ["gio"], ["gio", "open", URL]),
        ({"WAYLAND_DISPLAY": "wayland-0"}, ["firefox"], ["firefox", URL]),
        ({**DISPLAY, "BROWSER": "lynx"}, ["lynx", "xdg-open"], ["xdg-open", URL]),
        (DISPLAY, [], None),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="lists of browsers are parted otherwise there")
def test_what_opens_a_page(environment: dict[str, str], programs: list[str], command: list[str]) -> None:
    assert open_command(URL, environment, "linux", has(*programs)) == command  # type: ignore[arg-type]


def test_other_systems_have_a_command_of_their_own() -> None:
    assert open_command(URL, {}, "darwin", has()) == ["open", URL]  # type: ignore[arg-type]
    assert (open_command(URL, {}, "win32", has()) or [])[-1] == URL  # type: ignore[arg-type]


def test_a_mail_is_not_given_to_a_browser() -> None:
    mail = "mailto:someone@example.org"
    assert open_command(mail, {"BROWSER": "firefox"}, "linux", has("firefox")) is None  # type: ignore[arg-type]
    assert open_command(mail, DISPLAY, "linux", has("xdg-open")) == ["xdg-open", mail]  # type: ignore[arg-type]


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "post.md"
    path.write_text("# Post\n\nSee [the web](https://example.org/x).\n", encoding="utf-8")
    return path


def fake_browser(folder: Path, script: str) -> Path:
    path = folder / "browser"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell script")
async def test_the_browser_gets_the_address_and_no_terminal(
    post: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tmp_path / "told"
    tests = "for n in 0 1 2; do [ -t $n ] && echo terminal; done; (: >/dev/tty) 2>/dev/null && echo tty"
    monkeypatch.setenv(
        "BROWSER", str(fake_browser(tmp_path, f'{{ echo "$1"; {tests}; }} >{told}.new; mv {told}.new {told}'))
    )
    async with open_reader(post) as (app, pilot):
        await pilot.press("f", "enter")
        await settle(pilot)
        assert app.screen.query_one(StatusLine).message == "example.org · https://example.org/x"
        await until(told.exists)
        assert told.read_text() == "https://example.org/x\n"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell script")
async def test_a_browser_that_fails_is_told_of(
    post: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROWSER", str(fake_browser(tmp_path, "exit 3")))
    async with open_reader(post) as (app, pilot):
        await pilot.press("f", "enter")
        status = app.screen.query_one(StatusLine)
        await until(lambda: "status 3" in status.message)
        assert "y copies https://example.org/x" in status.message


async def test_without_a_browser_the_address_is_offered(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_any = partial(open_command, environment={}, platform="linux", which=lambda name: None)
    monkeypatch.setattr("reader.app.terminal.browser.open_command", without_any)
    async with open_reader(post) as (app, pilot):
        await pilot.press("f", "enter")
        await settle(pilot)
        message = app.screen.query_one(StatusLine).message
        assert message == "example.org: no browser here · y copies https://example.org/x"
        await pilot.press("y")
        assert app.clipboard == "https://example.org/x"


async def test_the_address_of_the_selected_link_is_copied(post: Path) -> None:
    async with open_reader(post) as (app, pilot):
        await pilot.press("full_stop", "y")
        assert app.clipboard == "https://example.org/x"

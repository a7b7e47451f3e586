"""Fetching one picture: what is asked, and where it ends."""

from __future__ import annotations

import itertools
import socket
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from reader.pictures.fetching.client import Client, FetchError, FetchLimits
from tests.pictures.fetching.server import ok, pages, sent_on, serving


def test_a_picture_is_fetched_and_the_server_is_told_nothing_else() -> None:
    with serving(pages({"/a.png?b=1": ok(b"picture")})) as server:
        assert Client((server.host,)).fetch(server.url("/a.png?b=1#part")) == b"picture"
        (request,) = server.requests
    heading, *fields = request.strip().split("\r\n")
    assert heading == "GET /a.png?b=1 HTTP/1.1"
    assert {field.partition(":")[0] for field in fields} == {
        *("Host", "User-Agent", "Accept", "Accept-Encoding", "Connection")
    }
    assert f"Host: {server.host}" in fields


def test_no_cookie_is_sent_back() -> None:
    with serving(pages({"/a": ok(b"one"), "/b": ok(b"two")})) as server:
        client = Client((server.host,))
        client.fetch(server.url("/a"))
        client.fetch(server.url("/b"))
        assert "cookie" not in "".join(server.requests).lower()


def test_it_is_followed_where_it_was_moved_to() -> None:
    with serving(pages({"/a": sent_on("/b"), "/b": sent_on("c"), "/c": ok(b"here")})) as server:
        assert Client((server.host,)).fetch(server.url("/a")) == b"here"


def test_a_circle_of_redirects_ends() -> None:
    with serving(pages({"/a": sent_on("/b"), "/b": sent_on("/a")})) as server:
        with pytest.raises(FetchError, match="sent on more than 5 times"):
            Client((server.host,)).fetch(server.url("/a"))
        assert len(server.requests) == 6


def test_a_private_machine_is_not_asked_unless_a_person_named_it() -> None:
    with serving(pages({"/a": ok(b"secret")})) as server:
        with pytest.raises(FetchError, match="localhost is a machine of a private network"):
            Client().fetch(server.url("/a"))
        assert server.requests == []


def test_nor_is_one_that_a_public_one_sends_on_to() -> None:
    with serving(pages({"/a": ok(b"secret")})) as inner:
        elsewhere = sent_on(f"http://127.0.0.1:{inner.port}/a")
        refused = pytest.raises(FetchError, match=r"127\.0\.0\.1 is a machine of a private network")
        with serving(pages({"/a": elsewhere})) as outer, refused:
            Client((outer.host,)).fetch(outer.url("/a"))
        assert inner.requests == []


def test_the_address_that_was_checked_is_connected_to() -> None:
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    with serving(pages({"/a": ok(b"here")})) as server:
        host = f"changing.example:{server.port}"
        client = Client((host,), resolver=lambda name, port: next(answers))
        assert client.fetch(f"http://{host}/a") == b"here"
    # It was resolved once.
    assert next(answers) == ["10.0.0.1"]


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("file:///etc/passwd", "file: is not loaded"),
        ("ftp://example.org/a.png", "ftp: is not loaded"),
        ("javascript:alert(1)", "javascript: is not loaded"),
        ("http:///a.png", "http: is not loaded"),
        ("http://ann:secret@example.org/a.png", "its address has a name and a password in it"),
        ("http://example.org:99999/a.png", "its address makes no sense"),
        ("http://[::1/a.png", "its address makes no sense"),
        ("http://example.org/\ud800.png", "its address makes no sense"),
    ],
)
def test_other_addresses_are_not_asked(url: str, reason: str) -> None:
    with pytest.raises(FetchError) as raised:
        Client(resolver=lambda name, port: pytest.fail("it was looked up")).fetch(url)
    assert str(raised.value) == reason


def test_a_server_may_not_send_on_to_a_file() -> None:
    refused = pytest.raises(FetchError, match="file: is not loaded")
    with serving(pages({"/a": sent_on("file:///etc/passwd")})) as server, refused:
        Client((server.host,)).fetch(server.url("/a"))


def test_nor_to_an_address_that_makes_no_sense() -> None:
    refused = pytest.raises(FetchError, match="its address makes no sense")
    with serving(pages({"/a": sent_on("http://[::1")})) as server, refused:
        Client((server.host,)).fetch(server.url("/a"))


def test_what_is_too_large_is_left_there() -> None:
    def endless(path: str) -> Iterator[bytes]:
        yield b"HTTP/1.1 200 OK\r\n\r\n"
        yield from itertools.repeat(bytes(100_000))

    with serving(endless) as server, pytest.raises(FetchError, match="it has more than 1 MB"):
        Client((server.host,), FetchLimits(bytes=1024 * 1024)).fetch(server.url("/a"))


@pytest.mark.parametrize("begins", [b"", b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_what_is_too_slow_is_given_up_though_something_still_comes(begins: bytes) -> None:
    def slow(path: str) -> Iterator[bytes]:
        yield begins
        for _ in range(10_000):
            yield b"a"
            pause.wait(0.02)

    import threading

    pause = threading.Event()
    with serving(slow) as server, pytest.raises(FetchError, match=r"it took more than 0\.5 seconds"):
        Client((server.host,), FetchLimits(seconds=0.5)).fetch(server.url("/a"))


def test_all_addresses_of_a_name_have_one_limit_together() -> None:
    """Nobody accepts at any of them, and what waits in line is full."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as silent, ExitStack() as waiting:
        address = silent.getsockname()
        for _ in range(4):
            waits = waiting.enter_context(socket.socket())
            waits.setblocking(False)
            waits.connect_ex(address)
        host = f"many.example:{address[1]}"
        limits = FetchLimits(seconds=0.3)
        client = Client((host,), limits, resolver=lambda name, port: ["127.0.0.1"] * 1_000)
        with pytest.raises(FetchError, match=r"it took more than 0\.3 seconds"):
            client.fetch(f"http://{host}/a.png")


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", "localhost answers 404 Not Found"),
        (b"HTTP/1.1 500 \r\nContent-Length: 0\r\n\r\n", "localhost answers 500"),
        (
            b"HTTP/1.1 404 \x1b]0;title\x07\r\nContent-Length: 0\r\n\r\n",
            "localhost answers 404 ␛]0;title␇",
        ),
        (b"no HTTP at all\r\n\r\n", "localhost does not answer: no HTTP at all"),
        (b"", "localhost does not answer: Remote end closed connection without response"),
    ],
)
def test_why_a_server_gives_none_is_told(answer: bytes, reason: str) -> None:
    with serving(pages({"/a": answer})) as server, pytest.raises(FetchError) as raised:
        Client((server.host,)).fetch(server.url("/a"))
    assert str(raised.value).strip() == reason


def test_a_name_that_nobody_knows_is_told() -> None:
    def unknown(name: str, port: int) -> list[str]:
        raise OSError("Name or service not known")

    with pytest.raises(FetchError, match=r"nowhere\.example is not reached: Name or service not known"):
        Client(resolver=unknown).fetch("http://nowhere.example/a.png")

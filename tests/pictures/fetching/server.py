"""A server on this machine whose answers are told by the test."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import NamedTuple

Answer = Callable[[str], Iterator[bytes]]
"""Yields what is sent for the path of a request, headers and all."""


class Server(NamedTuple):
    """One that runs."""

    port: int
    requests: list[str]
    """What it was asked, with the headers."""

    @property
    def host(self) -> str:
        return f"localhost:{self.port}"

    def url(self, path: str) -> str:
        return f"http://localhost:{self.port}{path}"


@contextmanager
def serving(answer: Answer) -> Iterator[Server]:
    """Serve on a free port, one connection in a thread each."""
    requests: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def work() -> None:
            with suppress(OSError):
                while True:
                    connection, _ = listening.accept()
                    threading.Thread(target=talk, args=(connection,), daemon=True).start()

        def talk(connection: socket.socket) -> None:
            with connection, suppress(OSError):
                asked = b""
                while b"\r\n\r\n" not in asked:
                    asked += connection.recv(4096)
                requests.append(asked.decode())
                for piece in answer(asked.split()[1].decode()):
                    connection.sendall(piece)

        threading.Thread(target=work, daemon=True).start()
        yield Server(listening.getsockname()[1], requests)


def ok(content: bytes) -> bytes:
    """Return an answer with some content."""
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\nSet-Cookie: who=you\r\n\r\n%b" % (len(content), content)


def sent_on(address: str) -> bytes:
    """Return an answer that sends on to another address."""
    return f"HTTP/1.1 302 Found\r\nLocation: {address}\r\nContent-Length: 0\r\n\r\n".encode()


def pages(content: Mapping[str, bytes]) -> Answer:
    """Return what answers with the content for a path, and 404 for all others."""

    def answer(path: str) -> Iterator[bytes]:
        yield content.get(path, b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")

    return answer

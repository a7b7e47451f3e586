"""Fetches one picture: from the address that was checked, without cookies or referrer, within limits."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Collection
from contextlib import closing, suppress
from http.client import HTTPException
from typing import Final, NamedTuple
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from reader.content.text import clean_line
from reader.pictures.fetching.addresses import ForbiddenAddressError, Resolver, public_addresses, resolve

_PORTS: Final = {"http": 80, "https": 443}
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_OK: Final = 200
_AT_A_TIME: Final = 64 * 1024
_SENSELESS: Final = "its address makes no sense"

_HEADERS: Final = {
    "User-Agent": "reader",
    "Accept": "image/avif,image/webp,image/png,image/jpeg,image/gif,image/bmp",
    "Accept-Encoding": "identity",
    "Connection": "close",
}
"""All that a server is told: not who reads, nor what."""


class FetchLimits(NamedTuple):
    """How much is fetched at most."""

    bytes: int = 20 * 1024 * 1024
    seconds: float = 20.0
    """For all of it, redirects too."""
    redirects: int = 5


class FetchError(Exception):
    """A picture could not be fetched; its text says why, to a person."""

    def __init__(self, reason: str) -> None:
        """Take a reason that may quote what a server says."""
        super().__init__(clean_line(reason.strip()))


class Client:
    """Fetches pictures. Private machines are only asked if a person has named them."""

    def __init__(
        self,
        allowed: Collection[str] = (),
        limits: FetchLimits = FetchLimits(),  # noqa: B008  # a tuple
        resolver: Resolver = resolve,
    ) -> None:
        """``allowed`` are hosts, as ``name`` or ``name:port``, that may be of a private network."""
        self._allowed = frozenset(allowed)
        self._limits = limits
        self._resolver = resolver

    def fetch(self, url: str) -> bytes:
        """Return what is at an address.

        Raises:
            FetchError: when it is refused, too large, too slow or not there.
        """
        deadline = time.monotonic() + self._limits.seconds
        for _ in range(self._limits.redirects + 1):
            found = self._ask(url, deadline)
            if isinstance(found, bytes):
                return found
            url = _moved(url, found)
        raise FetchError(f"it was sent on more than {self._limits.redirects} times")

    def _ask(self, url: str, deadline: float) -> bytes | str:
        """Return what is at an address, or the address that it sends on to."""
        address = _split(url)
        try:
            connection = self._connect(address, deadline)
            with closing(connection), _Deadline(connection, self._left(deadline)) as watched:
                failed: Exception | None = None
                try:
                    answer = self._answer(connection, address, watched)
                except (HTTPError, HTTPException, OSError, ValueError) as error:
                    failed = error
                # What was broken off looks like what has ended; of what is silent, either may be told first.
                if watched.is_over or (failed is not None and time.monotonic() >= deadline):
                    raise FetchError(self._too_slow)
                if failed is not None:
                    raise FetchError(f"{address.hostname} does not answer: {_reason(failed)}")
                return answer
        except ForbiddenAddressError as error:
            raise FetchError(str(error)) from None
        except (HTTPError, OSError, ValueError) as error:
            self._left(deadline)
            raise FetchError(f"{address.hostname} is not reached: {_reason(error)}") from None

    def _left(self, deadline: float) -> float:
        """Return the seconds that are left.

        Raises:
            FetchError: when there are none.
        """
        left = deadline - time.monotonic()
        if left <= 0:
            raise FetchError(self._too_slow)
        return left

    def _connect(self, address: SplitResult, deadline: float) -> HTTPConnection:
        host = address.hostname or ""
        port = address.port or _PORTS[address.scheme]
        is_allowed = host in self._allowed or f"{host}:{port}" in self._allowed
        known = self._resolver(host, port) if is_allowed else public_addresses(host, port, self._resolver)
        failed: Exception = OSError(f"no address is known for {host}")
        for checked in known:
            # What was checked is connected to: a name may have another address a moment later.
            connection = _connection(address, checked, port, self._left(deadline))
            try:
                connection.connect()
            except (OSError, HTTPError) as error:
                connection.close()
                failed = error
            else:
                return connection
        raise failed

    def _answer(self, connection: HTTPConnection, address: SplitResult, watched: _Deadline) -> bytes | str:
        path = address.path or "/"
        target = f"{path}?{address.query}" if address.query else path
        headers = {**_HEADERS, "Host": address.netloc.rpartition("@")[2]}
        connection.request("GET", target, headers=headers, preload_content=False, decode_content=False)
        # The connection lets go of it when the answer begins.
        watched.socket = connection.sock
        response = connection.getresponse()
        if response.status in _REDIRECTS and response.headers.get("Location"):
            return str(response.headers["Location"])
        if response.status != _OK:
            raise FetchError(f"{address.hostname} answers {response.status} {response.reason or ''}")
        return self._content(response)

    def _content(self, response: BaseHTTPResponse) -> bytes:
        content = bytearray()
        while piece := response.read1(_AT_A_TIME):
            content += piece
            if len(content) > self._limits.bytes:
                raise FetchError(f"it has more than {self._limits.bytes // 1024**2} MB")
        return bytes(content)

    @property
    def _too_slow(self) -> str:
        return f"it took more than {self._limits.seconds:g} seconds"


def _connection(address: SplitResult, checked: str, port: int, seconds: float) -> HTTPConnection:
    """Return what connects to a number for a name, which is what a certificate has to be for."""
    if address.scheme == "http":
        return HTTPConnection(checked, port, timeout=seconds)
    return HTTPSConnection(
        checked,
        port,
        timeout=seconds,
        server_hostname=address.hostname,
        assert_hostname=address.hostname,
        ssl_context=ssl.create_default_context(),
    )


class _Deadline:
    """Breaks a connection off after some seconds, however slowly something still comes."""

    def __init__(self, connection: HTTPConnection, seconds: float) -> None:
        self.is_over = False
        self.socket: socket.socket | None = None
        """What is to be broken off; as long as it is not known, that of the connection."""
        self._connection = connection
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def __enter__(self) -> _Deadline:
        self._timer.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._timer.cancel()

    def _end(self) -> None:
        self.is_over = True
        connected = self.socket or self._connection.sock
        with suppress(OSError, AttributeError):
            connected.shutdown(socket.SHUT_RDWR)


def _split(url: str) -> SplitResult:
    """Return the parts of an address that may be asked for.

    Raises:
        FetchError: for another one.
    """
    try:
        address = urlsplit(url)
        _ = address.port
    except ValueError:
        raise FetchError(_SENSELESS) from None
    if address.scheme not in _PORTS or not address.hostname:
        raise FetchError(f"{address.scheme or 'this'}: is not loaded")
    if address.username is not None:
        raise FetchError("its address has a name and a password in it")
    try:
        # Names and paths in other letters than ASCII, as browsers send them.
        host = address.netloc.encode("idna").decode() if not address.netloc.isascii() else address.netloc
        path = quote(address.path, safe="/%:@!$&'()*+,;=~-._")
        query = quote(address.query, safe="/%:@!$&'()*+,;=~-._?[]")
    except UnicodeError:
        raise FetchError(_SENSELESS) from None
    return address._replace(netloc=host, path=path, query=query)


def _moved(url: str, location: str) -> str:
    """Return the address that another one sends on to.

    Raises:
        FetchError: when it makes no sense.
    """
    try:
        return urljoin(url, location)
    except ValueError:
        raise FetchError(_SENSELESS) from None


def _reason(error: Exception) -> str:
    """Return what went wrong, as the system says it."""
    cause: BaseException = error
    while (inner := cause.__cause__) is not None:
        cause = inner
    return getattr(cause, "strerror", None) or str(cause) or type(cause).__name__

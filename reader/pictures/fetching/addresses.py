"""Which machines a picture may be fetched from: those that everybody reaches."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence
from typing import Final

Resolver = Callable[[str, int], Sequence[str]]
"""Returns the addresses that a name has, as numbers. Raises OSError when it has none."""

_TRANSLATED: Final = ipaddress.ip_network("64:ff9b::/96")
"""Addresses that stand for those of the older Internet (RFC 6052)."""


class ForbiddenAddressError(Exception):
    """An address that must not be connected to; its text says why, to a person."""


def resolve(host: str, port: int) -> Sequence[str]:
    """Return the addresses that the system knows for a name.

    Raises:
        OSError: when it knows none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def public_addresses(host: str, port: int, resolver: Resolver = resolve) -> Sequence[str]:
    """Return the addresses to connect to for a name, after all of them were looked at.

    Raises:
        ForbiddenAddressError: when one of them is that of a private network, or of this machine.
        OSError: when the name is not known.
    """
    addresses = resolver(host, port)
    for address in addresses:
        if not is_public(address):
            raise ForbiddenAddressError(f"{host} is a machine of a private network ({address})")
    return addresses


def is_public(address: str) -> bool:
    """Tell whether an address, as a number, is one that everybody reaches."""
    try:
        number = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(number, ipaddress.IPv6Address):
        inner = number.ipv4_mapped or number.sixtofour or _translated(number)
        teredo = number.teredo
        if inner is not None:
            return is_public(str(inner))
        if teredo is not None:
            return False
    return number.is_global and not number.is_multicast and not number.is_reserved


def _translated(number: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    return ipaddress.IPv4Address(int(number) & 0xFFFF_FFFF) if number in _TRANSLATED else None

"""Which machines may be asked for a picture."""

from __future__ import annotations

import pytest

from reader.pictures.fetching.addresses import ForbiddenAddressError, is_public, public_addresses


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946"])
def test_what_everybody_reaches_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.9.9.9", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0"),
        *("100.64.0.1", "198.18.0.1", "192.0.2.1", "224.0.0.1", "255.255.255.255", "240.0.0.1"),
        *("::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "2001:db8::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::1", "not a number", ""),
    ],
)
def test_what_is_of_a_private_network_is_not_however_it_is_written(address: str) -> None:
    assert not is_public(address)


def test_a_name_is_refused_when_one_of_its_addresses_is_private() -> None:
    with pytest.raises(
        ForbiddenAddressError, match=r"trap\.example is a machine of a private network \(10\.0\.0\.1\)"
    ):
        public_addresses("trap.example", 443, lambda host, port: ["8.8.8.8", "10.0.0.1"])


def test_the_addresses_that_were_looked_at_are_returned() -> None:
    assert public_addresses("good.example", 443, lambda host, port: ["8.8.8.8", "8.8.4.4"]) == [
        "8.8.8.8",
        "8.8.4.4",
    ]


def test_numbers_in_other_notations_are_looked_at_after_they_are_resolved() -> None:
    with pytest.raises(ForbiddenAddressError):
        public_addresses("2130706433", 80, lambda host, port: ["127.0.0.1"])

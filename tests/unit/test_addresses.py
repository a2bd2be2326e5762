"""No request of ours goes to a private address, whatever its name is."""

import pytest
import requests
from amends.adapters.addresses import NotPublic, is_public, public_address, public_session

PRIVATE = [
    "127.0.0.1",
    "0.0.0.0",  # noqa: S104
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "fe80::1",
    "fc00::1",
    "ff02::1",
    "fd00:ec2::254",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_that_is_not_on_the_internet_is_refused(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.215.14", "2606:4700:4700::1111"])
def test_an_address_on_the_internet_is_taken(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "169.254.169.254"])
def test_a_name_that_leads_to_a_private_address_is_refused_before_anything_is_sent(host: str) -> None:
    with pytest.raises(NotPublic):
        public_session().post(f"https://{host}/", data=b"x")


def test_a_public_address_is_connected_to_as_it_was_checked() -> None:
    assert public_address("8.8.8.8", 443) == "8.8.8.8"
    # The attempt itself is what the unit tests refuse: the guard let it through.
    with pytest.raises(AssertionError, match="opened a connection"):
        public_session().post("https://8.8.8.8/", data=b"x")


def test_nothing_but_https_is_spoken() -> None:
    with pytest.raises(requests.exceptions.InvalidSchema):
        public_session().post("http://8.8.8.8/", data=b"x")

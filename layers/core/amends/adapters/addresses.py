"""Requests that stay out of private networks, whatever a host's name leads to."""

import ipaddress
import socket
from typing import Any

import requests
from urllib3.connection import HTTPSConnection
from urllib3.connectionpool import HTTPSConnectionPool
from urllib3.exceptions import NewConnectionError
from urllib3.poolmanager import PoolManager

from amends.adapters.http import TIMEOUT, Limited

NAT64 = ipaddress.ip_network("64:ff9b::/96")  # an IPv4 address in other clothes


def is_public(address: str) -> bool:
    """Whether an address belongs to the internet: not to a private network, this machine or a cloud's metadata."""
    found = ipaddress.ip_address(address)
    if isinstance(found, ipaddress.IPv6Address):
        # A private IPv4 address can hide in these; none of them is a web server's own.
        hidden = found.ipv4_mapped or found.sixtofour or found.teredo or (found in NAT64)
        return found.is_global and not found.is_multicast and not hidden
    return found.is_global and not found.is_multicast


class NotPublic(Exception):
    """A name that leads to a private address; no OSError, so that nothing below takes it for a failed connection."""


def public_address(host: str, port: int) -> str:
    """The address to connect to; raises NotPublic when any that the name leads to is not, OSError without any."""
    found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not all(is_public(address) for address in found):
        raise NotPublic(host)
    return found[0]


class _Connection(HTTPSConnection):
    """Connects to the very address that was checked, so that a name can't change in between."""

    def _new_conn(self) -> socket.socket:
        try:
            self._dns_host = public_address(self._dns_host, self.port)
        except OSError as error:
            raise NewConnectionError(self, str(error)) from error
        return super()._new_conn()


class _Pool(HTTPSConnectionPool):
    ConnectionCls = _Connection


class _Public(Limited):
    """Requests to public addresses, in time."""

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        super().init_poolmanager(*args, **options)
        manager: PoolManager = self.poolmanager
        manager.pool_classes_by_scheme = {"https": _Pool}


def public_session(timeout: tuple[float, float] = TIMEOUT) -> requests.Session:
    """A session that speaks https to public addresses and nothing else, whatever proxy the environment names."""
    session = requests.Session()
    session.trust_env = False
    session.adapters.clear()
    session.mount("https://", _Public(timeout=timeout))
    return session

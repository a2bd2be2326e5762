"""Sessions to the platforms: a time limit on every request, and a way to a simulator."""

from typing import Any
from urllib.parse import urlsplit, urlunsplit

import requests
from requests.adapters import HTTPAdapter

TIMEOUT = (3.05, 15)  # seconds to connect, and between bytes; a function has 30


class Limited(HTTPAdapter):
    """Requests that end in time, and that go to `base_url` instead when there is one."""

    def __init__(self, base_url: str | None = None) -> None:
        self._base = urlsplit(base_url) if base_url else None
        super().__init__()

    def send(self, request: requests.PreparedRequest, **options: Any) -> requests.Response:  # type: ignore[override]
        """Send with our time limit; the signature was made over the platform's own address before."""
        if self._base and request.url:
            url = urlsplit(request.url)
            request.url = urlunsplit((self._base.scheme, self._base.netloc, url.path, url.query, ""))
        options["timeout"] = TIMEOUT
        return super().send(request, **options)


def never_sent(error: requests.RequestException) -> bool:
    """Whether the connection failed before a byte of the request could go out."""
    return isinstance(error, requests.ConnectTimeout) or "NewConnectionError" in repr(error)

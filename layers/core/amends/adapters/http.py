"""Sessions to the platforms: a time limit and a count on every request, and a way to a simulator."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import requests
from requests.adapters import HTTPAdapter

TIMEOUT = (3.05, 15)  # seconds to connect, and between bytes; a function has 30
Watcher = Callable[[requests.PreparedRequest, requests.Response | requests.RequestException], None]


class Limited(HTTPAdapter):
    """Requests that end in time, that go to `base_url` instead when there is one, and that `watch` sees end."""

    def __init__(
        self, base_url: str | None = None, timeout: tuple[float, float] = TIMEOUT, watch: Watcher | None = None
    ) -> None:
        self._timeout = timeout
        self._watch = watch
        self._base = urlsplit(base_url) if base_url else None
        super().__init__()

    def send(self, request: requests.PreparedRequest, **options: Any) -> requests.Response:  # type: ignore[override]
        """Send with our time limit; the signature was made over the platform's own address before."""
        if self._base and request.url:
            url = urlsplit(request.url)
            request.url = urlunsplit((self._base.scheme, self._base.netloc, url.path, url.query, ""))
        options["timeout"] = self._timeout
        try:
            response = super().send(request, **options)
            # Read here, so that an answer that breaks off counts as one that never came.
            response.content  # noqa: B018
        except requests.RequestException as error:
            if self._watch:
                self._watch(request, error)
            raise
        if self._watch:
            self._watch(request, response)
        return response


class Unanswered(Exception):
    """A POST that ended without an answer that counts; `sent` says whether it may have been carried out."""

    def __init__(self, path: str, sent: bool, why: str) -> None:
        super().__init__(why)
        self.path = path
        self.sent = sent


class Once(Limited):
    """A POST goes out once.

    prawcore sends one again by itself after a time-out or a 5xx, which posts a comment twice. It tries again only after
    the errors that it knows; this one it does not.
    """

    def send(self, request: requests.PreparedRequest, **options: Any) -> requests.Response:  # type: ignore[override]
        """Send, and turn what prawcore would repeat into Unanswered."""
        if request.method != "POST":
            return super().send(request, **options)
        path = urlsplit(request.url or "").path
        try:
            response = super().send(request, **options)
        except requests.RequestException as error:
            raise Unanswered(path, not never_sent(error), type(error).__name__) from error
        if response.status_code >= 500:
            raise Unanswered(path, True, f"status {response.status_code}")
        return response


def never_sent(error: requests.RequestException) -> bool:
    """Whether the connection failed before a byte of the request could go out."""
    return isinstance(error, requests.ConnectTimeout) or "NewConnectionError" in repr(error)

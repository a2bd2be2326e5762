"""The supervisor's own door to the emulator: save, pause, resume, count. Nobody else's, and no other back door."""

import hmac
import json
from collections import Counter
from collections.abc import Callable

from .dispatch import Dispatch
from .journal import Journal
from .requests import Application, Message, Receive, Send

_OWN = "/_local/"
_THEIRS = "/_ministack/"  # Among them a reset that any web page could call.
_HARMLESS = {"/_ministack/health", "/_ministack/ready"}


class Control:
    """Answers the supervisor, hides the emulator's unguarded controls, and passes on the rest."""

    def __init__(
        self, application: Application, journal: Journal, dispatch: Dispatch, access_key: str, key: str
    ) -> None:
        self._application = application
        self._key = key.encode()
        self._administrator = f"Credential={access_key}/".encode()
        self._requests: Counter[str] = Counter()
        self._actions: dict[str, Callable[[], None]] = {
            "save": journal.save_all,
            "pause": dispatch.pause,
            "resume": dispatch.resume,
        }

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """One request."""
        path = scope.get("path", "")
        if path.startswith(_OWN):
            await self._answer(scope, send)
        elif path.startswith(_THEIRS) and path not in _HARMLESS:
            await _respond(send, 404)
        else:
            self._count(scope)
            await self._application(scope, receive, send)

    def _count(self, scope: Message) -> None:
        """Requests of the functions, by operation; the supervisor's own would only blur the picture."""
        headers = dict(scope.get("headers", ()))
        if self._administrator not in headers.get(b"authorization", b""):
            self._requests[headers.get(b"x-amz-target", b"other").decode("latin-1")] += 1

    async def _answer(self, scope: Message, send: Send) -> None:
        given = dict(scope["headers"]).get(b"x-local-key", b"")
        if scope["method"] != "POST" or not hmac.compare_digest(given, self._key):
            await _respond(send, 403)
            return
        if scope["path"] == f"{_OWN}counts":
            await _respond(send, 200, json.dumps(self._requests).encode())
            return
        action = self._actions.get(scope["path"].removeprefix(_OWN))
        if action is not None:
            action()
        await _respond(send, 404 if action is None else 204)


async def _respond(send: Send, status: int, body: bytes = b"") -> None:
    length = str(len(body)).encode()
    await send({"type": "http.response.start", "status": status, "headers": [(b"content-length", length)]})
    await send({"type": "http.response.body", "body": body})

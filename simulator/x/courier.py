"""Carries signed events to webhooks, in order, and asks webhooks for the secret."""

import base64
import hashlib
import hmac
import secrets
import threading
from queue import SimpleQueue

import httpx

HEADER = "x-twitter-webhooks-signature"
PATIENCE = 10.0  # seconds, as X has


class Courier:
    """One thread; what a webhook does not take, X sends no second time by itself."""

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()
        self._waiting: SimpleQueue[tuple[str, bytes]] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def send(self, url: str, body: bytes) -> None:
        """Deliver a body, behind those before it."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, daemon=True)
            self._thread.start()
        self._waiting.put((url, body))

    async def check(self, url: str) -> bool:
        """The challenge: whether whoever answers there knows the app's secret."""
        token = secrets.token_urlsafe(24)
        try:
            async with httpx.AsyncClient(timeout=PATIENCE, trust_env=False) as client:
                answer = await client.get(url, params={"crc_token": token})
            return bool(answer.is_success and answer.json()["response_token"] == self.signature(token.encode()))
        except (httpx.HTTPError, ValueError, KeyError, TypeError):
            return False

    def signature(self, message: bytes) -> str:
        """What proves that a message is X's."""
        digest = hmac.new(self._secret, message, hashlib.sha256).digest()
        return "sha256=" + base64.b64encode(digest).decode()

    def _run(self) -> None:
        with httpx.Client(timeout=PATIENCE, trust_env=False) as client:
            while True:
                url, body = self._waiting.get()
                headers = {"content-type": "application/json", HEADER: self.signature(body)}
                try:
                    client.post(url, content=body, headers=headers)
                except httpx.HTTPError:
                    continue  # X tells nobody either; a replay brings it again.

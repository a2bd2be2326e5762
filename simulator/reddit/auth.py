"""Reddit's tokens: given for the app's and the bot's secrets, and asked for on every call."""

import binascii
import hmac
import secrets
from base64 import b64decode
from collections.abc import Mapping
from typing import Any

from simulator.store import Store

LIFETIME = 86_400


class Tokens:
    """The tokens that were given out; they outlive a restart."""

    def __init__(self, store: Store, credentials: dict[str, str]) -> None:
        self.store = store
        self._app = f"{credentials['client_id']}:{credentials['client_secret']}".encode()
        self._user = credentials["username"].lower().encode()
        self._password = credentials["password"].encode()

    def is_app(self, authorization: str) -> bool:
        """Whether a Basic header holds the app's id and secret."""
        scheme, _, value = authorization.partition(" ")
        if scheme.lower() != "basic":
            return False
        try:
            return hmac.compare_digest(b64decode(value, validate=True), self._app)
        except (binascii.Error, ValueError):
            return False

    def grant(self, form: Mapping[str, str], now: int) -> dict[str, Any]:
        """A token for the bot's password; Reddit answers a wrong one with an error and status 200."""
        if form.get("grant_type") != "password":
            return {"error": "unsupported_grant_type"}
        right_name = hmac.compare_digest(form.get("username", "").lower().encode(), self._user)
        if not (hmac.compare_digest(form.get("password", "").encode(), self._password) and right_name):
            return {"error": "invalid_grant"}
        token = secrets.token_urlsafe(32)
        with self.store.write():
            self.store.run("DELETE FROM reddit_tokens WHERE expires <= ?", now)
            self.store.run("INSERT INTO reddit_tokens VALUES (?, ?)", token, now + LIFETIME)
        return {"access_token": token, "token_type": "bearer", "expires_in": LIFETIME, "scope": "*"}

    def is_valid(self, authorization: str, now: int) -> bool:
        """Whether a bearer header holds a token that was given and has not run out."""
        scheme, _, token = authorization.partition(" ")
        return (
            scheme.lower() == "bearer"
            and self.store.row("SELECT 1 FROM reddit_tokens WHERE token = ? AND expires > ?", token.strip(), now)
            is not None
        )

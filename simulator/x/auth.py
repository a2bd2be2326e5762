"""Who calls: OAuth 1.0a signatures and bearer tokens, verified."""

import hmac
from typing import Any, ClassVar, Literal

from oauthlib.oauth1 import RequestValidator, ResourceEndpoint
from starlette.requests import Request

from simulator.x.problems import unauthorized

Caller = Literal["user", "app"]
SIGNED_OVER = "https://api.twitter.com"  # clients sign this address, wherever the request is sent
LIFETIME = 600  # seconds for which a timestamp counts, and for which its nonce must not come again


class Keys(RequestValidator):
    """The one app and the one user that X knows here."""

    safe_characters: ClassVar[set[str]] = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")
    client_key_length = access_token_length = nonce_length = (1, 128)
    timestamp_lifetime = LIFETIME
    dummy_client = dummy_access_token = "dummy"  # noqa: S105

    def __init__(self, credentials: dict[str, str]) -> None:
        super().__init__()
        self._keys = credentials
        self._seen: dict[tuple[int, str], None] = {}

    def validate_timestamp_and_nonce(
        self,
        client_key: str,
        timestamp: str,
        nonce: str,
        request: Any,
        request_token: str | None = None,
        access_token: str | None = None,
    ) -> bool:
        """Whether this nonce is new at this time."""
        key = (int(timestamp), nonce)
        if key in self._seen:
            return False
        self._seen[key] = None
        for old in [seen for seen in list(self._seen)[:2] if seen[0] < key[0] - 2 * LIFETIME]:
            del self._seen[old]
        return True

    def validate_client_key(self, client_key: str, request: Any) -> bool:
        """Whether the app is known."""
        return hmac.compare_digest(client_key.encode(), self._keys["consumer_key"].encode())

    def validate_access_token(self, client_key: str, token: str, request: Any) -> bool:
        """Whether the user is known."""
        return hmac.compare_digest(token.encode(), self._keys["access_token"].encode())

    def validate_realms(self, *args: Any, **kwargs: Any) -> bool:
        """X has no realms."""
        return True

    def get_client_secret(self, client_key: str, request: Any) -> str:
        """The app's secret."""
        return self._keys["consumer_secret"]

    def get_access_token_secret(self, client_key: str, token: str, request: Any) -> str:
        """The user's secret."""
        return self._keys["access_token_secret"]


class Authentication:
    """Tells callers apart, or refuses them."""

    def __init__(self, credentials: dict[str, str]) -> None:
        self._bearer = credentials["bearer_token"].encode()
        self._signatures = ResourceEndpoint(Keys(credentials))

    def caller(self, request: Request, body: bytes) -> Caller:
        """Who sent this request; raises a 401 for anyone else."""
        header = request.headers.get("authorization", "")
        scheme, _, rest = header.partition(" ")
        if scheme.lower() == "bearer" and hmac.compare_digest(rest.strip().encode(), self._bearer):
            return "app"
        if scheme.lower() == "oauth" and self._signed(request, header, body):
            return "user"
        raise unauthorized()

    def _signed(self, request: Request, header: str, body: bytes) -> bool:
        query = request.scope["query_string"].decode("ascii", "replace")
        uri = SIGNED_OVER + request.scope["raw_path"].decode("ascii", "replace") + (f"?{query}" if query else "")
        headers = {"Authorization": header}
        form = None
        if request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            form = body.decode("utf-8", "replace")
        try:
            valid, _ = self._signatures.validate_protected_resource_request(uri, request.method, form, headers)
        except ValueError:  # oauthlib reads a query that is not well formed no further
            return False
        return bool(valid)

"""Whether Slack sent a request: its signature over the very bytes, not older than five minutes."""

from collections.abc import Mapping
from datetime import datetime

from slack_sdk.signature import Clock, SignatureVerifier

from amends.errors import Unverified


class _At(Clock):
    def __init__(self, now: datetime) -> None:
        self._now = now

    def now(self) -> float:
        return self._now.timestamp()


def verify(headers: Mapping[str, str], body: bytes, secret: str, now: datetime) -> None:
    """Raise Unverified unless Slack signed this very body within five minutes of now."""
    try:
        known = SignatureVerifier(secret, clock=_At(now)).is_valid_request(body, dict(headers))
    except (ValueError, TypeError):
        # A time that is no number, a body or a signature that is no text: Slack sends none of them.
        known = False
    if not known:
        raise Unverified("Slack did not sign this")

"""Who sent a webhook's request: X's own signature, and the one of the Standard Webhooks specification.

Every comparison takes the same time wherever the first difference is, and every candidate is compared.
"""

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from amends.errors import Unverified

# X signs with the client secret of OAuth 2.0 where the app has one, and with the consumer secret where it has that.
X_HEADERS = ("x-twitter-webhooks-signature-oauth2", "x-twitter-webhooks-signature")
TOLERANCE = timedelta(minutes=5)  # Standard Webhooks: an older message may be a recorded one
PREFIX = "whsec_"
SHORTEST = 24  # bytes of a key; the specification's least
_ID = re.compile(r"[A-Za-z0-9_-]{1,128}")  # no dot: it divides what is signed
_AT = re.compile(r"[0-9]{1,12}")


def of_x(secret: str, message: bytes) -> str:
    """What X writes over a body, and what it wants to read over a challenge."""
    return "sha256=" + _digest(secret.encode(), message)


def verify_x(headers: Mapping[str, str], body: bytes, secrets: Sequence[str]) -> None:
    """Raise Unverified unless X signed this very body with one of the secrets."""
    given = [headers[name] for name in X_HEADERS if name in headers]
    if not given:
        raise Unverified("no signature")
    one_of(given, [of_x(secret, body) for secret in secrets])


def key_of(secret: str) -> bytes:
    """The key in a secret such as `whsec_…`; raises ValueError for one that is no base64 or too short."""
    try:
        key = base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except binascii.Error as error:
        raise ValueError("a webhook's secret is base64") from error
    if len(key) < SHORTEST:
        raise ValueError(f"a webhook's secret holds at least {SHORTEST} bytes")
    return key


def sign(secret: str, message_id: str, body: bytes, now: datetime) -> dict[str, str]:
    """The headers that Standard Webhooks puts on a message."""
    at = str(int(now.timestamp()))
    signature = _standard(secret, message_id, at, body)
    return {"webhook-id": message_id, "webhook-timestamp": at, "webhook-signature": signature}


def verify(headers: Mapping[str, str], body: bytes, secrets: Sequence[str], now: datetime) -> str:
    """The message's id; raises Unverified unless one of the secrets signed it within five minutes of now."""
    message_id, at, given = (headers.get(f"webhook-{name}", "") for name in ("id", "timestamp", "signature"))
    # A header that came twice arrives joined by a comma, and matches none of these.
    if not _ID.fullmatch(message_id) or not _AT.fullmatch(at) or not given:
        raise Unverified("a header is missing or malformed")
    if abs(now.timestamp() - int(at)) > TOLERANCE.total_seconds():
        raise Unverified("signed too long ago, or in the future")
    one_of(given.split(" "), [_standard(secret, message_id, at, body) for secret in secrets])
    return message_id


def _standard(secret: str, message_id: str, at: str, body: bytes) -> str:
    return "v1," + _digest(key_of(secret), f"{message_id}.{at}.".encode() + body)


def _digest(key: bytes, message: bytes) -> str:
    return base64.b64encode(hmac.new(key, message, hashlib.sha256).digest()).decode()


def one_of(given: Sequence[str], known: Sequence[str]) -> None:
    """Raise Unverified unless one of those given is one of those known, after as long a look wherever they differ."""
    pairs = [(one.encode("utf-8", "replace"), other.encode()) for one in given for other in known]
    if not any([hmac.compare_digest(one, other) for one, other in pairs]):  # noqa: C419 - no early end
        raise Unverified("the signature is not ours")

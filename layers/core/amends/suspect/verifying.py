"""Whether an alert's sender is who it says: each of them proves it in another way."""

import hashlib
import hmac
from collections.abc import Mapping, Sequence

from amends.errors import Unverified
from amends.signatures import one_of

MOST_SIGNATURES = 20  # PagerDuty signs with each secret that is valid while one is changed


def verify_bearer(headers: Mapping[str, str], tokens: Sequence[str]) -> None:
    """Alertmanager: one of the tokens in the header `Authorization`; raises Unverified."""
    scheme, _, token = headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        raise Unverified("no bearer token")
    verify_token(token, tokens)


def verify_token(token: str, tokens: Sequence[str]) -> None:
    """Statuspage signs nothing, so its address holds one of the tokens; raises Unverified."""
    one_of([token], tokens)


def verify_pagerduty(headers: Mapping[str, str], body: bytes, secrets: Sequence[str]) -> None:
    """PagerDuty: one of its signatures is made with one of the secrets over this very body; raises Unverified."""
    given = [one.strip() for one in headers.get("x-pagerduty-signature", "").split(",")]
    known = ["v1=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest() for secret in secrets]
    one_of(given[:MOST_SIGNATURES], known)

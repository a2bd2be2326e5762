"""What is fetched from Amazon SNS: the certificate that it signs with, and the confirmation of a subscription."""

from functools import lru_cache

import requests

from amends.adapters.addresses import public_session
from amends.errors import Retry

TIMEOUT = (2.0, 3.0)  # the way in has nine seconds
LONGEST = 16_384  # bytes of a certificate


@lru_cache(maxsize=8)
def certificate(url: str) -> str:
    """The certificate at an address, which was checked before; its name changes with it, so it is fetched once."""
    return _get(url).decode("ascii", "replace")


def confirm(url: str) -> None:
    """Confirm a subscription at an address that was checked before; twice is harmless."""
    _get(url)


def _get(url: str) -> bytes:
    try:
        with public_session(TIMEOUT) as session:
            # It leads nowhere else: only SNS's own host was checked.
            answer = session.get(url, allow_redirects=False)
    except requests.RequestException as error:
        raise Retry(f"SNS was not reached: {type(error).__name__}") from None
    if answer.status_code != requests.codes.ok or len(answer.content) > LONGEST:
        raise Retry(f"SNS answered {answer.status_code}")
    return answer.content

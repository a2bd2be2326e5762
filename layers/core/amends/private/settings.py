"""What a brand sets for its private conversations."""

from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field

from amends.handoff.settings import HandoffSettings


def _a_page(address: str) -> str:
    """A validator: a web page that anybody can open, as it stands in a message."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port, parts = "", None, urlsplit("")
    odd = any(sign.isspace() or not sign.isprintable() for sign in address) or not address.isascii()
    if odd or parts.scheme != "https" or "." not in host or "@" in parts.netloc or port is not None:
        raise ValueError("a privacy notice is a page on the web, as https://example.com/privacy")
    return address


class PrivateSettings(HandoffSettings):
    """For how long what was said in private is kept, and where customers read what becomes of it."""

    keep_days: Annotated[int, Field(ge=1, le=3650)] = 90
    notice_url: Annotated[str, Field(max_length=300), AfterValidator(_a_page)] | None = None

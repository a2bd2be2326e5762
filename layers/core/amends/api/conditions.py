"""The version that a caller saw, from the request's If-Match: when the thing has changed since, nothing happens."""

import re
from typing import Any

from amends.errors import BadInput, Unconditional

_ETAG = re.compile(r'(?:W/)?"(\d{1,9})"')


def seen(event: dict[str, Any]) -> int:
    """The version that the request is meant for; raises Unconditional without one, and BadInput on another shape."""
    sent = {name.lower(): value for name, value in event.get("headers", {}).items()}.get("if-match")
    if not sent:
        raise Unconditional("say with If-Match which version you saw")
    found = _ETAG.fullmatch(sent.strip())
    if not found:
        raise BadInput('If-Match holds one version in quotes, like "3"')
    return int(found[1])


def etag(version: int) -> str:
    """How a version is written in ETag and If-Match."""
    return f'"{version}"'

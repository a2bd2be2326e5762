"""What people may send: the fields of a request to the control API or of the page's form, checked."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from simulator.store import EPOCH_MS

LONGEST = 50_000
X_HANDLE = r"[A-Za-z0-9_]{1,30}"
REDDIT_NAME = r"[A-Za-z0-9_-]{1,30}"


class ControlError(Exception):
    """A request that cannot be done, with the status that says why."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


def only(body: Mapping[str, Any], *names: str) -> None:
    """Refuse fields that nobody reads."""
    if unknown := body.keys() - set(names):
        raise ControlError(400, f"unknown: {', '.join(sorted(unknown))}")


def a_text(body: Mapping[str, Any], name: str) -> str:
    """A text of any characters at all."""
    value = body.get(name)
    if not isinstance(value, str) or not 1 <= len(value) <= LONGEST:
        raise ControlError(400, f"{name} must be a text of 1 to {LONGEST:,} characters")
    return value


def a_name(body: Mapping[str, Any], name: str, pattern: str) -> str:
    """A handle."""
    value = body.get(name)
    if not isinstance(value, str) or not re.fullmatch(pattern, value):
        raise ControlError(400, f"{name} must match {pattern}")
    return value


def a_count(body: Mapping[str, Any], name: str) -> int | None:
    """A number of people, or nothing."""
    value = body.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 10**10:
        raise ControlError(400, f"{name} must be a whole number")
    return value


def a_moment(body: Mapping[str, Any], name: str, now_ms: int) -> int | None:
    """A moment that is over, in milliseconds, or nothing."""
    value = body.get(name)
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError as error:
        raise ControlError(400, f"{name} must be a time, as 2026-09-01T10:00:00Z") from error
    if moment.tzinfo is None or not EPOCH_MS < int(moment.timestamp() * 1000) <= now_ms:
        raise ControlError(400, f"{name} must have a zone and lie in the past")
    return int(moment.timestamp() * 1000)


def a_post_id(value: Any, name: str) -> int:
    """The id of a post on X."""
    if not isinstance(value, str | int) or not re.fullmatch(r"[0-9]{1,19}", str(value)) or int(value) >= 2**63:
        raise ControlError(400, f"{name} must be an id")
    return int(value)

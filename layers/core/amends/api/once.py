"""Idempotency-Key: what a POST makes is named after the key, so that the same call again finds it and makes nothing."""

import hashlib
from collections.abc import Callable
from typing import Annotated, TypeVar
from uuid import uuid4

from aws_lambda_powertools.event_handler.openapi.params import Header

from amends.errors import BadInput, NotFound
from amends.roles import Person

T = TypeVar("T")
_SAYS = (
    "Any text that is new for this call, and the same where it is repeated: the second one finds what the first made"
)

IdempotencyKey = Annotated[str | None, Header(alias="Idempotency-Key", min_length=1, max_length=128, description=_SAYS)]


def name_of(key: str | None, person: Person, *place: str) -> str:
    """A name for a new thing: the same for the same key of the same person in the same place, else one of its own."""
    if key is None:
        return uuid4().hex
    return hashlib.sha256("\0".join((person.id, *place, key)).encode()).hexdigest()[:32]


def made(key: str | None, find: Callable[[], T], is_same: Callable[[T], bool]) -> T | None:
    """What an earlier call with this key made, or None; raises BadInput where that was another call."""
    if key is None:
        return None
    try:
        found = find()
    except NotFound:
        return None
    if not is_same(found):
        raise BadInput("this Idempotency-Key was used for another call")
    return found

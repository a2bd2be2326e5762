"""Which Slack user is which person: linked once by a code, and good for acting while they sign in now and then."""

import hashlib
import secrets
from datetime import datetime, timedelta

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.errors import Forbidden
from amends.roles import Person
from amends.work.people import Colleague

CODE_LASTS = timedelta(minutes=10)
SIGNED_IN = timedelta(hours=12)  # as long as the console keeps someone signed in
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that is taken for another
_LENGTH = 10  # 50 bits, for ten minutes and one use


class Code(BaseModel):
    """A code that links whoever sends it from Slack; only its hash is kept."""

    model_config = ConfigDict(frozen=True)

    person_id: str
    person_name: str
    until: AwareDatetime


class SlackUser(BaseModel):
    """A user of a Slack workspace."""

    model_config = ConfigDict(frozen=True)

    team: str
    user: str


class Link(SlackUser):
    """Whom a Slack user is here, since when."""

    person_id: str
    at: AwareDatetime


def new_code() -> str:
    """A code that nobody guesses."""
    return "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))


def digest(code: str) -> str:
    """What is kept of a code, in capitals or not."""
    return hashlib.sha256(code.strip().upper().encode()).hexdigest()


def acting(one: Colleague | None, now: datetime) -> Person:
    """The person with the roles that they had at their last call; raises Forbidden when that is too long ago."""
    if one is None or now - one.seen_at > SIGNED_IN:
        raise Forbidden("sign in to the console first: what you may do is known for twelve hours")
    return Person(id=one.id, name=one.name, roles=frozenset(one.roles))

"""Who looks at a case now, and who writes: gone by itself, and never part of the case."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.roles import Person

EVERY = timedelta(seconds=20)  # that a page says so
GONE = timedelta(seconds=50)  # without a word: two that were missed


class Viewer(BaseModel):
    """Somebody who has a case open; `typing_at` is when they last wrote."""

    model_config = ConfigDict(frozen=True)

    id: str
    name: str
    seen_at: AwareDatetime
    typing_at: AwareDatetime | None = None


class Looking(BaseModel):
    """Somebody else who looks at the case, and whether they are writing."""

    id: str
    name: str
    typing: bool


def viewer(person: Person, typing: bool, now: datetime) -> Viewer:
    """What is kept of a page that is open."""
    return Viewer(id=person.id, name=person.name, seen_at=now, typing_at=now if typing else None)


def others(viewers: Iterable[Viewer], person: Person, now: datetime) -> list[Looking]:
    """Who else is there now, by name."""
    there = [one for one in viewers if one.id != person.id and now - one.seen_at <= GONE]
    there.sort(key=lambda one: (one.name, one.id))
    return [Looking(id=one.id, name=one.name, typing=one.typing_at is not None) for one in there]

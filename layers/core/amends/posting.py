"""The switch that says whether anything may be posted: off, a dry run, or on."""

from datetime import datetime
from enum import StrEnum
from typing import Protocol

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.errors import Overtaken, Stale
from amends.event import SYSTEM
from amends.roles import Act, Person

TRIES = 10  # of a stop, at a switch that others turn in the same moment


class Mode(StrEnum):
    """What becomes of an approved reply; anything but `on` leaves it approved."""

    OFF = "off"
    DRY_RUN = "dry_run"
    ON = "on"


_HELD = {Mode.OFF: "posting is stopped", Mode.DRY_RUN: "dry run: would have been posted", Mode.ON: ""}


class Posting(BaseModel):
    """The switch as it is, and who turned it when and why; a dry run until somebody does."""

    model_config = ConfigDict(frozen=True)

    mode: Mode = Mode.DRY_RUN
    before: Mode | None = None
    since: AwareDatetime | None = None
    by: str = SYSTEM
    by_name: str = "Amends"
    why: str = ""
    version: int = 0

    @property
    def holds(self) -> str:
        """Why nothing is posted; empty when posting is on."""
        return _HELD[self.mode]


class Switch(Protocol):
    """What publishing asks."""

    def get(self) -> Posting:
        """The switch as it is now, whoever turned it last."""
        ...


class Switches(Switch, Protocol):
    """Where the switch is kept."""

    def add(self, posting: Posting) -> Posting:
        """Store the next version and make it the current one; raises Stale when another came first."""
        ...


def act_of(to: Mode) -> Act:
    """What turning the switch to a mode wants."""
    return Act.STOP if to is Mode.OFF else Act.RESUME


def turn(to: Mode, why: str, person: Person, switches: Switches, now: datetime, seen: int | None = None) -> Posting:
    """Turn the switch; to what it is already changes nothing.

    A stop wins over whoever turns it in the same moment. Anything else loses to them, and to whoever turned it after
    the version that the person saw: it raises Stale, so that nobody undoes a stop that they don't know of.
    """
    person.must(act_of(to))
    for _ in range(TRIES):
        current = switches.get()
        if to is not Mode.OFF and seen not in (None, current.version):
            raise Overtaken("someone turned posting on or off after you looked; look again")
        if current.mode is to:
            return current
        try:
            return switches.add(_next(current, to, why, person, now))
        except Stale:
            if to is not Mode.OFF:
                raise
    raise Stale("others turn posting on and off again and again; stop it once more")


def _next(current: Posting, to: Mode, why: str, person: Person, now: datetime) -> Posting:
    return Posting(
        mode=to,
        before=current.mode,
        since=now,
        by=person.id,
        by_name=person.name,
        why=why,
        version=current.version + 1,
    )

"""A case's way through its channels, read from its own history: how long in each, what each change cost, and whose
it was throughout."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.case import Case
from amends.clocks.spent import in_words
from amends.clocks.state import Channel
from amends.event import SYSTEM, Event

# What opens a way into private and back, and what ends it. The time between the two is what the change cost.
LEAVES = {"invited to private": Channel.PRIVATE, "resolved in private": None}
ARRIVES = {"joined in private": Channel.PRIVATE, "back in private": Channel.PRIVATE, "closed in public": None}
GIVEN_UP = frozenset({"invitation unanswered", "handoff closed", "invitation withdrawn"})
TAKEN = frozenset({"claimed", "taken over"})
GIVEN = "handed over"
RELEASED = "released"


class Leg(BaseModel):
    """A stretch of time in one channel; `until` is None in the one that goes on."""

    model_config = ConfigDict(frozen=True)

    channel: Channel
    since: AwareDatetime
    until: AwareDatetime | None
    seconds: int
    words: str


class Switch(BaseModel):
    """A change of channel, and the time that passed between what asked for it and when it was done."""

    model_config = ConfigDict(frozen=True)

    at: AwareDatetime
    of: Channel
    to: Channel
    why: str
    lost_seconds: int
    lost_words: str


class Owned(BaseModel):
    """Whose it was, from when until when; nobody's where `owner` is None."""

    model_config = ConfigDict(frozen=True)

    owner: str | None
    owner_name: str | None
    since: AwareDatetime
    until: AwareDatetime | None
    seconds: int


class Journey(BaseModel):
    """The whole way; `lapsed_seconds` is how long the case was nobody's after it had once had an owner."""

    model_config = ConfigDict(frozen=True)

    legs: list[Leg]
    switches: list[Switch]
    owners: list[Owned]
    lapsed_seconds: int
    went_public_again: int


def journey(case: Case, events: Sequence[Event], now: datetime) -> Journey:
    """The way of a case as its history tells it, up to now or to its end."""
    ordered = sorted(events, key=lambda event: (event.seq, event.at))
    began = ordered[0].at if ordered else case.opened_at
    legs, switches = _legs(case, ordered, began, now)
    owners = _owners(case, ordered, began, now)
    first = next((place for place, one in enumerate(owners) if one.owner), len(owners))
    return Journey(
        legs=legs,
        switches=switches,
        owners=owners,
        lapsed_seconds=sum(one.seconds for one in owners[first:] if one.owner is None),
        went_public_again=sum(event.kind == "went public again" for event in ordered),
    )


def _legs(case: Case, events: Sequence[Event], began: datetime, now: datetime) -> tuple[list[Leg], list[Switch]]:
    home = Channel.PRIVATE if case.private else Channel(case.platform)
    at, since, asked = home, began, dict[Channel, datetime]()
    legs, switches = list[Leg](), list[Switch]()
    for event in events:
        if event.kind in LEAVES:
            asked[LEAVES[event.kind] or home] = event.at
        if event.kind in GIVEN_UP:
            asked.clear()
        to = (ARRIVES[event.kind] or home) if event.kind in ARRIVES else at
        if to is at:
            continue
        lost = max(0, int((event.at - asked.pop(to, event.at)).total_seconds()))
        legs.append(_leg(at, since, event.at, now))
        switches.append(Switch(at=event.at, of=at, to=to, why=event.kind, lost_seconds=lost, lost_words=_words(lost)))
        at, since = to, event.at
    return [*legs, _leg(at, since, None, now)], switches


def _owners(case: Case, events: Sequence[Event], began: datetime, now: datetime) -> list[Owned]:
    owners, since = list[Owned](), began
    owner: str | None = None
    name: str | None = None
    for event in events:
        before = owner
        if event.kind in TAKEN and event.by != SYSTEM:
            owner, name = event.by, event.by_name
        elif event.kind == GIVEN:
            owner, name = _given_to(event)
        elif event.kind == RELEASED:
            owner, name = None, None
        else:
            continue
        if owner != before:
            owners.append(_owned(before, _named(events, before), since, event.at, now))
            since = event.at
    last = case.owner_name if owner == case.owner else name
    return [one for one in [*owners, _owned(owner, last, since, None, now)] if one.seconds or one.until is None]


def _given_to(event: Event) -> tuple[str | None, str | None]:
    to = next((one for one in event.to if not one.startswith("desk:")), None)
    return to, event.note.removeprefix("to ").partition(":")[0] if to else None


def _named(events: Sequence[Event], owner: str | None) -> str | None:
    """What somebody is called in the history: by what they did, or by what was given to them."""
    if owner is None:
        return None
    done = next((event.by_name for event in events if event.by == owner), None)
    given = next((_given_to(event)[1] for event in events if event.kind == GIVEN and owner in event.to), None)
    return done or given


def _owned(owner: str | None, name: str | None, since: datetime, until: datetime | None, now: datetime) -> Owned:
    seconds = max(0, int(((until or now) - since).total_seconds()))
    return Owned(owner=owner, owner_name=name, since=since, until=until, seconds=seconds)


def _leg(channel: Channel, since: datetime, until: datetime | None, now: datetime) -> Leg:
    seconds = max(0, int(((until or now) - since).total_seconds()))
    return Leg(channel=channel, since=since, until=until, seconds=seconds, words=_words(seconds))


def _words(seconds: int) -> str:
    return in_words(timedelta(seconds=seconds))

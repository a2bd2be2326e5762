"""Handing a statement out: a minute's worth at a time, the gravest first, each customer of a channel once."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from typing import NamedTuple, Protocol

from amends.eligibility import HouseRules
from amends.errors import Retry, Stale
from amends.event import Event
from amends.mention import Mention, PlatformName
from amends.outage.audience import EVERYWHERE, audience, still_to_tell
from amends.outage.delivery import ON_THEIR_WAY, Delivery
from amends.outage.incident import Incident, IncidentState
from amends.outage.making import Made, ReadCases, made, own_posts
from amends.outage.pace import room
from amends.outage.statement import Stage, Statement, StatementState
from amends.outage.waiting import Waits
from amends.outbox import Kind, Window
from amends.posting import Switch
from amends.reply import Reply
from amends.review.texts import TextVersion

LOOKS = 200  # cases in a run: more than any platform's minute takes


class Handed(NamedTuple):
    """What a run did: deliveries handed out, and customers who can't be told, with the reason in their delivery."""

    given: int = 0
    refused: int = 0


class GivenStore(Protocol):
    """Where deliveries are kept, and who waits."""

    def deliveries(self, incident_id: str) -> list[Delivery]:
        """Every delivery of an incident."""
        ...

    def give(self, reply: Reply, delivery: Delivery, text: TextVersion, event: Event) -> Reply:
        """Store the approved reply with its marker; raises Stale where someone came first or the incident stopped."""
        ...

    def refuse(self, delivery: Delivery) -> None:
        """Note that somebody can't be told, unless they are being told."""
        ...


class Windows(Protocol):
    """The platforms' windows."""

    def window(self, platform: PlatformName, kind: Kind, now: datetime) -> Window:
        """The window as it is now."""
        ...


class Outbox(Protocol):
    """The queue of approved replies."""

    def send(self, reply: Reply) -> None:
        """Hand the reply to the publisher, or raise Retry."""
        ...


def is_given(incident: Incident, statement: Statement, now: datetime) -> bool:
    """Whether a statement goes out now: people started it, nothing stopped it, and it fits the incident's state."""
    expired = statement.expires_at is not None and statement.expires_at <= now
    over = incident.state is IncidentState.RESOLVED
    fits = {Stage.RESOLVED: over, Stage.CORRECTION: over or incident.live}.get(statement.stage, incident.live)
    going = statement.state is StatementState.GIVING and statement.epoch == incident.epoch and not incident.halted
    return going and fits and not expired and bool(statement.approvals)


def hand_out(
    incident: Incident,
    statement: Statement,
    waiting: Iterable[Waits],
    given: GivenStore,
    cases: ReadCases,
    windows: Windows,
    rules: Callable[[Mention], HouseRules],
    outbox: Outbox,
    switch: Switch,
    now: datetime,
    follow_up: Collection[PlatformName] = EVERYWHERE,
) -> Handed:
    """Hand out what this minute takes. While posting is stopped nothing is: it would only wait in line."""
    if not is_given(incident, statement, now) or switch.get().holds:
        return Handed()
    deliveries = given.deliveries(incident.id)
    places = _places(windows, deliveries, now)
    last = _last(deliveries, statement.stage)
    looks, done = 0, Counter[str]()
    for own in own_posts(incident, statement, deliveries, now):
        done["given"] += _give(own, given, outbox)
    number = max((one.number for one in deliveries), default=0)
    people = audience(statement.stage, waiting, deliveries, follow_up)
    for one in still_to_tell(statement, people, deliveries, now):
        if not places[one.platform]:
            continue
        if looks == LOOKS:
            break
        looks += 1
        number += 1
        found = made(incident, statement, one, number, cases, rules, last, now)
        if isinstance(found, Delivery):
            given.refuse(found)
            done["refused"] += 1
        elif found:
            if not _give(found, given, outbox):
                continue
            last[one.platform, found.delivery.language] = found.delivery.alternative
            places[one.platform] -= 1
            done["given"] += 1
    return Handed(done["given"], done["refused"])


def _give(found: Made, given: GivenStore, outbox: Outbox) -> bool:
    """Whether it was handed out; where someone came first, or stopped it, the next minute looks again."""
    try:
        reply = given.give(*found)
    except (Stale, Retry):
        return False
    outbox.send(reply)
    return True


def _places(windows: Windows, deliveries: Iterable[Delivery], now: datetime) -> dict[PlatformName, int]:
    """How many each channel takes in this minute."""
    busy = Counter(one.platform for one in deliveries if one.state in ON_THEIR_WAY)
    return {platform: room(windows.window(platform, Kind.POST, now), busy[platform], now) for platform in PlatformName}


def _last(deliveries: Iterable[Delivery], stage: str) -> dict[tuple[PlatformName, str], int]:
    """The alternative that each channel and language had last."""
    ordered = sorted((one for one in deliveries if one.stage == stage and one.reply_id), key=lambda one: one.number)
    return {(one.platform, one.language): one.alternative for one in ordered}

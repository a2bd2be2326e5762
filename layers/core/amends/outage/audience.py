"""Whom a statement is for, and in which order they are told."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from amends.mention import PlatformName
from amends.outage.delivery import OWN_POST, TOLD, Delivery, DeliveryState
from amends.outage.statement import Stage, Statement
from amends.outage.waiting import Waits

LEFT_OUT = timedelta(minutes=30)  # until we look again at who could not be told: they may address us meanwhile
# Who got one of these was told that more would come.
BEFORE = frozenset({str(Stage.HOLDING), str(Stage.UPDATE)})
AGAIN = frozenset({Stage.RESOLVED, Stage.CORRECTION})  # said to who was told something already
EVERYWHERE = tuple(PlatformName)


def audience(
    stage: str,
    waiting: Iterable[Waits],
    deliveries: Iterable[Delivery],
    follow_up: Collection[PlatformName] = EVERYWHERE,
) -> list[Waits]:
    """Whom a stage is for, in their order: the end also for all who were told before, a correction for them alone.

    Only on the channels that `follow_up` names is anybody told a second thing who did not write again. A customer who
    speaks with one of us in private is told nothing in public, whatever else they wrote.
    """
    told = [one for one in were_told(deliveries, BEFORE) if one.platform in follow_up] if stage in AGAIN else []
    waiting = list(waiting)
    elsewhere = {to(one) for one in those_in_private(waiting)}
    whole = told if stage == Stage.CORRECTION else [*told, *waiting]
    return in_order(one for one in whole if to(one) not in elsewhere)


def those_in_private(waiting: Iterable[Waits]) -> list[Waits]:
    """Those who speak with one of us in private; each customer of a channel once."""
    return in_order(one for one in waiting if one.in_private)


def still_to_tell(
    statement: Statement, audience: Iterable[Waits], deliveries: Iterable[Delivery], now: datetime
) -> list[Waits]:
    """Those of them whom nobody has told yet, and for whose channel there are words."""
    taken = {(one.platform, one.author_id) for one in deliveries if is_taken(one, statement.stage, now)}
    channels = {text.channel for text in statement.texts if not text.own_post}
    return [one for one in audience if to(one) not in taken and one.platform in channels]


def in_order(waiting: Iterable[Waits]) -> list[Waits]:
    """The gravest first, then who waits longest; each customer of a channel once."""
    first: dict[tuple[PlatformName, str], Waits] = {}
    for one in sorted(waiting, key=lambda one: (one.severity, one.since, one.case_id)):
        first.setdefault(to(one), one)
    return list(first.values())


def were_told(deliveries: Iterable[Delivery], stages: frozenset[str]) -> list[Waits]:
    """Those who got a statement of these stages, or may have, as people who wait for what comes after it."""
    return [
        Waits(
            incident_id=one.incident_id,
            case_id=one.case_id,
            platform=one.platform,
            author_id=one.author_id,
            severity=one.severity,
            since=one.at,
            language=one.language or "und",
        )
        for one in deliveries
        if one.state in TOLD and one.stage in stages and one.author_id != OWN_POST
    ]


def to(one: Waits) -> tuple[PlatformName, str]:
    """Who is told, on which channel."""
    return one.platform, one.author_id


def is_taken(delivery: Delivery, stage: str, now: datetime) -> bool:
    """Whether somebody has their place in a stage, or could not be told just now."""
    if delivery.stage != stage or delivery.state is DeliveryState.WITHDRAWN:
        return False
    return delivery.state is not DeliveryState.LEFT_OUT or now - delivery.since < LEFT_OUT

"""How far a statement is: who was told, who waits still, and until when."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from amends.mention import PlatformName
from amends.outage.audience import EVERYWHERE, audience, still_to_tell
from amends.outage.delivery import ON_THEIR_WAY, OWN_POST, TOLD, Delivery, DeliveryState
from amends.outage.forecast import LATELY, Forecast, Given, forecast
from amends.outage.statement import Statement
from amends.outage.waiting import Waits
from amends.outbox import Window

NOT_TOLD = frozenset({DeliveryState.REFUSED, DeliveryState.LEFT_OUT})


class Progress(NamedTuple):
    """The forecast of a statement, and how many are where; the brand's own posts are not counted."""

    forecast: Forecast
    told: int
    on_their_way: int
    cannot_be_told: int


def progress(
    statement: Statement,
    waiting: Iterable[Waits],
    deliveries: Sequence[Delivery],
    windows: Mapping[PlatformName, Window],
    now: datetime,
    follow_up: Collection[PlatformName] = EVERYWHERE,
) -> Progress:
    """How far a statement is now."""
    ours = [one for one in deliveries if one.stage == statement.stage and one.author_id != OWN_POST]
    people = audience(statement.stage, waiting, deliveries, follow_up)
    left = still_to_tell(statement, people, deliveries, now)
    on_their_way = [one for one in ours if one.state in ON_THEIR_WAY]
    wait = Counter([*(one.platform for one in left), *(one.platform for one in on_their_way)])
    return Progress(
        forecast=forecast(wait, windows, _given(ours, now), now),
        told=sum(one.state in TOLD for one in ours),
        on_their_way=len(on_their_way),
        cannot_be_told=sum(one.state in NOT_TOLD for one in ours),
    )


def _given(deliveries: Iterable[Delivery], now: datetime) -> dict[PlatformName, Given]:
    """Since when each channel hands out, and how many it posted lately."""
    since: dict[PlatformName, datetime] = {}
    lately = Counter[PlatformName]()
    for one in deliveries:
        since[one.platform] = min(one.at, since.get(one.platform, one.at))
        lately[one.platform] += one.state is DeliveryState.POSTED and now - one.since <= LATELY
    return {platform: Given(since=at, lately=lately[platform]) for platform, at in since.items()}

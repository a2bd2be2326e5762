"""Who used up a case's time: read from its history alone."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from pydantic import BaseModel, ConfigDict

from amends.clocks.calendar import Calendar, business_time_between
from amends.clocks.state import Holder
from amends.event import Event

WORDS = {
    Holder.RESPONDER: "the responders",
    Holder.APPROVER: "the approvers",
    Holder.OUTBOX: "the outbox and the platform",
    Holder.CUSTOMER: "the customer",
    Holder.NOBODY: "nobody: it was snoozed or resolved",
}


class Spent(BaseModel):
    """How long a case waited for somebody: by the clock on the wall, and within business hours."""

    model_config = ConfigDict(frozen=True)

    holder: Holder
    who: str
    seconds: int
    business_seconds: int
    words: str


def spent(events: Sequence[Event], calendar: Calendar, now: datetime) -> list[Spent]:
    """How long the case waited for whom, from its first entry until now; who used up most of it first.

    Each entry says for whom the case waits from then on. One from before that was kept says nothing, and whoever had
    it before goes on having it.
    """
    wall = dict.fromkeys(Holder, timedelta(0))
    business = dict.fromkeys(Holder, timedelta(0))
    ordered = sorted(events, key=lambda event: event.seq)
    holder, since = Holder.RESPONDER, ordered[0].at if ordered else now
    for at, following in [*((event.at, event.waits_for) for event in ordered), (now, "")]:
        if at > since:  # A function whose clock was behind takes nobody's time away.
            wall[holder] += at - since
            business[holder] += business_time_between(since, at, calendar)
            since = at
        holder = Holder(following) if following else holder
    told = [_spent(one, wall[one], business[one]) for one in Holder if wall[one]]
    return sorted(told, key=lambda one: -one.seconds)


def in_words(time: timedelta) -> str:
    """A length of time as people say it, in its two largest units."""
    minutes = int(time.total_seconds()) // 60
    if minutes < 1:
        return "less than a minute"
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    parts = [f"{count} {unit}" for count, unit in ((days, "d"), (hours, "h"), (rest, "min")) if count]
    return " ".join(parts[:2])


def _spent(holder: Holder, wall: timedelta, business: timedelta) -> Spent:
    return Spent(
        holder=holder,
        who=WORDS[holder],
        seconds=int(wall.total_seconds()),
        business_seconds=int(business.total_seconds()),
        words=in_words(wall) if business == wall else f"{in_words(wall)}, {in_words(business)} of it in business hours",
    )

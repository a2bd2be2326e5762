"""How a comparison begins and ends: by a person for a window, or by itself with an industry-wide incident."""

from datetime import datetime, timedelta

from amends.errors import BadInput
from amends.outage.incident import Incident, IncidentState
from amends.rivals.comparison import REACH, Comparison, Kind, Side, State, Stream, Words
from amends.rivals.watch_list import WatchList
from amends.roles import Act, Person
from amends.walk import id_at

AHEAD = timedelta(days=7)  # a window may end so far from now
AFTER_INCIDENT = timedelta(hours=3)  # in which people still complain of what is over
OPEN = 10  # comparisons that are read at once


def begin(
    name: str, since: datetime, until: datetime, listed: WatchList, going_on: int, person: Person, now: datetime
) -> Comparison:
    """A window that a person chose; raises BadInput for one that can't be read."""
    person.must(Act.COMPARE)
    if not listed.competitors:
        raise BadInput("the watch list names no competitor to compare with")
    if not listed.accounts:
        raise BadInput("no account of ours is known: name one in the watch list")
    if since < now - REACH:
        raise BadInput("X's recent search reaches 7 days back: the window must begin later")
    if not since < until <= now + AHEAD or since > now:
        raise BadInput("the window must have begun, end after that, and end within 7 days from now")
    if going_on >= OPEN:
        raise BadInput(f"{OPEN} comparisons are being read already; wait until one is done")
    return _new(f"{now:%Y%m%dT%H%M%S%f}", name, since, until, listed, now).model_copy(
        update={"by": person.id, "by_name": person.name}
    )


def of_incident(incident: Incident, listed: WatchList, now: datetime) -> Comparison | None:
    """The comparison that an industry-wide incident brings; None where there is nobody to compare with."""
    if not (incident.live and incident.industry_wide and listed.competitors and listed.accounts):
        return None
    began = min([incident.opened_at, *(one.at for one in incident.suspicions)])
    since = max(began, now - REACH)
    made = _new(id_of(incident), incident.title, since, None, listed, now)
    return made.model_copy(update={"incident_id": incident.id})


def id_of(incident: Incident) -> str:
    """What its comparison is called: the same however often it is looked at."""
    return f"{incident.opened_at:%Y%m%dT%H%M%S%f}-{incident.id}"


def following_incident(one: Comparison, incident: Incident, now: datetime) -> Comparison:
    """The comparison, as its incident stands now: it ends some hours after it, and goes on where that goes on."""
    if one.words is not Words.ALL:
        return one  # What it measured can't be measured again.
    if incident.live and incident.industry_wide:
        state = State.COLLECTING if one.state is State.DONE else one.state
        return one.model_copy(update={"until": None, "state": state, "done_at": None})
    if one.until is not None:
        return one
    ended = incident.resolved_at if incident.state is IncidentState.RESOLVED and incident.industry_wide else None
    until = ended + AFTER_INCIDENT if ended else max(now, one.since)
    return one.model_copy(update={"until": until})


def _new(
    name: str, title: str, since: datetime, until: datetime | None, listed: WatchList, now: datetime
) -> Comparison:
    sides = [Side(name=listed.brand, accounts=listed.accounts)]
    sides += [Side(name=rival.name, accounts=rival.accounts) for rival in listed.competitors]
    top = id_at(since) - 1
    streams = [Stream(side=side, kind=kind, top=top) for side in range(len(sides)) for kind in Kind]
    return Comparison(
        id=name,
        brand=listed.brand,
        name=title,
        since=since,
        until=until,
        sides=sides,
        streams=streams,
        made_at=now,
    )

"""What people do with an incident, but for stopping it: `halting.py` does that."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from amends.errors import BadInput, Stale
from amends.event import Event
from amends.outage import facts
from amends.outage.incident import HEARS, MOVES, Incident, IncidentState, Scope, Suspicion
from amends.review.desks import Named
from amends.roles import Act, Person

_S = IncidentState
PR = "desk:pr"  # whom an incident concerns that nobody owns
KEPT_SUSPICIONS = 30
SAME = timedelta(minutes=15)  # the same topic in the same region within it is the same suspicion again


class Moved(NamedTuple):
    """An incident's next version, and what happened."""

    incident: Incident
    events: list[Event]


def suspect(incident_id: str, brand: str, suspicion: Suspicion) -> Moved:
    """A new incident that nobody has confirmed."""
    anywhere = suspicion.region in ("", "anywhere")
    incident = Incident(
        id=incident_id,
        brand=brand,
        title=f"{suspicion.topic or 'Something'}: more complaints than usual"[:120],
        state=_S.SUSPECTED,
        scope=Scope(
            topics=[suspicion.topic] if suspicion.topic else [], regions=[] if anywhere else [suspicion.region]
        ),
        opened_at=suspicion.at,
        since=suspicion.at,
        suspicions=[suspicion],
    )
    return Moved(incident, [Event(at=suspicion.at, kind="incident suspected", note=suspicion.why, to=(PR,))])


def join(incident: Incident, suspicion: Suspicion) -> Moved | None:
    """The incident with one more suspicion; None where it says nothing new."""
    _must_hear(incident)
    for known in incident.suspicions:
        alike = (known.topic, known.region) == (suspicion.topic, suspicion.region)
        if alike and abs(suspicion.at - known.at) < SAME:
            return None
    kept = [*incident.suspicions, suspicion][-KEPT_SUSPICIONS:]
    event = Event(at=suspicion.at, kind="suspicion joined", note=suspicion.why)
    return Moved(_next(incident, suspicions=kept), [event])


def alert_ended(incident: Incident, words: str, now: datetime) -> Moved:
    """A monitor says that what it warned of is over; whether the incident is, people decide."""
    return Moved(_next(incident), [Event(at=now, kind="alert ended", note=words)])


def open_incident(
    incident_id: str, brand: str, title: str, scope: Scope, industry_wide: bool, person: Person, now: datetime
) -> Moved:
    """An incident that a person knows of, live at once, and theirs."""
    person.must(Act.RUN_INCIDENTS)
    incident = Incident(
        id=incident_id,
        brand=brand,
        title=title,
        state=_S.OPEN,
        scope=scope,
        industry_wide=industry_wide,
        owner=Named(id=person.id, name=person.name),
        opened_at=now,
        confirmed_at=now,
        since=now,
    )
    return Moved(incident, [_event("incident confirmed", person, now, to=(PR,))])


def confirm(incident: Incident, note: str, person: Person, now: datetime) -> Moved:
    """The suspicion, true; whoever says so owns it unless somebody does."""
    person.must(Act.RUN_INCIDENTS)
    owner = incident.owner or Named(id=person.id, name=person.name)
    moved = to(incident, _S.OPEN, now, confirmed_at=now, owner=owner)
    return Moved(moved, [_event("incident confirmed", person, now, note, to=told(incident))])


def dismiss(incident: Incident, why: str, person: Person, now: datetime) -> Moved:
    """The suspicion, wrong; the reason stays."""
    person.must(Act.RUN_INCIDENTS)
    moved = to(incident, _S.DISMISSED, now, note=_said(why))
    return Moved(moved, [_event("incident dismissed", person, now, why)])


def merge(incident: Incident, into: Incident, why: str, person: Person, now: datetime) -> tuple[Moved, Moved]:
    """Two that are one: the first points at the second, which is about all that both were about."""
    person.must(Act.RUN_INCIDENTS)
    if incident.id == into.id:
        raise BadInput("an incident can't be merged into itself")
    _must_hear(into)
    gone = to(incident, _S.MERGED, now, merged_into=into.id, note=why, epoch=incident.epoch + 1, halted=True)
    scope = Scope(
        topics=_both(into.scope.topics, incident.scope.topics),
        regions=_both(into.scope.regions, incident.scope.regions) if into.scope.regions else [],
        products=_both(into.scope.products, incident.scope.products),
        rule=either(into.scope.rule, incident.scope.rule),
    )
    suspicions = sorted([*into.suspicions, *incident.suspicions], key=lambda one: one.at)[-KEPT_SUSPICIONS:]
    larger = _next(into, scope=scope, suspicions=suspicions, opened_at=min(into.opened_at, incident.opened_at))
    return (
        Moved(gone, [_event("incident merged", person, now, f"into {into.id}: {why}", to=told(incident))]),
        Moved(larger, [_event("incident took in another", person, now, f"{incident.id}: {why}", to=told(into))]),
    )


def monitor(incident: Incident, note: str, person: Person, now: datetime) -> Moved:
    """The incident, mended as far as is known, and watched; or worse again, where it was."""
    person.must(Act.RUN_INCIDENTS)
    if incident.state is _S.RESOLVED:
        raise Stale("the incident is resolved: open it again")
    worse = incident.state is _S.MONITORING
    moved = to(incident, _S.OPEN if worse else _S.MONITORING, now)
    return Moved(moved, [_event("incident is worse again" if worse else "incident monitored", person, now, note)])


def describe(
    incident: Incident,
    title: str,
    scope: Scope,
    industry_wide: bool,
    owner: Named | None,
    deputies: Sequence[Named],
    person: Person,
    now: datetime,
) -> Moved:
    """The incident with what people say of it; each thing that changed is an event."""
    person.must(Act.RUN_INCIDENTS)
    if incident.state in (_S.DISMISSED, _S.MERGED):
        raise Stale(f"the incident is {incident.state}")
    changed = _next(
        incident, title=title, scope=scope, industry_wide=industry_wide, owner=owner, deputies=list(deputies)
    )
    events = []
    if scope != incident.scope:
        events.append(_event("incident scope changed", person, now, to=told(incident)))
    if (owner, list(deputies)) != (incident.owner, incident.deputies):
        new = {one.id for one in [*([owner] if owner else []), *deputies]} - set(told(incident))
        events.append(_event("incident handed over", person, now, owner.name if owner else "", to=tuple(sorted(new))))
    if (title, industry_wide) != (incident.title, incident.industry_wide):
        events.append(_event("incident described", person, now))
    if not events:
        raise BadInput("nothing is different")
    return Moved(changed, events)


def clear_fact(incident: Incident, text: str, expires_at: datetime, person: Person, now: datetime) -> Moved:
    """The incident with one more fact that may be said."""
    _must_hear(incident)
    changed = _next(incident, facts=facts.clear(incident.facts, text, expires_at, person, now))
    return Moved(changed, [_event("fact cleared", person, now, text, to=told(incident))])


def withdraw_fact(incident: Incident, fact_id: str, why: str, person: Person, now: datetime) -> Moved:
    """The incident without a fact, which must not be said any more."""
    changed = _next(incident, facts=facts.withdraw(incident.facts, fact_id, person, now))
    return Moved(changed, [_event("fact withdrawn", person, now, why, to=told(incident))])


def told(incident: Incident) -> tuple[str, ...]:
    """Whom the events of an incident name: its owner and deputies, or the press office while it has none."""
    people = [*([incident.owner] if incident.owner else []), *incident.deputies]
    return tuple(dict.fromkeys(one.id for one in people)) or (PR,)


def to(incident: Incident, state: IncidentState, now: datetime, **changes: Any) -> Incident:
    """The incident in its next state; raises Stale when it can't go there from where it is."""
    if state not in MOVES[incident.state]:
        raise Stale(f"the incident is {incident.state}, so it can't become {state}")
    return _next(incident, state=state, since=now, **changes)


def either(one: str, other: str) -> str:
    """The rule that holds where one of two does."""
    both = dict.fromkeys(rule for rule in (one, other) if rule)
    return " or ".join(both) if len(both) < 2 else " or ".join(f"({rule})" for rule in both)


def _next(incident: Incident, **changes: Any) -> Incident:
    return incident.model_copy(update={"version": incident.version + 1, **changes})


def _event(kind: str, person: Person, now: datetime, note: str = "", to: tuple[str, ...] = ()) -> Event:
    return Event(at=now, kind=kind, by=person.id, by_name=person.name, note=note, to=to)


def _must_hear(incident: Incident) -> None:
    if incident.state not in HEARS:
        raise Stale(f"the incident is {incident.state}")


def _said(why: str) -> str:
    if not why.strip():
        raise BadInput("say why, for those who look at it later")
    return why


def _both(one: Sequence[str], other: Sequence[str]) -> list[str]:
    return list(dict.fromkeys([*one, *other]))[:20]

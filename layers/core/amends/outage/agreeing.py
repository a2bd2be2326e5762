"""Approval of a statement: by four eyes, for these words and this incident; the last approval sets it going."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from amends.errors import Forbidden, Stale
from amends.event import Event
from amends.outage.drafting import asked, event_of, must_stand, to, until
from amends.outage.following import lapsed
from amends.outage.incident import Incident
from amends.outage.moves import told
from amends.outage.statement import GIVEN, Stage, Statement, StatementState, digest
from amends.review.desks import Away, ReviewDesk, Seat, seat
from amends.review.path import Consent
from amends.roles import Act, Person

_S = StatementState


class Approved(NamedTuple):
    """A statement with one more approval, the incident that it belongs to, others that it replaced, what happened."""

    statement: Statement
    incident: Incident
    replaced: list[Statement]
    events: list[Event]


def approve(
    statement: Statement,
    incident: Incident,
    others: Sequence[Statement],
    person: Person,
    absent: Sequence[Away],
    now: datetime,
) -> Approved:
    """The statement with this person's approval; with the last it may be given out, and takes the place of others.

    `others` are the incident's. What was given out before ends with it, in a new epoch, so that nothing of it follows.
    """
    found = _seat(statement, person, absent, now)
    if statement.state is not _S.IN_REVIEW or statement.path is None:
        raise Stale(f"the statement is {statement.state}")
    must_stand(incident, statement.stage)
    if why := lapsed(statement, incident, now):
        raise Stale(f"{why}: it goes back to its author")
    if statement.digest != digest(statement):
        raise Stale("the words are not those that were sent to review")
    if statement.next_update_at and statement.next_update_at <= now:
        raise Stale("the time of the next update has passed")
    if incident.resolving and statement.stage is not Stage.RESOLVED:
        raise Stale("the incident is being resolved")
    path, step = statement.path, statement.path.steps[statement.step]
    expires_at = until(incident, timedelta(hours=path.approval_hours), now)
    given = Consent(
        step=statement.step,
        desk=step.desk,
        by=person.id,
        by_name=person.name,
        stands_for=found.stands_for,
        at=now,
        sha256=statement.digest,
        expires_at=expires_at,
    )
    approvals = [*statement.approvals, given]
    enough = sum(one.step == statement.step for one in approvals) >= step.need
    if not enough or statement.step + 1 < len(path.steps):
        going = to(statement, _S.IN_REVIEW, now, approvals=approvals, step=statement.step + enough)
        event = event_of(going, "statement approval given", person, now, to=asked(going))
        return Approved(going, incident, [], [event])
    replaced = _replaced(statement, others, now)
    after = _after(statement, incident, bool(replaced))
    # While all is stopped it waits beside what else is paused; last words wait for the end in any case.
    waits = after.halted and not (statement.stage is Stage.RESOLVED and after.live)
    done = to(
        statement,
        _S.PAUSED if waits else _S.APPROVED,
        now,
        approvals=approvals,
        approved_at=now,
        expires_at=min(one.expires_at for one in approvals),
        epoch=after.epoch,
    )
    events = [event_of(done, "statement approved", person, now, to=(statement.author, *told(incident)))]
    events += [
        Event(at=now, kind="statement ended", note=f"{one.stage}: {one.note}", text_sha256=one.digest or None)
        for one in replaced
    ]
    if statement.next_update_at and statement.stage is not Stage.RESOLVED:
        moment = statement.next_update_at.isoformat(timespec="minutes")
        events.append(Event(at=now, kind="update promised", by=person.id, by_name=person.name, note=moment))
    return Approved(done, after, replaced, events)


def may_approve(statement: Statement, person: Person, absent: Sequence[Away], now: datetime) -> bool:
    """Whether the person's approval is what a statement in review waits for."""
    try:
        _seat(statement, person, absent, now)
    except Forbidden:
        return False
    return statement.state is _S.IN_REVIEW


def _seat(statement: Statement, person: Person, absent: Sequence[Away], now: datetime) -> Seat:
    person.must(Act.APPROVE)
    if person.id in statement.wrote:
        raise Forbidden("whoever wrote a statement can't approve it: four eyes")
    if any(given.by == person.id for given in statement.approvals):
        raise Forbidden("you approved this statement before: somebody else has to, too")
    step = statement.path.steps[statement.step] if statement.path else None
    desk, named = (step.desk, step.named) if step else (ReviewDesk.PR, [])
    found = seat(desk, named, person, absent, now)
    if found is None:
        raise Forbidden(f"it waits for {', '.join(one.name for one in named) or desk}")
    return found


def _replaced(statement: Statement, others: Sequence[Statement], now: datetime) -> list[Statement]:
    """What ends because this is said instead: the last words replace last words only, and a correction all."""
    last = statement.stage is Stage.RESOLVED
    return [
        to(one, _S.ENDED, now, note=f"the {statement.stage} takes its place")
        for one in others
        if one.id != statement.id
        and one.state in GIVEN
        and (statement.stage is Stage.CORRECTION or (one.stage is Stage.RESOLVED) == last)
    ]


def _after(statement: Statement, incident: Incident, replaces: bool) -> Incident:
    """The incident once the statement is approved: its promise is the incident's, and a correction goes on."""
    correcting = incident.halt is not None and incident.halt.correct and statement.stage is Stage.CORRECTION
    changes: dict[str, Any] = {"version": incident.version + 1}
    if replaces:
        changes["epoch"] = incident.epoch + 1
    if correcting:
        changes |= {"halted": False, "halt": None}
    if statement.stage is not Stage.RESOLVED and incident.live:
        changes["next_update_at"] = statement.next_update_at or incident.next_update_at
    return incident.model_copy(update=changes)

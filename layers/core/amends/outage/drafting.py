"""How a statement is written, sent to review and taken back; `agreeing.py` has its approval."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from amends.errors import BadInput, Stale
from amends.event import Event
from amends.lint.clearing import cleared
from amends.lint.finding import Override
from amends.outage.following import UNAPPROVED, lapsed
from amends.outage.incident import LIVE, Incident, IncidentState
from amends.outage.statement import (
    GIVEN,
    MOVES,
    OVER,
    Stage,
    Statement,
    StatementState,
    StatementText,
    bound_of,
    digest,
)
from amends.outage.wording import Found
from amends.review.path import Path
from amends.review.reasons import Reason, said
from amends.roles import Act, Person

_S = StatementState
_I = IncidentState
MOST_AHEAD = timedelta(days=7)  # a promise for later than that is none
WRITTEN_IN: dict[Stage, frozenset[IncidentState]] = {
    Stage.HOLDING: LIVE | {_I.SUSPECTED},
    Stage.UPDATE: LIVE,
    Stage.RESOLVED: LIVE | {_I.RESOLVED},
    Stage.CORRECTION: LIVE | {_I.RESOLVED},
}


class Written(NamedTuple):
    """A statement's next version, and what happened."""

    statement: Statement
    events: list[Event]


def begin(
    statement_id: str,
    incident: Incident,
    stage: Stage,
    texts: Sequence[StatementText],
    next_update_at: datetime | None,
    person: Person,
    now: datetime,
    template: tuple[str, int] | None = None,
) -> Written:
    """A draft for a stage of an incident; prepared words may come from a template."""
    person.must(Act.WRITE_STATEMENTS)
    must_stand(incident, stage)
    _may_promise(next_update_at, now)
    statement = Statement(
        id=statement_id,
        incident_id=incident.id,
        stage=stage,
        texts=list(texts),
        next_update_at=next_update_at,
        author=person.id,
        author_name=person.name,
        template_id=template[0] if template else None,
        template_version=template[1] if template else None,
        created_at=now,
        since=now,
    )
    return Written(statement, [event_of(statement, "statement drafted", person, now)])


def edit(
    statement: Statement,
    stage: Stage,
    texts: Sequence[StatementText],
    next_update_at: datetime | None,
    person: Person,
    now: datetime,
) -> Written:
    """The draft with other words; whoever wrote any of them can't approve it."""
    person.must(Act.WRITE_STATEMENTS)
    if statement.state is not _S.DRAFT:
        raise Stale(f"the statement is {statement.state}: withdraw it first")
    if (stage, list(texts), next_update_at) == (statement.stage, statement.texts, statement.next_update_at):
        raise BadInput("these are the words already")
    if (stage is Stage.CORRECTION) != (statement.stage is Stage.CORRECTION):
        raise BadInput("a correction stops everything else: begin one, or discard this")
    _may_promise(next_update_at, now)
    writers = list(dict.fromkeys([*statement.writers, person.id]))
    words = {"stage": stage, "texts": list(texts), "next_update_at": next_update_at, "writers": writers}
    edited = to(statement, _S.DRAFT, now, edits=statement.edits + 1, **words)
    return Written(edited, [event_of(edited, "statement edited", person, now)])


def submit(
    statement: Statement,
    incident: Incident,
    path: Path,
    found: Sequence[Found],
    overrides: Sequence[Override],
    person: Person,
    now: datetime,
) -> Written:
    """The statement at the first step of its path; raises BadInput where the rules stand in its way."""
    person.must(Act.WRITE_STATEMENTS)
    must_stand(incident, statement.stage)
    linted = cleared([one.finding for one in found], overrides)
    # Approved as a whole, so changed as a whole: from here on the words are those of this digest.
    at_start = {
        **UNAPPROVED,
        "path": path,
        "bound": bound_of(incident, statement.stage, now),
        "digest": digest(statement),
        "expires_at": until(incident, timedelta(hours=path.review_hours), now),
        "note": "",
        "reason": None,
    }
    sent = to(statement, _S.IN_REVIEW, now, **at_start)
    return Written(sent, [event_of(sent, "statement submitted", person, now, linted, asked(sent))])


def request_changes(statement: Statement, reason: Reason, why: str, person: Person, now: datetime) -> Written:
    """The statement, back with its author, with the reason."""
    person.must(Act.APPROVE)
    if not why.strip():
        raise BadInput("say what should change")
    if statement.state is not _S.IN_REVIEW:
        raise Stale(f"the statement is {statement.state}")
    back = to(statement, _S.DRAFT, now, **UNAPPROVED, note=why, reason=reason)
    return Written(
        back, [event_of(back, "statement changes requested", person, now, said(reason, why), (statement.author,))]
    )


def withdraw(statement: Statement, person: Person, now: datetime) -> Written:
    """The statement as a draft again, out of review."""
    person.must(Act.WRITE_STATEMENTS)
    if statement.state is not _S.IN_REVIEW:
        raise Stale(f"the statement is {statement.state}")
    back = to(statement, _S.DRAFT, now, **UNAPPROVED)
    return Written(back, [event_of(back, "statement withdrawn", person, now)])


def end(statement: Statement, why: str, person: Person, now: datetime) -> Written:
    """The statement, over: a draft is discarded, and what goes out ends."""
    person.must(Act.HALT if statement.state in GIVEN else Act.WRITE_STATEMENTS)
    if not why.strip():
        raise BadInput("say why, for those who look at it later")
    given = statement.state in GIVEN
    over = to(statement, _S.ENDED if given else _S.VOID, now, note=why)
    return Written(over, [event_of(over, "statement ended" if given else "statement discarded", person, now, why)])


def expired(statement: Statement, incident: Incident, now: datetime) -> Written | None:
    """The statement as a draft where its time is over; None while it is not."""
    if statement.state in OVER or statement.expires_at is None or now < statement.expires_at:
        return None
    why = lapsed(statement, incident, now)
    back = to(statement, _S.DRAFT, now, **UNAPPROVED, note=why)
    names = tuple(dict.fromkeys([statement.author, *(given.by for given in statement.approvals)]))
    event = Event(at=now, kind="statement void", note=f"{statement.stage}: {why}", to=names)
    return Written(back, [event])


def asked(statement: Statement) -> tuple[str, ...]:
    """Whom an event names because the statement waits for them."""
    if statement.path is None or statement.state is not _S.IN_REVIEW:
        return ()
    step = statement.path.steps[statement.step]
    return tuple(one.id for one in step.named) or (f"desk:{step.desk}",)


def to(statement: Statement, state: StatementState, now: datetime, **changes: Any) -> Statement:
    """The statement in its next state; raises Stale when it can't go there from where it is."""
    if state not in MOVES[statement.state]:
        raise Stale(f"the statement is {statement.state}, so it can't become {state}")
    return statement.model_copy(update={"state": state, "since": now, "version": statement.version + 1, **changes})


def until(incident: Incident, length: timedelta, now: datetime) -> datetime:
    """Until when something of an incident holds: no longer than any fact that holds now."""
    return min([now + length, *(fact.expires_at for fact in incident.facts if fact.holds(now))])


def must_stand(incident: Incident, stage: Stage) -> None:
    if incident.state not in WRITTEN_IN[stage]:
        raise Stale(f"the incident is {incident.state}: nothing of the stage {stage} is written for it")


def _may_promise(at: datetime | None, now: datetime) -> None:
    if at is not None and not now < at <= now + MOST_AHEAD:
        raise BadInput("the next update comes within a week from now")


def event_of(
    statement: Statement, kind: str, person: Person, now: datetime, note: str = "", to: tuple[str, ...] = ()
) -> Event:
    words = f"{statement.stage}: {note}" if note else str(statement.stage)
    return Event(at=now, kind=kind, by=person.id, by_name=person.name, note=words, to=to, text_sha256=digest(statement))

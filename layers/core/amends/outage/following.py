"""What becomes of an incident's statements when the incident changes: no approval outlives what it was given for."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from amends.event import Event
from amends.outage.incident import LIVE, Incident, IncidentState
from amends.outage.statement import GIVEN, OVER, Stage, Statement, StatementState, bound_of, change

_S = StatementState
GOES_OUT = frozenset({_S.APPROVED, _S.GIVING})
UNAPPROVED: dict[str, Any] = {
    "path": None,
    "step": 0,
    "approvals": [],
    "bound": None,
    "digest": "",
    "expires_at": None,
    "approved_at": None,
    "epoch": 0,
}


class Followed(NamedTuple):
    """An incident, those of its statements that changed with it, and what happened to them."""

    incident: Incident
    statements: list[Statement]
    events: list[Event]


def follow(before: Incident, after: Incident, statements: Sequence[Statement], now: datetime) -> Followed:
    """The incident's next version with its statements.

    Where one that goes out does not any more, the epoch grows, so that nothing that was queued of it is posted.
    """
    changed, events = list[Statement](), list[Event]()
    for statement in statements:
        if statement.state in OVER:
            continue
        then, why = _then(statement, before, after, now)
        if then.state is not statement.state:
            changed.append(then)
            events.append(_event(statement, then, why, now))
    stopped = {one.id for one in changed if one.state not in GOES_OUT}
    stops = any(one.id in stopped and one.state in GOES_OUT for one in statements)
    if stops and after.epoch == before.epoch:
        after = after.model_copy(update={"epoch": after.epoch + 1})
    known = {one.id: one for one in changed}
    if after.epoch != before.epoch or changed:
        for statement in statements:
            now_is = known.get(statement.id, statement)
            if now_is.state in GOES_OUT and now_is.epoch != after.epoch:
                version = statement.version + 1
                known[statement.id] = now_is.model_copy(update={"epoch": after.epoch, "version": version})
    return Followed(after, list(known.values()), events)


def lapsed(statement: Statement, incident: Incident, now: datetime) -> str:
    """Why what was approved, or is in review, no longer holds, in words; empty while it does."""
    if statement.bound and (why := change(statement.bound, bound_of(incident, statement.stage, now))):
        return why
    if statement.expires_at and statement.expires_at <= now:
        return "its approval expired" if statement.state in GIVEN else "nobody approved it in time"
    return ""


def back(statement: Statement, why: str, now: datetime) -> Statement:
    """The statement as a draft, without any approval, with the reason."""
    return _to(statement, _S.DRAFT, why, now, **UNAPPROVED)


def _then(statement: Statement, before: Incident, after: Incident, now: datetime) -> tuple[Statement, str]:
    last = statement.stage is Stage.RESOLVED
    if after.state in (IncidentState.DISMISSED, IncidentState.MERGED):
        return _over(statement, f"the incident is {after.state}", now)
    if after.state is IncidentState.RESOLVED and not last:
        return _over(statement, "the incident is resolved", now)
    if last and before.state is IncidentState.RESOLVED and after.state in LIVE:
        return _over(statement, "the incident is open again", now)
    if statement.bound and (why := lapsed(statement, after, now)):
        return back(statement, why, now), why
    if after.halted and statement.state in GOES_OUT and not (last and after.state in LIVE):
        why = after.halt.why if after.halt else "stopped"
        return _to(statement, _S.PAUSED, why, now), why
    if before.halted and not after.halted and statement.state is _S.PAUSED:
        return _to(statement, _S.GIVING, "", now), "resumed"
    return statement, ""


def _over(statement: Statement, why: str, now: datetime) -> tuple[Statement, str]:
    return _to(statement, _S.ENDED if statement.state in GIVEN else _S.VOID, why, now), why


def _to(statement: Statement, state: StatementState, why: str, now: datetime, **changes: Any) -> Statement:
    update = {"state": state, "note": why, "since": now, "version": statement.version + 1, **changes}
    return statement.model_copy(update=update)


def _event(before: Statement, after: Statement, why: str, now: datetime) -> Event:
    kinds = {_S.DRAFT: "statement void", _S.PAUSED: "statement paused", _S.GIVING: "statement resumed"}
    kind = kinds.get(after.state, "statement ended")
    told = [before.author, *(given.by for given in before.approvals)] if after.state is _S.DRAFT else []
    note = f"{before.stage}: {why}"
    return Event(at=now, kind=kind, note=note, to=tuple(dict.fromkeys(told)), text_sha256=before.digest or None)

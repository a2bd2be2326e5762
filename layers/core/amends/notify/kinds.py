"""Which kind of event concerns whom: a table, so that a new kind is one line of it."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Whom(StrEnum):
    """Who can be concerned by what happens to a case."""

    DESK = "the case's desk"
    OWNER = "the case's owner, or its desk while nobody has it"
    AUTHOR = "the reply's author"
    APPROVER = "who approved the reply"
    APPROVERS = "the desks that approve"
    NAMED = "whom the event names"


class Concern(BaseModel):
    """Whom a kind of event concerns, and whether they are told at once whatever the case's severity."""

    model_config = ConfigDict(frozen=True)

    whom: frozenset[Whom]
    at_once: bool = False


def _tells(*whom: Whom, at_once: bool = False) -> Concern:
    return Concern(whom=frozenset(whom), at_once=at_once)


TEST = "test notice"

# A kind that does not stand here is in the case's history alone.
CONCERNS: dict[str, Concern] = {
    "case opened": _tells(Whom.DESK),
    "customer wrote again": _tells(Whom.OWNER),
    "customer opted out": _tells(Whom.OWNER),
    "reopened": _tells(Whom.OWNER, Whom.DESK),
    "woken": _tells(Whom.OWNER),
    "merged": _tells(Whom.NAMED),
    "post edited": _tells(Whom.OWNER),
    "post removed": _tells(Whom.OWNER),
    "sent to review": _tells(Whom.APPROVERS, at_once=True),
    "approval given": _tells(Whom.APPROVERS, at_once=True),
    "edit proposed": _tells(Whom.AUTHOR, at_once=True),
    "proposal accepted": _tells(Whom.APPROVERS, at_once=True),
    "proposal declined": _tells(Whom.NAMED),
    "review expired": _tells(Whom.AUTHOR, at_once=True),
    "changes requested": _tells(Whom.AUTHOR, at_once=True),
    "approved": _tells(Whom.AUTHOR),
    "approval void": _tells(Whom.AUTHOR, Whom.APPROVER, at_once=True),
    "withdrawn": _tells(Whom.AUTHOR),
    "refused": _tells(Whom.AUTHOR, Whom.OWNER, at_once=True),
    "may have been posted": _tells(Whom.AUTHOR, Whom.APPROVERS, at_once=True),
    "triage due soon": _tells(Whom.OWNER),
    "triage overdue": _tells(Whom.OWNER, at_once=True),
    "triage escalated to deputy": _tells(Whom.NAMED, at_once=True),
    "triage escalated to lead": _tells(Whom.NAMED, at_once=True),
    "first answer due soon": _tells(Whom.OWNER),
    "first answer overdue": _tells(Whom.OWNER, at_once=True),
    "first answer escalated to deputy": _tells(Whom.NAMED, at_once=True),
    "first answer escalated to lead": _tells(Whom.NAMED, at_once=True),
    "next answer due soon": _tells(Whom.OWNER),
    "next answer overdue": _tells(Whom.OWNER, at_once=True),
    "next answer escalated to deputy": _tells(Whom.NAMED, at_once=True),
    "next answer escalated to lead": _tells(Whom.NAMED, at_once=True),
    "approval due soon": _tells(Whom.APPROVERS),
    "approval overdue": _tells(Whom.APPROVERS, at_once=True),
    "approval escalated to deputy": _tells(Whom.NAMED, at_once=True),
    "approval escalated to lead": _tells(Whom.NAMED, at_once=True),
    "resolution due soon": _tells(Whom.OWNER),
    "resolution overdue": _tells(Whom.OWNER, at_once=True),
    "resolution escalated to deputy": _tells(Whom.NAMED, at_once=True),
    "resolution escalated to lead": _tells(Whom.NAMED, at_once=True),
    "went public again": _tells(Whom.OWNER, at_once=True),
    "answered in public instead": _tells(Whom.OWNER, at_once=True),
    "somebody asked for the outcome": _tells(Whom.OWNER),
    "handed over": _tells(Whom.NAMED, at_once=True),
    "taken over": _tells(Whom.NAMED, at_once=True),
    "released": _tells(Whom.NAMED, Whom.DESK),
    "noted": _tells(Whom.NAMED, at_once=True),
    "note edited": _tells(Whom.NAMED, at_once=True),
    # Of handoffs; whoever owns the case is told, and nothing of what was said.
    "joined in private": _tells(Whom.OWNER, at_once=True),
    "invitation unanswered so far": _tells(Whom.OWNER),
    "invitation unanswered": _tells(Whom.OWNER),
    # Of incidents, which name whom they concern: the owner and deputies, those who approve, or the press office.
    "incident suspected": _tells(Whom.NAMED, at_once=True),
    "incident confirmed": _tells(Whom.NAMED, at_once=True),
    "incident merged": _tells(Whom.NAMED, at_once=True),
    "incident took in another": _tells(Whom.NAMED),
    "incident scope changed": _tells(Whom.NAMED, at_once=True),
    "incident handed over": _tells(Whom.NAMED, at_once=True),
    "fact cleared": _tells(Whom.NAMED),
    "fact withdrawn": _tells(Whom.NAMED, at_once=True),
    "statements stopped": _tells(Whom.NAMED, at_once=True),
    "statements resumed": _tells(Whom.NAMED),
    "correction begun": _tells(Whom.NAMED, at_once=True),
    "resolving begun": _tells(Whom.NAMED, at_once=True),
    "incident resolved": _tells(Whom.NAMED, at_once=True),
    "incident reopened": _tells(Whom.NAMED, at_once=True),
    "statement submitted": _tells(Whom.NAMED, at_once=True),
    "statement approval given": _tells(Whom.NAMED, at_once=True),
    "statement approved": _tells(Whom.NAMED),
    "statement changes requested": _tells(Whom.NAMED, at_once=True),
    "statement void": _tells(Whom.NAMED, at_once=True),
    TEST: _tells(Whom.NAMED, at_once=True),
}


def concern(kind: str) -> Concern | None:
    """Whom the kind concerns; None where nobody is told."""
    return CONCERNS.get(kind)

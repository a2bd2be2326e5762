"""Which handoff a private message answers, as the table has it."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.handoff_items import moved_writes
from amends.adapters.handoffs import Handoffs
from amends.adapters.items import Item, get_all
from amends.case import CLOSED, Case
from amends.casefile import Standing
from amends.event import Event
from amends.handoff.handoff import Handoff, HandoffState
from amends.handoff.joining import Candidate, Joining, after_message, chosen, heard_by
from amends.mention import Mention

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

LATEST = 50  # posts of an author that are looked through for their open cases
MOST = 10  # cases that a person is offered


def joining(table: "Table", mention: Mention, standing: Standing) -> Standing:
    """The standing of a private message, with the case that it joins where that is beyond doubt.

    Where its conversation leads to a case that is not closed it stays there, whatever else its author was invited to.
    """
    if standing.case:
        handoff = heard_by(Handoffs(table).of_case(standing.case.id), mention)
        elsewhere = [one.case_id for one in Handoffs(table).open_of(mention.platform, mention.author_id)]
        offered = sorted({*standing.case.could_join, *elsewhere} - {standing.case.id})[:MOST]
        could_join = offered if standing.case.private else []
        return standing.model_copy(update={"joining": Joining(handoff=handoff, could_join=could_join)})
    candidates = _candidates(table, mention)
    if found := chosen(candidates, mention):
        joins = Joining(handoff=found.handoff, here=False)
        return standing.model_copy(update={"case": found.case, "joining": joins})
    could_join = sorted({one.case.id for one in candidates if one.case.state not in CLOSED})[:MOST]
    return standing.model_copy(update={"joining": Joining(could_join=could_join)})


def join_writes(table: "Table", joins: Joining, mention: Mention, now: datetime) -> tuple[list[Item], list[Event]]:
    """What a private message does to the handoff that it answers, for its own transaction."""
    before = joins.handoff
    after = after_message(before, now) if before else None
    if before is None or after is None:
        return [], []
    events = [] if after.state is before.state else [Event(at=now, kind="joined in private", note=_late(before))]
    return moved_writes(table, before, after), events


def _late(before: Handoff) -> str:
    return "after the invitation had been given up" if before.state is HandoffState.UNANSWERED else ""


def _candidates(table: "Table", mention: Mention) -> list[Candidate]:
    found = Handoffs(table).found_by(mention.platform, mention.author_id)
    cases = {case.id: case for case in _cases(table, {one.case_id for one in found})}
    return [Candidate(handoff=one, case=cases[one.case_id]) for one in found if one.case_id in cases]


def could_join(table: "Table", case: Case) -> list[Case]:
    """The customer's open public cases that a person could join a private one to, the latest first.

    Asked of the index when somebody looks: what hears a post never waits for that.
    """
    if not case.private or case.state in CLOSED:
        return []
    theirs = table.query(
        IndexName=keys.BY_STATE,
        KeyConditionExpression=Key("state_pk").eq(keys.written_by(case.platform, case.author_id)),
        ScanIndexForward=False,
        Limit=LATEST,
    )["Items"]
    found = _cases(table, {*case.could_join, *(keys.subject_of(str(item["pk"])) for item in theirs)})
    fitting = [one for one in found if not one.private and one.state not in CLOSED]
    return sorted(fitting, key=lambda one: one.last_mention_at, reverse=True)[:MOST]


def _cases(table: "Table", names: Iterable[str]) -> list[Case]:
    wanted = [keys.case(name) for name in sorted(names)]
    return [Case.model_validate(item) for item in get_all(table, wanted)] if wanted else []

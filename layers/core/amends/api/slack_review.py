"""Reviewing from Slack: the very functions that the API's routes call, with a person who is linked."""

from amends import reviewing, wiring
from amends.api.submitting import approved_now
from amends.errors import BadInput
from amends.reply import Reply, ReplyState
from amends.review.reasons import Reason
from amends.roles import Act, Person


def approve(case_id: str, reply_id: str, version: int, person: Person) -> Reply:
    """Approve exactly the version that the message showed."""
    return approved_now(_seen(case_id, reply_id, version), person)


def send_back(case_id: str, reply_id: str, version: int, reason: str, why: str, person: Person) -> Reply:
    """Send the version that the message showed back to its author."""
    if reason not in set(Reason):
        raise BadInput("choose a reason")
    reply = _seen(case_id, reply_id, version)
    return reviewing.send_back(reply, Reason(reason), why, person, wiring.replies(), wiring.now())


def may_review(case_id: str, reply_id: str, version: int, person: Person) -> None:
    """Raise what would keep the person from sending it back, before they write why."""
    person.must(Act.APPROVE)
    if _seen(case_id, reply_id, version).state is not ReplyState.IN_REVIEW:
        raise BadInput("the reply does not wait for approval any more")


def _seen(case_id: str, reply_id: str, version: int) -> Reply:
    return reviewing.expect(wiring.replies().get(case_id, reply_id), version)

"""Routes: a reply from its first draft to its approval."""

from http import HTTPStatus
from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel, Field

from amends import reviewing, wiring
from amends.api.conditions import IfMatch, seen_in
from amends.api.once import IdempotencyKey, made, name_of
from amends.api.people import permitted
from amends.api.submitting import approved_now, submitted_on
from amends.casefile import Page
from amends.errors import BadInput
from amends.library.begun import BegunWith, must_be_in_use
from amends.lint import Override
from amends.reply import Reply, ReplyState
from amends.review import drafting
from amends.review.reasons import Reason
from amends.review.words import ReplyText
from amends.roles import Act

router = APIGatewayHttpRouter()
REPLIES = "/cases/<case_id>/replies"
REPLY = f"{REPLIES}/<reply_id>"


class Draft(BaseModel):
    """A new reply; without `in_reply_to` it answers the customer's latest post."""

    text: ReplyText
    in_reply_to: str | None = Field(default=None, max_length=64)
    again: bool = Field(default=False, description="Answer a post that has an answer of ours already once more")
    begun_with: BegunWith | None = Field(default=None, description="The template that the text began with")


class Submission(BaseModel):
    """A reply as its author means it, with a reason for each finding of the linters that asks for one."""

    overrides: list[Override] = Field(default=[], max_length=30)


class Edit(Submission):
    """Other words; the reasons count where the reply is in review."""

    text: ReplyText


class Changes(BaseModel):
    """What should change, and why."""

    reason: Reason = Reason.OTHER
    why: str = Field(min_length=1, max_length=2000)


def _seen(case_id: str, reply_id: str, if_match: str) -> Reply:
    return reviewing.expect(wiring.replies().get(case_id, reply_id), seen_in(if_match))


def _first(reply: Reply) -> str:
    """The words that a reply began with."""
    return wiring.texts().text(reply.id, 1).text


@router.get("/replies", summary="Replies in a state", tags=["replies"])
def list_replies(
    state: Annotated[ReplyState, Query()] = ReplyState.IN_REVIEW,
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
    cursor: Annotated[str | None, Query(max_length=2000)] = None,
) -> Page[Reply]:
    """The longest waiting come first. `GET /approvals` shows those in review by desk, and by who may approve them."""
    permitted(router, Act.READ)
    return wiring.replies().by_state(state, limit, cursor)


@router.post(REPLIES, summary="Draft a reply", tags=["replies"], status_code=HTTPStatus.CREATED)
def draft(case_id: str, body: Draft, key: IdempotencyKey = None) -> Reply:
    """Start a reply; its author is the caller."""
    person = permitted(router, Act.WORK)
    name = name_of(key, person, case_id)
    if known := made(key, lambda: wiring.replies().get(case_id, name), lambda one: _first(one) == body.text):
        return known
    file, begun_with = wiring.cases().file(case_id), body.begun_with
    if begun_with:
        must_be_in_use(begun_with, wiring.library().get(begun_with.template_id))
    store, now = wiring.replies(), wiring.now()
    reply = drafting.draft(
        file, body.text, body.in_reply_to, person, store, now, again=body.again, begun_with=begun_with, name=name
    )
    wiring.working().drop(case_id, person.id)
    return reply


@router.put(REPLY, summary="Edit a reply", tags=["replies"])
def edit(case_id: str, reply_id: str, body: Edit, if_match: IfMatch = "") -> Reply:
    """Change a draft, or take up a reply that was sent back or refused; one in review starts its approval over."""
    person = permitted(router, Act.WORK)
    reply = _seen(case_id, reply_id, if_match)
    if reply.private:
        raise BadInput("a private message is sent as it was written: write another one")
    if reply.state is ReplyState.IN_REVIEW:
        ground = submitted_on(reply, body.text, body.overrides, person)
        case = wiring.cases().get(case_id)
        edited = drafting.resubmit(reply, body.text, case, person, wiring.replies(), ground, wiring.now())
    else:
        edited = drafting.rewrite(reply, body.text, person, wiring.replies(), wiring.now())
    wiring.working().drop(case_id, person.id, reply_id)
    return edited


@router.post(f"{REPLY}/submit", summary="Send a reply to review", tags=["replies"])
def submit(case_id: str, reply_id: str, body: Submission | None = None, if_match: IfMatch = "") -> Reply:
    """Put the draft in front of those who have to approve it, once nothing that the linters found stands in its way.

    Only the owner of its case can; a case that nobody owns becomes the caller's.
    """
    person = permitted(router, Act.WORK)
    reply, case = _seen(case_id, reply_id, if_match), wiring.cases().get(case_id)
    ground = submitted_on(reply, reply.text, body.overrides if body else [], person)
    return drafting.submit(reply, case, person, wiring.replies(), wiring.now(), ground)


@router.post(f"{REPLY}/approve", summary="Approve a reply", tags=["replies"])
def approve(case_id: str, reply_id: str, if_match: IfMatch = "") -> Reply:
    """Approve exactly this version at the step at which it waits; who wrote a part of it can't.

    409 where the customer wrote again or the path became another one since: the approval starts over then.
    """
    person = permitted(router, Act.APPROVE)
    return approved_now(_seen(case_id, reply_id, if_match), person)


@router.post(f"{REPLY}/request-changes", summary="Send a reply back to its author", tags=["replies"])
def request_changes(case_id: str, reply_id: str, body: Changes, if_match: IfMatch = "") -> Reply:
    """Ask for changes, with the reason."""
    person = permitted(router, Act.APPROVE)
    reply = _seen(case_id, reply_id, if_match)
    return reviewing.send_back(reply, body.reason, body.why, person, wiring.replies(), wiring.now())


@router.post(f"{REPLY}/send-again", summary="Post a doubtful reply after all", tags=["replies"])
def send_again(case_id: str, reply_id: str, if_match: IfMatch = "") -> Reply:
    """For a reply that may have been posted, after a person saw that it is not public."""
    person = permitted(router, Act.APPROVE)
    reply = _seen(case_id, reply_id, if_match)
    return reviewing.send_again(reply, person, wiring.replies(), wiring.outbox(), wiring.now())


@router.post(f"{REPLY}/withdraw", summary="Withdraw a reply", tags=["replies"])
def withdraw(case_id: str, reply_id: str, if_match: IfMatch = "") -> Reply:
    """Take a reply back before it is posted."""
    person = permitted(router, Act.WORK)
    return reviewing.withdraw(_seen(case_id, reply_id, if_match), person, wiring.replies(), wiring.now())

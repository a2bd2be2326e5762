"""Routes: a reply from its first draft to its approval."""

from http import HTTPStatus
from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel, Field

from amends import reviewing, wiring
from amends.api.people import caller
from amends.casefile import Page
from amends.library.begun import BegunWith, must_be_in_use
from amends.lint import Override, lint
from amends.lint.clearing import cleared
from amends.reply import Reply, ReplyState
from amends.review.reasons import Reason
from amends.review.words import ReplyText
from amends.roles import Act, Person

router = APIGatewayHttpRouter()
REPLIES = "/cases/<case_id>/replies"
REPLY = f"{REPLIES}/<reply_id>"


class Draft(BaseModel):
    """A new reply; without `in_reply_to` it answers the customer's latest post."""

    text: ReplyText
    in_reply_to: str | None = Field(default=None, max_length=64)
    again: bool = Field(default=False, description="Answer a post that has an answer of ours already once more")
    begun_with: BegunWith | None = Field(default=None, description="The template that the text began with")


class Seen(BaseModel):
    """The version that the caller saw: when the reply has changed since, nothing happens."""

    version: int = Field(ge=1)


class Submission(Seen):
    """A reply as its author means it, with a reason for each finding of the linters that asks for one."""

    overrides: list[Override] = Field(default=[], max_length=30)


class Edit(Seen):
    """Other words."""

    text: ReplyText


class Changes(Seen):
    """What should change, and why."""

    reason: Reason = Reason.OTHER
    why: str = Field(min_length=1, max_length=2000)


def _person() -> Person:
    return caller(router.current_event.raw_event)


def _seen(case_id: str, reply_id: str, version: int) -> Reply:
    return reviewing.expect(wiring.replies().get(case_id, reply_id), version)


@router.get("/replies", summary="Replies in a state", tags=["replies"])
def list_replies(
    state: Annotated[ReplyState, Query()] = ReplyState.IN_REVIEW,
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
    cursor: Annotated[str | None, Query(max_length=2000)] = None,
) -> Page[Reply]:
    """The longest waiting come first; `in_review` is the approvals inbox."""
    _person().must(Act.READ)
    return wiring.replies().by_state(state, limit, cursor)


@router.post(REPLIES, summary="Draft a reply", tags=["replies"], status_code=HTTPStatus.CREATED)
def draft(case_id: str, body: Draft) -> Reply:
    """Start a reply; its author is the caller."""
    file, person, begun_with = wiring.cases().file(case_id), _person(), body.begun_with
    if begun_with:
        must_be_in_use(begun_with, wiring.library().get(begun_with.template_id))
    store, now = wiring.replies(), wiring.now()
    return reviewing.draft(
        file, body.text, body.in_reply_to, person, store, now, again=body.again, begun_with=begun_with
    )


@router.put(REPLY, summary="Edit a reply", tags=["replies"])
def edit(case_id: str, reply_id: str, body: Edit) -> Reply:
    """Change a draft, or take up a reply that was sent back or refused."""
    reply = _seen(case_id, reply_id, body.version)
    return reviewing.rewrite(reply, body.text, _person(), wiring.replies(), wiring.now())


@router.post(f"{REPLY}/submit", summary="Send a reply to review", tags=["replies"])
def submit(case_id: str, reply_id: str, body: Submission) -> Reply:
    """Put the draft in front of those who approve, once nothing that the linters found stands in its way.

    Only the owner of its case can; a case that nobody owns becomes the caller's.
    """
    person = _person()
    person.must(Act.WORK)
    reply, case = _seen(case_id, reply_id, body.version), wiring.cases().get(case_id)
    findings = lint(reply.text, wiring.lint_context(case_id, reply.in_reply_to))
    linted = cleared(findings, body.overrides)
    return reviewing.submit(reply, case, person, wiring.replies(), wiring.now(), linted)


@router.post(f"{REPLY}/approve", summary="Approve a reply", tags=["replies"])
def approve(case_id: str, reply_id: str, body: Seen) -> Reply:
    """Approve exactly this version; its author can't."""
    reply = _seen(case_id, reply_id, body.version)
    severity = wiring.cases().get(case_id).severity
    post = wiring.cases().post(reply.platform, reply.in_reply_to)
    stores = (wiring.replies(), wiring.outbox())
    return reviewing.give_approval(reply, severity, _person(), *stores, wiring.now(), post)


@router.post(f"{REPLY}/request-changes", summary="Send a reply back to its author", tags=["replies"])
def request_changes(case_id: str, reply_id: str, body: Changes) -> Reply:
    """Ask for changes, with the reason."""
    reply = _seen(case_id, reply_id, body.version)
    return reviewing.send_back(reply, body.reason, body.why, _person(), wiring.replies(), wiring.now())


@router.post(f"{REPLY}/send-again", summary="Post a doubtful reply after all", tags=["replies"])
def send_again(case_id: str, reply_id: str, body: Seen) -> Reply:
    """For a reply that may have been posted, after a person saw that it is not public."""
    reply = _seen(case_id, reply_id, body.version)
    return reviewing.send_again(reply, _person(), wiring.replies(), wiring.outbox(), wiring.now())


@router.post(f"{REPLY}/withdraw", summary="Withdraw a reply", tags=["replies"])
def withdraw(case_id: str, reply_id: str, body: Seen) -> Reply:
    """Take a reply back before it is posted."""
    return reviewing.withdraw(_seen(case_id, reply_id, body.version), _person(), wiring.replies(), wiring.now())

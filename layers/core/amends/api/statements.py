"""Routes: statements, from a draft to their approval and their end."""

from http import HTTPStatus
from typing import Annotated
from uuid import uuid4

from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import AwareDatetime, BaseModel, Field

from amends import wiring
from amends.api.conditions import IfMatch
from amends.api.incident_moves import Reason as Because
from amends.api.incident_moves import seen_statement
from amends.api.people import permitted
from amends.api.words import Why
from amends.library.begun import BegunWith
from amends.lint import Override
from amends.outage import agreeing, drafting, halting
from amends.outage.following import GOES_OUT
from amends.outage.preview import Preview, preview
from amends.outage.statement import Stage, Statement, StatementText
from amends.outage.wording import Found
from amends.review.path import Path
from amends.review.reasons import Reason
from amends.roles import Act

router = APIGatewayHttpRouter()
STATEMENTS = "/incidents/<incident_id>/statements"
STATEMENT = f"{STATEMENTS}/<statement_id>"


class StatementWords(BaseModel):
    """The words for each channel and language, and the moment that they promise."""

    stage: Stage
    texts: list[StatementText] = Field(default=[], max_length=40)
    next_update_at: AwareDatetime | None = None


class NewStatement(StatementWords):
    """Without texts it begins with a template's, where one is named."""

    begun_with: BegunWith | None = None
    why: Annotated[str, Field(max_length=500)] = Field(default="", description="What was wrong, for a correction")


class Submission(BaseModel):
    """Reasons for what the rules ask a reason for."""

    overrides: list[Override] = Field(default=[], max_length=40)


class Changes(BaseModel):
    """What is wrong with it."""

    reason: Reason = Reason.OTHER
    why: Why


class StatementFile(BaseModel):
    """A statement, what the rules say of it, who would have to approve it, and its words after each edit."""

    statement: Statement
    findings: list[Found]
    path: Path
    texts: list[Statement]
    may_approve: bool


@router.post(STATEMENTS, summary="Draft a statement", tags=["statements"], status_code=HTTPStatus.CREATED)
def draft_statement(incident_id: str, body: NewStatement) -> Statement:
    """A draft for a stage. A correction stops everything that goes out until it is approved."""
    person, now = permitted(router, Act.WRITE_STATEMENTS), wiring.now()
    incident = wiring.incidents().get(incident_id)
    texts, template = list(body.texts), None
    if body.begun_with:
        begun, template = wiring.begun(body.begun_with, incident, body.next_update_at)
        texts = texts or begun
    written = drafting.begin(uuid4().hex, incident, body.stage, texts, body.next_update_at, person, now, template)
    if body.stage is not Stage.CORRECTION:
        return wiring.statements().save(incident, written, words=True)
    halted = halting.correct(incident, body.why or "what was said is wrong", person, now)
    return wiring.statements().correct(incident, halted, written, now)


@router.get(STATEMENT, summary="A statement", tags=["statements"])
def statement_file(incident_id: str, statement_id: str) -> StatementFile:
    """With all that is said of it."""
    person = permitted(router, Act.READ)
    incident, statement = wiring.incidents().get(incident_id), wiring.statements().get(incident_id, statement_id)
    found, path = wiring.said_of(statement, incident)
    return StatementFile(
        statement=statement,
        findings=found,
        path=statement.path or path,
        texts=wiring.statements().texts(incident_id, statement_id),
        may_approve=agreeing.may_approve(statement, person, wiring.absences().deputised_by(person.id), wiring.now()),
    )


@router.get(f"{STATEMENT}/preview", summary="Whom a statement would reach", tags=["statements"])
def preview_statement(incident_id: str, statement_id: str) -> Preview:
    """By channel, with why not the others, and what it costs; each author counts once in a channel."""
    permitted(router, Act.READ)
    statement = wiring.statements().get(incident_id, statement_id)
    waiting, deliveries = wiring.incidents().waiting(incident_id), wiring.deliveries().deliveries(incident_id)
    follow_up = wiring.brand().outages.follow_up
    return preview(statement, waiting, deliveries, wiring.prices(), wiring.now(), follow_up)


@router.put(STATEMENT, summary="Edit a statement", tags=["statements"])
def edit_statement(incident_id: str, statement_id: str, body: StatementWords, if_match: IfMatch = "") -> Statement:
    """Other words for a draft; whoever wrote any of them can't approve it."""
    person = permitted(router, Act.WRITE_STATEMENTS)
    incident, statement = seen_statement(incident_id, statement_id, if_match)
    written = drafting.edit(statement, body.stage, body.texts, body.next_update_at, person, wiring.now())
    return wiring.statements().save(incident, written, words=True)


@router.post(f"{STATEMENT}/submit", summary="Send a statement to review", tags=["statements"])
def submit_statement(incident_id: str, statement_id: str, body: Submission, if_match: IfMatch = "") -> Statement:
    """To PR, and to legal first where it speaks of facts or of liability."""
    person = permitted(router, Act.WRITE_STATEMENTS)
    incident, statement = seen_statement(incident_id, statement_id, if_match)
    found, path = wiring.said_of(statement, incident)
    written = drafting.submit(statement, incident, path, found, body.overrides, person, wiring.now())
    return wiring.statements().save(incident, written)


@router.post(f"{STATEMENT}/approve", summary="Approve a statement", tags=["statements"])
def approve_statement(incident_id: str, statement_id: str, if_match: IfMatch = "") -> Statement:
    """For exactly these words and the incident as it is; by nobody who wrote at it. The last approval lets it go."""
    person = permitted(router, Act.APPROVE)
    incident, statement = seen_statement(incident_id, statement_id, if_match)
    others, absent = wiring.incidents().statements(incident_id), wiring.absences().deputised_by(person.id)
    now = wiring.now()
    approved = agreeing.approve(statement, incident, others, person, absent, now)
    return wiring.statements().approve(incident, approved, now)


@router.post(f"{STATEMENT}/request-changes", summary="Send a statement back", tags=["statements"])
def request_statement_changes(incident_id: str, statement_id: str, body: Changes, if_match: IfMatch = "") -> Statement:
    """Ask for changes, with the reason."""
    person = permitted(router, Act.APPROVE)
    incident, statement = seen_statement(incident_id, statement_id, if_match)
    written = drafting.request_changes(statement, body.reason, body.why, person, wiring.now())
    return wiring.statements().save(incident, written)


@router.post(f"{STATEMENT}/withdraw", summary="Take a statement out of review", tags=["statements"])
def withdraw_statement(incident_id: str, statement_id: str, if_match: IfMatch = "") -> Statement:
    """It is a draft again."""
    person = permitted(router, Act.WRITE_STATEMENTS)
    incident, statement = seen_statement(incident_id, statement_id, if_match)
    return wiring.statements().save(incident, drafting.withdraw(statement, person, wiring.now()))


@router.post(f"{STATEMENT}/end", summary="End a statement", tags=["statements"])
def end_statement(incident_id: str, statement_id: str, body: Because, if_match: IfMatch = "") -> Statement:
    """Discard a draft; or give out no more of what is approved, and nothing of it that is queued."""
    person = permitted(router, Act.WRITE_STATEMENTS)
    incident, statement = seen_statement(incident_id, statement_id, if_match)
    now = wiring.now()
    written = drafting.end(statement, body.why, person, now)
    return wiring.statements().end(incident, written, statement.state in GOES_OUT, now)

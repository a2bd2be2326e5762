"""Routes: the library of templates, from a first draft to its approval and its end."""

from http import HTTPStatus
from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel, Field

from amends import wiring
from amends.api.conditions import IfMatch, seen_in
from amends.api.once import IdempotencyKey, made, name_of
from amends.api.people import permitted
from amends.casefile import Page
from amends.errors import Stale
from amends.library.checking import faults
from amends.library.placeholders import PLACEHOLDERS
from amends.library.shelf import Sought, fits
from amends.library.starter import starter
from amends.library.tally import Tally
from amends.library.template import Template, approve, create, edit, expect, request_changes, retire, submit
from amends.library.wording import Language, TemplateState, Topic, Words
from amends.mention import PlatformName
from amends.outage.stage import Stage
from amends.roles import Act

router = APIGatewayHttpRouter()
TEMPLATE = "/templates/<template_id>"
CHANGES = 100  # of a template that its page shows


class Reason(BaseModel):
    """Why, for those who look at it later."""

    why: str = Field(min_length=1, max_length=2000)


class TemplateFile(BaseModel):
    """A template, what keeps its draft from review, what its wordings did, and its changes, the newest first."""

    template: Template
    faults: list[str]
    tallies: list[Tally]
    history: list[Template]


class Placeholder(BaseModel):
    """A place in a text that its case fills: `name` stands in braces."""

    name: str
    meaning: str


class Imported(BaseModel):
    """The templates that were added as drafts, and those that were there before."""

    added: list[str]
    kept: list[str]


def _seen(template_id: str, if_match: str) -> Template:
    return expect(wiring.library().get(template_id), seen_in(if_match))


@router.get("/templates", summary="The library of templates", tags=["templates"])
def list_templates(
    topic: Annotated[Topic | None, Query()] = None,
    platform: Annotated[PlatformName | None, Query()] = None,
    language: Annotated[Language | None, Query()] = None,
    state: Annotated[TemplateState | None, Query()] = None,
    stage: Annotated[Stage | None, Query()] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
    cursor: Annotated[str | None, Query(pattern=r"^[a-z0-9-]{1,80}$")] = None,
) -> Page[Template]:
    """With a platform also those that serve every one; a template in use that has a draft stands in both states."""
    permitted(router, Act.READ)
    sought = Sought(topic=topic, platform=platform, language=language, state=state, stage=stage)
    return wiring.library().page(lambda template: fits(template, sought), limit, cursor)


@router.get("/templates/placeholders", summary="What placeholders stand for", tags=["templates"])
def placeholders() -> list[Placeholder]:
    """Those that a text may hold."""
    permitted(router, Act.READ)
    return [Placeholder(name=name, meaning=meaning) for name, meaning in PLACEHOLDERS.items()]


@router.get(TEMPLATE, summary="A template with its history", tags=["templates"])
def template_file(template_id: str) -> TemplateFile:
    """Who changed what, when and why."""
    permitted(router, Act.READ)
    library = wiring.library()
    template = library.get(template_id)
    return TemplateFile(
        template=template,
        faults=faults(template.proposed.words) if template.proposed else [],
        tallies=library.tallies(template_id),
        history=library.history(template_id, CHANGES),
    )


def _first(template: Template) -> Words | None:
    """The words that a template began with, as far back as its history is read."""
    began = wiring.library().history(template.id, CHANGES)[-1].proposed
    return began.words if began else None


@router.post("/templates", summary="Draft a template", tags=["templates"], status_code=HTTPStatus.CREATED)
def create_template(body: Words, key: IdempotencyKey = None) -> Template:
    """A new template; its author is the caller."""
    person = permitted(router, Act.WRITE_TEMPLATES)
    template_id = f"{body.topic}-{name_of(key, person)[:12]}"
    if known := made(key, lambda: wiring.library().get(template_id), lambda one: _first(one) == body):
        return known
    return wiring.library().add(create(template_id, wiring.settings().brand, body, person, wiring.now()))


@router.post("/templates/import-starter", summary="Import the starter library", tags=["templates"])
def import_starter() -> Imported:
    """The texts that ship, as drafts of the caller's; what was imported before is left as it is now."""
    person = permitted(router, Act.CONFIGURE)
    added, kept = [], []
    for template_id, words in starter().items():
        template = create(template_id, wiring.settings().brand, words, person, wiring.now())
        try:
            wiring.library().add(template)
            added.append(template_id)
        except Stale:  # It is there, whatever became of it since.
            kept.append(template_id)
    return Imported(added=added, kept=kept)


@router.put(TEMPLATE, summary="Edit a template", tags=["templates"])
def edit_template(template_id: str, body: Words, if_match: IfMatch = "") -> Template:
    """Other words, as a draft; what is approved stays in use until the new words are."""
    person = permitted(router, Act.WRITE_TEMPLATES)
    return wiring.library().add(edit(_seen(template_id, if_match), body, person, wiring.now()))


@router.post(f"{TEMPLATE}/submit", summary="Send a template to review", tags=["templates"])
def submit_template(template_id: str, if_match: IfMatch = "") -> Template:
    """Put the draft in front of those who approve; it must begin with an acknowledgment."""
    person = permitted(router, Act.WRITE_TEMPLATES)
    return wiring.library().add(submit(_seen(template_id, if_match), person, wiring.now()))


@router.post(f"{TEMPLATE}/approve", summary="Approve a template", tags=["templates"])
def approve_template(template_id: str, if_match: IfMatch = "") -> Template:
    """Approve exactly this text for the caller's desk; nobody who wrote at it can."""
    person = permitted(router, Act.APPROVE_TEMPLATES)
    return wiring.library().add(approve(_seen(template_id, if_match), person, wiring.now()))


@router.post(f"{TEMPLATE}/request-changes", summary="Send a template back", tags=["templates"])
def request_template_changes(template_id: str, body: Reason, if_match: IfMatch = "") -> Template:
    """Ask for changes, with the reason."""
    person = permitted(router, Act.APPROVE_TEMPLATES)
    return wiring.library().add(request_changes(_seen(template_id, if_match), body.why, person, wiring.now()))


@router.post(f"{TEMPLATE}/retire", summary="Retire a template", tags=["templates"])
def retire_template(template_id: str, body: Reason, if_match: IfMatch = "") -> Template:
    """Take a template out of use for good."""
    person = permitted(router, Act.APPROVE_TEMPLATES)
    return wiring.library().add(retire(_seen(template_id, if_match), body.why, person, wiring.now()))

"""A template: the words that are in use, the words that shall replace them, and what people do with both."""

from datetime import datetime
from typing import Any

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.errors import BadInput, Forbidden, Overtaken, Stale
from amends.library.checking import faults
from amends.library.wording import Consent, TemplateState, Wording, Words, is_usable, missing
from amends.review.words import sha256
from amends.roles import Act, Person, Role
from amends.triage import Desk

_S = TemplateState
ROLE_OF = {Desk.LEGAL: Role.LEGAL, Desk.PR: Role.PR}


class Template(BaseModel):
    """A template as it was after one change; `version` counts its changes and settles races.

    `current` is what answers may begin with, or what was retired. `proposed` is a draft or in review; while it is,
    `current` stays as it was.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    brand: str
    version: int
    current: Wording | None = None
    proposed: Wording | None = None
    did: str
    at: AwareDatetime
    by: str
    by_name: str
    note: str = ""


def create(template_id: str, brand: str, words: Words, person: Person, now: datetime) -> Template:
    """A new template, as a draft of the person's."""
    person.must(Act.WRITE_TEMPLATES)
    first = Wording(number=1, words=words, authors=[person.id], author_name=person.name)
    return Template(
        id=template_id,
        brand=brand,
        version=1,
        proposed=first,
        did="created",
        at=now,
        by=person.id,
        by_name=person.name,
    )


def edit(template: Template, words: Words, person: Person, now: datetime) -> Template:
    """The template with other words to be approved; what is approved stays in use until they are."""
    person.must(Act.WRITE_TEMPLATES)
    _must_live(template)
    latest = template.proposed or template.current
    if latest and latest.words == words:
        raise BadInput("these are the words already")
    earlier = template.proposed.authors if template.proposed else []
    draft = Wording(
        number=_next_number(template),
        words=words,
        authors=list(dict.fromkeys([*earlier, person.id])),
        author_name=person.name,
    )
    return _next(template, "edited", person, now, proposed=draft)


def submit(template: Template, person: Person, now: datetime) -> Template:
    """The template with its draft in review; raises BadInput with all that is wrong with the words."""
    person.must(Act.WRITE_TEMPLATES)
    draft = _proposed(template, _S.DRAFT)
    if wrong := faults(draft.words):
        raise BadInput("; ".join(wrong))
    return _next(template, "submitted", person, now, proposed=_moved(draft, _S.IN_REVIEW, []))


def approve(template: Template, person: Person, now: datetime) -> Template:
    """The template with the person's approval of the proposed text; once every desk gave its own, it comes into use."""
    person.must(Act.APPROVE_TEMPLATES)
    wording = _proposed(template, _S.IN_REVIEW)
    if person.id in wording.authors:
        raise Forbidden("whoever wrote a template can't approve it: four eyes")
    mine = [desk for desk in missing(wording) if ROLE_OF[desk] in person.roles]
    if not mine:
        waited_for = " and ".join(missing(wording))
        raise Forbidden(f"it waits for the approval of {waited_for}")
    digest = sha256(wording.words.text)
    given = [Consent(desk=desk, by=person.id, by_name=person.name, at=now, sha256=digest) for desk in mine]
    did = f"approved by {' and '.join(mine)}"
    approved = _moved(wording, _S.IN_REVIEW, [*wording.consents, *given])
    if missing(approved):
        return _next(template, did, person, now, proposed=approved)
    in_use = _moved(approved, _S.APPROVED, approved.consents)
    return _next(template, did, person, now, current=in_use, proposed=None)


def request_changes(template: Template, why: str, person: Person, now: datetime) -> Template:
    """The template with its text back as a draft, without any approval, and with the reason."""
    person.must(Act.APPROVE_TEMPLATES)
    wording = _proposed(template, _S.IN_REVIEW)
    back = _moved(wording, _S.DRAFT, [])
    return _next(template, "changes requested", person, now, note=_said(why), proposed=back)


def retire(template: Template, why: str, person: Person, now: datetime) -> Template:
    """The template out of use for good, with what was proposed for it."""
    person.must(Act.APPROVE_TEMPLATES)
    _must_live(template)
    last = template.current or template.proposed
    retired = _moved(last, _S.RETIRED, last.consents) if last else None
    return _next(template, "retired", person, now, note=_said(why), current=retired, proposed=None)


def usable(template: Template) -> Wording | None:
    """The words that answers may begin with."""
    return template.current if template.current and is_usable(template.current) else None


def stands(template: Template) -> frozenset[TemplateState]:
    """The states of a template's wordings: one that is in use may have a draft beside it."""
    return frozenset(wording.state for wording in (template.current, template.proposed) if wording)


def expect(template: Template, version: int) -> Template:
    """The template, when it is still the version that the person saw; raises Overtaken."""
    if template.version != version:
        raise Overtaken("someone changed this template after you opened it; look again")
    return template


def _next_number(template: Template) -> int:
    if template.proposed:
        return template.proposed.number
    return template.current.number + 1 if template.current else 1


def _proposed(template: Template, state: TemplateState) -> Wording:
    if not template.proposed or template.proposed.state is not state:
        is_now = " and ".join(sorted(stands(template)))
        raise Stale(f"the template is {is_now}: there is nothing in {state} to do this with")
    return template.proposed


def _must_live(template: Template) -> None:
    if _S.RETIRED in stands(template):
        raise Stale("the template is retired")


def _moved(wording: Wording, state: TemplateState, consents: list[Consent]) -> Wording:
    return wording.model_copy(update={"state": state, "consents": consents})


def _said(why: str) -> str:
    if not why.strip():
        raise BadInput("say why, for those who look at it later")
    return why


def _next(template: Template, did: str, person: Person, now: datetime, note: str = "", **changes: Any) -> Template:
    who = {"by": person.id, "by_name": person.name, "at": now}
    return template.model_copy(update={"version": template.version + 1, "did": did, "note": note, **who, **changes})

"""Routes: cases that have to do with each other, become one, or part."""

from http import HTTPStatus
from typing import Annotated

from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel, Field

from amends import wiring
from amends.api.case_moves import must_be
from amends.api.conditions import IfMatch, seen_in
from amends.api.people import permitted
from amends.api.words import Note
from amends.case import Case
from amends.casefile import CaseFile
from amends.roles import Act
from amends.work import moving
from amends.work.identities import customer_of
from amends.work.links import Link, related

router = APIGatewayHttpRouter()
CaseId = Annotated[str, Field(min_length=1, max_length=100)]


class Relating(BaseModel):
    """What they have to do with each other."""

    note: Note = ""


class Merge(BaseModel):
    """The case that goes into this one, and why."""

    other: CaseId
    note: Note = ""


class Split(BaseModel):
    """The posts that become a case of their own, and why."""

    posts: list[Annotated[str, Field(min_length=1, max_length=64)]] = Field(min_length=1, max_length=moving.MOST_POSTS)
    note: Note = ""


@router.put("/cases/<case_id>/links/<other>", summary="Link cases", tags=["work"])
def link(case_id: str, other: str, body: Relating) -> Link:
    """Say that two cases have to do with each other; both show it."""
    person, cases = permitted(router, Act.WORK), wiring.cases()
    links, event = related(cases.get(case_id), cases.get(other), body.note, person, wiring.now())
    wiring.links().save(links, event)
    return links[case_id]


@router.delete("/cases/<case_id>/links/<other>", summary="Unlink cases", tags=["work"])
def unlink(case_id: str, other: str) -> Case:
    """Take back that two cases have to do with each other."""
    wiring.links().drop(case_id, other, permitted(router, Act.WORK), wiring.now())
    return wiring.cases().get(case_id)


@router.post("/cases/<case_id>/merge", summary="Merge a case into this one", tags=["work"])
def merge(case_id: str, body: Merge, if_match: IfMatch = "") -> Case:
    """Everything of the other case moves here, and so does whatever its customer writes from now on.

    The other case stays as a pointer, with its history. If-Match holds the version of this case that was seen.
    """
    person, now, cases = permitted(router, Act.WORK), wiring.now(), wiring.cases()
    into, other = _seen(case_id, if_match), cases.file(body.other)
    also = wiring.customers().identities(customer_of(into.case))
    same = [identity.also for identity in also if identity.undone_at is None]
    begun = moving.merge(into, other, same, body.note, person, now)
    wiring.moves().begin(begun, other)
    wiring.moves().go_on(begun.move, now)
    return cases.get(case_id)


@router.post("/cases/<case_id>/split", summary="Split a case", tags=["work"], status_code=HTTPStatus.CREATED)
def split(case_id: str, body: Split, if_match: IfMatch = "") -> Case:
    """The chosen posts become a case of their own, with their answers; If-Match holds the version seen."""
    person, now = permitted(router, Act.WORK), wiring.now()
    file = _seen(case_id, if_match)
    begun = moving.split(file, body.posts, body.note, person, now)
    wiring.moves().begin(begun, file)
    wiring.moves().go_on(begun.move, now)
    return wiring.cases().get(begun.to.id)


def _seen(case_id: str, if_match: str) -> CaseFile:
    version = seen_in(if_match)
    file = wiring.cases().file(case_id)
    must_be(file.case, version)
    return file

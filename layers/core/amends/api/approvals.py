"""Routes: what waits for whose approval, and the rules that say whose."""

from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel, Field

from amends import wiring
from amends.api.conditions import IfMatch, seen_in
from amends.api.people import permitted
from amends.casefile import Page
from amends.errors import Overtaken
from amends.reply import Reply
from amends.review.approving import may_approve
from amends.review.choosing import FIELDS, PathRule, Paths, faults, next_version, restored
from amends.review.comparing import Pending, pending
from amends.review.desks import ReviewDesk
from amends.roles import Act
from amends.rules.kinds import Kind

router = APIGatewayHttpRouter()


class ProposedPaths(BaseModel):
    """Rules in their order, of which the first that holds counts; they do not count yet."""

    rules: list[PathRule] = Field(max_length=50)


class NewPaths(ProposedPaths):
    """The rules in their order, and why they change."""

    note: str = Field(min_length=1, max_length=500)


class PathsRestoration(BaseModel):
    """Which version's rules should count again, 0 being those that ship, and why."""

    to: int = Field(ge=0)
    note: str = Field(min_length=1, max_length=500)


class Checked(BaseModel):
    """What is wrong with rules, and what they may ask of a reply."""

    faults: list[str]
    fields: dict[str, Kind]


@router.get("/approvals", summary="What waits for approval", tags=["approvals"])
def approvals(
    desk: Annotated[ReviewDesk | None, Query()] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
    cursor: Annotated[str | None, Query(max_length=2000)] = None,
) -> Page[Reply]:
    """All that waits for a desk; without one, what the caller may approve now, also for those who are away.

    The longest waiting come first. A page can be short, or empty, while `next` leads on.
    """
    person = permitted(router, Act.READ)
    page = wiring.replies().waiting([desk] if desk else list(ReviewDesk), limit, cursor)
    if desk:
        return page
    absent, now = wiring.absences().deputised_by(person.id), wiring.now()
    return Page(items=[reply for reply in page.items if may_approve(reply, person, absent, now)], next=page.next)


@router.get("/cases/<case_id>/pending", summary="Replies of a case that wait, side by side", tags=["approvals"])
def pending_replies(case_id: str) -> Pending:
    """Those in review or approved; whoever approves one sees what else is about to be said, and what waits for them."""
    person = permitted(router, Act.READ)
    absent = wiring.absences().deputised_by(person.id) if person.may(Act.APPROVE) else []
    return pending(wiring.cases().file(case_id).replies, person, absent, wiring.now())


@router.get("/approval-paths", summary="Who has to approve what", tags=["approvals"])
def paths() -> Paths:
    """The rules as they are now; where none holds, one other person is enough."""
    permitted(router, Act.READ)
    return wiring.paths().get()


@router.get("/approval-paths/versions", summary="Earlier approval paths", tags=["approvals"])
def path_versions(limit: Annotated[int, Query(ge=1, le=100)] = 20) -> list[Paths]:
    """The newest first; the rules that ship are the last."""
    permitted(router, Act.READ)
    return wiring.paths().history(limit)


@router.post("/approval-paths/check", summary="What is wrong with approval paths", tags=["approvals"])
def check_paths(body: ProposedPaths) -> Checked:
    """Changes nothing."""
    permitted(router, Act.CONFIGURE)
    return Checked(faults=faults(body.rules), fields=dict(FIELDS))


@router.put("/approval-paths", summary="Set who has to approve what", tags=["approvals"])
def set_paths(body: NewPaths, if_match: IfMatch = "") -> Paths:
    """Replies in review follow the new rules from the next approval on."""
    person = permitted(router, Act.CONFIGURE)
    version = next_version(_expect(seen_in(if_match)), body.rules, body.note, (person.id, person.name), wiring.now())
    return wiring.paths().add(version)


@router.post("/approval-paths/restore", summary="Go back to earlier approval paths", tags=["approvals"])
def restore_paths(body: PathsRestoration, if_match: IfMatch = "") -> Paths:
    """Make a new version with an earlier one's rules."""
    person = permitted(router, Act.CONFIGURE)
    current, earlier = _expect(seen_in(if_match)), wiring.paths().version(body.to)
    return wiring.paths().add(restored(current, earlier, body.note, (person.id, person.name), wiring.now()))


def _expect(version: int) -> Paths:
    current = wiring.paths().get()
    if current.version != version:
        raise Overtaken("someone changed the approval paths after you opened them; look again")
    return current

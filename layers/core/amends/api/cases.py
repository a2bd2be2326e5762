"""Routes: the queue, and a case."""

from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from amends import wiring
from amends.answering import eligibility
from amends.api.case_moves import move
from amends.api.conditions import IfMatch
from amends.api.people import permitted
from amends.case import Case, CaseState
from amends.casefile import CaseFile, Page
from amends.eligibility import Eligibility
from amends.reply import ReplyState
from amends.roles import Act
from amends.triage import Desk, Lane
from amends.watching import expected
from amends.work.ownership import claimed

router = APIGatewayHttpRouter()


@router.get("/queue", summary="A desk's cases", tags=["cases"])
def queue(
    desk: Annotated[Desk, Query()] = Desk.CARE,
    state: Annotated[CaseState, Query()] = CaseState.OPEN,
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
    cursor: Annotated[str | None, Query(max_length=4000)] = None,
    lane: Annotated[Lane | None, Query()] = None,
) -> Page[Case]:
    """The gravest and first due cases come first; without a lane, those of all lanes in one order."""
    permitted(router, Act.READ)
    return wiring.cases().queue(desk, state, limit, cursor, lane)


@router.get("/cases/<case_id>", summary="A case with its thread, replies and history", tags=["cases"])
def case_file(case_id: str) -> CaseFile:
    """All that a case's page shows; a reply that waits says when it will probably be posted.

    What was said in private is in it for the case's owner, desk leads and auditors; for all others `private_part` says
    how much of it there is.
    """
    person = permitted(router, Act.READ)
    file = wiring.for_person(wiring.cases().file(case_id), person)
    if all(reply.state is not ReplyState.APPROVED for reply in file.replies):
        return file
    when = {entry.reply.id: entry.expected_at for entry in expected(wiring.replies(), wiring.windows(), wiring.now())}
    replies = [reply.model_copy(update={"expected_at": when.get(reply.id)}) for reply in file.replies]
    return file.model_copy(update={"replies": replies})


@router.get("/cases/<case_id>/eligibility", summary="Whether and how a case can be answered", tags=["cases"])
def case_eligibility(case_id: str, mention_id: Annotated[str | None, Query(max_length=64)] = None) -> Eligibility:
    """Asks the platform now. Without `mention_id`: the post that a new reply would answer."""
    permitted(router, Act.WORK)
    file = wiring.cases().file(case_id)
    platform = wiring.platforms()[file.case.platform]
    with wiring.metered("replies"):
        return eligibility(file, mention_id, platform, wiring.house_rules, wiring.now())


@router.post("/cases/<case_id>/claim", summary="Take a case", tags=["cases"])
def claim_case(case_id: str, if_match: IfMatch = "") -> Case:
    """Make the caller the case's owner."""
    return move(router.current_event.raw_event, if_match, case_id, Act.WORK, claimed)

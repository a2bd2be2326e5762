"""Routes: whether a case is better spoken of in private. They advise and move nothing."""

from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel

from amends import wiring
from amends.api.people import permitted
from amends.handoff.exposing import ExposedPost, Warned, exposed_in, warning
from amends.handoff.hint import Hint, hints
from amends.roles import Act

router = APIGatewayHttpRouter()


class Hints(BaseModel):
    """Why to go on in private, what personal data stands in public and where, and words to warn the customer with.

    Without such data there is no warning to propose.
    """

    hints: list[Hint]
    personal_data: list[ExposedPost]
    warning: Warned | None


@router.get("/cases/<case_id>/handoffs/hint", summary="Whether to go on in private", tags=["handoffs"])
def handoff_hint(case_id: str) -> Hints:
    """The reasons, each in words; the responder decides."""
    permitted(router, Act.WORK)
    file, brand = wiring.cases().file(case_id), wiring.brand()
    names = (*brand.terms, *brand.accounts.x, *brand.accounts.reddit)
    shown = exposed_in(file, names)
    of = {read.mention.id: read.reading.language for read in file.thread}
    return Hints(
        hints=hints(file, names),
        personal_data=shown,
        warning=warning(of[shown[-1].mention_id]) if shown else None,
    )

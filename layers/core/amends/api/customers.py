"""Routes: a customer's cases on every platform, and whom they are known to be."""

from http import HTTPStatus
from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel, Field

from amends import wiring
from amends.api.people import permitted
from amends.api.words import Words
from amends.case import Case
from amends.casefile import Page
from amends.mention import PlatformName
from amends.roles import Act
from amends.work.identities import MOST, Customer, Identity, linked, undone

router = APIGatewayHttpRouter()
CUSTOMER = "/customers/<platform>/<author_id>"


class CustomerHistory(BaseModel):
    """A customer's cases by their newest post, and those of the accounts that people said are theirs, too."""

    cases: Page[Case]
    identities: list[Identity]
    elsewhere: list[Case]


class NewIdentity(BaseModel):
    """Another account of this customer, on which ground that is known, and the case that shows it."""

    platform: PlatformName
    author_id: str = Field(min_length=1, max_length=64)
    ground: Words
    case_id: str = Field(min_length=1, max_length=100)


class Undoing(BaseModel):
    """Why they are not one after all, and the case that shows it."""

    why: Words
    case_id: str = Field(min_length=1, max_length=100)


@router.get(CUSTOMER, summary="A customer's history", tags=["customers"])
def history(
    platform: PlatformName,
    author_id: str,
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
    cursor: Annotated[str | None, Query(max_length=2000)] = None,
) -> CustomerHistory:
    """The cases in which the customer's newest posts stand; a cursor leads to older ones."""
    permitted(router, Act.READ)
    customer, store = Customer(platform=platform, author_id=author_id), wiring.customers()
    identities = store.identities(customer)
    also = [one.also for one in identities if one.undone_at is None][:MOST]
    elsewhere = [case for other in also for case in store.cases(other, limit).items]
    return CustomerHistory(cases=store.cases(customer, limit, cursor), identities=identities, elsewhere=elsewhere)


@router.post(f"{CUSTOMER}/identities", summary="Link accounts", tags=["customers"], status_code=HTTPStatus.CREATED)
def link(platform: PlatformName, author_id: str, body: NewIdentity) -> Identity:
    """Say that the customer is another account's owner, too; the ground is kept, and it can be taken back."""
    person = permitted(router, Act.WORK)
    of = Customer(platform=platform, author_id=author_id)
    also = Customer(platform=body.platform, author_id=body.author_id)
    store, case = wiring.customers(), wiring.cases().get(body.case_id)
    identity, event = linked(of, also, case, body.ground, store.identity(of, also), person, wiring.now())
    return store.save(identity, case.id, event)


@router.post(f"{CUSTOMER}/identities/<also_on>/<also>/undo", summary="Part accounts", tags=["customers"])
def undo(platform: PlatformName, author_id: str, also_on: PlatformName, also: str, body: Undoing) -> Identity:
    """Take back that two accounts are one customer's; what was said of them is kept."""
    person, store, case = permitted(router, Act.WORK), wiring.customers(), wiring.cases().get(body.case_id)
    before = store.identity(
        Customer(platform=platform, author_id=author_id), Customer(platform=also_on, author_id=also)
    )
    identity, event = undone(before, case, body.why, person, wiring.now())
    return store.save(identity, case.id, event)

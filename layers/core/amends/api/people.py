"""Who calls: the claims that API Gateway has verified."""

import re
from collections.abc import Callable
from typing import Any

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel

from amends import wiring
from amends.roles import Act, Person, Role

router = APIGatewayHttpRouter()
_NAMES = frozenset(str(role) for role in Role)


class Me(BaseModel):
    """The person who is signed in, and what they may do."""

    id: str
    name: str
    roles: list[Role]
    may: list[Act]


@router.get("/me", summary="Who is signed in", tags=["people"])
def me() -> Me:
    """The person behind the token."""
    person = caller(router.current_event.raw_event)
    allowed = [act for act in Act if person.may(act)]
    return Me(id=person.id, name=person.name, roles=sorted(person.roles), may=allowed)


def remember(app: APIGatewayHttpResolver, next_middleware: Callable[..., Response[Any]]) -> Response[Any]:
    """Keep who calls, so that cases can be handed to them and notes can call them; strangers are not kept."""
    person = caller(app.current_event.raw_event)
    if person.roles:
        wiring.colleagues().saw(person, wiring.now())
    return next_middleware(app)


def caller(event: dict[str, Any]) -> Person:
    """The person behind a request; a group that is no role of ours gives nothing."""
    claims = event["requestContext"]["authorizer"]["jwt"]["claims"]
    roles = {Role(group) for group in _groups(claims.get("cognito:groups", "")) if group in _NAMES}
    return Person(id=claims["sub"], name=claims.get("username") or claims["sub"], roles=frozenset(roles))


def permitted(router: APIGatewayHttpRouter, act: Act) -> Person:
    """The person behind the router's request, where they may do this; raises Forbidden."""
    person = caller(router.current_event.raw_event)
    person.must(act)
    return person


def _groups(claim: object) -> list[str]:
    """The groups of a claim: API Gateway renders a JSON list as "[a b]"."""
    if isinstance(claim, list):
        return [str(group) for group in claim]
    return re.findall(r"[\w-]+", str(claim))

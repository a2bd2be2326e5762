"""Routes: templates for the case at hand. They put words in front of a person and send nothing."""

from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from amends import wiring
from amends.api.people import permitted
from amends.library.suggesting import TemplateSuggestion, chosen, suggest
from amends.roles import Act

router = APIGatewayHttpRouter()


@router.get("/cases/<case_id>/suggestions", summary="Templates that fit a case", tags=["templates"])
def case_suggestions(case_id: str, limit: Annotated[int, Query(ge=1, le=20)] = 5) -> list[TemplateSuggestion]:
    """The best first, each filled with what the case knows, with the reason for its place."""
    person = permitted(router, Act.WORK)
    file, shelf = wiring.cases().file(case_id), wiring.library().shelf()
    return suggest(file, shelf.templates, shelf.tallies, person, limit)


@router.get("/cases/<case_id>/suggestions/<template_id>", summary="A template, filled for a case", tags=["templates"])
def filled_template(case_id: str, template_id: str) -> TemplateSuggestion:
    """Any approved template that a person chose from the library, whatever it fits."""
    person = permitted(router, Act.WORK)
    file, shelf = wiring.cases().file(case_id), wiring.library().shelf()
    return chosen(file, template_id, shelf.templates, shelf.tallies, person)

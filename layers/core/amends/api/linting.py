"""Routes: what the rules say of a text, without the model."""

from typing import Annotated, Self

from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from amends import wiring
from amends.api.people import permitted
from amends.costs import of_answer
from amends.lint.context import Context
from amends.lint.finding import Level
from amends.lint.rule import rules
from amends.lint.told import Told, tell
from amends.mention import PlatformName, make_storable
from amends.private.reach import answered
from amends.roles import Act, Person

router = APIGatewayHttpRouter()


class Writing(BaseModel):
    """A text as it stands, and where it is meant to stand: in a case, or on a platform."""

    model_config = ConfigDict(hide_input_in_errors=True)

    text: Annotated[str, BeforeValidator(make_storable)] = Field(max_length=10_000)
    case_id: str | None = Field(default=None, min_length=1, max_length=200)
    in_reply_to: str | None = Field(default=None, max_length=64, description="A post of the case; else its latest")
    platform: PlatformName | None = None
    invitation: bool = Field(default=False, description="It invites into private, and must say four things")
    deep_link: bool = Field(default=False, description="On X: with the button that opens a message to us")
    private: bool = Field(default=False, description="A message that only the case's customer will read")

    @model_validator(mode="after")
    def _stands_somewhere(self) -> Self:
        if not self.case_id and not self.platform:
            raise ValueError("name a case, or a platform")
        return self


class RuleInWords(BaseModel):
    """A rule, as people read it."""

    id: str
    level: Level
    words: str
    suggestion: str | None
    flags: list[str]
    passes: list[str]


def context_of(writing: Writing, person: Person | None = None) -> Context:
    """What is known of the place of a text; of what was said in private only with somebody who may read it."""
    if writing.case_id and writing.private:
        file = wiring.cases().file(writing.case_id)
        file = wiring.for_person(file, person) if person else file
        return wiring.message_context(file, answered([read.mention for read in file.thread], writing.in_reply_to))
    if writing.case_id:
        kind = {"invitation": writing.invitation, "deep_link": writing.deep_link}
        return wiring.lint_context(writing.case_id, writing.in_reply_to, person=person, **kind)
    platform = writing.platform or PlatformName.X
    return Context(
        platform=platform,
        cost=of_answer(platform, summoned=True, prices=wiring.prices()),
        invitation=writing.invitation,
        deep_link=writing.deep_link,
    )


@router.post("/lint/rules", summary="What the rules say of a text", tags=["lint"])
def lint_by_rules(body: Writing) -> Told:
    """As `/lint`, without the model, and compared with the case's private part for those who may read it.

    Nothing of the text is kept.
    """
    return tell(body.text, context_of(body, permitted(router, Act.WORK)))


@router.get("/lint/rules", summary="The linters' rules", tags=["lint"])
def list_rules() -> list[RuleInWords]:
    """Each rule with texts that it flags and texts that it leaves alone."""
    permitted(router, Act.READ)
    return [
        RuleInWords(
            **rule.model_dump(include={"id", "level", "words", "suggestion"}),
            flags=[example.text for example in rule.flags],
            passes=[example.text for example in rule.passes],
        )
        for rule in rules()
    ]

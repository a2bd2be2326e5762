"""A brand's triage rules as data: rules in their order, and the keyword lists that they name."""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, StrictStr, model_validator

from amends.desk import Desk
from amends.rules.keywords import KeywordList

LARGEST = 200_000  # bytes as JSON: a version is one item of the table, which holds 400 KB

Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Topic = Annotated[str, Field(pattern=r"^[a-z][a-z0-9 -]{0,39}$")]
Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,39}$")]


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Example(_Shape):
    """A post that a rule is meant for, or not: its text, and what differs from a plain complaint by somebody."""

    text: str = Field(min_length=1, max_length=500)
    values: dict[str, StrictBool | StrictStr | float] = Field(default={}, max_length=20)


def _of_text(given: Any) -> Any:
    return {"text": given} if isinstance(given, str) else given


Examples = Annotated[list[Annotated[Example, BeforeValidator(_of_text)]], Field(max_length=40)]


class TriageRule(_Shape):
    """Whom a post goes to when the expression holds, how soon, and why, in words that people see.

    `{author.followers}` in the reason stands for the field's number. Guidance is shown to whoever works on the case.
    """

    id: Slug
    when: str = Field(min_length=1, max_length=1000)
    desk: Desk
    severity: int = Field(ge=1, le=4)
    topic: Topic
    reason: str = Field(min_length=1, max_length=200)
    guidance: str = Field(default="", max_length=2000)
    matches: Examples = []
    spares: Examples = []


class RuleSet(_Shape):
    """The rules: the first that fits decides, and the reasons of the others are shown beside it."""

    rules: list[TriageRule] = Field(max_length=100)
    keywords: dict[Name, KeywordList] = Field(default={}, max_length=60)

    @model_validator(mode="after")
    def _can_be_kept(self) -> "RuleSet":
        ids = [rule.id for rule in self.rules]
        if twice := sorted({name for name in ids if ids.count(name) > 1}):
            raise ValueError(f"two rules have the same id: {', '.join(twice)}")
        if len(self.model_dump_json().encode()) > LARGEST:
            raise ValueError(f"the rules and their lists have {LARGEST:,} bytes at most")
        return self

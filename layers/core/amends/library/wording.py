"""The words of a template: one text for a topic, a channel and a language, and who approved exactly that text."""

from enum import StrEnum
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from amends.mention import PlatformName, make_storable
from amends.outage.stage import Stage
from amends.review.words import ReplyText, sha256
from amends.triage import Desk


class TemplateState(StrEnum):
    """Where a wording stands."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    RETIRED = "retired"


Topic = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
Line = Annotated[str, BeforeValidator(make_storable), StringConstraints(strip_whitespace=True)]
Keyword = Annotated[Line, Field(min_length=2, max_length=40)]


class Words(BaseModel):
    """What people write of a template; without a platform it serves every one, without a stage it serves answers."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[Line, Field(min_length=1, max_length=100)]
    topic: Topic = Field(description="The type of failure, such as delivery or billing")
    platform: PlatformName | None = None
    language: Language = "en"
    stage: Stage | None = Field(default=None, description="Of an incident's statements, for which it is prepared")
    text: ReplyText
    description: Annotated[Line, Field(max_length=500)] = Field(default="", description="When to use it")
    keywords: Annotated[list[Keyword], Field(max_length=30)] = Field(
        default=[], description="Words that customers use when it fits"
    )
    needs_pr: bool = Field(default=False, description="PR approves it, too; legal always does")


class Consent(BaseModel):
    """A desk's approval of a text."""

    model_config = ConfigDict(frozen=True)

    desk: Desk
    by: str
    by_name: str
    at: AwareDatetime
    sha256: str


class Wording(BaseModel):
    """One numbered version of a template's words; `authors` are all who wrote at it."""

    model_config = ConfigDict(frozen=True)

    number: int
    words: Words
    state: TemplateState = TemplateState.DRAFT
    authors: list[str]
    author_name: str
    consents: list[Consent] = []


def desks_of(words: Words) -> list[Desk]:
    """The desks that must approve the words: legal always, PR where the template says so."""
    return [Desk.LEGAL, Desk.PR] if words.needs_pr else [Desk.LEGAL]


def missing(wording: Wording) -> list[Desk]:
    """The desks that have not approved this very text; an approval of other words counts for nothing."""
    digest = sha256(wording.words.text)
    given = {consent.desk for consent in wording.consents if consent.sha256 == digest}
    return [desk for desk in desks_of(wording.words) if desk not in given]


def is_usable(wording: Wording) -> bool:
    """Whether answers may begin with it: it is approved, by every desk, in these very words."""
    return wording.state is TemplateState.APPROVED and not missing(wording)

"""The path of an approval: desks one after the other, each with how many have to agree; and those who did."""

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from amends.review.desks import Named, ReviewDesk
from amends.review.seen import Seen
from amends.review.words import ReplyText


class Step(BaseModel):
    """So many of a desk, or of those who are named."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    desk: ReviewDesk
    need: int = Field(default=1, ge=1, le=5)
    named: list[Named] = Field(default=[], max_length=20)


class Path(BaseModel):
    """Steps in their order, why they were chosen, and how long review and approval hold."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1, max_length=60)
    steps: list[Step] = Field(min_length=1, max_length=5)
    because: str = Field(default="", max_length=200)
    review_hours: int = Field(default=72, ge=1, le=720)
    approval_hours: int = Field(default=24, ge=1, le=24)  # the publisher holds none for longer


ONE_OTHER = Path(name="one other person", steps=[Step(desk=ReviewDesk.SENIOR)])


class Consent(BaseModel):
    """One person's approval at one step, and all that it is bound to."""

    model_config = ConfigDict(frozen=True)

    step: int
    desk: ReviewDesk
    by: str
    by_name: str
    stands_for: Named | None = None
    at: AwareDatetime
    sha256: str
    seen: Seen | None = None
    expires_at: AwareDatetime


class Proposal(BaseModel):
    """Other words by a reviewer, which count once the author accepts or a third person approves them."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    text: ReplyText
    text_version: int
    by: str
    by_name: str
    note: str = ""
    at: AwareDatetime

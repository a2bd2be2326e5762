"""What a rule says of a place in a text, and what an author answers to it."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from amends.mention import make_storable


class Level(StrEnum):
    """What a finding asks of the author: to think, to give a reason, or to write something else."""

    ADVISE = "advise"
    REASON = "reason"
    BLOCK = "block"

    @property
    def weight(self) -> int:
        """The graver, the higher."""
        return list(Level).index(self)


class Finding(BaseModel):
    """A rule's finding. `start` and `end` count characters (Unicode code points), not bytes and not UTF-16 units."""

    model_config = ConfigDict(frozen=True)

    rule: str
    level: Level
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    words: str
    suggestion: str | None = Field(default=None, description="Better words to start from; not a replacement")


def _meant(why: str) -> str:
    if not any(letter.isalnum() for letter in why):
        raise ValueError("a reason needs words")
    return why.strip()


class Override(BaseModel):
    """Why the text is right although a rule asks for a reason."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    rule: str = Field(min_length=1, max_length=60)
    why: Annotated[str, BeforeValidator(make_storable), Field(min_length=3, max_length=500), AfterValidator(_meant)]


def unresolved(findings: Iterable[Finding], overrides: Iterable[Override]) -> list[Finding]:
    """The findings that still stand in the way: advice never does, and a block stays whatever the reason."""
    given = {override.rule for override in overrides}
    return [
        finding
        for finding in findings
        if finding.level is Level.BLOCK or (finding.level is Level.REASON and finding.rule not in given)
    ]

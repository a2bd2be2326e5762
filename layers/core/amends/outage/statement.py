"""A statement: approved words, given to everyone who asked, once."""

import hashlib
import json
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from amends.mention import PlatformName
from amends.outage.incident import LIVE, Incident, IncidentState
from amends.outage.stage import Stage as Stage
from amends.review.path import Consent, Path
from amends.review.reasons import Reason
from amends.review.words import ReplyText


class StatementState(StrEnum):
    """Where a statement stands; MOVES says where it can go from there."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    GIVING = "giving"
    PAUSED = "paused"
    ENDED = "ended"
    VOID = "void"


_S = StatementState
GIVEN = frozenset({_S.APPROVED, _S.GIVING, _S.PAUSED})  # its approval stands
OVER = frozenset({_S.ENDED, _S.VOID})
MOVES: dict[StatementState, frozenset[StatementState]] = {
    _S.DRAFT: frozenset({_S.DRAFT, _S.IN_REVIEW, _S.VOID}),
    # To itself with an approval that is not the last; to paused with the last, while the incident is stopped.
    _S.IN_REVIEW: frozenset({_S.IN_REVIEW, _S.APPROVED, _S.PAUSED, _S.DRAFT, _S.VOID}),
    # Back to a draft where what was approved is no longer what would be said.
    _S.APPROVED: frozenset({_S.APPROVED, _S.GIVING, _S.PAUSED, _S.DRAFT, _S.ENDED, _S.VOID}),
    _S.GIVING: frozenset({_S.GIVING, _S.PAUSED, _S.DRAFT, _S.ENDED, _S.VOID}),
    _S.PAUSED: frozenset({_S.PAUSED, _S.APPROVED, _S.GIVING, _S.DRAFT, _S.ENDED, _S.VOID}),
    _S.ENDED: frozenset(),
    _S.VOID: frozenset(),
}


MOST_ALTERNATIVES = 5


class StatementText(BaseModel):
    """The words for a channel in a language; one of the alternatives is taken for each reply, in turn.

    `own_post` are the words of the brand's own post, which answers nobody.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    channel: PlatformName
    language: str = Field(pattern=r"^[a-z]{2,3}$")
    own_post: bool = False
    alternatives: Annotated[list[ReplyText], Field(min_length=1, max_length=MOST_ALTERNATIVES)]


class Bound(BaseModel):
    """What an approval holds for beside the words: how the incident stood, whom it concerned, what was cleared."""

    model_config = ConfigDict(frozen=True)

    state: str
    scope: str
    facts: tuple[str, ...] = ()


class Statement(BaseModel):
    """Words for one stage of an incident; `version` counts its changes and settles races.

    `epoch` is the incident's in which it may be given out; in any other nothing of it is.
    """

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    id: str
    incident_id: str
    stage: Stage
    state: StatementState = StatementState.DRAFT
    texts: Annotated[list[StatementText], Field(max_length=40)]
    next_update_at: AwareDatetime | None = None
    author: str
    author_name: str
    writers: list[str] = []  # whose words stand in it beside its author's
    template_id: str | None = None
    template_version: int | None = None
    path: Path | None = None
    step: int = 0
    approvals: list[Consent] = []
    bound: Bound | None = None
    digest: str = ""  # of the words that were approved
    expires_at: AwareDatetime | None = None
    approved_at: AwareDatetime | None = None
    epoch: int = 0
    created_at: AwareDatetime
    since: AwareDatetime
    edits: int = 0
    note: str = ""
    reason: Reason | None = None
    version: int = 1

    @property
    def wrote(self) -> frozenset[str]:
        """Whose words stand in it."""
        return frozenset({self.author, *self.writers})


def digest(statement: Statement) -> str:
    """What an approval is bound to: every word in every language and channel, and the moment that it promises."""
    said = statement.model_dump(mode="json", include={"stage", "texts", "next_update_at"})
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def bound_of(incident: Incident, stage: Stage, now: datetime) -> Bound:
    """What an approval given now would hold for; the last words are bound to an end that may be still to come."""
    ends = stage is Stage.RESOLVED and incident.state in LIVE
    return Bound(
        state=IncidentState.RESOLVED if ends else incident.state,
        scope=hashlib.sha256(incident.scope.model_dump_json().encode()).hexdigest(),
        facts=tuple(fact.id for fact in incident.facts if fact.holds(now)),
    )


def change(before: Bound, now: Bound) -> str:
    """What is different, in words; empty where nothing is. That more was cleared meanwhile takes nothing back."""
    if before.state != now.state:
        return f"the incident was {before.state} and is {now.state}"
    if before.scope != now.scope:
        return "the incident's scope changed: others would get it"
    return "" if set(before.facts) <= set(now.facts) else "a fact that was cleared does not hold any more"

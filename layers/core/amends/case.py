"""A case: one customer's problem in one conversation."""

from enum import StrEnum

from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationInfo, field_validator

from amends.clocks.state import Clocks
from amends.errors import Stale
from amends.mention import Mention, PlatformName, Text
from amends.private.sealed import PREVIEW as PRIVATE_PREVIEW
from amends.roles import Person
from amends.triage import Desk, Lane

PREVIEW = 200  # characters of the latest post that the queue shows


class CaseState(StrEnum):
    """Whose turn it is: ours, the customer's, or nobody's; a merged case points at the one that it went into."""

    OPEN = "open"
    ANSWERED = "answered"
    SNOOZED = "snoozed"
    RESOLVED = "resolved"
    MERGED = "merged"


CLOSED = frozenset({CaseState.RESOLVED, CaseState.MERGED})


class Waiting(BaseModel):
    """A case's place among those whose customers wait for an incident's statements."""

    model_config = ConfigDict(frozen=True)

    incident_id: str
    severity: int
    since: AwareDatetime
    language: str = "und"  # of the latest post, as the model read it


class Case(BaseModel):
    """One customer's problem; `version` counts its changes and settles races."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    id: str
    platform: PlatformName
    conversation_id: str
    private: bool = False
    author_id: str
    author_handle: Text
    author_name: Text
    state: CaseState
    desk: Desk
    severity: int
    reasons: list[str]
    preview: Text
    mentions: int
    needs_human: bool
    # Only what is open can stand in the lane of those that somebody has to look at first.
    lane: Lane = Lane.ORDINARY
    topic: str = ""
    rule: str = ""  # of triage, the one that decided
    guidance: str = ""  # for whoever works on it
    written: list[AwareDatetime] = []
    # Whether a post was read as dissatisfied since our last answer.
    complaint_waits: bool = False
    # Whether the customer asked us in this case not to answer any more; the opt-out itself holds everywhere.
    opted_out: bool = False
    opened_at: AwareDatetime
    due_at: AwareDatetime  # when the first is that it owes; its clocks say so once it is stored
    last_mention_at: AwareDatetime
    # A copy of what adapters/clocks.py keeps where the history ends.
    clocks: Clocks | None = None
    owner: str | None = None
    owner_name: str | None = None
    tags: list[str] = []
    # Until when it sleeps, None where only its customer wakes it; and whose turn it was before.
    snoozed_until: AwareDatetime | None = None
    before_snooze: CaseState | None = None
    # Why it happened, by the version of the list that it was chosen from; and until when its customer reopens it.
    root_cause: str | None = None
    root_cause_version: int = 0
    reopens_until: AwareDatetime | None = None
    # The case that this one went into, and the conversations of those that went into this one.
    merged_into: str | None = None
    conversations: list[str] = []
    # The cases in which private messages that came here by a merge or a split were sealed.
    sealed_in: list[str] = []
    # Since when its customer speaks with us in private, by a handoff; None while they do not.
    private_since: AwareDatetime | None = None
    # Of a private case: those whose open handoffs it may answer; a person says so by merging them.
    could_join: list[str] = []
    # When the last of its posts was removed.
    removed_at: AwareDatetime | None = None
    # The incident that it belongs to; and, written by adapters/waits.py alone, what the incident's lists say of it.
    incident: str | None = None
    joined: str | None = None
    waits: Waiting | None = None
    version: int = 1

    @field_validator("preview")
    @classmethod
    def _shows_nothing_private(cls, preview: str, known: ValidationInfo) -> str:
        """Cases from before private messages were sealed hold the words of one."""
        return PRIVATE_PREVIEW if preview and known.data.get("private") else preview


def case_id(mention: Mention) -> str:
    """What the case that a post opens is called."""
    return f"{mention.platform}-{mention.id}"


def preview_of(mention: Mention) -> str:
    """What the queue shows of a post; of a private message that it is one."""
    return PRIVATE_PREVIEW if mention.private else mention.text[:PREVIEW]


def is_owed(case: Case) -> bool:
    """Whether its customer waits for us, also while it sleeps."""
    return CaseState.OPEN in (case.state, case.before_snooze)


def reopens(case: Case, mention: Mention) -> bool:
    """Whether this post opens a resolved case again, in place of a new one."""
    return case.reopens_until is not None and mention.created_at <= case.reopens_until


def looked_at(case: Case) -> Case:
    """The case after a person said how it is meant: it stands with the others of its desk."""
    if case.lane is Lane.ORDINARY:
        return case
    return case.model_copy(update={"lane": Lane.ORDINARY, "version": case.version + 1})


def claim(case: Case, person: Person) -> Case:
    """The case with this person as its owner; someone else's case is not taken from them."""
    if case.owner not in (None, person.id):
        raise Stale(f"{case.owner_name} already works on this case")
    update = {"owner": person.id, "owner_name": person.name, "lane": Lane.ORDINARY, "version": case.version + 1}
    return case.model_copy(update=update)


def answered(case: Case) -> Case:
    """The case after our answer appeared: it is the customer's turn."""
    update = {"state": CaseState.ANSWERED, "complaint_waits": False, "lane": Lane.ORDINARY}
    return case.model_copy(update={**update, "version": case.version + 1})


def resolve(case: Case) -> Case:
    """The case, closed: nobody waits any more."""
    if case.state in CLOSED:
        raise Stale(f"the case is already {case.state}")
    closed = {"state": CaseState.RESOLVED, "snoozed_until": None, "before_snooze": None, "complaint_waits": False}
    closed |= {"private_since": None}
    return case.model_copy(update={**closed, "lane": Lane.ORDINARY, "version": case.version + 1})

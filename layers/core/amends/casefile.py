"""A case with all that its page shows, and pages of lists."""

from datetime import datetime
from typing import Generic, TypeVar

from pydantic import BaseModel, Field
from pydantic.json_schema import SkipJsonSchema

from amends.case import Case
from amends.event import Event
from amends.handoff.handoff import Handoff
from amends.handoff.joining import Joining
from amends.handoff.noticing import Sighting
from amends.mention import Mention, Text
from amends.private.consent import Consent
from amends.private.sealed import Sealed
from amends.reading import Reading
from amends.reply import Reply
from amends.suspect.complaints import ANYWHERE
from amends.tombstone import Tombstone
from amends.verdict import Verdict
from amends.work.links import Link
from amends.work.notes import Note
from amends.work.post_moves import PostMove
from amends.work.viewers import Viewer

T = TypeVar("T")
Span = tuple[datetime, datetime]  # from and to, both included


class ReadMention(BaseModel):
    """A post with what the model said of it, and the words that moved the model most.

    A private one is stored without words; they are `sealed` beside it, which no answer, log or export ever holds.
    """

    mention: Mention
    reading: Reading
    evidence: list[Text] = []
    region: str = ANYWHERE  # of which its words speak
    sealed: SkipJsonSchema[Sealed | None] = Field(default=None, exclude=True)


class Standing(BaseModel):
    """What was known before a post is stored: whether it was heard, the case for it, its parent's removal."""

    heard: bool = False
    summoned: bool = True  # of a post that was heard: whether it is known to address the brand
    case: Case | None = None
    # A case of theirs in this conversation that is closed for good: a new one is linked to it.
    earlier: str | None = None
    parent_gone: bool = False
    # Of a private message: the handoff that it answers, and what it could belong to otherwise.
    joining: Joining = Joining()


class PrivatePart(BaseModel):
    """How much of a case is private, and whether the caller sees it; `why` says why not.

    `consent` is what its customer was shown of the privacy notice, and when they wrote on.
    """

    messages: int
    readable: bool
    why: str = ""
    consent: Consent | None = None


class CaseFile(BaseModel):
    """A case with its thread, replies and history in order of time, verdicts on readings, and what was removed."""

    case: Case
    thread: list[ReadMention]
    replies: list[Reply]
    events: list[Event]
    verdicts: list[Verdict] = []
    removed: list[Tombstone] = []
    notes: list[Note] = []
    links: list[Link] = []
    # Of posts that come or go in this moment; until it is done some of them stand in the other case still.
    moves: list[PostMove] = []
    viewers: list[Viewer] = []
    handoffs: list[Handoff] = []
    # What was seen in public while its customer was invited or in private.
    sightings: list[Sighting] = []
    private_part: PrivatePart | None = None  # told to whoever asks, never stored


class Page(BaseModel, Generic[T]):
    """A page of a list; `next` leads to the one after it, None at the end."""

    items: list[T]
    next: str | None = None

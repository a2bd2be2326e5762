"""What a public post means for handoffs: its customer is in public again, or somebody asks what came of it."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple, Protocol

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.event import Event
from amends.handoff.asking import asks_outcome
from amends.handoff.handoff import Handoff, HandoffState, changed
from amends.handoff.tone import Tone, tone
from amends.mention import Mention, PlatformName
from amends.reading import Reading

AFTER = timedelta(days=7)  # a handoff was resolved: who is unhappy with it says so within days
WATCHED = frozenset({HandoffState.INVITED, HandoffState.JOINED, HandoffState.RESOLVED})
AGAIN, INSTEAD, ASKED = "went public again", "answered in public instead", "somebody asked for the outcome"


class Seen(StrEnum):
    """What was seen in public."""

    AGAIN = "again"  # its customer, after they had come into private
    INSTEAD = "instead"  # its customer, in place of coming into private
    ASKED = "asked"  # somebody else


_KIND = {Seen.AGAIN: AGAIN, Seen.INSTEAD: INSTEAD, Seen.ASKED: ASKED}


class Sighting(BaseModel):
    """A public post that its handoff's owner has to know of: which, in which case, and the change in tone; no word."""

    model_config = ConfigDict(frozen=True)

    handoff_id: str
    case_id: str  # the handoff's
    platform: PlatformName
    mention_id: str
    found_in: str  # the case that the post stands in
    seen: Seen
    at: AwareDatetime
    tone: Tone | None = None  # None for somebody else's


class Watched(NamedTuple):
    """A handoff that a post may concern, and what the model said of its customer's latest public post before."""

    handoff: Handoff
    before: Reading | None = None


class Noticed(NamedTuple):
    """What a post changes: a handoff's next version, and what is seen."""

    before: Handoff
    after: Handoff
    sighting: Sighting
    event: Event


class Watches(Protocol):
    """Where handoffs that go on are found."""

    def concerning(self, mention: Mention, now: datetime) -> Sequence[Watched]:
        """The handoffs of the post's author, and those of its thread."""
        ...


def is_watched(handoff: Handoff, now: datetime) -> bool:
    """Whether its public side is watched: from the invitation on, until some days after it was resolved."""
    if handoff.state is HandoffState.RESOLVED:
        return handoff.resolved_at is None or now - handoff.resolved_at < AFTER
    return handoff.state in WATCHED


def noticed(
    mention: Mention, reading: Reading, watched: Iterable[Watched], found_in: str, now: datetime
) -> list[Noticed]:
    """What a post that is heard now means for each of them; nothing for a private one, or for what was written before.

    `found_in` is the case that the post goes into.
    """
    if mention.private:
        return []
    found = []
    for handoff, before in watched:
        seen = _seen(mention, handoff) if is_watched(handoff, now) else None
        if seen is None:
            continue
        heard = tone(before, reading) if seen is not Seen.ASKED else None
        after = _counted(handoff, seen, mention, now)
        sighting = Sighting(
            handoff_id=handoff.id,
            case_id=handoff.case_id,
            platform=mention.platform,
            mention_id=mention.id,
            found_in=found_in,
            seen=seen,
            at=mention.created_at,
            tone=heard,
        )
        event = Event(at=now, kind=_KIND[seen], note=_note(sighting))
        found.append(Noticed(handoff, after, sighting, event))
    return found


def _seen(mention: Mention, handoff: Handoff) -> Seen | None:
    if mention.platform is not handoff.platform:
        return None
    since = handoff.joined_at or handoff.invited_at or handoff.begun_at
    if mention.created_at <= since:
        return None  # X shows some posts late: what was written before is not said in answer to anything.
    if mention.author_id == handoff.author_id:
        return Seen.AGAIN if handoff.joined_at else Seen.INSTEAD
    in_thread = mention.conversation_id in handoff.threads
    return Seen.ASKED if in_thread and asks_outcome(mention.text) else None


def _counted(handoff: Handoff, seen: Seen, mention: Mention, now: datetime) -> Handoff:
    if seen is Seen.ASKED:
        return changed(handoff, asked_by_others=handoff.asked_by_others + 1)
    if seen is Seen.INSTEAD:
        return changed(handoff)
    return changed(handoff, public_again=handoff.public_again + 1, last_public_again_at=now)


def _note(sighting: Sighting) -> str:
    """Where and how, in our own words."""
    where = "" if sighting.found_in == sighting.case_id else f"in another thread, case {sighting.found_in}"
    heard = sighting.tone.words if sighting.tone else ""
    return "; ".join(part for part in (where, heard) if part)

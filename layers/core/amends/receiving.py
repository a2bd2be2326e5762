"""Receiving: what a verified webhook brought goes where its kind belongs."""

from datetime import datetime
from enum import StrEnum
from typing import Protocol

from pydantic import BaseModel, ConfigDict

from amends.listening import MentionSink
from amends.mention import Mention, PlatformName


class Outcome(StrEnum):
    """What became of an event; each is counted under its name."""

    TAKEN = "taken"
    AGAIN = "taken before"
    ENCRYPTED = "encrypted: it can be read on the platform only"
    LEFT = "of no kind that we know"


class Received(BaseModel):
    """One event, as its sender's adapter understood it."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    source: str  # as in "x.webhook"
    id: str
    platform: PlatformName
    kind: str  # the sender's own name for it
    mentions: list[Mention] = []
    encrypted: bool = False


class Seen(Protocol):
    """Which events were taken."""

    def holds(self, source: str, event_id: str) -> bool:
        """Whether this event was taken before."""
        ...

    def add(self, source: str, event_id: str, now: datetime) -> bool:
        """Remember an event as taken; false when another request was first."""
        ...


def receive(event: Received, seen: Seen, sink: MentionSink, now: datetime) -> Outcome:
    """Queue what an event brought, and only then remember it.

    A crash between the two takes the event twice, which the posts' own keys make harmless; the other order would lose
    it, because its sender would be told that we have it. So `seen` saves work and decides nothing.
    """
    if not event.mentions:
        return Outcome.ENCRYPTED if event.encrypted else Outcome.LEFT
    if seen.holds(event.source, event.id):
        return Outcome.AGAIN
    sink.send(event.mentions)
    if not seen.add(event.source, event.id, now):
        return Outcome.AGAIN
    return Outcome.TAKEN

"""The chain of a case's history: each entry is sealed with the one before it."""

import hashlib
import json

from pydantic import BaseModel, ConfigDict

from amends.event import Event


class Head(BaseModel):
    """Where a history ends: how many entries it has, and the seal of the last."""

    model_config = ConfigDict(frozen=True)

    seq: int = 0
    seal: str = ""


def link(subject: str, head: Head, event: Event) -> tuple[Event, Head]:
    """The event as the next entry of a subject's history, and where the history ends then."""
    numbered = event.model_copy(
        update={"seq": head.seq + 1, "before": head.seal, "note_sha256": sha256_of(event.id + event.note)}
    )
    sealed = numbered.model_copy(update={"seal": seal(subject, numbered)})
    return sealed, Head(seq=sealed.seq, seal=sealed.seal)


def seal(subject: str, event: Event) -> str:
    """What an entry is sealed with: all of it but its note's words, which a removal may take out.

    A field that an entry does not use is left out, so that one that comes later breaks no seal.
    """
    said = event.model_dump(mode="json", exclude={"note", "seal"}, exclude_defaults=True)
    return sha256_of(json.dumps([subject, said], sort_keys=True))


def sha256_of(text: str) -> str:
    """A text's hash; a note is hashed with its entry's id, so that short ones can't be guessed from a list."""
    return hashlib.sha256(text.encode()).hexdigest()

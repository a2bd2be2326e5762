"""Internal notes on a case: never sent anywhere, edited by their author, every version kept."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated
from uuid import uuid4

from pydantic import AfterValidator, AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field

from amends.errors import BadInput, Forbidden
from amends.event import Event
from amends.mention import make_storable
from amends.roles import Act, Person
from amends.work.people import Colleague, find


def _said(text: str) -> str:
    if not text.strip():
        raise ValueError("a note needs words")
    return text


NoteText = Annotated[str, BeforeValidator(make_storable), Field(min_length=1, max_length=10_000), AfterValidator(_said)]


class Note(BaseModel):
    """What a colleague wrote to colleagues; `mentions` are the ids of those whom it calls."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    id: str
    case_id: str
    text: NoteText
    mentions: list[str] = []
    author: str
    author_name: str
    at: AwareDatetime
    edited_at: AwareDatetime | None = None
    version: int = 1


def write(
    case_id: str,
    text: str,
    mentions: Sequence[str],
    known: list[Colleague],
    person: Person,
    now: datetime,
    name: str | None = None,
) -> tuple[Note, Event]:
    """A new note; those whom it mentions must be known."""
    person.must(Act.WORK)
    note = Note(
        id=name or uuid4().hex,
        case_id=case_id,
        text=text,
        mentions=_called(mentions, known),
        author=person.id,
        author_name=person.name,
        at=now,
    )
    return note, _event("noted", note, note.mentions, person, now)


def rewrite(
    note: Note, text: str, mentions: Sequence[str], known: list[Colleague], person: Person, now: datetime
) -> tuple[Note, Event]:
    """The note in other words, by its author; only those whom it did not mention before are called."""
    person.must(Act.WORK)
    if note.author != person.id:
        raise Forbidden(f"only its author, {note.author_name}, may edit this note")
    called = _called(mentions, known)
    if (text, called) == (note.text, note.mentions):
        raise BadInput("these are the note's words already")
    changes = {"text": text, "mentions": called, "edited_at": now, "version": note.version + 1}
    edited = note.model_copy(update=changes)
    return edited, _event("note edited", edited, [one for one in called if one not in note.mentions], person, now)


def _called(mentions: Sequence[str], known: list[Colleague]) -> list[str]:
    return sorted({find(name, known).id for name in mentions})


def _event(kind: str, note: Note, to: list[str], person: Person, now: datetime) -> Event:
    # The words stay in the note: the history and whoever is notified get none of them.
    return Event(at=now, kind=kind, by=person.id, by_name=person.name, to=tuple(to), note=f"note {note.id}")

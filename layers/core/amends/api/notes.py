"""Routes: internal notes, and whom they call."""

from datetime import datetime
from http import HTTPStatus
from typing import Annotated

from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel, Field

from amends import wiring
from amends.api.conditions import IfMatch, seen_in
from amends.api.once import IdempotencyKey, made, name_of
from amends.api.people import permitted
from amends.errors import Changed
from amends.private.quoting import must_not_repeat
from amends.roles import Act, Person
from amends.work import notes
from amends.work.notes import Note, NoteText
from amends.work.people import Colleague

router = APIGatewayHttpRouter()
NOTES = "/cases/<case_id>/notes"


class NoteWords(BaseModel):
    """A note's words, and the colleagues whom it calls, by id or name."""

    text: NoteText
    mentions: list[Annotated[str, Field(min_length=1, max_length=128)]] = Field(default=[], max_length=20)


@router.get("/people", summary="Colleagues", tags=["people"])
def people() -> list[Colleague]:
    """Who has signed in within half a year, by name: those whom a case can be handed to, or a note can call."""
    permitted(router, Act.READ)
    return wiring.colleagues().known(wiring.now())


@router.post(NOTES, summary="Write a note", tags=["work"], status_code=HTTPStatus.CREATED)
def write_note(case_id: str, body: NoteWords, key: IdempotencyKey = None) -> Note:
    """A note for colleagues; no platform ever gets it."""
    person, now = permitted(router, Act.WORK), wiring.now()
    wiring.cases().get(case_id)
    name, store = name_of(key, person, case_id), wiring.notes()
    if known := made(
        key, lambda: store.get(case_id, name), lambda _: store.versions(case_id, name)[0].text == body.text
    ):
        return known
    _must_be_public(case_id, body.text, person)
    note, event = notes.write(case_id, body.text, body.mentions, _known(body, now), person, now, name)
    return wiring.notes().save(note, event)


@router.put(f"{NOTES}/<note_id>", summary="Edit a note", tags=["work"])
def edit_note(case_id: str, note_id: str, body: NoteWords, if_match: IfMatch = "") -> Note:
    """Other words in a note, by its author; every version is kept. If-Match holds the version seen."""
    person, now, version = permitted(router, Act.WORK), wiring.now(), seen_in(if_match)
    note = wiring.notes().get(case_id, note_id)
    if note.version != version:
        edited = {"who": note.author_name, "when": (note.edited_at or note.at).isoformat(), "what": "note edited"}
        raise Changed("you edited this note elsewhere after you opened it here; look again", note.version, [edited])
    _must_be_public(case_id, body.text, person)
    edit, event = notes.rewrite(note, body.text, body.mentions, _known(body, now), person, now)
    return wiring.notes().save(edit, event)


@router.get(f"{NOTES}/<note_id>/versions", summary="A note's versions", tags=["work"])
def note_versions(case_id: str, note_id: str) -> list[Note]:
    """Every version of a note, the oldest first."""
    permitted(router, Act.READ)
    return wiring.notes().versions(case_id, note_id)


def _must_be_public(case_id: str, text: str, person: Person) -> None:
    """Raise BadInput where a note repeats what its author alone may read: a note is stored as it is, for everybody."""
    must_not_repeat(text, wiring.for_person(wiring.cases().file(case_id), person))


def _known(body: NoteWords, now: datetime) -> list[Colleague]:
    return wiring.colleagues().known(now) if body.mentions else []

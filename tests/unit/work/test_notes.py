"""Notes are for colleagues, whom they call by name."""

import pytest
from amends.errors import BadInput, Forbidden
from amends.roles import Role
from amends.work.notes import rewrite, write

from tests.builders import MIA, MINUTE, NOON, PIET, ROSA, a_colleague

KNOWN = [a_colleague("rosa", Role.RESPONDER), a_colleague("piet", Role.PR)]


def test_a_note_calls_colleagues_and_its_words_stay_out_of_the_history() -> None:
    note, event = write("x-1001", "@piet the mast at Calder", ["piet"], KNOWN, ROSA, NOON)
    assert (note.mentions, event.to, event.kind) == (["piet-id"], ("piet-id",), "noted")
    assert "mast" not in event.model_dump_json()


def test_a_note_calls_only_people_who_are_known() -> None:
    with pytest.raises(BadInput, match="nobody here"):
        write("x-1001", "@kim look", ["kim"], KNOWN, ROSA, NOON)
    namesake = a_colleague("piet", Role.LEGAL).model_copy(update={"id": "piet-2"})
    with pytest.raises(BadInput, match="more than one"):
        write("x-1001", "@piet look", ["piet"], [*KNOWN, namesake], ROSA, NOON)
    assert write("x-1001", "@piet look", ["piet-2"], [*KNOWN, namesake], ROSA, NOON)[0].mentions == ["piet-2"]


def test_a_note_is_edited_by_its_author_alone_and_calls_nobody_twice() -> None:
    note, _ = write("x-1001", "@piet look", ["piet"], KNOWN, ROSA, NOON)
    with pytest.raises(Forbidden, match="rosa"):
        rewrite(note, "mine now", [], KNOWN, PIET, NOON)
    edited, event = rewrite(note, "@piet @rosa look", ["piet", "rosa"], KNOWN, ROSA, NOON + MINUTE)
    assert (edited.version, edited.edited_at, edited.at) == (2, NOON + MINUTE, NOON)
    assert event.to == ("rosa-id",)
    with pytest.raises(BadInput, match="already"):
        rewrite(edited, edited.text, ["piet", "rosa"], KNOWN, ROSA, NOON)


def test_who_only_reads_writes_no_note() -> None:
    with pytest.raises(Forbidden):
        write("x-1001", "hello", [], KNOWN, MIA, NOON)

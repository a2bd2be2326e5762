"""Each entry of a history is sealed with the one before it."""

from datetime import timedelta

from amends.audit.chain import Head, link, seal
from amends.event import Event

from tests.builders import NOON

OPENED = Event(at=NOON, kind="case opened")
CLAIMED = Event(at=NOON + timedelta(minutes=1), kind="claimed", by="7", by_name="Grace", note="mine")


def test_entries_are_numbered_and_each_holds_the_seal_before_it() -> None:
    first, head = link("x-1", Head(), OPENED)
    second, head = link("x-1", head, CLAIMED)
    assert (first.seq, first.before, second.seq, second.before) == (1, "", 2, first.seal)
    assert head == Head(seq=2, seal=second.seal)
    assert seal("x-1", second) == second.seal


def test_a_seal_breaks_when_anything_but_the_notes_words_changes() -> None:
    entry, _ = link("x-1", Head(), CLAIMED)
    for change in ({"by": "8"}, {"kind": "resolved"}, {"at": NOON}, {"seq": 2}, {"before": "0"}, {"note_sha256": "0"}):
        assert seal("x-1", entry.model_copy(update=change)) != entry.seal
    assert seal("x-2", entry) != entry.seal
    assert seal("x-1", entry.model_copy(update={"note": "removed"})) == entry.seal

"""A history is whole, or the proof says which entry is not and why."""

from datetime import timedelta
from typing import Any

import pytest
from amends.audit.chain import Head, link, seal
from amends.audit.proof import Fault, prove
from amends.event import Event
from amends.quoting import REMOVED
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import MINUTE, NOON

CASE = "x-1"
LENGTH = 6


def chain(*events: Event) -> tuple[list[Event], Head]:
    head, entries = Head(), []
    for event in events:
        entry, head = link(CASE, head, event)
        entries.append(entry)
    return entries, head


def moves(count: int = LENGTH) -> tuple[list[Event], Head]:
    return chain(*(Event(at=NOON + n * MINUTE, kind="noted", by="7", note=f"note {n}") for n in range(1, count + 1)))


def faults(entries: list[Event], head: Head, *known: Head) -> set[tuple[int, Fault]]:
    proof = prove(CASE, entries, head, known)
    assert proof.whole == (not proof.findings)
    return {(finding.seq, finding.fault) for finding in proof.findings}


def changed(entries: list[Event], seq: int, **changes: Any) -> list[Event]:
    return [entry.model_copy(update=changes) if entry.seq == seq else entry for entry in entries]


def test_an_untouched_history_is_whole() -> None:
    entries, head = moves()
    proof = prove(CASE, entries, head)
    assert (proof.whole, proof.entries, proof.seal, proof.notes_removed) == (True, LENGTH, head.seal, 0)
    assert prove(CASE, [], Head()).whole


@given(
    seq=st.integers(1, LENGTH),
    change=st.sampled_from(
        [
            {"by": "8"},
            {"by_name": "Eve"},
            {"kind": "approved"},
            {"at": NOON - MINUTE},
            {"reply_id": "r1"},
            {"via": "slack"},
            {"text_sha256": "0"},
            {"to": ("9",)},
            {"cleared": (1,)},
            {"before": "0"},
            {"note_sha256": "0"},
            {"note": "never said"},
            {"note": REMOVED},
            {"note": ""},
            {"seal": "0" * 64},
        ]
    ),
)
def test_any_change_of_any_entry_is_found(seq: int, change: dict[str, Any]) -> None:
    entries, head = moves()
    assert faults(changed(entries, seq, **change), head)


@given(gone=st.sets(st.integers(1, LENGTH), min_size=1))
def test_any_entries_that_are_missing_are_named(gone: set[int]) -> None:
    entries, head = moves()
    left = [entry for entry in entries if entry.seq not in gone]
    last = max((entry.seq for entry in left), default=0)
    found = faults(left, head)
    assert {seq for seq, _ in found} == gone
    assert found == {(seq, Fault.MISSING if seq < last else Fault.TRUNCATED) for seq in gone}


@given(order=st.permutations(range(1, LENGTH + 1)).filter(lambda order: order != sorted(order)))
def test_entries_that_changed_places_are_found_whether_or_not_somebody_sealed_them_anew(order: list[int]) -> None:
    entries, head = moves()
    swapped = [entries[place - 1].model_copy(update={"seq": seq}) for seq, place in enumerate(order, 1)]
    assert faults(swapped, head)


def test_an_entry_that_was_renumbered_and_sealed_anew_still_says_behind_which_it_was_written() -> None:
    entries, head = moves()
    third = entries[2].model_copy(update={"seq": 2})
    second = entries[1].model_copy(update={"seq": 3})
    swapped = [one.model_copy(update={"seal": seal(CASE, one)}) for one in (third, second)]
    found = faults([entries[0], *swapped, *entries[3:]], head)
    assert (3, Fault.REORDERED) in found


def test_two_entries_of_one_number_are_found() -> None:
    entries, head = moves()
    twin, _ = link(CASE, Head(seq=2, seal=entries[1].seal), Event(at=NOON, kind="approved"))
    assert (3, Fault.TAMPERED) in faults([*entries, twin], head)


def test_an_entry_of_another_history_is_no_entry_of_this_one() -> None:
    entries, head = moves()
    assert not prove("x-2", entries, head).whole


def test_an_end_that_was_cut_off_together_with_its_mark_shows_against_what_was_noted_elsewhere() -> None:
    entries, head = moves()
    shorter = Head(seq=4, seal=entries[3].seal)
    assert faults(entries[:4], shorter) == set()
    assert faults(entries[:4], shorter, head) == {(6, Fault.TRUNCATED)}
    assert faults(entries, head, shorter, head) == set()
    rewritten, end = chain(*(entry.model_copy(update={"by": "eve", "seal": ""}) for entry in entries))
    assert faults(rewritten, end) == set()
    assert faults(rewritten, end, shorter) == {(4, Fault.TAMPERED)}


def test_an_end_that_lies_before_the_last_entry_is_found() -> None:
    entries, _ = moves()
    assert faults(entries, Head(seq=4, seal=entries[3].seal)) == {(4, Fault.END)}


def test_words_that_a_removal_took_out_are_counted_and_nothing_else_passes_for_them() -> None:
    said = Event(at=NOON + 9 * MINUTE, kind="words removed", cleared=(2,))
    entries, head = chain(*moves()[0], said)
    cleaned = changed(entries, 2, note=REMOVED)
    proof = prove(CASE, cleaned, head)
    assert (proof.whole, proof.notes_removed) == (True, 1)
    assert faults(changed(entries, 2, note="other words"), head) == {(2, Fault.NOTE)}
    assert faults(changed(cleaned, 3, note=REMOVED), head) == {(3, Fault.NOTE)}
    assert faults(entries, head) == set()


def test_an_entry_takes_no_words_out_of_a_later_one() -> None:
    first = Event(at=NOON, kind="words removed", cleared=(2,))
    entries, head = chain(first, *moves(2)[0])
    assert faults(changed(entries, 2, note=REMOVED), head) == {(2, Fault.NOTE)}


@pytest.mark.parametrize(("at", "whole"), [(NOON - MINUTE, True), (NOON + timedelta(hours=1), False)])
def test_entries_without_a_seal_are_older_than_all_that_have_one(at: Any, whole: bool) -> None:
    entries, head = moves()
    proof = prove(CASE, [Event(at=at, kind="case opened"), *entries], head)
    assert (proof.whole, proof.before_seals) == (whole, 1)

"""A threshold is moved by administrators, with a note, and never overwritten."""

import pytest
from amends.errors import BadInput, Forbidden, Stale
from amends.roles import Act, Person, Role
from amends.threshold import change, expect, restore

from tests.builders import ADA, MIA, MINUTE, NOON, PIET, ROSA, a_person, a_threshold


def test_a_change_says_who_when_from_to_and_why() -> None:
    moved = change(a_threshold(), 0.42, "we miss calm complaints", ADA, NOON + MINUTE)
    assert (moved.version, moved.before, moved.threshold, moved.note) == (2, 0.5, 0.42, "we miss calm complaints")
    assert (moved.by, moved.by_name, moved.at) == (ADA.id, "ada", NOON + MINUTE)
    assert (moved.shipped, moved.model, moved.brand) == (0.5, "test-1", "larkfield")


def test_going_back_makes_a_new_version_with_the_older_value() -> None:
    shipped = a_threshold()
    moved = change(shipped, 0.42, "fewer misses", ADA, NOON)
    back = restore(moved, shipped, "too many false alarms", ADA, NOON)
    assert (back.version, back.before, back.threshold, back.restores) == (3, 0.42, 0.5, 1)


@pytest.mark.parametrize("to", [0.0999, 0.9001, 0.0, 1.0, float("nan")])
def test_a_line_at_which_the_model_no_longer_counts_is_refused(to: float) -> None:
    with pytest.raises(BadInput, match="between"):
        change(a_threshold(), to, "a note", ADA, NOON)


@pytest.mark.parametrize("to", [0.1, 0.9])
def test_the_bounds_themselves_are_allowed(to: float) -> None:
    assert change(a_threshold(), to, "a note", ADA, NOON).threshold == to


def test_a_change_needs_a_note_and_a_difference() -> None:
    for to, note in ((0.4, "  "), (0.5, "a note"), (0.50001, "a note")):
        with pytest.raises(BadInput):
            change(a_threshold(), to, note, ADA, NOON)
    with pytest.raises(BadInput):
        restore(a_threshold(), a_threshold(version=1), "a note", ADA, NOON)


@pytest.mark.parametrize("person", [ROSA, PIET, MIA, a_person("lea", Role.LEGAL), a_person("nobody")])
def test_only_an_administrator_moves_it(person: Person) -> None:
    assert not person.may(Act.TUNE)
    with pytest.raises(Forbidden):
        change(a_threshold(), 0.4, "a note", person, NOON)
    with pytest.raises(Forbidden):
        restore(a_threshold(threshold=0.4), a_threshold(), "a note", person, NOON)


def test_who_saw_an_older_version_moves_nothing() -> None:
    assert expect(a_threshold(), 1) == a_threshold()
    with pytest.raises(Stale):
        expect(a_threshold(version=2), 1)

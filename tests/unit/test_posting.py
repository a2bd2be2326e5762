"""Who turns posting on and off, and who wins."""

import pytest
from amends.errors import Forbidden, Stale
from amends.posting import Mode, Posting, turn
from amends.roles import Person, Role

from tests.builders import ADA, MIA, MINUTE, NOON, PIET, ROSA, a_person
from tests.fakes import FakeSwitches

LEA = a_person("lea", Role.LEGAL)


def test_until_somebody_turns_it_posting_is_a_dry_run() -> None:
    assert FakeSwitches().get() == Posting()
    assert (Posting().mode, Posting().holds) == (Mode.DRY_RUN, "dry run: would have been posted")


def test_only_on_holds_nothing() -> None:
    assert {mode for mode in Mode if not Posting(mode=mode).holds} == {Mode.ON}


def test_a_turn_says_who_when_from_and_why() -> None:
    switches = FakeSwitches()
    turn(Mode.ON, "we go live", ADA, switches, NOON)
    stopped = turn(Mode.OFF, "wrong tone", PIET, switches, NOON + MINUTE)
    assert [(turned.version, turned.before, turned.mode) for turned in switches.turns] == [
        (1, Mode.DRY_RUN, Mode.ON),
        (2, Mode.ON, Mode.OFF),
    ]
    assert (stopped.by, stopped.by_name, stopped.why, stopped.since) == (PIET.id, "piet", "wrong tone", NOON + MINUTE)


@pytest.mark.parametrize(
    ("person", "modes"),
    [(ADA, set(Mode)), (PIET, {Mode.OFF}), (ROSA, set()), (LEA, set()), (MIA, set()), (a_person("kim"), set())],
)
def test_administrators_turn_it_and_pr_stops_it(person: Person, modes: set[Mode]) -> None:
    for mode in Mode:
        other = Mode.OFF if mode is not Mode.OFF else Mode.ON
        switches = FakeSwitches(Posting(mode=other, version=1))
        if mode in modes:
            assert turn(mode, "", person, switches, NOON).mode is mode
        else:
            with pytest.raises(Forbidden):
                turn(mode, "", person, switches, NOON)
            assert switches.get().mode is other


def test_turning_it_to_what_it_is_leaves_the_first_one_who_did() -> None:
    switches = FakeSwitches()
    first = turn(Mode.OFF, "wrong tone", PIET, switches, NOON)
    assert turn(Mode.OFF, "me too", ADA, switches, NOON + MINUTE) == first


def test_nobody_undoes_a_stop_that_they_have_not_seen() -> None:
    switches = FakeSwitches()
    seen = turn(Mode.ON, "", ADA, switches, NOON)
    turn(Mode.OFF, "wrong tone", PIET, switches, NOON)
    with pytest.raises(Stale):
        turn(Mode.ON, "", ADA, switches, NOON, seen.version)
    assert switches.get().mode is Mode.OFF
    assert turn(Mode.ON, "", ADA, switches, NOON, seen.version + 1).mode is Mode.ON


@pytest.mark.parametrize("to", [Mode.OFF, Mode.ON])
def test_a_stop_wins_over_who_turns_it_in_the_same_moment_and_nothing_else_does(to: Mode) -> None:
    switches = FakeSwitches()

    def first_come() -> None:
        if not switches.turns:
            switches.turns.append(Posting(mode=Mode.ON if to is Mode.OFF else Mode.OFF, version=1))

    switches.before_add = first_come
    if to is Mode.OFF:
        assert turn(to, "", PIET, switches, NOON).version == 2
    else:
        with pytest.raises(Stale):
            turn(to, "", ADA, switches, NOON)
    assert switches.get().mode is Mode.OFF


def test_a_stop_of_an_old_version_stops_all_the_same() -> None:
    switches = FakeSwitches(Posting(mode=Mode.ON, version=7))
    assert turn(Mode.OFF, "", PIET, switches, NOON, seen=3).mode is Mode.OFF


def test_a_stop_that_never_gets_through_says_so() -> None:
    switches = FakeSwitches()

    def always_first() -> None:
        switches.turns.append(Posting(mode=Mode.ON, version=switches.get().version + 1))

    switches.before_add = always_first
    with pytest.raises(Stale, match="once more"):
        turn(Mode.OFF, "", PIET, switches, NOON)

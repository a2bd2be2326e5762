"""The digest goes to people who signed in and may read reports, and to no address that somebody typed."""

from datetime import timedelta

import pytest
from amends.digest.settings import PEOPLE, DigestVersion, Schedule, change
from amends.errors import BadInput, Forbidden, Overtaken
from amends.roles import Role
from pydantic import ValidationError

from tests.builders import MIA, NOON, ROSA, a_colleague

KNOWN = [a_colleague("mia", Role.MARKETING), a_colleague("rosa", Role.RESPONDER), a_colleague("aud", Role.AUDITOR)]
MONDAYS = Schedule(on=True, weekday=0, hour=8, tz="Europe/London")


def set_to(
    people: list[str], current: DigestVersion | None = None, schedule: Schedule = MONDAYS, hours: int = 0
) -> DigestVersion:
    seen = current.version if current else 0
    return change(current, seen, schedule, people, KNOWN, MIA, NOON + timedelta(hours=hours))


def test_each_version_says_by_whom_and_to_whom() -> None:
    first = set_to([KNOWN[0].id, KNOWN[2].id])
    assert (first.version, first.by_name, [one.name for one in first.recipients]) == (1, "mia", ["mia", "aud"])


@pytest.mark.parametrize("person", [KNOWN[1].id, "nobody", "mia@larkfield.example"])
def test_who_may_not_read_reports_or_never_signed_in_gets_none(person: str) -> None:
    with pytest.raises(BadInput, match="signed in"):
        set_to([person])


def test_a_person_stands_there_once_and_there_are_not_too_many() -> None:
    for people in ([KNOWN[0].id] * 2, [str(number) for number in range(PEOPLE + 1)]):
        with pytest.raises(BadInput, match="at most"):
            set_to(people)


def test_who_stays_is_sent_what_is_due_and_who_comes_is_not() -> None:
    first = set_to([KNOWN[0].id])
    second = set_to([KNOWN[0].id, KNOWN[2].id], first, hours=3)
    assert [one.since for one in second.recipients] == [NOON, NOON + timedelta(hours=3)]


def test_another_hour_begins_anew_for_everybody() -> None:
    first = set_to([KNOWN[0].id])
    later = MONDAYS.model_copy(update={"hour": 9})
    assert [one.since for one in set_to([KNOWN[0].id], first, later, 3).recipients] == [NOON + timedelta(hours=3)]


def test_an_old_version_and_a_reader_change_nothing() -> None:
    with pytest.raises(Overtaken):
        change(set_to([KNOWN[0].id]), 0, MONDAYS, [], KNOWN, MIA, NOON)
    with pytest.raises(Forbidden):
        change(None, 0, MONDAYS, [], KNOWN, ROSA, NOON)


@pytest.mark.parametrize(
    "wrong", [{"tz": "Mars"}, {"tz": "../etc/passwd"}, {"hour": 24}, {"weekday": 7}, {"to": "a@b"}]
)
def test_what_is_no_time_or_an_address_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Schedule.model_validate(wrong)

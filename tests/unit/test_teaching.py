"""A person says of a post whether it was rightly read."""

import pytest
from amends.casefile import CaseFile, ReadMention
from amends.errors import BadInput, Forbidden, NotFound
from amends.reading import Reading
from amends.roles import Person
from amends.teaching import judge
from amends.verdict import Verdict

from tests.builders import MIA, MINUTE, NOON, PIET, ROSA, a_case, a_content_reading, a_mention, a_person, a_reading
from tests.fakes import FakeVerdicts


def a_file(*verdicts: Verdict, reading: Reading | None = None) -> CaseFile:
    read = ReadMention(mention=a_mention(), reading=reading or a_reading())
    return CaseFile(case=a_case(), thread=[read], replies=[], events=[], verdicts=list(verdicts))


def test_a_verdict_keeps_the_reading_as_it_was_and_no_word_of_the_post() -> None:
    verdicts = FakeVerdicts()
    verdict = judge(a_file(), "1001", False, "larkfield", ROSA, verdicts, NOON)
    assert verdicts.saved == [verdict]
    assert (verdict.dissatisfied, verdict.read_as_dissatisfied, verdict.score) == (False, True, 0.93)
    assert (verdict.brand, verdict.by, verdict.model, verdict.version) == ("larkfield", ROSA.id, "test-1", 1)
    assert "broadband" not in verdict.model_dump_json() + verdicts.events[0].model_dump_json()


@pytest.mark.parametrize(
    ("reading", "dissatisfied", "kind", "note"),
    [
        (a_reading(), True, "rightly read", "post 1001, read as dissatisfied"),
        (a_reading(), False, "wrongly read", "post 1001, read as dissatisfied"),
        (a_content_reading(), True, "wrongly read", "post 1001, read as not dissatisfied"),
        (a_content_reading(), False, "rightly read", "post 1001, read as not dissatisfied"),
    ],
)
def test_the_history_says_who_judged_which_reading_and_how(
    reading: Reading, dissatisfied: bool, kind: str, note: str
) -> None:
    verdicts = FakeVerdicts()
    judge(a_file(reading=reading), "1001", dissatisfied, "larkfield", ROSA, verdicts, NOON)
    (event,) = verdicts.events
    assert (event.kind, event.note, event.by) == (kind, note, ROSA.id)


def test_a_person_may_change_their_mind_and_saying_the_same_again_changes_nothing() -> None:
    verdicts = FakeVerdicts()
    first = judge(a_file(), "1001", False, "larkfield", ROSA, verdicts, NOON)
    assert judge(a_file(first), "1001", False, "larkfield", ROSA, verdicts, NOON + MINUTE) == first
    second = judge(a_file(first), "1001", True, "larkfield", ROSA, verdicts, NOON + MINUTE)
    assert [verdict.version for verdict in verdicts.saved] == [1, 2]
    assert second.dissatisfied


def test_two_people_judge_a_post_apart() -> None:
    verdicts = FakeVerdicts()
    first = judge(a_file(), "1001", False, "larkfield", ROSA, verdicts, NOON)
    judge(a_file(first), "1001", True, "larkfield", PIET, verdicts, NOON)
    assert [(verdict.by, verdict.version) for verdict in verdicts.saved] == [(ROSA.id, 1), (PIET.id, 1)]


@pytest.mark.parametrize("person", [MIA, a_person("nobody")])
def test_who_may_not_work_on_cases_judges_nothing(person: Person) -> None:
    with pytest.raises(Forbidden):
        judge(a_file(), "1001", True, "larkfield", person, FakeVerdicts(), NOON)


def test_only_a_post_of_the_case_that_the_model_judged_can_be_judged() -> None:
    with pytest.raises(NotFound):
        judge(a_file(), "9", True, "larkfield", ROSA, FakeVerdicts(), NOON)
    with pytest.raises(BadInput, match="did not judge"):
        judge(a_file(reading=a_reading(threshold=None)), "1001", True, "larkfield", ROSA, FakeVerdicts(), NOON)

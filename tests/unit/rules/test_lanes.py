"""The lane of what nobody is sure of: who comes into it, and who leaves it."""

import pytest
from amends.case import answered, claim, looked_at, resolve
from amends.context import history_of
from amends.hearing import edited, extend, open_case
from amends.teaching import judge
from amends.triage import Lane

from tests.builders import MINUTE, NOON, ROSA, a_case, a_mention, a_triage
from tests.fakes import FakeCases, FakeVerdicts

UNSURE = a_triage(lane=Lane.UNSURE, needs_human=True)
DOUBTED = open_case(a_mention(), UNSURE, NOON)
NEXT = a_mention(id="1002", created_at=NOON)


def test_a_case_opens_in_its_posts_lane() -> None:
    assert (DOUBTED.lane, a_case().lane) == (Lane.UNSURE, Lane.ORDINARY)


@pytest.mark.parametrize(
    ("before", "then", "lane"),
    [
        (DOUBTED, a_triage(severity=4), Lane.UNSURE),
        (DOUBTED, UNSURE, Lane.UNSURE),
        (DOUBTED, a_triage(dissatisfied=True), Lane.ORDINARY),
        (DOUBTED, a_triage(severity=1), Lane.ORDINARY),
        (a_case(severity=4), UNSURE, Lane.UNSURE),
        (a_case(complaint_waits=True), UNSURE, Lane.ORDINARY),
        (a_case(severity=1), UNSURE, Lane.ORDINARY),
        (claim(a_case(), ROSA), UNSURE, Lane.ORDINARY),
    ],
)
def test_doubt_comes_to_what_nobody_knows_and_a_plain_post_ends_it(before: object, then: object, lane: Lane) -> None:
    assert extend(before, NEXT, then, NOON).lane is lane  # type: ignore[arg-type]


def test_whoever_takes_answers_or_closes_a_case_takes_it_out_of_the_lane() -> None:
    for after in (claim(DOUBTED, ROSA), answered(DOUBTED), resolve(DOUBTED), looked_at(DOUBTED)):
        assert (after.lane, after.version) == (Lane.ORDINARY, 2)
    assert looked_at(a_case()) == a_case()


def test_an_edit_of_a_closed_case_opens_no_doubt() -> None:
    closed = resolve(a_case(severity=4))
    assert edited(closed, a_mention(text="hm"), UNSURE, NOON).lane is Lane.ORDINARY


def test_a_verdict_takes_the_case_out_of_the_lane_and_a_second_one_moves_nothing() -> None:
    for case, moved in ((DOUBTED, 1), (looked_at(DOUBTED), 0)):
        verdicts = FakeVerdicts()
        judge(FakeCases(case).file("x-1001"), "1001", True, "larkfield", ROSA, verdicts, NOON)
        assert [one.lane for one in verdicts.cases] == [Lane.ORDINARY] * moved


def test_a_topic_stays_until_a_graver_post_brings_another() -> None:
    case = extend(a_case(topic="leaving", severity=2), NEXT, a_triage(topic="spam", severity=4), NOON)
    assert case.topic == "leaving"
    assert extend(case, NEXT, a_triage(topic="safety", severity=1, rule="safety"), NOON).topic == "safety"
    assert extend(a_case(), NEXT, a_triage(topic="spam", severity=4), NOON).topic == "spam"


def test_guidance_is_kept_with_the_case_once() -> None:
    case = open_case(a_mention(), a_triage(guidance="Ask in private."), NOON)
    for more, guidance in (
        ("", "Ask in private."),
        ("Ask in private.", "Ask in private."),
        ("Call.", "Call.\n\nAsk in private."),
    ):
        assert extend(case, NEXT, a_triage(guidance=more), NOON).guidance == guidance


def test_the_case_remembers_how_often_and_how_fast_its_customer_writes() -> None:
    case = a_case()
    assert history_of(NEXT, None).posts == 1
    for minutes in (10, 30, 200):
        case = extend(case, a_mention(created_at=NOON + minutes * MINUTE), a_triage(), NOON)
    history = history_of(a_mention(created_at=NOON + 210 * MINUTE), case)
    assert (history.posts, history.posts_in_hour, history.posts_in_day) == (5, 2, 5)
    for _ in range(100):
        case = extend(case, NEXT, a_triage(), NOON)
    assert len(case.written) == 20


def test_an_edited_post_is_counted_once() -> None:
    assert history_of(a_mention(text="edited"), a_case()).posts == 1
    assert edited(a_case(), a_mention(text="edited"), a_triage(), NOON).written == a_case().written

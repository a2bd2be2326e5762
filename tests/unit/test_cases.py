"""A case gathers what one customer says in one conversation."""

from datetime import timedelta

import pytest
from amends.case import PREVIEW, CaseState, answered, claim, resolve
from amends.errors import Stale
from amends.hearing import extend, open_case
from amends.mention import storable
from amends.rules.shipped import shipped_book
from amends.triage import Desk, triage

from tests.builders import MINUTE, NOON, PIET, ROSA, a_case, a_content_reading, a_mention, a_reading, a_triage

SHIPPED = shipped_book()


def test_opening_the_same_post_twice_names_the_same_case() -> None:
    assert (
        open_case(a_mention(), a_triage(), NOON).id == open_case(a_mention(), a_triage(), NOON + MINUTE).id == "x-1001"
    )


def test_a_second_post_extends_the_case_and_only_raises_its_severity() -> None:
    case = extend(a_case(severity=2), a_mention(id="1002", text="hello?"), a_triage(severity=4), NOON + MINUTE)
    assert (case.mentions, case.severity, case.version) == (2, 2, 2)


def test_a_graver_post_moves_the_case_to_its_desk() -> None:
    graver = a_triage(severity=1, desk=Desk.LEGAL, reasons=["names lawyers"])
    case = extend(a_case(), a_mention(id="1002"), graver, NOON + MINUTE)
    assert (case.desk, case.severity, case.reasons) == (Desk.LEGAL, 1, ["names lawyers"])


def test_a_customer_who_writes_after_our_answer_opens_the_case_again() -> None:
    case = extend(answered(a_case()), a_mention(id="1002"), a_triage(), NOON + timedelta(days=1))
    assert case.state is CaseState.OPEN


def test_a_post_that_arrives_late_does_not_hide_a_newer_one() -> None:
    case = extend(a_case(), a_mention(id="999", text="older", created_at=NOON - 60 * MINUTE), a_triage(), NOON)
    assert case.preview == "@larkfield no broadband since six"


def test_the_preview_of_a_very_long_post_is_short() -> None:
    assert len(open_case(a_mention(text="ha" * 5000), a_triage(), NOON).preview) == PREVIEW


def test_a_case_that_someone_works_on_is_not_taken_from_them() -> None:
    mine = claim(a_case(), ROSA)
    assert mine.owner == ROSA.id
    assert claim(mine, ROSA).owner == ROSA.id
    with pytest.raises(Stale, match="rosa"):
        claim(mine, PIET)


def test_a_case_is_resolved_once() -> None:
    with pytest.raises(Stale):
        resolve(resolve(a_case()))


@pytest.mark.parametrize(
    ("text", "desk", "severity"),
    [
        ("my mum's telecare pendant is dead because of you", Desk.CARE, 1),
        ("you will hear from my solicitor", Desk.LEGAL, 1),
        ("taking this to Ofcom", Desk.LEGAL, 1),
        ("I'm a journalist, who do I ask for comment?", Desk.PR, 2),
        ("cancelling tomorrow", Desk.CARE, 2),
        ("no broadband", Desk.CARE, 3),
    ],
)
def test_the_gravest_rule_decides(text: str, desk: Desk, severity: int) -> None:
    decided = triage(a_mention(text=text), a_reading(), SHIPPED)
    assert (decided.desk, decided.severity) == (desk, severity)


def test_praise_waits_longest() -> None:
    assert triage(a_mention(text="best engineer ever"), a_content_reading(), SHIPPED).severity == 4


def test_a_happy_customer_who_cancels_a_lunch_is_not_leaving_us() -> None:
    assert triage(a_mention(text="cancelled my lunch to watch the match"), a_content_reading(), SHIPPED).severity == 4


def test_reach_matters_only_with_displeasure() -> None:
    famous = a_mention(author_followers=80_000)
    assert triage(famous, a_reading(), SHIPPED).desk is Desk.PR
    assert triage(famous, a_content_reading(), SHIPPED).desk is Desk.CARE


def test_a_reading_in_doubt_is_treated_as_displeasure_and_says_so() -> None:
    decided = triage(a_mention(), a_content_reading(needs_human=True), SHIPPED)
    assert (decided.severity, decided.needs_human) == (3, True)
    assert "the model is not sure" in decided.reasons


def test_a_post_that_did_not_address_us_says_that_we_only_listen() -> None:
    assert "did not address the brand: listen only" in triage(a_mention(summoned=False), a_reading(), SHIPPED).reasons


def test_the_words_of_a_rule_are_whole_words() -> None:
    assert triage(a_mention(text="this issue is an ongoing pursuit"), a_content_reading(), SHIPPED).desk is Desk.CARE


def test_a_complaint_waits_until_our_answer() -> None:
    unhappy = a_triage(dissatisfied=True)
    case = open_case(a_mention(), unhappy, NOON)
    assert case.complaint_waits
    assert extend(case, a_mention(id="1002"), a_triage(), NOON).complaint_waits
    assert not answered(case).complaint_waits
    assert not extend(answered(case), a_mention(id="1002"), a_triage(), NOON).complaint_waits
    assert extend(answered(case), a_mention(id="1002"), unhappy, NOON).complaint_waits


def test_only_lone_surrogates_are_replaced() -> None:
    assert storable("a\ud83d") == "a\ufffd"
    assert storable("😀 \u202e\u200b\x00 é") == "😀 \u202e\u200b\x00 é"

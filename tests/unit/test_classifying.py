"""A mention is read in its context, triaged and kept, once."""

import pytest
from amends.case import answered
from amends.classifying import TRIES, classify
from amends.deciding import BrandThreshold
from amends.errors import Retry
from amends.mention import Parent
from amends.outage.incident import IncidentState, Scope
from amends.wishes import Wish

from tests.builders import NOON, a_case, a_content_reading, a_mention, a_reading, a_threshold
from tests.fakes import FakeHearing, FakeOptOuts, FakeReader, FakeRules, FakeVersions
from tests.outages import a_watched

RULES = FakeRules()
WAITING = a_case(complaint_waits=True)
THANKS = a_mention(id="1002", text="thanks a lot @larkfield")


def brand(threshold: float = 0.5) -> BrandThreshold:
    return BrandThreshold("larkfield", FakeVersions(a_threshold(threshold=threshold)))


def test_a_post_is_read_triaged_and_kept() -> None:
    cases = FakeHearing()
    case = classify(a_mention(), FakeReader(a_reading()), brand(), RULES, cases, FakeOptOuts(), NOON)
    ((read, decided),) = cases.kept
    assert (read.mention, read.reading, decided.severity) == (a_mention(), a_reading(), 3)
    assert case
    assert case.complaint_waits


def test_a_post_that_was_heard_is_not_even_read() -> None:
    cases, reader = FakeHearing(), FakeReader(a_reading())
    classify(a_mention(), reader, brand(), RULES, cases, FakeOptOuts(), NOON)
    assert classify(a_mention(), reader, brand(), RULES, cases, FakeOptOuts(), NOON) is None
    assert (len(reader.texts), len(cases.kept)) == (1, 1)


def test_a_post_that_was_only_listened_to_is_made_answerable_when_it_turns_out_to_address_the_brand() -> None:
    cases, reader = FakeHearing(), FakeReader(a_reading())
    for summoned in (False, False, True):
        classify(a_mention(summoned=summoned), reader, brand(), RULES, cases, FakeOptOuts(), NOON)
    assert (cases.summons, len(cases.kept), len(reader.texts)) == (["1001"], 1, 1)


def test_a_post_that_addressed_the_brand_is_never_made_listen_only() -> None:
    cases = FakeHearing()
    for summoned in (True, False, True):
        classify(a_mention(summoned=summoned), FakeReader(a_reading()), brand(), RULES, cases, FakeOptOuts(), NOON)
    assert cases.summons == []


def test_the_words_that_moved_the_model_are_looked_for_once_and_only_in_a_post_that_is_kept() -> None:
    cases, reader = FakeHearing(None, WAITING), FakeReader(a_reading())
    for mention in (a_mention(), a_mention(), THANKS):
        classify(mention, reader, brand(), RULES, cases, FakeOptOuts(), NOON)
    assert reader.explained == [a_mention().text, THANKS.text]
    assert [read.evidence for read, _ in cases.kept] == [["six"], ["@larkfield"]]


def test_the_words_of_a_parent_are_no_evidence() -> None:
    reader = FakeReader(a_content_reading())
    parent = Parent(id="9", text="third day without broadband", by_brand=False)
    classify(THANKS.model_copy(update={"parent": parent}), reader, brand(), RULES, FakeHearing(), FakeOptOuts(), NOON)
    assert parent.text in reader.texts
    assert parent.text not in reader.explained


def test_a_post_that_is_plainly_content_needs_no_evidence() -> None:
    reader = FakeReader(a_content_reading())
    classify(THANKS, reader, brand(), RULES, FakeHearing(), FakeOptOuts(), NOON)
    assert (reader.texts, reader.explained) == ([THANKS.text], [])


def test_thanks_while_a_complaint_waits_go_to_a_person_and_thanks_after_our_answer_do_not() -> None:
    for before, doubted in ((WAITING, True), (answered(WAITING), False), (None, False)):
        cases = FakeHearing(before)
        classify(THANKS, FakeReader(a_content_reading()), brand(), RULES, cases, FakeOptOuts(), NOON)
        ((read, decided),) = cases.kept
        assert (read.reading.needs_human, decided.needs_human) == (doubted, doubted)


def test_the_context_is_that_of_the_try_that_succeeds() -> None:
    cases = FakeHearing(None, WAITING)
    reader = FakeReader(a_content_reading())
    classify(THANKS, reader, brand(), RULES, cases, FakeOptOuts(), NOON)
    ((read, _),) = cases.kept
    assert read.reading.reasons[0] == "pleased words after an unanswered complaint"
    assert len(reader.texts) == 1


def test_a_post_that_never_comes_first_is_tried_again_later() -> None:
    with pytest.raises(Retry):
        classify(
            THANKS,
            FakeReader(a_reading()),
            brand(),
            FakeRules(),
            FakeHearing(None, *[a_case()] * TRIES),
            FakeOptOuts(),
            NOON,
        )


def test_praise_under_somebody_elses_complaint_goes_to_a_person() -> None:
    parent = Parent(id="9", text="third day without broadband", by_brand=False)
    for reading, doubted in ((a_reading(), True), (a_content_reading(), False)):
        cases, reader = FakeHearing(), FakeReader(a_content_reading(), {parent.text: reading})
        classify(THANKS.model_copy(update={"parent": parent}), reader, brand(), RULES, cases, FakeOptOuts(), NOON)
        assert cases.kept[0][0].reading.needs_human is doubted
        assert reader.texts == [THANKS.text, parent.text]


def test_praise_during_an_incident_goes_to_a_person() -> None:
    for state, incident in ((IncidentState.OPEN, True), (IncidentState.SUSPECTED, False)):
        cases = FakeHearing()
        classify(
            THANKS,
            FakeReader(a_content_reading()),
            brand(),
            RULES,
            cases,
            FakeOptOuts(),
            NOON,
            watched=[a_watched(state=state)],
        )
        assert cases.kept[0][0].reading.needs_human is incident


def test_the_decision_and_all_that_follows_from_it_are_taken_at_the_brands_threshold() -> None:
    unsure = a_reading(dissatisfied=0.45, is_dissatisfied=False)
    for line, severity, waits in ((0.4, 3, True), (0.5, 4, False)):
        cases = FakeHearing()
        case = classify(a_mention(), FakeReader(unsure), brand(line), RULES, cases, FakeOptOuts(), NOON)
        ((read, decided),) = cases.kept
        assert (read.reading.threshold, read.reading.dissatisfied, decided.severity) == (line, 0.45, severity)
        assert case
        assert case.complaint_waits is waits


STOP = a_mention(id="1003", text="@larkfield stop replying to me")


def test_an_opt_out_is_kept_before_its_post_and_a_person_sees_it() -> None:
    class Unkept(FakeHearing):
        def hear(self, *_: object) -> None:
            raise MemoryError("killed in between")

    optouts = FakeOptOuts()
    with pytest.raises(MemoryError):
        classify(STOP, FakeReader(a_content_reading()), brand(), RULES, Unkept(), optouts, NOON)
    assert optouts.out == {"77"}
    cases = FakeHearing()
    case = classify(STOP, FakeReader(a_content_reading()), brand(), RULES, cases, optouts, NOON)
    assert case
    assert (case.opted_out, case.needs_human, case.reasons[0]) == (True, True, "asked us not to answer any more")
    assert [(read.mention, decided.wish) for read, decided in cases.kept] == [(STOP, Wish.OUT)]


def test_a_post_that_was_heard_opts_nobody_out_again() -> None:
    cases, optouts = FakeHearing(), FakeOptOuts()
    classify(STOP, FakeReader(a_reading()), brand(), RULES, cases, optouts, NOON)
    optouts.out.clear()
    classify(STOP, FakeReader(a_reading()), brand(), RULES, cases, optouts, NOON)
    assert optouts.out == set()


def test_who_asks_for_answers_again_gets_them_and_an_older_stop_that_comes_late_does_not_count() -> None:
    cases, optouts = FakeHearing(), FakeOptOuts()
    back = STOP.model_copy(update={"id": "1005", "text": "@larkfield start", "created_at": NOON})
    late = STOP.model_copy(update={"id": "1004"})
    for mention, out in ((STOP, {"77"}), (back, set()), (late, set())):
        classify(mention, FakeReader(a_reading()), brand(), RULES, cases, optouts, NOON)
        assert optouts.out == out
    assert cases.kept[1][1].wish is Wish.IN


def test_a_complaint_joins_a_live_incident_before_a_suspected_one_and_stays_where_people_put_it() -> None:
    complaint = a_mention(text="checkout is down")
    suspected = a_watched(id="older", state=IncidentState.SUSPECTED, scope=Scope(rule="mention.length > 0"))
    live = a_watched(id="live", scope=Scope(rule='mention.text =~~ "checkout"'))
    elsewhere = a_watched(id="elsewhere", scope=Scope(rule='mention.text =~~ "parcel"'))
    broken = a_watched(id="broken", scope=Scope(rule="keywords.gone"))
    for watched, case, joins in (
        ([suspected, live], None, "live"),
        ([suspected], None, "older"),
        ([elsewhere, broken], None, None),
        ([live, elsewhere], a_case(incident="elsewhere"), "elsewhere"),
        ([live], a_case(incident="over"), "live"),
    ):
        cases = FakeHearing(case)
        classify(complaint, FakeReader(a_reading()), brand(), RULES, cases, FakeOptOuts(), NOON, watched=watched)
        assert cases.incidents == [joins]

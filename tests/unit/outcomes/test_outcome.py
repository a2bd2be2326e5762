"""What came of a complaint is judged by what its customer did, and by nothing that we hope."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from amends.casefile import ReadMention
from amends.mention import Parent, PlatformName
from amends.outcomes.outcome import FOLLOWED, Outcome, judge
from amends.outcomes.story import Kind, Story
from amends.reading import Sentiment
from amends.tombstone import Tombstone, Why

from tests.builders import MINUTE, NOON, a_content_reading, a_reading, a_verdict
from tests.unit.outcomes.builders import (
    ANSWERED,
    DAY,
    HOUR,
    NEUTRAL,
    PLEASED,
    UNHAPPY,
    a_post,
    a_story,
    an_answer,
    elsewhere,
    resolved_at,
)

SOON, OVER = ANSWERED + DAY, ANSWERED + FOLLOWED
OURS = Parent(id="2001", text="Sorry, Ada. It is fixed.", by_brand=True)
MOCKERY = a_reading(sentiment=Sentiment(negative=0.02, neutral=0.08, positive=0.9), sarcasm=0.95)
STONE = Tombstone(
    platform=PlatformName.X,
    id="1001",
    conversation_id="1001",
    removed_at=NOON + DAY,
    why=Why.DELETED,
    complained_at=NOON,
)


def thread(*posts: tuple[datetime, Any]) -> list[ReadMention]:
    return [a_post(str(3000 + n), at, reading) for n, (at, reading) in enumerate(posts)]


@pytest.mark.parametrize(
    ("after", "later", "now", "found"),
    [
        # Nothing came yet; nothing came at all; an "ok" is nothing.
        ([], [], SOON, Outcome.PENDING),
        ([], [], OVER - MINUTE, Outcome.PENDING),
        ([], [], OVER, Outcome.SILENT),
        ([(SOON, NEUTRAL)], [], OVER, Outcome.SILENT),
        # Pleased in the thread, and outside of it.
        ([(SOON, PLEASED)], [], SOON, Outcome.THANKED),
        ([], [(SOON, PLEASED)], SOON, Outcome.SHARED),
        ([(SOON, PLEASED)], [(SOON + HOUR, PLEASED)], OVER, Outcome.SHARED),
        # What may be mockery is nothing until a person has looked.
        ([(SOON, a_content_reading(needs_human=True))], [], OVER, Outcome.SILENT),
        ([(SOON, MOCKERY)], [], OVER, Outcome.UNHAPPY),
        # The last word counts.
        ([(SOON, UNHAPPY)], [], OVER, Outcome.UNHAPPY),
        ([(SOON, PLEASED), (SOON + HOUR, UNHAPPY)], [], OVER, Outcome.UNHAPPY),
        ([(SOON, UNHAPPY), (SOON + HOUR, PLEASED)], [], OVER, Outcome.THANKED),
        ([(SOON, UNHAPPY)], [(SOON + HOUR, PLEASED)], OVER, Outcome.SHARED),
        ([(SOON, UNHAPPY), (SOON + HOUR, NEUTRAL)], [], OVER, Outcome.UNHAPPY),
        ([(SOON + HOUR, UNHAPPY)], [(SOON, PLEASED)], OVER, Outcome.UNHAPPY),
        # A complaint elsewhere is graver, whatever is said afterwards.
        ([], [(SOON, UNHAPPY)], SOON, Outcome.ESCALATED),
        ([(SOON + HOUR, PLEASED)], [(SOON, UNHAPPY)], OVER, Outcome.ESCALATED),
        # Before the answer, and after the week, it says nothing of the answer.
        ([(ANSWERED - MINUTE, UNHAPPY)], [], OVER, Outcome.SILENT),
        ([], [(OVER + MINUTE, PLEASED)], OVER + DAY, Outcome.SILENT),
        ([(OVER, PLEASED)], [], OVER, Outcome.THANKED),
    ],
)
def test_what_the_customer_did_after_the_answer_decides(
    after: list[tuple[datetime, Any]], later: list[tuple[datetime, Any]], now: datetime, found: Outcome
) -> None:
    other = [elsewhere(str(4000 + n), at, reading) for n, (at, reading) in enumerate(later)]
    judged = judge(a_story(*thread(*after), later=other), now)
    assert judged.outcome is found, judged.why


@pytest.mark.parametrize(
    ("changes", "recovered"),
    [
        ({}, ANSWERED),
        ({"events": [resolved_at(NOON + HOUR / 2)]}, NOON + HOUR / 2),
        ({"events": [resolved_at(SOON)]}, ANSWERED),
        ({"answered": False}, None),
        ({"answered": False, "events": [resolved_at(SOON)]}, SOON),
        # A message in private is an answer; one from before the complaint answered something else.
        ({"answer": an_answer(private=True, text="")}, ANSWERED),
        ({"answer": an_answer(NOON - HOUR)}, None),
        ({"answered": False, "events": [resolved_at(NOON - HOUR)]}, None),
    ],
)
def test_recovered_is_who_was_answered_or_resolved_after_the_complaint(
    changes: dict[str, Any], recovered: datetime | None
) -> None:
    judged = judge(a_story(**changes), SOON)
    assert judged.recovered_at == recovered
    assert judged.complained_at == NOON
    assert judged.follow_until == (recovered or NOON) + FOLLOWED


def test_a_holding_statement_is_no_answer() -> None:
    reference = {"incident_id": "i1", "statement_id": "s1", "stage": "holding", "epoch": 1, "author_id": "77"}
    story = a_story(answer=an_answer(statement=reference))
    assert judge(story, SOON).recovered_at is None


def test_nobody_answered_is_followed_from_the_complaint_on() -> None:
    assert judge(a_story(answered=False), NOON + FOLLOWED).outcome is Outcome.SILENT
    again = a_story(a_post("1002", NOON + HOUR), answered=False)
    assert judge(again, NOON + 2 * HOUR).outcome is Outcome.UNHAPPY


def test_where_nobody_complained_nothing_came_of_it() -> None:
    judged = judge(a_story(first=a_post("1001", NOON, PLEASED)), OVER)
    assert (judged.complained_at, judged.outcome, judged.evidence) == (None, Outcome.PENDING, ())


def test_a_person_s_verdict_stands_above_the_model() -> None:
    praise = a_story(first=a_post("1001", NOON), verdicts=[a_verdict(mention_id="1001", dissatisfied=False)])
    assert judge(praise, OVER).complained_at is None
    doubted = thread((SOON, a_content_reading(needs_human=True)))
    fine = a_verdict(mention_id="3000", dissatisfied=False, at=SOON)
    assert judge(a_story(*doubted, verdicts=[fine]), OVER).outcome is Outcome.THANKED
    changed_mind = a_verdict(mention_id="3000", dissatisfied=True, at=SOON + HOUR, by="piet-id")
    assert judge(a_story(*doubted, verdicts=[fine, changed_mind]), OVER).outcome is Outcome.UNHAPPY


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("I'm going to the press with this", "speaks of the press"),
        ("you will hear from my solicitor", "speaks of legal steps"),
        ("I have written to the ombudsman", "speaks of a regulator"),
    ],
)
def test_who_is_unhappy_again_and_speaks_of_press_or_law_has_escalated(words: str, why: str) -> None:
    judged = judge(a_story(a_post("3000", SOON, UNHAPPY, text=words)), OVER)
    assert (judged.outcome, why in judged.why) == (Outcome.ESCALATED, True)
    # A control: pleased with the same words, it is a joke.
    assert judge(a_story(a_post("3000", SOON, PLEASED, text=words)), OVER).outcome is Outcome.THANKED


def test_a_case_that_rose_in_severity_since_its_answer_has_escalated() -> None:
    def outcome(severity: int, *after: ReadMention) -> Outcome:
        return judge(a_story(*after, case={"severity": severity}), OVER).outcome

    unhappy = a_post("3000", SOON, UNHAPPY)
    assert outcome(2, unhappy) is Outcome.ESCALATED
    assert outcome(3, unhappy) is Outcome.UNHAPPY
    assert outcome(2) is Outcome.SILENT


def test_a_complaint_that_was_taken_away_is_deleted_before_all_else() -> None:
    gone = a_story(first=a_post("3000", SOON, PLEASED), removed=[STONE])
    judged = judge(gone, SOON)
    assert (judged.outcome, judged.complained_at, judged.tone_before) == (Outcome.DELETED, NOON, None)
    # While another complaint of theirs stands, or where what was removed did not complain, it is not.
    assert judge(a_story(removed=[STONE]), OVER).outcome is Outcome.SILENT
    mere = STONE.model_copy(update={"complained_at": None})
    assert judge(gone.model_copy(update={"file": gone.file.model_copy(update={"removed": [mere]})}), SOON).outcome is (
        Outcome.PENDING
    )


def test_in_private_somebody_can_thank_or_complain_and_never_share() -> None:
    private = {"private": True, "text": "", "conversation_id": "7-77"}
    thanks = judge(a_story(a_post("3000", SOON, PLEASED, **private)), OVER)
    assert (thanks.outcome, thanks.updates, thanks.tone_after) == (Outcome.THANKED, (), None)
    assert [one.url for one in thanks.evidence if one.post_id == "3000"] == [""]
    unhappy = judge(a_story(a_post("3000", SOON, UNHAPPY, **private)), OVER)
    assert (unhappy.outcome, unhappy.unhappy_at) == (Outcome.UNHAPPY, SOON)


def test_an_update_is_prompted_where_we_asked_for_it_or_it_answers_us() -> None:
    def updates(story: Story) -> list[tuple[bool, bool]]:
        return [(one.prompted, one.in_thread) for one in judge(story, OVER).updates]

    asked = an_answer(text="All fixed! Would you leave us a review?")
    assert updates(a_story(later=[elsewhere("4000", SOON)])) == [(False, False)]
    assert updates(a_story(later=[elsewhere("4000", SOON)], answer=asked)) == [(True, False)]
    assert updates(a_story(a_post("3000", SOON, PLEASED, parent=OURS))) == [(True, True)]
    assert updates(a_story(a_post("3000", SOON, PLEASED))) == [(False, True)]
    # A quote of ours begins a thread of its own: nobody has to say anything there.
    assert updates(a_story(later=[elsewhere("4000", SOON, parent=OURS)])) == [(False, False)]
    # What we asked afterwards did not bring it.
    second = an_answer(SOON + HOUR, id="r2", text="Would you leave us a review?")
    late = a_story(later=[elsewhere("4000", SOON)], replies=[an_answer(), second])
    assert updates(late) == [(False, False)]


def test_the_evidence_is_the_complaint_the_answer_and_what_counts_after_it() -> None:
    story = a_story(
        a_post("3000", SOON, NEUTRAL), a_post("3001", SOON + HOUR, PLEASED), later=[elsewhere("4000", OVER)]
    )
    found = judge(story, OVER).evidence
    assert [(one.post_id, one.kind, one.why) for one in found] == [
        ("1001", Kind.COMPLAINT, "the complaint"),
        ("2001", Kind.ANSWER, "our first answer"),
        ("3001", Kind.LATER, "pleased in the thread"),
        ("4000", Kind.LATER, "pleased outside of the thread"),
    ]
    assert [one.url for one in found[:2]] == ["https://x.com/ada/status/1001", "https://x.com/i/web/status/2001"]


def test_the_tone_moves_from_that_of_the_complaints_to_that_of_what_came_after() -> None:
    judged = judge(a_story(a_post("3000", SOON, PLEASED), a_post("3001", SOON + timedelta(hours=1), MOCKERY)), OVER)
    assert judged.tone_before == -0.93
    # Praise at 0.9 and 0.02, sarcasm 0.1: 0.9 * 0.8 - 0.02 = 0.7; the mockery is what it is, -0.93.
    assert judged.tone_after == -0.115
    assert judge(a_story(), OVER).tone_after is None

"""What came of an answer is read off its case, and counted for what the customer said first after it."""

from datetime import timedelta

import pytest
from amends.case import CaseState
from amends.casefile import CaseFile, ReadMention
from amends.library.counting import DRAFTED, OUTCOME, POSTED, Verdict, look, then_look, to_count, words_learnt
from amends.library.outcome import GIVEN_UP, SETTLED, Outcome, outcome
from amends.reading import Reading, Sentiment
from amends.reply import Reply, ReplyState
from amends.timers import Timer

from tests.builders import MINUTE, NOON, a_case, a_content_reading, a_mention, a_reading, a_reply
from tests.unit.library.builders import a_template

LATER = NOON + SETTLED
NEUTRAL = a_content_reading(sentiment=Sentiment(negative=0.1, neutral=0.8, positive=0.1))
TIMER = Timer(case_id="x-1001", kind=OUTCOME, id="r1", due_at=LATER, data={"template": "late", "number": "2"})


def begun(**changes: object) -> Reply:
    return a_reply(**{"template_id": "late", "template_version": 2, **changes})


def a_file(*after: Reading, state: CaseState = CaseState.OPEN, **reply: object) -> CaseFile:
    """A case that was answered at noon, with what was written since."""
    first = ReadMention(mention=a_mention(text="My parcel! I am Ada Byron"), reading=a_reading())
    thread = [
        ReadMention(mention=a_mention(id=str(n), created_at=NOON + (n + 1) * MINUTE, text="so late"), reading=reading)
        for n, reading in enumerate(after)
    ]
    posted = begun(**{"state": ReplyState.POSTED, **reply})
    return CaseFile(case=a_case(state=state), thread=[first, *thread], replies=[posted], events=[])


@pytest.mark.parametrize(
    ("after", "state", "found"),
    [
        ([a_reading()], CaseState.OPEN, Outcome.UNHAPPY),
        ([a_reading()], CaseState.RESOLVED, Outcome.UNHAPPY),
        ([a_content_reading()], CaseState.OPEN, Outcome.THANKED),
        ([NEUTRAL, a_content_reading(), a_reading()], CaseState.OPEN, Outcome.THANKED),
        ([NEUTRAL, a_reading(), a_content_reading()], CaseState.RESOLVED, Outcome.UNHAPPY),
        ([a_content_reading(needs_human=True)], CaseState.ANSWERED, None),
        ([NEUTRAL], CaseState.ANSWERED, None),
        ([NEUTRAL], CaseState.RESOLVED, Outcome.RESOLVED),
        ([], CaseState.RESOLVED, Outcome.RESOLVED),
        ([], CaseState.ANSWERED, None),
    ],
)
def test_the_first_word_that_is_not_neutral_counts(
    after: list[Reading], state: CaseState, found: Outcome | None
) -> None:
    file = a_file(*after, state=state)
    assert outcome(file, file.replies[0], LATER) is found


def test_a_case_that_was_just_resolved_may_still_hear_from_its_customer() -> None:
    file = a_file(state=CaseState.RESOLVED)
    assert outcome(file, file.replies[0], LATER - MINUTE) is None


def test_a_draft_and_a_post_are_counted_and_no_other_move() -> None:
    def timer(**changes: object) -> Timer | None:
        return to_count(begun(**changes), NOON)

    drafted, posted = timer(), timer(state=ReplyState.POSTED)
    assert drafted
    assert posted
    assert [(t.kind, t.id, t.due_at, t.data) for t in (drafted, posted)] == [
        (kind, "r1", NOON, {"template": "late", "number": "2"}) for kind in (DRAFTED, POSTED)
    ]
    assert then_look(posted, NOON) == TIMER
    others = [state for state in ReplyState if state not in (ReplyState.DRAFT, ReplyState.POSTED)]
    assert [timer(state=state) for state in others] == [None] * len(others)
    assert to_count(a_reply(), NOON) is None


def test_a_case_is_looked_at_each_day_until_it_says_something_or_is_given_up() -> None:
    assert look(TIMER, a_file(), False, LATER) == Verdict(
        again=TIMER.model_copy(update={"due_at": LATER + timedelta(days=1)})
    )
    assert look(TIMER, a_file(), False, NOON + GIVEN_UP) == Verdict()
    assert look(TIMER, a_file(a_reading()), False, LATER) == Verdict(outcome=Outcome.UNHAPPY)


def test_a_case_that_was_counted_or_lost_its_answer_is_left() -> None:
    assert look(TIMER, a_file(a_reading()), True, LATER) == Verdict()
    assert look(TIMER, a_file(a_reading(), id="r9"), False, LATER) == Verdict()


def test_only_words_that_the_brand_wrote_are_learnt_and_none_that_was_said_in_private() -> None:
    templates = [
        a_template(),
        a_template("twin", keywords=["byron bay"]),
        a_template("bill", topic="billing", keywords=["ada"]),
    ]
    assert words_learnt(a_file(a_content_reading()), "late", templates) == ["byron", "late", "parce"]
    assert words_learnt(a_file(), "late", templates[:1]) == ["parce"]
    private = ReadMention(mention=a_mention(id="p", text="the courier", private=True), reading=a_reading())
    file = a_file()
    assert words_learnt(file.model_copy(update={"thread": [private]}), "late", templates) == []

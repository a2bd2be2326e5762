"""What stands around a post can say that its words do not mean what they say."""

import pytest
from amends.case import Case, answered
from amends.context import Context, context_of, in_context, parent_to_read
from amends.mention import Mention, Parent
from amends.reading import Reading, Sentiment

from tests.builders import a_case, a_content_reading, a_mention, a_reading

PLEASED = a_content_reading(reasons=["positive words, no sign of a complaint"])
NEUTRAL = a_content_reading(sentiment=Sentiment(negative=0.1, neutral=0.8, positive=0.1))
DISPLEASED = a_content_reading(sentiment=Sentiment(negative=0.8, neutral=0.1, positive=0.1))
UNJUDGED = a_content_reading(language="es", needs_human=True, reasons=["not in English (es), so not judged"])

WAITS = Context(complaint_waits=True)
UNDER = Context(under_complaint=True)
INCIDENT = Context(incident=True)


@pytest.mark.parametrize(
    ("reading", "context", "why"),
    [
        (PLEASED, WAITS, "pleased words after an unanswered complaint"),
        (NEUTRAL, WAITS, "neutral words after an unanswered complaint"),
        (PLEASED, UNDER, "pleased words under somebody's complaint"),
        (PLEASED, INCIDENT, "pleased words while an incident is live"),
        (PLEASED, Context(complaint_waits=True, incident=True), "pleased words after an unanswered complaint"),
    ],
)
def test_words_that_their_context_contradicts_go_to_a_person_with_the_reason_first(
    reading: Reading, context: Context, why: str
) -> None:
    read = in_context(reading, context)
    assert (read.needs_human, read.reasons) == (True, [why, *reading.reasons])
    assert not read.is_dissatisfied


@pytest.mark.parametrize(
    ("reading", "context"),
    [
        pytest.param(PLEASED, Context(), id="praise out of the blue"),
        pytest.param(PLEASED, Context(after_our_answer=True), id="thanks after our answer"),
        pytest.param(PLEASED, Context(after_our_answer=True, complaint_waits=True), id="thanks to our answer itself"),
        pytest.param(PLEASED, Context(after_our_answer=True, under_complaint=True), id="thanks under a complaint"),
        pytest.param(PLEASED, Context(after_our_answer=True, incident=True), id="thanks for our word in an incident"),
        pytest.param(NEUTRAL, UNDER, id="a question under somebody's complaint"),
        pytest.param(NEUTRAL, INCIDENT, id="a question in an incident"),
        pytest.param(DISPLEASED, WAITS, id="negative words, which nothing contradicts"),
        pytest.param(a_reading(), WAITS, id="another complaint, which is read as one"),
        pytest.param(UNJUDGED, WAITS, id="another language, which goes to a person anyway"),
    ],
)
def test_nothing_is_sent_to_a_person_for_nothing(reading: Reading, context: Context) -> None:
    assert in_context(reading, context) == reading


def test_a_reading_in_doubt_keeps_its_own_reasons() -> None:
    doubted = a_content_reading(needs_human=True, reasons=["positive words, sarcastic tone"])
    assert in_context(doubted, Context(after_our_answer=True)) == doubted
    assert in_context(doubted, WAITS).reasons[1:] == doubted.reasons


OURS = Parent(id="1005", text="It works again now", by_brand=True)
BROADCAST = Parent(id="1001", text="Happy Friday!", by_brand=True)
THEIR_OWN = Parent(id="1002", text="no broadband", by_brand=False, by_author=True)
WAITING = a_case(complaint_waits=True)


@pytest.mark.parametrize(
    ("mention", "case", "wanted"),
    [
        (a_mention(), None, Context()),
        (a_mention(), WAITING, Context(complaint_waits=True)),
        (a_mention(), answered(WAITING), Context(after_our_answer=True)),
        (a_mention(parent=OURS), WAITING, Context(after_our_answer=True, complaint_waits=True)),
        (a_mention(parent=OURS), None, Context(after_our_answer=True)),
        # What we wrote before anyone complained is no answer to them.
        (a_mention(parent=BROADCAST), WAITING, Context(complaint_waits=True)),
        (a_mention(parent=THEIR_OWN), WAITING, Context(complaint_waits=True)),
    ],
)
def test_the_context_is_what_the_parent_and_the_open_case_say(
    mention: Mention, case: Case | None, wanted: Context
) -> None:
    assert context_of(mention, case, under_complaint=False, incident=False) == wanted


def test_only_somebody_elses_post_under_pleased_words_is_worth_reading() -> None:
    theirs = Parent(id="9", text="third day without broadband", by_brand=False)
    assert parent_to_read(a_mention(parent=theirs), PLEASED) == theirs
    for parent, reading in ((theirs, NEUTRAL), (theirs, a_reading()), (OURS, PLEASED), (THEIR_OWN, PLEASED)):
        assert parent_to_read(a_mention(parent=parent), reading) is None
    assert parent_to_read(a_mention(), PLEASED) is None

"""The tone of a post is one number, and sarcasm is taken at what it means."""

import pytest
from amends.outcomes.tone import mean_tone, tone_of
from amends.reading import Sentiment

from tests.builders import NOON, a_content_reading, a_reading, a_verdict
from tests.unit.outcomes.builders import a_post

PRAISE = Sentiment(negative=0.02, neutral=0.08, positive=0.9)


@pytest.mark.parametrize(
    ("reading", "tone"),
    [
        (a_content_reading(sarcasm=0.0), 0.88),
        (a_content_reading(sarcasm=0.5), -0.02),
        (a_content_reading(sarcasm=1.0), -0.92),
        (a_reading(), -0.93),
        # Dissatisfied with the words of praise is mockery, and negative; at a low threshold at least half.
        (a_reading(sentiment=PRAISE, dissatisfied=0.8), -0.8),
        (a_reading(sentiment=PRAISE, dissatisfied=0.3), -0.5),
        (a_content_reading(language="de"), None),
    ],
)
def test_pleased_words_count_by_how_likely_they_are_meant(reading: object, tone: float | None) -> None:
    assert tone_of(a_post("1", NOON, reading)) == tone  # type: ignore[arg-type]


def test_a_person_who_hears_the_mockery_turns_the_tone() -> None:
    praise = a_post("1", NOON, a_content_reading(sarcasm=0.0))
    assert tone_of(praise, [a_verdict(mention_id="1", dissatisfied=True)]) == -0.5
    assert tone_of(praise, [a_verdict(mention_id="2", dissatisfied=True)]) == 0.88


def test_the_mean_leaves_out_what_nobody_can_read() -> None:
    german = a_post("3", NOON, a_content_reading(language="de"))
    assert mean_tone([a_post("1", NOON), german]) == -0.93
    assert mean_tone([german]) is None

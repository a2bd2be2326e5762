"""What a responder is told about a text, and which texts a person reads."""

import subprocess
import sys

import pytest
from amends.reading import Emotion, Scores, Sentiment, Thresholds, interpret
from pydantic import ValidationError

LINES = Thresholds(
    dissatisfied=0.5,
    complaint=0.5,
    sarcasm=0.5,
    offence=0.5,
    emotion=0.5,
    pleased_words=0.5,
    doubt_from=0.4,
    doubt_to=0.6,
)
PLEASED = Sentiment(negative=0.1, neutral=0.1, positive=0.8)
DISPLEASED = Sentiment(negative=0.8, neutral=0.1, positive=0.1)
CALM = Emotion(anger=0.1, joy=0.1, optimism=0.1, sadness=0.1, other=0.6)


def scores(
    sentiment: Sentiment = PLEASED,
    complaint: float = 0.05,
    sarcasm: float = 0.05,
    emotion: Emotion = CALM,
    offence: float = 0.0,
    dissatisfied: float = 0.05,
) -> Scores:
    return Scores(
        sentiment=sentiment,
        complaint=complaint,
        sarcasm=sarcasm,
        emotion=emotion,
        offence=offence,
        dissatisfied=dissatisfied,
    )


def test_sincere_praise_needs_nobody_and_says_so() -> None:
    reading = interpret(scores(), "en", LINES, "test-1")
    assert not reading.is_dissatisfied
    assert not reading.needs_human
    assert reading.reasons == ["positive words, no sign of a complaint"]


def test_mock_praise_goes_to_a_person_with_its_reason() -> None:
    reading = interpret(scores(sarcasm=0.9, dissatisfied=0.9), "en", LINES, "test-1")
    assert reading.is_dissatisfied
    assert reading.needs_human
    assert reading.reasons[0] == "positive words, sarcastic tone"


def test_a_polite_complaint_in_pleased_words_goes_to_a_person() -> None:
    reading = interpret(scores(complaint=0.8, dissatisfied=0.8), "en", LINES, "test-1")
    assert reading.needs_human
    assert reading.reasons == ["pleased words, yet it reads as a complaint"]


def test_a_plain_complaint_is_decided_without_a_person() -> None:
    reading = interpret(scores(sentiment=DISPLEASED, complaint=0.9, dissatisfied=0.95), "en", LINES, "test-1")
    assert reading.is_dissatisfied
    assert not reading.needs_human
    assert reading.reasons == ["reads as a complaint"]


@pytest.mark.parametrize(("dissatisfied", "doubtful"), [(0.39, False), (0.4, True), (0.6, True), (0.61, False)])
def test_a_toss_up_goes_to_a_person(dissatisfied: float, doubtful: bool) -> None:
    reading = interpret(scores(sentiment=DISPLEASED, dissatisfied=dissatisfied), "en", LINES, "test-1")
    assert reading.needs_human is doubtful
    assert ("could be read either way" in reading.reasons) is doubtful


@pytest.mark.parametrize(("dissatisfied", "decided"), [(0.49, False), (0.5, True)])
def test_the_decision_is_made_at_the_shipped_threshold(dissatisfied: float, decided: bool) -> None:
    assert interpret(scores(dissatisfied=dissatisfied), "en", LINES, "test-1").is_dissatisfied is decided


def test_another_language_is_named_and_not_judged() -> None:
    reading = interpret(scores(sentiment=DISPLEASED, dissatisfied=0.99), "es", LINES, "test-1")
    assert reading.needs_human
    assert not reading.is_dissatisfied
    assert reading.reasons == ["not in English (Spanish), so not judged"]


def test_a_language_without_a_listed_name_is_told_by_its_code() -> None:
    assert interpret(scores(), "xx", LINES, "test-1").reasons == ["not in English (xx), so not judged"]


def test_a_text_without_words_goes_to_a_person() -> None:
    reading = interpret(scores(), "und", LINES, "test-1")
    assert reading.needs_human
    assert reading.reasons == ["no words to read"]


def test_anger_and_offence_are_told() -> None:
    angry = Emotion(anger=0.9, joy=0.0, optimism=0.0, sadness=0.1, other=0.0)
    reading = interpret(scores(sentiment=DISPLEASED, emotion=angry, offence=0.7), "en", LINES, "test-1")
    assert reading.reasons == ["offensive language", "sounds angry"]


@pytest.mark.parametrize("probability", [-0.01, 1.01, float("nan"), float("inf")])
def test_what_is_not_a_probability_is_refused(probability: float) -> None:
    with pytest.raises(ValidationError):
        scores(sarcasm=probability)


def test_the_shape_is_imported_without_the_model_s_libraries() -> None:
    """The functions that only show readings have no inference layer."""
    heavy = "{'numpy', 'onnxruntime', 'fasttext', 'sarcasm'}"
    code = f"import sys, amends.reading; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

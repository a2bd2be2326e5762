"""What the model says of one text, and the rules that put it in words and send doubt to a person."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from amends import languages

# Four places are more than the calibration can tell apart.
Probability = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False), AfterValidator(lambda p: round(p, 4))]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class Sentiment(_Shape):
    """What the words say on their face; mock praise has positive words."""

    negative: Probability
    neutral: Probability
    positive: Probability


class Emotion(_Shape):
    """One of these is felt most; they sum to one."""

    anger: Probability
    joy: Probability
    optimism: Probability
    sadness: Probability
    other: Probability


class Scores(_Shape):
    """The calibrated probabilities of one text."""

    sentiment: Sentiment
    complaint: Probability
    sarcasm: Probability
    emotion: Emotion
    offence: Probability
    dissatisfied: Probability


class Reading(Scores):
    """What is kept with a mention: the scores, the decision, and why."""

    is_dissatisfied: bool
    # Where the decision was taken; None where the text was not judged, and on what was stored before this was kept.
    threshold: Probability | None = None
    language: str
    needs_human: bool
    reasons: list[str]
    model: str


class Thresholds(_Shape):
    """Where the model's owners drew the lines; they ship beside the model."""

    dissatisfied: Probability
    complaint: Probability
    sarcasm: Probability
    offence: Probability
    emotion: Probability
    pleased_words: Probability
    doubt_from: Probability
    doubt_to: Probability


LEARNT = frozenset({"en"})  # the languages that the model knows
UNKNOWN_LANGUAGE = "und"  # ISO 639-2: undetermined


def interpret(scores: Scores, language: str, thresholds: Thresholds, model: str) -> Reading:
    """The reading of a text in this language that has these scores."""
    readable = language in LEARNT
    return Reading(
        **dict(scores),
        is_dissatisfied=readable and scores.dissatisfied >= thresholds.dissatisfied,
        threshold=thresholds.dissatisfied if readable else None,
        language=language,
        needs_human=not readable or is_doubtful(scores, thresholds),
        reasons=reasons(scores, thresholds) if readable else [unread(language)],
        model=model,
    )


def decide(reading: Reading, threshold: float) -> Reading:
    """The reading with its decision taken at another threshold; the scores stay, and what was not judged stays so.

    Doubt stays, too: a text that could be read either way is that at every threshold.
    """
    if reading.threshold is None:
        return reading
    decided = reading.dissatisfied >= threshold
    name = "dissatisfied" if decided else "not dissatisfied"
    moved = (
        [] if decided == reading.is_dissatisfied else [f"{name} at the brand's own threshold of {threshold * 100:.3g}%"]
    )
    return reading.model_copy(
        update={
            "is_dissatisfied": decided,
            "threshold": round(threshold, 4),
            "reasons": [*reading.reasons, *moved],
        }
    )


def is_doubtful(scores: Scores, thresholds: Thresholds) -> bool:
    """Whether the decision is a toss-up, or pleased words meet a complaint or a sarcastic tone."""
    toss_up = thresholds.doubt_from <= scores.dissatisfied <= thresholds.doubt_to
    return toss_up or disagrees(scores, thresholds)


def disagrees(scores: Scores, thresholds: Thresholds) -> bool:
    """Whether the words are pleased and what is meant may not be."""
    unhappy = scores.complaint >= thresholds.complaint or scores.sarcasm >= thresholds.sarcasm
    return unhappy and scores.sentiment.positive >= thresholds.pleased_words


def reasons(scores: Scores, thresholds: Thresholds) -> list[str]:
    """Plain words for a responder, the most telling first; never empty."""
    pleased = scores.sentiment.positive >= thresholds.pleased_words
    sarcastic = scores.sarcasm >= thresholds.sarcasm
    found = []
    if sarcastic:
        found.append("positive words, sarcastic tone" if pleased else "sarcastic tone")
    if scores.complaint >= thresholds.complaint:
        puzzling = pleased and not sarcastic
        found.append("pleased words, yet it reads as a complaint" if puzzling else "reads as a complaint")
    if scores.offence >= thresholds.offence:
        found.append("offensive language")
    if scores.emotion.anger >= thresholds.emotion:
        found.append("sounds angry")
    if scores.emotion.sadness >= thresholds.emotion:
        found.append("sounds sad or let down")
    if thresholds.doubt_from <= scores.dissatisfied <= thresholds.doubt_to:
        found.append("could be read either way")
    return found or [_plain(scores)]


def _plain(scores: Scores) -> str:
    """What the words are like when nothing stands out."""
    words = scores.sentiment
    if words.positive >= max(words.neutral, words.negative):
        return "positive words, no sign of a complaint"
    if words.negative >= words.neutral:
        return "negative words, no clear complaint"
    return "neutral words, no sign of a complaint"


def unread(language: str) -> str:
    """Why a text in a language the model has not learnt goes to a person."""
    if language == UNKNOWN_LANGUAGE:
        return "no words to read"
    return f"not in English ({languages.name(language)}), so not judged"

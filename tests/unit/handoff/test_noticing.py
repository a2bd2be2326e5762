"""A public post while its customer is invited or in private: what it means, and how the tone changed."""

from datetime import timedelta
from typing import Any

import pytest
from amends.handoff.asking import LONGEST, asks_outcome, phrases
from amends.handoff.handoff import Handoff, HandoffState
from amends.handoff.noticing import AFTER, AGAIN, ASKED, INSTEAD, Noticed, Seen, Watched, is_watched, noticed
from amends.handoff.tone import Change, heat, tone
from amends.mention import Mention, PlatformName
from amends.notify.kinds import Whom, concern
from amends.reading import Emotion, Reading

from tests.builders import MINUTE, NOON, a_content_reading, a_handoff, a_mention, a_reading

LATER = NOON + timedelta(hours=1)


def felt(anger: float, **changes: Any) -> Reading:
    left = {"joy": 0, "optimism": 0, "sadness": 0, "other": 1 - anger}
    return a_reading(emotion=Emotion(anger=anger, **left), **changes)


def in_private(**changes: Any) -> Handoff:
    fields = {"state": HandoffState.JOINED, "invited_at": NOON, "joined_at": NOON + MINUTE, "threads": ("1001",)}
    return a_handoff(**{**fields, **changes})


def a_post(**changes: Any) -> Mention:
    return a_mention(**{"id": "2002", "created_at": LATER, **changes})


def seen(
    post: Mention, handoff: Handoff, reading: Reading | None = None, before: Reading | None = None
) -> list[Noticed]:
    return noticed(post, reading or felt(0.8), [Watched(handoff, before)], "x-1001", LATER)


@pytest.mark.parametrize(
    ("before", "now", "change", "why"),
    [
        (felt(0.2), felt(0.8), Change.ANGRIER, "anger 20% to 80%"),
        (felt(0.8), felt(0.2), Change.CALMER, "anger 80% to 20%"),
        (felt(0.5), felt(0.55), Change.SAME, ""),
        (felt(0.2), felt(0.2, offence=0.9), Change.ANGRIER, "offensive words now"),
        (felt(0.2), felt(0.2, sarcasm=0.9), Change.ANGRIER, "mockery now"),
        (felt(0.5), a_content_reading(emotion=felt(0.45).emotion), Change.SAME, "no longer dissatisfied"),
        (None, felt(0.9), Change.UNKNOWN, "no earlier public post of theirs to compare it with"),
        (felt(0.1), felt(0.9, language="de"), Change.UNKNOWN, "in a language that the model has not learnt"),
    ],
)
def test_the_tone_is_compared_by_what_the_model_said(before: Reading, now: Reading, change: Change, why: str) -> None:
    found = tone(before, now)
    assert found.change is change
    assert why in found.words


def test_a_change_and_the_one_back_are_opposites() -> None:
    for low, high in ((0.1, 0.9), (0.4, 0.6), (0.5, 0.5)):
        there, back = tone(felt(low), felt(high)).change, tone(felt(high), felt(low)).change
        opposite = {Change.ANGRIER: Change.CALMER, Change.CALMER: Change.ANGRIER, Change.SAME: Change.SAME}
        assert back is opposite[there]
    assert heat(felt(0.9)) == 0.9


def test_a_customer_who_was_in_private_and_writes_in_public_went_there_again() -> None:
    (found,) = seen(a_post(), in_private(), felt(0.8), felt(0.2))
    assert (found.event.kind, found.sighting.seen) == (AGAIN, Seen.AGAIN)
    assert (found.after.public_again, found.after.last_public_again_at, found.after.version) == (1, LATER, 2)
    assert found.event.note.startswith("angrier: anger 20% to 80%")
    assert found.sighting.tone == tone(felt(0.2), felt(0.8))


def test_an_invited_customer_who_answers_in_public_is_told_of_and_not_counted() -> None:
    (found,) = seen(a_post(), in_private(state=HandoffState.INVITED, joined_at=None))
    assert (found.event.kind, found.sighting.seen, found.after.public_again) == (INSTEAD, Seen.INSTEAD, 0)


def test_a_post_in_another_thread_says_in_which_case_it_stands() -> None:
    post = a_post(conversation_id="9")
    (found,) = noticed(post, felt(0.5), [Watched(in_private(), felt(0.5))], "x-2002", LATER)
    assert found.event.note.startswith("in another thread, case x-2002; same")


def test_somebody_else_in_the_thread_is_noticed_where_they_ask_for_the_outcome() -> None:
    other = a_post(author_id="88", text="did they ever sort it?")
    (found,) = seen(other, in_private())
    assert (found.event.kind, found.after.asked_by_others, found.after.public_again) == (ASKED, 1, 0)
    assert (found.sighting.tone, found.event.note) == (None, "")
    assert seen(a_post(author_id="88", text="same here"), in_private()) == []
    assert seen(a_post(author_id="88", text="did they ever sort it?", conversation_id="9"), in_private()) == []


@pytest.mark.parametrize(
    "post",
    [
        a_post(private=True),
        a_post(created_at=NOON),
        a_post(created_at=NOON + MINUTE),
        a_post(platform=PlatformName.REDDIT),
        a_post(author_id="88"),
    ],
    ids=["private", "written before", "at the moment of joining", "elsewhere", "somebody else"],
)
def test_what_is_no_return_to_the_public_changes_nothing(post: Mention) -> None:
    assert seen(post, in_private()) == []


@pytest.mark.parametrize("state", sorted(set(HandoffState)))
def test_it_is_watched_from_the_invitation_until_a_week_after_it_was_resolved(state: HandoffState) -> None:
    wanted = state in {HandoffState.INVITED, HandoffState.JOINED, HandoffState.RESOLVED}
    handoff = a_handoff(state=state, resolved_at=NOON)
    assert is_watched(handoff, NOON + AFTER - MINUTE) == wanted
    assert bool(seen(a_post(), in_private(state=state, resolved_at=NOON))) == wanted
    assert is_watched(handoff, NOON + AFTER) == (wanted and state is not HandoffState.RESOLVED)


def test_the_owner_is_told_at_once_that_their_customer_is_in_public() -> None:
    for kind, at_once in ((AGAIN, True), (INSTEAD, True), (ASKED, False)):
        what = concern(kind)
        assert what
        assert (what.whom, what.at_once) == (frozenset({Whom.OWNER}), at_once)


def test_no_word_of_a_post_stands_in_what_is_kept_of_it() -> None:
    (found,) = seen(a_post(text="zebra refund quagga", author_handle="okapi", author_name="okapi"), in_private())
    kept = f"{found.event.model_dump_json()} {found.sighting.model_dump_json()} {found.after.model_dump_json()}"
    assert not any(word in kept for word in ("zebra", "refund", "quagga", "okapi"))


ASK = [
    "@larkfield @ada did they ever sort this out?",
    "so what happened in the end?",
    "Any update on this?",
    "was this ever resolved",
    "Did you get your money back?",
    "have you heard from them?",
    "@ada gibt es Neues?",
    "et alors, c'est réglé ?",
    "¿te lo solucionaron?",
    "alla fine com'è finita?",
    "is het al opgelost?",
    "i jak się skończyło?",
    "e aí, resolveram?",
]


@pytest.mark.parametrize("text", [text for text in ASK if "?" in text])
def test_a_question_for_the_outcome_is_known_in_eight_languages(text: str) -> None:
    assert asks_outcome(text)


@pytest.mark.parametrize(
    "text",
    [
        "was this ever resolved",  # no question mark: an aside
        "same here, nothing works",
        "did you see the match?",
        "any update on my refund?",
        "what happened to my bill?",
        "they never answer anybody",
        "did they ever sort it? " + "x" * LONGEST,
    ],
)
def test_what_is_no_question_for_somebody_elses_outcome_is_left_alone(text: str) -> None:
    assert not asks_outcome(text)


def test_the_rule_says_which_languages_it_knows() -> None:
    assert set(phrases()) == {"en", "de", "es", "fr", "it", "nl", "pl", "pt"}

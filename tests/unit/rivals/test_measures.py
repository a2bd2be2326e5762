"""The same measures for every brand, over what is known whole."""

from random import Random

import pytest
from amends.rivals import sentences
from amends.rivals.acts import acts
from amends.rivals.beginning import begin
from amends.rivals.comparison import AFTER, Comparison, Side, State, Stream
from amends.rivals.measures import MANY, POINTS, SAMPLES, Compared, Posts, measured, notes
from amends.rivals.posts import Answer, Complaint, complaint, tone
from amends.rivals.shares import LEAST, mean, share
from amends.walk import id_at
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import MIA, MINUTE, NOON, a_reading
from tests.unit.rivals.worlds import LIST, a_post

BEGAN = int(NOON.timestamp())
SORRY = "Sorry about this."
FIRST = "Saltby was the first to answer half of its complaints"
UNTIL = NOON + 120 * MINUTE


def read_whole(**changes: object) -> Comparison:
    """A window of two hours, read to its end."""
    one = begin("Down", NOON, UNTIL, LIST, 0, MIA, NOON)
    top = id_at(UNTIL + AFTER) - 1
    streams = [stream.model_copy(update={"top": top}) for stream in one.streams]
    return one.model_copy(update={"streams": streams, "state": State.DONE, **changes})


def posts(*waits: int | None, text: str = SORRY) -> Posts:
    """A complaint a second, each answered after so many seconds, or never."""
    heard = [Complaint(str(place), BEGAN + place, str(place), True, -0.8) for place in range(len(waits))]
    said = [answer(place, waited, text) for place, waited in enumerate(waits) if waited is not None]
    return Posts(complaints=heard, answers=said)


def answer(place: int, waited: int, text: str = SORRY, replies_to: str | None = "") -> Answer:
    above = str(place) if replies_to == "" else replies_to
    return Answer(f"9{place}", BEGAN + place + waited, above or f"9{place}", above, text, acts(text), 0.2)


def of(found: Posts, one: Comparison | None = None) -> Compared:
    return measured(one or read_whole(), [found, Posts()])[0]


def test_one_function_measures_every_brand() -> None:
    same = posts(60, 120, None, 300, 60, 60, 60, 600, None, 60, 60)
    ours, theirs = measured(read_whole(), [same, same])
    unlike = {"name", "ours", "sentence"}
    assert ours.model_dump(exclude=unlike) == theirs.model_dump(exclude=unlike)
    assert (ours.ours, theirs.ours, theirs.name) == (True, False, "Saltby")


def test_those_without_an_answer_are_in_the_median() -> None:
    waits = [*range(60, 360, 60), *[None] * 6]
    assert of(posts(*waits)).median.why.startswith("not reached")
    answered = [one for one in [*waits, *range(60, 360, 60)] if one is not None]
    assert of(posts(*answered)).median.value == 180  # what dropping them would say


def test_of_too_few_nothing_is_said() -> None:
    few = of(posts(*[60] * (LEAST - 1)))
    figures = (few.answered, few.median, few.p90, few.apology, few.tone, few.repetition)
    assert {figure.value for figure in figures} == {None}
    assert {figure.why for figure in figures} == {f"{LEAST - 1} of the {LEAST} that a figure needs"}
    assert (
        few.sentence == f"larkfield (ours): {LEAST - 1} complaints, {LEAST - 1} of them answered; too few for figures."
    )
    assert of(posts(*[60] * LEAST)).median.value == 60


def test_a_later_answer_of_a_thread_counts_for_what_the_brand_did() -> None:
    found = posts(*[60] * LEAST)
    later = answer(0, 90, "Please send us a direct message.")._replace(id="77")
    both = Posts(complaints=found.complaints, answers=[*found.answers, later])
    assert of(both).invitation.value == pytest.approx(1 / LEAST)
    assert of(both).answered.n == LEAST


def test_an_answer_in_a_language_that_nobody_judges_is_in_no_share() -> None:
    found = posts(*[60] * (LEAST + 1))
    foreign = found.answers[0]._replace(acts=None, tone=None, text="Es tut uns leid.")
    mixed = of(Posts(complaints=found.complaints, answers=[foreign, *found.answers[1:]]))
    assert (mixed.apology.n, mixed.tone.n, mixed.answered.n) == (LEAST, LEAST, LEAST + 1)


def test_a_statement_is_a_post_on_the_trouble_or_a_text_that_many_were_given() -> None:
    own = "We're aware of an outage and are working on it."
    spoken = [answer(50, 0, own, None), answer(51, 0, "Win a weekend!", None)]
    after = answer(52, 200 * 60, own, None)  # the window was over
    many, fewer = posts(*[60] * MANY), posts(*[60] * (MANY - 1))
    assert of(Posts(complaints=many.complaints, answers=[*many.answers, *spoken, after])).statements == 2
    assert of(Posts(complaints=fewer.complaints, answers=[*fewer.answers, *spoken])).statements == 1


def test_a_curve_of_thousands_is_thinned_and_keeps_both_ends() -> None:
    curve = of(posts(*range(10, 1010), None)).curve
    assert len(curve) <= POINTS + 2
    assert (curve[0].after, curve[0].answered, curve[1].after) == (0, 0.0, 10)
    assert curve[-1].after > 1009
    assert curve[-1].answered == pytest.approx(1000 / 1001, abs=1e-4)


def test_samples_are_the_newest_few_answers() -> None:
    samples = of(posts(*[60] * 12)).samples
    assert [sample.post_id for sample in samples] == [f"9{place}" for place in range(11, 11 - SAMPLES, -1)]
    assert samples[0].url == "https://x.com/i/web/status/911"


@given(st.lists(st.one_of(st.none(), st.integers(1, 5000)), min_size=1, max_size=30), st.randoms(use_true_random=False))
def test_the_order_in_which_posts_were_read_changes_nothing(waits: list[int | None], chance: Random) -> None:
    found = posts(*waits)
    mixed = Posts(complaints=list(found.complaints), answers=list(found.answers))
    chance.shuffle(mixed.complaints)
    chance.shuffle(mixed.answers)
    assert of(mixed) == of(found)


def test_what_was_not_read_is_said() -> None:
    one = read_whole(state=State.WAITING)
    behind = one.streams[0].model_copy(update={"top": id_at(NOON + 5 * MINUTE), "lost_until": NOON + MINUTE})
    said = " ".join(notes(one.model_copy(update={"streams": [behind, *one.streams[1:]]}), []))
    assert "larkfield until 2026-11-20 12:05 UTC" in said
    assert "before 2026-11-20 12:01 UTC was out of the reach" in said
    assert "budget for comparisons is spent" in said


def test_what_is_read_whole_has_no_such_notes() -> None:
    assert len(notes(read_whole(), measured(read_whole(), [Posts(), Posts()]))) == 1


@pytest.mark.parametrize(
    ("ours", "theirs", "sentence"),
    [
        (60, 600, "We were the first to answer half of our complaints, within 60 s; next came Saltby with 10 min."),
        (
            600,
            60,
            "Saltby was the first to answer half of its complaints, within 60 s; we took 10 min, and come 2 of 2.",
        ),
        (
            None,
            60,
            "Saltby was the first to answer half of its complaints, within 60 s; we have not answered half of ours.",
        ),
        (None, None, "No brand has enough complaints yet that half of them were answered."),
        (8000, None, "We were the first to answer half of our complaints, within 2.2 h."),
    ],
)
def test_the_sentence_says_who_was_first(ours: int | None, theirs: int | None, sentence: str) -> None:
    brands = measured(read_whole(), [posts(*[ours] * LEAST), posts(*[theirs] * LEAST)])
    assert sentences.of_all(brands) == sentence


def test_a_share_has_wilsons_interval() -> None:
    # 8 of 10: Wilson's interval is 0.490 to 0.943 (Newcombe, 1998, gives the formula).
    found = share(8, 10)
    assert (found.value, round(found.low or 0, 3), round(found.high or 0, 3)) == (0.8, 0.49, 0.943)
    assert share(0, 10).low == 0
    assert share(10, 10).high == 1


def test_a_mean_has_a_normal_interval() -> None:
    found = mean([0.0, 1.0] * 5)
    assert (found.value, found.n) == (0.5, 10)
    assert found.low == pytest.approx(0.5 - 1.959964 * 0.5270463 / 10**0.5)


def test_mocking_praise_is_no_pleasant_tone() -> None:
    pleased = {"sentiment": {"negative": 0.0, "neutral": 0.1, "positive": 0.9}}
    assert tone(a_reading(**pleased, sarcasm=0.0)) == 0.9
    assert tone(a_reading(**pleased, sarcasm=1.0)) == -0.9


def test_of_a_customers_post_no_word_is_kept() -> None:
    kept = complaint(a_post(NOON, text="secret words of @ada"), a_reading())
    assert "secret" not in repr(kept)
    assert "ada" not in repr(kept)
    assert complaint(a_post(NOON), a_reading(threshold=None, is_dissatisfied=False)).dissatisfied is None


def test_a_side_without_its_stream_would_be_noticed() -> None:
    one = read_whole(sides=[Side(name="a", accounts=["a"])], streams=[Stream(side=0, kind="answers", top=1)])
    with pytest.raises(ValueError, match="unpack"):
        measured(one, [Posts()])

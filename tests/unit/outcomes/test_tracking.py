"""Which posts are sampled and when; a moment that was missed is skipped, and each sample says its true age."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from amends.mention import PlatformName
from amends.outcomes.keeping import keep_tracks
from amends.outcomes.sampling import AT_ONCE, CALLS, Shown, Tracked, end_followed, track
from amends.outcomes.story import Follow, Kind, Track
from amends.outcomes.tracking import TOO_OLD, Metrics, belongs, follow_of, passed, sampled, stopped, tracks_of
from amends.spending import Brake, Policy

from tests.builders import MINUTE, NOON
from tests.fakes import FakeGauge, FakeTracks
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
)

FEW = Metrics(likes=3, reshares=1, quotes=0, replies=2, views=400)


def a_track(**changes: object) -> Track:
    fields = {"platform": "x", "post_id": "1001", "case_id": "x-1001", "kind": "complaint", "at": NOON, "due": NOON}
    return Track.model_validate({**fields, **changes})


@pytest.mark.parametrize(
    ("late", "due"),
    [
        (timedelta(), HOUR),
        (MINUTE, HOUR),
        (HOUR - MINUTE, HOUR),
        (HOUR, 6 * HOUR),
        # Everything up to the fifth hour was missed: one sample makes up for it.
        (5 * HOUR, 6 * HOUR),
        (6 * HOUR, DAY),
        (DAY + HOUR, 3 * DAY),
        (3 * DAY, 7 * DAY),
        (7 * DAY, None),
        (9 * DAY, None),
    ],
)
def test_the_next_sample_is_due_at_the_first_moment_that_has_not_passed(late: timedelta, due: timedelta | None) -> None:
    once = sampled(a_track(), FEW, NOON + late)
    assert once.due == (None if due is None else NOON + due)
    assert [sample.after for sample in once.samples] == [late.total_seconds()]
    assert passed(a_track(), NOON + late).due == once.due


def test_a_track_that_is_asked_when_due_holds_six_samples_and_ends() -> None:
    one = a_track()
    while one.due:
        one = sampled(one, FEW, one.due)
    assert [sample.after // 3600 for sample in one.samples] == [0, 1, 6, 24, 72, 168]
    assert one.version == 7


def test_a_clock_that_is_behind_the_platform_s_makes_no_post_younger_than_new() -> None:
    assert sampled(a_track(), FEW, NOON - MINUTE).samples[0].after == 0


def test_what_is_gone_is_asked_no_more_and_keeps_what_was_sampled() -> None:
    gone = stopped(sampled(a_track(), FEW, NOON))
    assert (gone.due, len(gone.samples), gone.version) == (None, 1, 3)


def kinds(story: object, now: datetime = ANSWERED + DAY) -> dict[str, Kind]:
    return {one.post_id: one.kind for one in tracks_of(story, now)}  # type: ignore[arg-type]


def test_sampled_are_complaints_our_public_answers_and_what_is_not_neutral_later() -> None:
    story = a_story(
        a_post("1002", NOON + MINUTE),
        a_post("3000", ANSWERED + HOUR, PLEASED),
        a_post("3001", ANSWERED + HOUR, NEUTRAL),
        a_post("3002", ANSWERED + 2 * HOUR, UNHAPPY),
        a_post("3003", ANSWERED + 2 * HOUR, PLEASED, private=True, text=""),
        later=[elsewhere("4000", ANSWERED + 3 * HOUR)],
    )
    assert kinds(story) == {
        "1001": Kind.COMPLAINT,
        "1002": Kind.COMPLAINT,
        "2001": Kind.ANSWER,
        "3000": Kind.LATER,
        "3002": Kind.LATER,
        "4000": Kind.LATER,
    }


def test_nothing_private_nothing_of_another_network_and_nothing_old_is_sampled() -> None:
    private = a_story(first=a_post("1001", NOON, private=True, text=""), answer=an_answer(private=True, text=""))
    assert kinds(private) == {}
    network: dict[str, Any] = {"platform": PlatformName.WEBHOOK}
    assert kinds(a_story(first=a_post("1001", NOON, **network), answer=an_answer(**network))) == {}
    assert kinds(a_story(), NOON + TOO_OLD) == {"1001": Kind.COMPLAINT, "2001": Kind.ANSWER}
    assert kinds(a_story(), NOON + TOO_OLD + MINUTE) == {"2001": Kind.ANSWER}
    assert kinds(a_story(first=a_post("1001", NOON, PLEASED))) == {}


def test_without_a_recovery_a_second_complaint_is_still_the_complaint() -> None:
    story = a_story(a_post("1002", NOON + DAY), answered=False)
    assert kinds(story) == {"1001": Kind.COMPLAINT, "1002": Kind.COMPLAINT}


def test_a_story_is_followed_for_a_week_from_its_recovery_or_its_complaint() -> None:
    follow = follow_of(a_story())
    assert follow
    assert (follow.since, follow.until) == (ANSWERED, ANSWERED + 7 * DAY)
    assert (follow.threads, follow.answers) == (("1001",), ("2001",))
    alone = follow_of(a_story(answered=False))
    assert alone
    assert (alone.since, alone.answers) == (NOON, ())
    assert follow_of(a_story(first=a_post("1001", NOON, PLEASED))) is None


def test_a_track_of_a_post_that_went_elsewhere_is_not_the_story_s() -> None:
    story = a_story(later=[elsewhere("4000", ANSWERED + HOUR)])
    assert [belongs(a_track(post_id=name), story) for name in ("1001", "2001", "4000", "9999")] == [True] * 3 + [False]


def test_tracks_are_begun_once_and_a_follow_is_written_where_it_changed() -> None:
    store, story = FakeTracks(), a_story()
    assert keep_tracks([story], store, ANSWERED) == 2
    assert keep_tracks([story], store, ANSWERED) == 0
    known = story.model_copy(update={"tracks": list(store.tracks.values()), "follow": store.follows["x-1001"]})
    store.written = 0
    assert keep_tracks([known], store, ANSWERED) == 0
    assert store.written == 0
    # What is over is not begun again.
    late = FakeTracks()
    keep_tracks([story], late, ANSWERED + 7 * DAY)
    assert late.follows == {}


X = PlatformName.X


def test_a_run_samples_what_is_due_and_stops_what_is_gone() -> None:
    gauge = FakeGauge({"1": FEW, "2": FEW}, gone={"3"})
    store = FakeTracks(*(a_track(post_id=name) for name in "1234"), a_track(post_id="5", due=NOON + HOUR))
    done = track(X, gauge, store, Policy(), NOON + MINUTE)
    assert done == Tracked(sampled=2, gone=1, passed=1, calls=1)
    assert {name: len(one.samples) for name, one in store.by_post.items()} == {"1": 1, "2": 1, "3": 0, "4": 0, "5": 0}
    assert store.by_post["3"].due is None
    # Of what the platform says nothing the moment is skipped, so that no run is spent on it again.
    assert store.by_post["4"].due == NOON + HOUR
    assert track(X, gauge, store, Policy(), NOON + MINUTE) == Tracked()


def test_a_run_makes_so_many_calls_and_says_what_waits() -> None:
    names = [str(n) for n in range(CALLS * AT_ONCE + 5)]
    gauge, store = FakeGauge(dict.fromkeys(names, FEW)), FakeTracks(*(a_track(post_id=name) for name in names))
    done = track(X, gauge, store, Policy(), NOON)
    assert (done.sampled, done.calls, [len(call) for call in gauge.calls]) == (300, 3, [100, 100, 100])
    assert "the rest waits" in done.stopped
    assert track(X, gauge, store, Policy(), NOON).sampled == 5


def test_a_budget_that_runs_low_makes_fewer_calls_and_a_spent_one_none() -> None:
    names = [str(n) for n in range(250)]
    gauge, store = FakeGauge(dict.fromkeys(names, FEW)), FakeTracks(*(a_track(post_id=name) for name in names))
    assert track(X, gauge, store, Policy(brake=Brake.SLOWER, slower=4), NOON).calls == 1
    spent = track(X, gauge, store, Policy(brake=Brake.STOPPED, slower=4, why="all is spent: it waits"), NOON)
    assert (spent.calls, spent.stopped) == (0, "all is spent: it waits")
    assert len(gauge.calls) == 1


def test_a_platform_that_is_down_or_limits_us_moves_nothing() -> None:
    store = FakeTracks(a_track())
    done = track(X, FakeGauge(down=True), store, Policy(), NOON)
    assert (done.sampled, done.stopped) == (0, "X answered 503")
    assert store.by_post["1001"].due == NOON


def test_a_post_that_is_sampled_for_two_cases_is_asked_after_once() -> None:
    gauge = FakeGauge({"1": FEW})
    store = FakeTracks(a_track(post_id="1"), a_track(post_id="1", case_id="x-2"))
    assert track(X, gauge, store, Policy(), NOON).sampled == 2
    assert gauge.calls == [["1"]]


def test_a_post_that_was_removed_while_its_platform_was_asked_counts_for_nothing() -> None:
    store = FakeTracks(a_track())
    store.lost = True
    assert track(X, FakeGauge({"1001": FEW}), store, Policy(), NOON).sampled == 0


def test_the_end_of_a_week_is_written_once() -> None:
    store = FakeTracks()
    ended = Follow(case_id="x-1", platform=X, threads=("1",), since=NOON - 7 * DAY, until=NOON)
    for follow in (ended, ended.model_copy(update={"case_id": "x-2", "until": NOON + MINUTE})):
        store.put_follow(follow)
    assert (end_followed(store, NOON), end_followed(store, NOON)) == (1, 0)
    assert list(store.follows) == ["x-2"]


def test_what_a_platform_shows_has_no_names_in_it() -> None:
    assert set(Shown({}).metrics) == set()
    assert {"text", "author_id", "author_handle"}.isdisjoint(Track.model_fields)

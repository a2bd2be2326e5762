"""A case's line says what its story holds: counts and moments, and nothing that tells who anybody is."""

from datetime import timedelta
from typing import Any

import pytest
from amends.casefile import CaseFile, ReadMention
from amends.event import Event
from amends.mention import PlatformName
from amends.outcomes.outcome import judge
from amends.outcomes.story import Kind, Sample, Story, Track
from amends.reply import ReplyState
from amends.reports.gathering import day_of, line_of, settled
from amends.reports.line import Line, Update, as_row
from amends.tombstone import Tombstone, Why

from tests.builders import MINUTE, NOON, a_case, a_content_reading, a_mention, a_reading, a_reply
from tests.lines import AT_NOON, DAY, a_line

HOUR = timedelta(hours=1)
COMPLAINT = ReadMention(mention=a_mention(author_followers=120), reading=a_reading(), region="north")
ANSWER = a_reply(state=ReplyState.POSTED, since=NOON + HOUR, post_id="9001", template_id="sorry", template_version=3)
PRAISE = ReadMention(
    mention=a_mention(id="1005", conversation_id="1005", created_at=NOON + 3 * HOUR, author_followers=130),
    reading=a_content_reading(),
)


def a_story(
    *thread: ReadMention, later: tuple[ReadMention, ...] = (), tracks: tuple[Track, ...] = (), **more: Any
) -> Story:
    case = a_case(incident="i1", root_cause="late parcel", topic="delivery", owner="rosa-id")
    fields: dict[str, Any] = {"case": case, "thread": thread or (COMPLAINT,), "replies": [], "events": []}
    return Story(file=CaseFile(**{**fields, **more}), later=list(later), tracks=list(tracks))


def made(story: Story, *, days: float = 1) -> Line:
    now = NOON + timedelta(days=days)
    line = line_of(story, judge(story, now), "evenings", now)
    assert line is not None
    return line


def track(post: str, *views: int, kind: Kind = Kind.COMPLAINT, likes: int = 0) -> Track:
    """A post's samples, one an hour."""
    samples = tuple(
        Sample(after=3600 * number, at=NOON + number * HOUR, views=seen, likes=likes, replies=number)
        for number, seen in enumerate(views, start=1)
    )
    names = {"platform": PlatformName.X, "post_id": post, "case_id": "x-1001", "kind": kind}
    return Track(**names, at=NOON - MINUTE, samples=samples)


def test_a_complaint_that_waits() -> None:
    assert made(a_story()) == a_line(
        case="x-1001",
        topic="delivery",
        region="north",
        incident="i1",
        cause="late parcel",
        team="evenings",
        followers=120,
        reach=120,
        interactions=0,
        tone_before=-0.93,
    )


def test_an_answer_with_its_template_and_what_came_of_it() -> None:
    line = made(a_story(replies=[ANSWER], later=(PRAISE,)))
    assert (line.answered, line.template, line.outcome) == (AT_NOON + 3600, "sorry#3", "shared")
    assert line.updates == (Update(at=AT_NOON + 3 * 3600, prompted=False, in_thread=False, reach=130),)
    assert line.tone_after is not None
    assert line.tone_after > 0


def test_a_resolution_is_no_answer_and_the_first_one_counts() -> None:
    events = [Event(at=NOON + hours * HOUR, kind="resolved") for hours in (5, 2)]
    line = made(a_story(events=events))
    assert (line.answered, line.resolved, line.template) == (None, AT_NOON + 2 * 3600, "")


def test_what_was_sampled_goes_before_what_is_only_guessed() -> None:
    tracks = (track("1001", 500, 900, 1300, likes=7), track("1005", 40, kind=Kind.LATER))
    line = made(a_story(replies=[ANSWER], later=(PRAISE,), tracks=tracks))
    assert (line.reach, line.interactions, line.updates[0].reach) == (1300, 7 + 3, 40)
    # 507 at the answer, so 903 at half: half a minute behind the 900 of the second sample, at 13:59.
    assert line.half_life == 3570


def test_who_complains_again_after_the_recovery_adds_nothing_to_the_complaint() -> None:
    again = ReadMention(mention=a_mention(id="1002", created_at=NOON + 2 * HOUR), reading=a_reading())
    line = made(a_story(COMPLAINT, again, replies=[ANSWER], tracks=(track("1002", 7000),)))
    assert (line.reach, line.interactions) == (120, 0)
    assert line.unhappy == AT_NOON + 2 * 3600


def test_a_private_complaint_reaches_nobody() -> None:
    private = ReadMention(mention=a_mention(private=True, author_followers=500, text=""), reading=a_reading())
    line = made(a_story(private))
    assert (line.private, line.reach, line.followers) == (True, 0, 500)


def test_who_went_on_in_private_is_said_to_have() -> None:
    assert not made(a_story()).private
    assert made(a_story(replies=[a_reply(private=True, text="")])).private


def test_without_a_complaint_there_is_no_line() -> None:
    story = a_story(PRAISE)
    assert line_of(story, judge(story, NOON), "", NOON) is None


def test_a_complaint_that_was_removed_leaves_a_line_without_a_word_of_it() -> None:
    stone = Tombstone(
        platform=PlatformName.X,
        id="1001",
        conversation_id="1001",
        removed_at=NOON + HOUR,
        why=Why.DELETED,
        complained_at=NOON - MINUTE,
    )
    story = a_story()
    gone = story.model_copy(update={"file": story.file.model_copy(update={"thread": [], "removed": [stone]})})
    line = made(gone)
    assert (line.outcome, line.complained, line.followers, line.reach) == ("deleted", AT_NOON - 60, 0, 0)


def test_no_line_holds_a_word_or_a_person() -> None:
    row = as_row(made(a_story(COMPLAINT, replies=[ANSWER], later=(PRAISE,))))
    said = str(row)
    for secret in ("broadband", "Sorry", "ada", "77", "rosa", "piet"):
        assert secret not in said


def test_the_day_is_that_of_the_opening_in_utc() -> None:
    assert day_of(a_story()) == NOON.date()


@pytest.mark.parametrize(("days", "outcome"), [(6.9, "pending"), (7, "silent"), (30, "silent")])
def test_who_says_nothing_is_silent_once_the_days_are_over(days: float, outcome: str) -> None:
    assert settled(a_line(answered=AT_NOON), AT_NOON + int(days * DAY)).outcome == outcome


@pytest.mark.parametrize("hours", [0, 20, 167, 168, 169, 24 * 30])
@pytest.mark.parametrize("replies", [[], [ANSWER]])
def test_a_line_settles_as_the_story_would_be_judged_then(replies: list[Any], hours: int) -> None:
    story = a_story(replies=replies)
    first, then = made(story, days=1 / 24), NOON + timedelta(hours=hours)
    later = line_of(story, judge(story, then), "evenings", then)
    assert hours == 0 or settled(first, int(then.timestamp())) == later

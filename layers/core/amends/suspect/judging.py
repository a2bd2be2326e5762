"""Whether what people complain of now is too much to be chance, and whether that is news."""

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.suspect.baseline import Baseline
from amends.suspect.complaints import WINDOWS, Complaint, people_in
from amends.suspect.negative_binomial import at_least

FEWEST = 5  # people: fewer are no outage, however quiet it is otherwise
OVER = 0.01  # a window more likely than this is nothing out of the ordinary any more
LAST = timedelta(minutes=max(WINDOWS))  # after which nothing of an episode is in any window
GROWN = 3  # times as many people as were told of: what was dismissed when it was small is looked at again


class Judgement(BaseModel):
    """The window that stands out most."""

    model_config = ConfigDict(frozen=True)

    window: int
    count: int
    expected: float
    p: float


class Episode(BaseModel):
    """That a series stands out; `told` is the count that people were told of last, of so long a window."""

    model_config = ConfigDict(frozen=True)

    since: AwareDatetime
    seen: AwareDatetime
    told: int
    window: int


def judge(complaints: Sequence[Complaint], baseline: Baseline, now: datetime, zone: tzinfo) -> Judgement | None:
    """The window up to now that is least likely; None where too few people complain in all of them."""
    found = None
    for window in WINDOWS:
        start = now - timedelta(minutes=window)
        count = people_in(complaints, start, now + timedelta(microseconds=1))
        if count < FEWEST:
            continue
        usual = baseline.usual(start, window, zone)
        p = at_least(count, usual.mean, usual.spread)
        if found is None or p < found.p:
            found = Judgement(window=window, count=count, expected=usual.mean, p=p)
    return found


def follow(
    episode: Episode | None, judged: Judgement | None, limit: float, now: datetime
) -> tuple[Episode | None, bool]:
    """The episode from here on, and whether people are to be told: when it begins, and when it has grown.

    It goes on until no window stands out at all, so that what is on the edge is one episode.
    """
    if judged is None or judged.p > OVER:
        return None, False
    suspicious = judged.p < limit
    if episode is None or now - episode.seen > LAST:
        begins = Episode(since=now, seen=now, told=judged.count, window=judged.window)
        return (begins, True) if suspicious else (None, False)
    episode = episode.model_copy(update={"seen": now})
    # The rate: the window that stands out most may be another one by now.
    if suspicious and judged.count * episode.window >= GROWN * episode.told * judged.window:
        return episode.model_copy(update={"told": judged.count, "window": judged.window}), True
    return episode, False


def words(judged: Judgement) -> str:
    """The judgement for people."""
    span = "an hour" if judged.window == 60 else f"{judged.window} minutes"
    usual = f"{judged.expected:.1f}" if judged.expected < 10 else f"{judged.expected:.0f}"
    chance = f"less often than once in {min(10**12, round(1 / max(judged.p, 1e-12))):,} times by chance"
    return f"{judged.count} people complained within {span}, where {usual} are usual now; {chance}"

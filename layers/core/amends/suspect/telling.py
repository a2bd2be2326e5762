"""What is told of several series that stand out together: one outage is one suspicion, as narrow as it is sure."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from amends.suspect.complaints import ANY, ANYWHERE, Complaint, Series
from amends.suspect.judging import Episode, Judgement, words
from amends.suspect.suspicion import MOST_CASES, Suspicion

if TYPE_CHECKING:
    from amends.suspect.looking import Learned

MOSTLY = 0.8  # of a topic's people name one region: then it is there
EXPLAINED = 0.5  # of all who complain are of topics that stand out themselves: then the sum is no news


class News(NamedTuple):
    """A series after a look; `told` says that its episode began or grew."""

    learned: "Learned"
    complaints: tuple[Complaint, ...]
    judged: Judgement | None
    episode: Episode | None
    told: bool

    @property
    def series(self) -> Series:
        """What it is of."""
        return self.learned.series

    @property
    def before(self) -> Episode | None:
        """The episode before the look."""
        return self.learned.episode

    @property
    def people(self) -> set[str]:
        """Who complains."""
        return {one.author for one in self.complaints}

    def state(self) -> "Learned":
        """The next version of what is kept."""
        return self.learned.model_copy(update={"episode": self.episode, "version": self.learned.version + 1})


def chosen(news: Sequence[News]) -> list[News]:
    """What people are told of: each topic once, and everything together only where no topic explains it."""
    named = [one for one in news if one.series.topic != ANY]
    found = []
    for topic in dict.fromkeys(one.series.topic for one in named if one.told):
        found.append(_narrowest([one for one in named if one.series.topic == topic]))
    explained = set[str]().union(*(one.people for one in named if one.episode))
    for one in news:
        if one.series.topic == ANY and one.told and len(one.people & explained) < EXPLAINED * len(one.people):
            found.append(one)
    return found


def _narrowest(topic: Sequence[News]) -> News:
    """The region that nearly all of a topic's people name, or the topic as a whole."""
    told = [one for one in topic if one.told]
    whole = next((one for one in told if one.series.region == ANYWHERE), None)
    if whole is None:
        return max(told, key=lambda one: len(one.people))
    regions = [one for one in topic if one.series.region != ANYWHERE and one.episode]
    mostly = [one for one in regions if len(one.people) >= MOSTLY * len(whole.people)]
    return mostly[0] if mostly else whole


def suspicion(news: News, now: datetime) -> Suspicion:
    """What the incidents are told."""
    judged, episode, series = news.judged, news.episode, news.series
    if judged is None or episode is None:
        raise ValueError("only what stands out is suspicious")
    start = now - timedelta(minutes=judged.window)
    newest = sorted((one for one in news.complaints if one.at >= start), key=lambda one: one.at, reverse=True)
    return Suspicion(
        id=f"{series.topic}#{series.region}#{episode.since:%Y-%m-%dT%H:%MZ}#{episode.told}",
        topic=series.topic,
        region=series.region,
        at=now,
        count=judged.count,
        expected=judged.expected,
        p=judged.p,
        why=words(judged),
        cases=tuple(dict.fromkeys(one.case_id for one in newest))[:MOST_CASES],
    )

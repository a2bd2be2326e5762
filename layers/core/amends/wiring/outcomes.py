"""What came of complaints: stories, what is sampled of their posts, and how far the month's budget reaches."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from amends.adapters.stories import Stories
from amends.adapters.tracks import Tracks
from amends.mention import PlatformName
from amends.outcomes import keeping
from amends.outcomes.sampling import Gauge
from amends.outcomes.story import Story
from amends.spending import Policy, policy
from amends.wiring.networks import credentials, reddit_client, x_client
from amends.wiring.spending import ledger
from amends.wiring.stores import brand, now, table

TRACK = "track"  # what samples are counted as: x.track and reddit.track


def stories() -> Stories:
    """The cases in which somebody complained, with what came of them."""
    return Stories(table())


def tracks() -> Tracks:
    """The posts that are sampled."""
    return Tracks(table())


def keep_tracks(told: Iterable[Story], at: datetime) -> int:
    """See to it that the stories' posts are sampled and their threads read on; how many posts are new."""
    return keeping.keep_tracks(told, tracks(), at)


def gauges() -> dict[PlatformName, Gauge]:
    """The platforms that say how far a post has gone: those that we hold credentials for."""
    found: dict[PlatformName, Gauge] = {}
    if x := credentials().x:
        from amends.adapters.x_tracks import XTracks

        found[PlatformName.X] = XTracks(x_client(x)[0])
    if reddit := credentials().reddit:
        from amends.adapters.reddit_tracks import RedditTracks

        found[PlatformName.REDDIT] = RedditTracks(reddit_client(reddit))
    return found


def track_policy(platform: PlatformName) -> Policy:
    """What the month's budget leaves for samples on a platform."""
    source, at = f"{platform}.{TRACK}", now()
    budget = brand().budgets.get(source)
    spent = ledger().month(source, at).total.dollars if budget is not None else Decimal(0)
    return policy(spent, budget, source, at)

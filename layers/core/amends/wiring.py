"""The one place that builds real adapters from the settings; each is made once and only when it is used."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

import boto3
from aws_lambda_powertools.utilities.parameters import get_secret

from amends.adapters.brands import Brands
from amends.adapters.budgets import Budgets
from amends.adapters.cases import Cases
from amends.adapters.credentials import Credentials, RedditCredentials, parse
from amends.adapters.cursors import Cursors
from amends.adapters.days import Days
from amends.adapters.edits import Edits
from amends.adapters.jobs import Jobs
from amends.adapters.ledger import Ledger
from amends.adapters.optouts import OptOuts
from amends.adapters.postings import Postings
from amends.adapters.queues import MentionQueue, OutboxQueue
from amends.adapters.receipts import Receipts
from amends.adapters.received import ReceivedEvents
from amends.adapters.removals import Removals
from amends.adapters.replies import Replies
from amends.adapters.thresholds import Thresholds
from amends.adapters.verdicts import Verdicts
from amends.deciding import BrandThreshold
from amends.eligibility import HouseRules
from amends.errors import BadInput, Broken
from amends.listening import Source
from amends.mention import Mention, PlatformName
from amends.networks import PLATFORMS
from amends.pacing import Pace, due
from amends.platform import Platform, Unconnected
from amends.prices import Prices
from amends.settings import Settings
from amends.settings import settings as read_settings
from amends.spending import policy
from amends.sweeping import Eyes

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

    from amends.adapters.meter import Meter
    from amends.adapters.reader import Reader
    from amends.adapters.reddit_client import Client
    from amends.adapters.x_mentions import Query
    from amends.adapters.x_webhooks import XWebhooks
    from amends.compliance import Compliance

FRESH = 60  # seconds after which the way in from outside looks for changed secrets


def now() -> datetime:
    """The clock."""
    return datetime.now(UTC)


@cache
def settings() -> Settings:
    """The function's settings."""
    return read_settings()


@cache
def table() -> "Table":
    """The one table."""
    return boto3.resource("dynamodb").Table(settings().table)


def cases() -> Cases:
    """The cases."""
    return Cases(table())


def days() -> Days:
    """How far each day's posts were looked at."""
    return Days(table())


def jobs() -> Jobs:
    """X's compliance job."""
    return Jobs(table())


def edits() -> Edits:
    """The posts that were edited."""
    return Edits(table())


def removals() -> Removals:
    """The removals of what was taken away."""
    return Removals(table())


def replies() -> Replies:
    """The replies."""
    return Replies(table())


def windows() -> Budgets:
    """The platforms' windows."""
    return Budgets(table())


def thresholds() -> Thresholds:
    """The brands' thresholds."""
    return Thresholds(table())


def verdicts() -> Verdicts:
    """The verdicts on readings."""
    return Verdicts(table())


@cache
def brand_threshold() -> BrandThreshold:
    """Where this deployment's brand draws the line."""
    return BrandThreshold(settings().brand, thresholds())


def optouts() -> OptOuts:
    """Who asked us not to answer any more."""
    return OptOuts(table())


def brand_settings() -> Brands:
    """The settings of this deployment's brand."""
    return Brands(table(), settings().brand)


def posting() -> Postings:
    """The switch of this brand's posting."""
    return Postings(table(), settings().brand)


def received() -> ReceivedEvents:
    """The events that webhooks brought."""
    return ReceivedEvents(table())


def cursors() -> Cursors:
    """The sources' cursors."""
    return Cursors(table())


def receipts() -> Receipts:
    """The receipts of polls."""
    return Receipts(table())


@cache
def prices() -> Prices:
    """The platforms' prices, with those that the operator corrected."""
    return Prices(settings().prices)


def ledger() -> Ledger:
    """What was asked of the platforms, and what it cost."""
    return Ledger(table(), settings().brand, prices())


@cache
def meter() -> "Meter":
    """What counts every request; imported here because only those that talk to a platform carry its client."""
    from amends.adapters.meter import Meter

    return Meter(ledger, now)


def metered(source: str) -> AbstractContextManager[None]:
    """A run whose requests are counted for the source, and written at its end."""
    return meter().metered(source)


def budgets() -> dict[str, Decimal]:
    """Dollars a month by source; a source without one is never slowed."""
    return {}


def pace(source: str, *, incident: bool = False, sharing: int = 1) -> Pace:
    """Whether the source is polled at this tick; so many sources share its rate window."""
    at, budget = now(), budgets().get(source)
    spent = ledger().month(source, at).total.dollars if budget is not None else Decimal(0)
    return due(cursors().get(source), policy(spent, budget, source, at), at, incident=incident, sharing=sharing)


@cache
def mention_queue() -> MentionQueue:
    """The queue of mentions to be read."""
    return MentionQueue(boto3.client("sqs"), settings().mentions_queue)


@cache
def outbox() -> OutboxQueue:
    """The queue of approved replies."""
    return OutboxQueue(boto3.client("sqs"), settings().outbox_queue)


@cache
def reader() -> "Reader":
    """The model; imported here because only one function carries its layers."""
    from amends.adapters.reader import Reader

    return Reader.load()


@cache
def _credentials() -> Credentials:
    return parse(str(get_secret(settings().credentials_secret)))


def webhook_credentials() -> Credentials:
    """The credentials as they are now, give or take a minute: whoever calls from outside may sign with a new secret."""
    return parse(str(get_secret(settings().credentials_secret, max_age=FRESH)))


@cache
def platforms() -> dict[PlatformName, Platform]:
    """Every platform; one that we hold no credentials for refuses."""
    credentials = _credentials()
    return {name: connected(credentials, meter()) or Unconnected(name) for name, connected in PLATFORMS.items()}


@cache
def x_webhooks() -> "XWebhooks | None":
    """X's side of our webhook; None without the token that it wants."""
    x = _credentials().x
    if not x or not x.bearer_token:
        return None
    from amends.adapters.x_client import connect
    from amends.adapters.x_webhooks import XWebhooks

    return XWebhooks(connect(x, watch=meter().x(x.user_id)), x.user_id)


def queries() -> "Sequence[Query]":
    """The operators' own queries for X's search."""
    return ()


def sources(name: str) -> list[Source]:
    """What a schedule's input names: one source, each query (`x.search.*`), each subreddit (`reddit.subreddit`)."""
    if name == "x.search.*":
        return [found for query in queries() if (found := _search(query.name))]
    if name == "reddit.subreddit":
        reddit = _credentials().reddit
        names = [f"{name}.{subreddit}" for subreddit in _subreddits(reddit)] if reddit else []
        return [found for each in names if (found := source(each))]
    one = _search(name.removeprefix("x.search.")) if name.startswith("x.search.") else source(name)
    return [one] if one else []


def house_rules(mention: Mention) -> HouseRules:
    """What the brand and its customers say of answering a post."""
    return HouseRules(opted_out=optouts().holds(mention.platform, mention.author_id))


@cache
def eyes() -> dict[PlatformName, Eyes]:
    """The platforms on which stored posts can be looked up: those that we hold credentials for."""
    found: dict[PlatformName, Eyes] = {}
    credentials = _credentials()
    if credentials.x:
        from amends.adapters.x_client import connect
        from amends.adapters.x_eyes import XEyes
        from amends.adapters.x_posts import Account

        x = credentials.x
        account = Account(x.user_id, x.username, x.base_url or "https://x.com", x.archive)
        found[PlatformName.X] = XEyes(connect(x, watch=meter().x(x.user_id)), account)
    if credentials.reddit:
        from amends.adapters.reddit_eyes import RedditEyes

        found[PlatformName.REDDIT] = RedditEyes(_reddit())
    return found


@cache
def compliance() -> "Compliance | None":
    """X's compliance jobs; None without the app's own token, which they want."""
    x = _credentials().x
    if not x or not x.bearer_token:
        return None
    from amends.adapters.x_compliance import XCompliance, connect_app

    return XCompliance(connect_app(x, watch=meter().x(x.user_id)))


@cache
def source(name: str) -> Source | None:
    """The source of that name; None without credentials for it; raises BadInput for an unknown one."""
    if name in ("x.mentions", "x.threads", "x.quotes", "x.messages"):
        return _x_source(name)
    if name.startswith("reddit."):
        reddit = _credentials().reddit
        return _reddit_source(name, reddit) if reddit else None
    raise BadInput(f"no source {name}")


def _x_source(name: str) -> Source | None:
    x = _credentials().x
    if not x:
        return None
    from amends.adapters.live_threads import LiveThreads
    from amends.adapters.x_client import connect
    from amends.adapters.x_mentions import XMentions
    from amends.adapters.x_messages import XMessages
    from amends.adapters.x_posts import Account
    from amends.adapters.x_rounds import XQuotes, XThreads

    client = connect(x, watch=meter().x(x.user_id))
    account = Account(x.user_id, x.username, x.base_url or "https://x.com", x.archive)
    found: dict[str, Source] = {
        "x.mentions": XMentions(client, *account),
        "x.threads": XThreads(client, account, LiveThreads(cases())),
        "x.quotes": XQuotes(client, account),
        "x.messages": XMessages(client, account),
    }
    return found[name]


def _search(name: str) -> Source | None:
    """An operator's query as it stands now; never kept, because operators change it."""
    x = _credentials().x
    if not x:
        return None
    from amends.adapters.x_client import connect
    from amends.adapters.x_mentions import XSearch
    from amends.adapters.x_posts import Account

    for query in queries():
        if query.name == name:
            account = Account(x.user_id, x.username, x.base_url or "https://x.com", x.archive)
            return XSearch(connect(x, watch=meter().x(x.user_id)), account, query)
    raise BadInput(f"no query {name}")


def _subreddits(reddit: RedditCredentials) -> list[str]:
    """The brand's own subreddit first, then the chosen ones."""
    return [reddit.subreddit.lower()]


@cache
def _reddit() -> "Client":
    """One client for all of Reddit: they share the window of the rate limit."""
    from amends.adapters.reddit_client import connect

    reddit = _credentials().reddit
    if reddit is None:
        raise Broken("there are no credentials for reddit")
    return connect(reddit, watch=meter().reddit())


def _reddit_source(name: str, reddit: RedditCredentials) -> Source:
    from amends.adapters.reddit_sources import mentions_of, messages_of, subreddit_of

    if name == "reddit.mentions":
        return mentions_of(_reddit())
    if name == "reddit.messages":
        return messages_of(_reddit())
    subreddit = name.removeprefix("reddit.subreddit.")
    if subreddit not in _subreddits(reddit):
        raise BadInput(f"no source {name}")
    own = subreddit == reddit.subreddit.lower()
    return subreddit_of(_reddit(), subreddit, lambda _: False, own=own)

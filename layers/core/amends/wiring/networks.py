"""The clients of the platforms, each made once, and what is done with them beside listening."""

from functools import cache
from typing import TYPE_CHECKING

from aws_lambda_powertools.utilities.parameters import get_secret

from amends.adapters.credentials import Credentials, RedditCredentials, XCredentials, parse
from amends.mention import PlatformName
from amends.networks import PLATFORMS
from amends.platform import Platform, Unconnected
from amends.sweeping import Eyes
from amends.wiring.spending import meter
from amends.wiring.stores import now, settings, table

if TYPE_CHECKING:
    import tweepy

    from amends.adapters.reddit_client import Client
    from amends.adapters.x_posts import Account
    from amends.adapters.x_webhooks import XWebhooks
    from amends.compliance import Compliance

FRESH = 60  # seconds after which the way in from outside looks for changed secrets


@cache
def credentials() -> Credentials:
    """The platforms' credentials, as they were when the function started."""
    return parse(str(get_secret(settings().credentials_secret)))


def webhook_credentials() -> Credentials:
    """The credentials as they are now, give or take a minute: whoever calls from outside may sign with a new secret."""
    return parse(str(get_secret(settings().credentials_secret, max_age=FRESH)))


@cache
def x_client(x: XCredentials) -> "tuple[tweepy.Client, Account]":
    """X as the brand's account. Imported here and below, because each client costs start-up time."""
    from amends.adapters.x_client import connect
    from amends.adapters.x_posts import Account

    account = Account(x.user_id, x.username, x.base_url or "https://x.com", x.archive)
    return connect(x, watch=meter().x(x.user_id)), account


@cache
def reddit_client(reddit: RedditCredentials) -> "Client":
    """One client for all of Reddit: its users share the window of the rate limit."""
    from amends.adapters.reddit_client import connect

    return connect(reddit, watch=meter().reddit())


@cache
def platforms() -> dict[PlatformName, Platform]:
    """Every platform; one that we hold no credentials for refuses, and so does all but the sink in a rehearsal."""
    found = {name: connected(credentials(), meter()) or Unconnected(name) for name, connected in PLATFORMS.items()}
    if not credentials().rehearsal:
        return found
    from amends.adapters.sink import Sink

    return {**found, PlatformName.WEBHOOK: Sink(table(), now)}


@cache
def eyes() -> dict[PlatformName, Eyes]:
    """The platforms on which stored posts can be looked up: those that we hold credentials for."""
    found: dict[PlatformName, Eyes] = {}
    if x := credentials().x:
        from amends.adapters.x_eyes import XEyes

        found[PlatformName.X] = XEyes(*x_client(x))
    if reddit := credentials().reddit:
        from amends.adapters.reddit_eyes import RedditEyes

        found[PlatformName.REDDIT] = RedditEyes(reddit_client(reddit))
    return found


@cache
def compliance() -> "Compliance | None":
    """X's compliance jobs; None without the app's own token, which they want."""
    x = credentials().x
    if not x or not x.bearer_token:
        return None
    from amends.adapters.x_compliance import XCompliance, connect_app

    return XCompliance(connect_app(x, watch=meter().x(x.user_id)))


@cache
def x_webhooks() -> "XWebhooks | None":
    """X's side of our webhook; None without the token that it wants."""
    x = credentials().x
    if not x or not x.bearer_token:
        return None
    from amends.adapters.x_webhooks import XWebhooks

    return XWebhooks(x_client(x)[0], x.user_id)

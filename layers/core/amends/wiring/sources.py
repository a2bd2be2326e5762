"""What is listened to: by the names that schedules, cursors and log lines share, as the brand's settings are now."""

from collections.abc import Sequence
from functools import partial

from amends.adapters.credentials import RedditCredentials, XCredentials
from amends.brand import Brand, names_brand
from amends.errors import BadInput
from amends.etiquette import is_left_alone
from amends.listening import Source
from amends.wiring.networks import credentials, reddit_client, x_client
from amends.wiring.stores import brand, cases, table

SEARCH, SUBREDDIT = "x.search.", "reddit.subreddit"


def sources(name: str) -> list[Source]:
    """What a schedule's input names: one source, each query (`x.search.*`), each subreddit (`reddit.subreddit`).

    Empty without credentials for the platform; raises BadInput for a name that there is not.
    """
    if name.startswith("x."):
        x = credentials().x
        return list(_of_x(name, x)) if x else []
    if name.startswith("reddit."):
        reddit = credentials().reddit
        return list(_of_reddit(name, reddit)) if reddit else []
    raise BadInput(f"no source {name}")


def _of_x(name: str, x: XCredentials) -> Sequence[Source]:
    from amends.adapters.live_handoffs import LiveHandoffs
    from amends.adapters.live_threads import LiveThreads
    from amends.adapters.tracks import Tracks
    from amends.adapters.x_handoffs import XHandoffs
    from amends.adapters.x_mentions import Query, XMentions, XSearch
    from amends.adapters.x_messages import XMessages
    from amends.adapters.x_rounds import XQuotes, XThreads

    client, account = x_client(x)
    if name.startswith(SEARCH):
        wanted = name.removeprefix(SEARCH)
        queries = [Query(query.name, query.text) for query in brand().queries if wanted in ("*", query.name)]
        if not queries and wanted != "*":
            raise BadInput(f"no query {wanted}")
        return [XSearch(client, account, query) for query in queries]
    if name == "x.mentions":
        return [XMentions(client, *account)]
    if name == "x.threads":
        return [XThreads(client, account, LiveThreads(cases(), Tracks(table())))]
    if name == "x.handoffs":
        return [XHandoffs(client, account, LiveHandoffs(table()), brand().terms)]
    if name == "x.quotes":
        return [XQuotes(client, account)]
    if name == "x.messages":
        return [XMessages(client, account)]
    raise BadInput(f"no source {name}")


def _of_reddit(name: str, reddit: RedditCredentials) -> Sequence[Source]:
    from amends.adapters.live_handoffs import LiveHandoffs
    from amends.adapters.reddit_handoffs import RedditHandoffs
    from amends.adapters.reddit_sources import mentions_of, messages_of

    client, known = reddit_client(reddit), brand()

    def alone(community: str) -> bool:
        return is_left_alone(known, community)

    if name == "reddit.mentions":
        return [mentions_of(client, alone)]
    if name == "reddit.messages":
        return [messages_of(client, alone)]
    if name == "reddit.handoffs":
        return [RedditHandoffs(client, LiveHandoffs(table()), partial(names_brand, known), alone)]
    return [_subreddit(one, reddit, known) for one in _chosen(name, reddit, known)]


def _chosen(name: str, reddit: RedditCredentials, known: Brand) -> list[str]:
    """The subreddits that a name stands for: the brand's own first, then those of its settings."""
    every = list(dict.fromkeys([reddit.subreddit.lower(), *(one.lower() for one in known.subreddits)]))
    chosen = [one for one in every if name in (SUBREDDIT, f"{SUBREDDIT}.{one}")]
    if not chosen:
        raise BadInput(f"no source {name}")
    return [one for one in chosen if not is_left_alone(known, one)]


def _subreddit(name: str, reddit: RedditCredentials, known: Brand) -> Source:
    from amends.adapters.reddit_sources import subreddit_of

    def concerns(text: str) -> bool:
        return names_brand(known, text)

    return subreddit_of(reddit_client(reddit), name, concerns, own=name == reddit.subreddit.lower())

"""The praw client, and its errors in our words."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import praw
import praw.exceptions
import prawcore
import prawcore.exceptions
import requests

from amends.adapters.credentials import RedditCredentials
from amends.adapters.http import Once, Watcher
from amends.errors import RateLimited, Retry

TIMEOUT = (3.05, 8)  # seconds; prawcore repeats a failed reading twice, and a function has 30
WINDOW = timedelta(minutes=10)  # Reddit counts requests in windows of 600 seconds
SPARE = 5  # requests left in the window below which we stop, because praw would sleep until the window ends


def connect(
    credentials: RedditCredentials, timeout: tuple[float, float] = TIMEOUT, watch: Watcher | None = None
) -> praw.Reddit:
    """A client that acts as the brand's account."""
    session = requests.Session()
    for scheme in ("https://", "http://"):
        session.mount(scheme, Once(timeout=timeout, watch=watch))
    base = credentials.base_url
    where: dict[str, Any] = {"oauth_url": base, "reddit_url": base, "short_url": base} if base else {}
    return praw.Reddit(
        client_id=credentials.client_id,
        client_secret=credentials.client_secret.get_secret_value(),
        username=credentials.username,
        password=credentials.password.get_secret_value(),
        user_agent=credentials.user_agent,
        check_for_updates=False,
        ratelimit_seconds=0,
        requestor_kwargs={"session": session},
        **where,
    )


def budget(client: praw.Reddit, now: datetime) -> None:
    """Raise RateLimited while the window is used up: praw itself would sleep."""
    limits: dict[str, Any] = dict(client.auth.limits)
    remaining, reset = limits.get("remaining"), limits.get("reset_timestamp")
    if remaining is not None and remaining < SPARE and reset and reset > now.timestamp():
        raise RateLimited(datetime.fromtimestamp(reset, UTC))


@contextmanager
def reading(client: praw.Reddit, now: datetime) -> Iterator[None]:
    """Errors of a call that changes nothing: all of them may be tried again."""
    budget(client, now)
    try:
        yield
    except prawcore.exceptions.TooManyRequests as error:
        raise RateLimited(opens(error, now)) from error
    except (prawcore.exceptions.PrawcoreException, praw.exceptions.PRAWException) as error:
        raise Retry(f"Reddit could not be read: {type(error).__name__}") from error


def opens(error: prawcore.exceptions.TooManyRequests, now: datetime) -> datetime:
    """When Reddit takes requests again; a whole window from now when it does not say."""
    after = error.response.headers.get("retry-after", "")
    return now + (timedelta(seconds=int(after)) if after.isdigit() else WINDOW)

"""The praw client, and its errors in our words."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import praw
import praw.exceptions
import prawcore
import prawcore.exceptions
import requests

from amends.adapters.credentials import RedditCredentials
from amends.adapters.http import Watcher
from amends.adapters.reddit_window import Paced, Window
from amends.errors import RateLimited, Retry

TIMEOUT = (3.05, 8)  # seconds; prawcore repeats a failed reading twice, and a function has 30
WINDOW = timedelta(minutes=10)  # Reddit counts requests in windows of 600 seconds


class Client(praw.Reddit):
    """praw, with the window of its rate limit in sight."""

    window: Window


def connect(
    credentials: RedditCredentials,
    timeout: tuple[float, float] = TIMEOUT,
    window: Window | None = None,
    watch: Watcher | None = None,
) -> Client:
    """A client that acts as the brand's account."""
    window = window or Window()
    session = requests.Session()
    for scheme in ("https://", "http://"):
        session.mount(scheme, Paced(window, timeout, watch))
    base = credentials.base_url
    where: dict[str, Any] = {"oauth_url": base, "reddit_url": base, "short_url": base} if base else {}
    client = Client(
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
    client.window = window
    return client


@contextmanager
def reading(now: datetime) -> Iterator[None]:
    """Errors of a call that changes nothing: all of them may be tried again."""
    try:
        yield
    except prawcore.exceptions.TooManyRequests as error:
        raise RateLimited(opens(error, now)) from error
    except (prawcore.exceptions.PrawcoreException, praw.exceptions.PRAWException) as error:
        raise_if_paced(error)
        raise Retry(f"Reddit could not be read: {type(error).__name__}") from error


def raise_if_paced(error: Exception) -> None:
    """Raise the RateLimited that stopped a request before it went out, where that is what happened."""
    if isinstance(error, prawcore.exceptions.RequestException) and isinstance(error.original_exception, RateLimited):
        raise error.original_exception from None


def opens(error: prawcore.exceptions.TooManyRequests, now: datetime) -> datetime:
    """When Reddit takes requests again; a whole window from now when it does not say."""
    headers = error.response.headers
    after = headers.get("retry-after") or headers.get("x-ratelimit-reset") or ""
    return now + (timedelta(seconds=int(after)) if after.isdigit() else WINDOW)

"""The tweepy client, and its errors in our words."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import requests
import tweepy

from amends.adapters.credentials import XCredentials
from amends.adapters.http import TIMEOUT, Limited, Watcher
from amends.errors import RateLimited, Refused, Retry

WINDOW = timedelta(minutes=15)  # X's rate limits are per 15 minutes


def connect(
    credentials: XCredentials, timeout: tuple[float, float] = TIMEOUT, watch: Watcher | None = None
) -> tweepy.Client:
    """A client that acts as the brand's account and never sleeps."""
    bearer = credentials.bearer_token
    client = tweepy.Client(
        bearer_token=bearer.get_secret_value() if bearer else None,
        consumer_key=credentials.consumer_key.get_secret_value(),
        consumer_secret=credentials.consumer_secret.get_secret_value(),
        access_token=credentials.access_token.get_secret_value(),
        access_token_secret=credentials.access_token_secret.get_secret_value(),
        wait_on_rate_limit=False,
    )
    client.session.mount("https://api.twitter.com/", Limited(credentials.base_url, timeout, watch))
    return client


@contextmanager
def reading(now: datetime) -> Iterator[None]:
    """Errors of a call that changes nothing: all of them may be tried again."""
    try:
        yield
    except tweepy.TooManyRequests as error:
        raise RateLimited(opens(error.response, now)) from error
    except tweepy.HTTPException as error:
        raise Retry(f"X answered {error.response.status_code}: {reason(error)}") from error
    except (requests.RequestException, ValueError) as error:
        # ValueError: an answer that is not JSON, as a proxy gives while X is down.
        raise Retry(f"X could not be read: {type(error).__name__}") from error


def opens(response: requests.Response, now: datetime) -> datetime:
    """When the rate window opens again; a whole window from now when X does not say."""
    reset = response.headers.get("x-rate-limit-reset", "")
    return datetime.fromtimestamp(int(reset), UTC) if reset.isdigit() else now + WINDOW


def reason(error: tweepy.HTTPException) -> str:
    """X's own words for a failure; never the text of a post."""
    return "; ".join(error.api_messages) or error.response.reason or "no reason given"


def refusal(error: tweepy.HTTPException) -> Refused:
    """X declined the text and will decline it again."""
    return Refused(f"X refused it: {reason(error)}")

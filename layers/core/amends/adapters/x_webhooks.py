"""X's side of the webhook: registering it, keeping it alive, and having lost events sent again.

X takes the app's bearer token for webhooks, and wants the brand's own signature for what only the brand may see.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import tweepy
from pydantic import BaseModel

from amends.adapters.x_client import reading
from amends.adapters.x_events import MESSAGE, POSTS
from amends.errors import Broken

# Encrypted messages are asked for too, so that somebody learns of what can only be read on X.
SUBSCRIBED = (*POSTS, MESSAGE, "chat.received")
PATH = "/webhook/x"
REPLAYED = timedelta(hours=24)  # X keeps no older events
MINUTE = "%Y%m%d%H%M"


class Registered(BaseModel):
    """A webhook as X knows it; one that is not valid gets no events."""

    id: str
    url: str
    valid: bool


class XWebhooks:
    """The app's webhooks and the brand's subscriptions."""

    def __init__(self, client: tweepy.Client, user_id: str) -> None:
        self._client = client
        self._user_id = user_id

    def registered(self, now: datetime) -> list[Registered]:
        """The app's webhooks."""
        return [Registered.model_validate(one) for one in self._ask(now, "GET", "/2/webhooks").get("data", [])]

    def subscriptions(self, now: datetime) -> dict[str, str | None]:
        """Which of the brand's events go to which webhook."""
        found: dict[str, str | None] = {}
        token: dict[str, str] = {}
        while True:
            answer = self._ask(now, "GET", "/2/activity/subscriptions", params={"max_results": 100, **token}, own=True)
            for one in answer.get("data", []):
                if one.get("filter", {}).get("user_id") == self._user_id:
                    found[one["event_type"]] = one.get("webhook_id")
            following = answer.get("meta", {}).get("next_token")
            if not following:
                return found
            token = {"pagination_token": following}

    def register(self, url: str, now: datetime) -> Registered:
        """Register the address, or wake it where X has it, and subscribe to what is missing; can be repeated."""
        known = next((one for one in self.registered(now) if one.url == url), None)
        if known is None:
            known = Registered.model_validate(self._ask(now, "POST", "/2/webhooks", json={"url": url})["data"])
        elif not known.valid:
            known = known.model_copy(update={"valid": self.enable(known.id, now)})
        held = self.subscriptions(now)
        for kind in SUBSCRIBED:
            if held.get(kind) != known.id:
                wanted = {"event_type": kind, "filter": {"user_id": self._user_id}, "webhook_id": known.id}
                self._ask(now, "POST", "/2/activity/subscriptions", json=wanted, own=True)
        return known

    def enable(self, webhook_id: str, now: datetime) -> bool:
        """Have X check the webhook; whether it gets events again."""
        return bool(self._ask(now, "PUT", f"/2/webhooks/{webhook_id}")["data"]["valid"])

    def replay(self, webhook_id: str, start: datetime, end: datetime) -> str:
        """Have X send the events of a span again; the job's id."""
        first = max(start, end - REPLAYED)
        span = {"from_date": _minute(first), "to_date": _minute(end)}
        answer = self._ask(end, "POST", "/2/webhooks/replay", json={"webhook_id": webhook_id, **span})
        return str(answer["data"]["job_id"])

    def revive(self, now: datetime) -> list[str]:
        """Wake our webhooks that X gave up on, and have it send again what they missed; their ids."""
        asleep = [one for one in self.registered(now) if one.url.endswith(PATH) and not one.valid]
        awake = [one.id for one in asleep if self.enable(one.id, now)]
        for webhook_id in awake:
            self.replay(webhook_id, now - REPLAYED, now)
        return awake

    def _ask(self, now: datetime, method: str, path: str, *, own: bool = False, **more: Any) -> dict[str, Any]:
        if not own and not self._client.bearer_token:
            raise Broken("the credentials of X hold no bearer_token, which its webhooks want")
        with reading(now):
            answer: dict[str, Any] = self._client.request(method, path, user_auth=own, **more).json()
        return answer


def _minute(at: datetime) -> str:
    return at.astimezone(UTC).strftime(MINUTE)


def missing(subscriptions: dict[str, str | None], webhooks: Sequence[Registered]) -> list[str]:
    """The kinds of event that reach none of these webhooks."""
    awake = {one.id for one in webhooks if one.valid}
    return [kind for kind in SUBSCRIBED if subscriptions.get(kind) not in awake]

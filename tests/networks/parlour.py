"""Parlour, an invented network: all that a further network needs, in one file."""

import json
from datetime import datetime
from typing import Any

import requests
from amends.adapters.http import Limited, never_sent
from amends.cursor import Poll
from amends.errors import MaybePosted, RateLimited, Refused, Retry
from amends.mention import Mention, PlatformName
from amends.platform import Silent
from amends.reply import Reply

NAME = PlatformName.WEBHOOK  # a real network has a line of its own in PlatformName


def connect(base_url: str) -> requests.Session:
    """A session whose every request ends in time."""
    session = requests.Session()
    session.mount("https://parlour.example/", Limited(base_url, timeout=(3, 5)))
    return session


class Parlour(Silent):
    """Parlour as a source and as a platform that we answer on."""

    name = "parlour.mentions"

    def __init__(self, session: requests.Session, now: datetime) -> None:
        self._session = session
        self._now = now

    def poll(self, position: str | None, now: datetime) -> Poll:
        """Every post above the position: read to the end before the position moves."""
        posts = []
        after = int(position or 0)
        while page := self._get("/posts", after=str(after))["posts"]:
            posts += page
            after = max(int(post["number"]) for post in page)
        return Poll(mentions=[_mention(post, now) for post in posts], position=str(after))

    def reply(self, reply: Reply) -> str:
        """Post the text; each way to fail says whether it can have appeared."""
        body = json.dumps({"to": reply.in_reply_to, "text": reply.text})
        try:
            answer = self._session.post("https://parlour.example/answers", data=body)
        except requests.RequestException as error:
            if never_sent(error):
                raise Retry("Parlour could not be reached") from error
            raise MaybePosted("the connection to Parlour ended") from error
        if answer.status_code == requests.codes.too_many_requests:
            raise RateLimited(self._now)
        if answer.status_code >= requests.codes.server_error:
            raise MaybePosted(f"Parlour answered {answer.status_code}")
        if not answer.ok:
            raise Refused(f"Parlour refused it: {answer.status_code}")
        return str(answer.json()["id"])

    def find(self, reply: Reply) -> str | None:
        """Our own answer with the same words under the same post."""
        for answer in self._get("/answers", to=reply.in_reply_to)["answers"]:
            if answer["text"] == reply.text:
                return str(answer["id"])
        return None

    def _get(self, path: str, **query: str) -> dict[str, list[dict[str, Any]]]:
        try:
            answer = self._session.get(f"https://parlour.example{path}", params=query)
            answer.raise_for_status()
            return dict(answer.json())
        except requests.RequestException as error:
            raise Retry(f"Parlour could not be read: {type(error).__name__}") from error


def _mention(post: dict[str, Any], now: datetime) -> Mention:
    return Mention.model_validate(
        {
            "platform": NAME,
            "id": f"parlour:{post['number']}",
            "conversation_id": f"parlour:{post['thread']}",
            "author_id": f"parlour:{post['author']}",
            "author_handle": post["author"],
            "text": post["text"],
            "created_at": now,
            "source": Parlour.name,
        }
    )

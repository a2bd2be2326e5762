"""Stories in a few words: a complaint at noon, an answer an hour later, and what came after it."""

from datetime import datetime, timedelta
from typing import Any

from amends.casefile import CaseFile, ReadMention
from amends.event import Event
from amends.outcomes.story import Story
from amends.reading import Reading, Sentiment
from amends.reply import Reply, ReplyState

from tests.builders import NOON, a_case, a_content_reading, a_mention, a_reading, a_reply

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
ANSWERED = NOON + HOUR
NEUTRAL = a_content_reading(sentiment=Sentiment(negative=0.1, neutral=0.8, positive=0.1))
PLEASED, UNHAPPY = a_content_reading(), a_reading()


def a_post(name: str, at: datetime, reading: Reading = UNHAPPY, **changes: Any) -> ReadMention:
    """Ada's post; in the thread of her complaint where nothing else is said."""
    fields = {"id": name, "created_at": at, "text": "a few words", "url": f"https://x.com/ada/status/{name}"}
    mention = a_mention(**{**fields, **changes})
    return ReadMention(mention=mention, reading=reading)


def elsewhere(name: str, at: datetime, reading: Reading = PLEASED, **changes: Any) -> ReadMention:
    """Ada's post in a thread of its own."""
    return a_post(name, at, reading, **{"conversation_id": name, **changes})


def an_answer(at: datetime = ANSWERED, **changes: Any) -> Reply:
    """Rosa's answer, as it was recorded."""
    fields = {"state": ReplyState.POSTED, "since": at, "post_id": "2001", "created_at": at - HOUR / 2, "severity": 3}
    return a_reply(**{**fields, **changes})


def a_story(
    *after: ReadMention,
    later: list[ReadMention] | None = None,
    answer: Reply | None = None,
    first: ReadMention | None = None,
    case: dict[str, Any] | None = None,
    answered: bool = True,
    **more: Any,
) -> Story:
    """Ada complains at noon; with what she wrote in the case since, and `later` elsewhere."""
    complaint = first or a_post("1001", NOON)
    replies = [answer or an_answer()] if answered else []
    file = CaseFile(case=a_case(**(case or {})), thread=[complaint, *after], replies=replies, events=[])
    return Story(file=file.model_copy(update=more), later=later or [])


def resolved_at(at: datetime) -> Event:
    """That a person closed the case."""
    return Event(at=at, kind="resolved", by="rosa-id", by_name="rosa", note="fixed")

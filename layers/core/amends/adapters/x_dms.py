"""Our own side of a private conversation on X, to find out whether a message was sent."""

from collections.abc import Callable
from datetime import UTC, datetime

import tweepy

from amends.adapters.x_client import reading
from amends.reply import Reply

EVENTS = 100  # of one conversation; nobody writes more since we first tried


def find(client: tweepy.Client, brand: str, reply: Reply, since: datetime, words: Callable[[str], str]) -> str | None:
    """The id of our message with the same words to the same customer since a moment, if X shows it to us."""
    with reading(datetime.now(UTC)):
        answer = client.get_direct_message_events(
            participant_id=reply.participant,
            dm_event_fields=["created_at", "sender_id", "text"],
            event_types="MessageCreate",
            max_results=EVENTS,
            user_auth=True,
        )
    for event in answer.data or []:
        ours = str(event.sender_id) == brand and event.created_at and event.created_at >= since
        if ours and words(event.text or "") == words(reply.text):
            return str(event.id)
    return None

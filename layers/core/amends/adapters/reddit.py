"""Answering on Reddit."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import praw
import praw.exceptions
import prawcore
import prawcore.exceptions
from praw.models import Message

from amends.adapters import reddit_looking
from amends.adapters.http import Unanswered
from amends.adapters.reddit_client import Client, opens, raise_if_paced, reading
from amends.errors import MaybePosted, RateLimited, Refused, Retry
from amends.looking import SourceFacts
from amends.mention import Mention
from amends.outbox import Headroom, Kind
from amends.reply import Reply

WRITES = ("/api/comment", "/api/compose")  # the requests that somebody else can see
SUBJECT = "Your message to us"  # of a message that begins a conversation
LOOK_BACK = 1000  # own comments to look through: as many as Reddit lists
EARLIER = timedelta(minutes=2)  # than our own clock says that we first tried: clocks differ
MESSAGE = "t4"  # what the name of a private message begins with


class Reddit:
    """Reddit as a platform that we answer on."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def reply(self, reply: Reply) -> str:
        """Comment under the customer's post, or write to them in private; the new name."""
        now = datetime.now(UTC)
        try:
            sent = self._send(reply)
        except prawcore.exceptions.TooManyRequests as error:
            raise RateLimited(opens(error, now)) from error
        except praw.exceptions.RedditAPIException as error:
            for item in error.items:
                if item.error_type == "RATELIMIT":
                    raise RateLimited(now + reddit_looking.wait_in(item.message or "")) from error
            raise Refused("Reddit refused it: " + "; ".join(map(_why, error.items))) from error
        except (prawcore.exceptions.OAuthException, prawcore.exceptions.InvalidToken) as error:
            raise Retry("Reddit did not accept our credentials") from error
        except (
            prawcore.exceptions.Forbidden,
            prawcore.exceptions.NotFound,
            prawcore.exceptions.BadRequest,
        ) as error:
            raise Refused(f"Reddit refused it: {type(error).__name__}") from error
        except prawcore.exceptions.RequestException as error:
            raise_if_paced(error)
            lost = error.original_exception
            if isinstance(lost, Unanswered) and not (lost.sent and lost.path.rstrip("/").endswith(WRITES)):
                raise Retry("Reddit could not be reached") from error
            raise MaybePosted(f"the connection to Reddit ended: {lost}") from error
        except prawcore.exceptions.PrawcoreException as error:
            raise MaybePosted(f"Reddit's answer could not be read: {type(error).__name__}") from error
        if sent is None:
            raise MaybePosted("Reddit took it without saying where it is")
        return sent

    def _send(self, reply: Reply) -> str | None:
        if not reply.private or reply.in_reply_to.startswith(MESSAGE):
            comment = self._parent(reply.in_reply_to).reply(body=reply.text)
            return None if comment is None else str(comment.fullname)
        self._client.redditor(str(reply.participant)).message(subject=SUBJECT, message=reply.text)
        try:
            return self.find(reply)  # Reddit does not say what it called a new message.
        except Retry:
            return None

    def find(self, reply: Reply) -> str | None:
        """Our own comment or message with the same words in the same place, if Reddit shows it to us.

        What we wrote is read back to the moment of our first try, through as many pages as we have written since.
        """
        since = ((reply.tried_at or reply.created_at) - EARLIER).timestamp()
        with reading(datetime.now(UTC)):
            for mine in self._own(reply):
                if mine.created_utc < since:
                    break
                if _is_place(mine, reply) and mine.body.strip() == reply.text.strip():
                    return str(mine.fullname)
        return None

    def look(self, ids: Sequence[str]) -> Mapping[str, SourceFacts]:
        """What Reddit says of up to a hundred customers' comments and submissions now."""
        return reddit_looking.look(self._client, ids)

    def look_at_author(self, mention: Mention) -> SourceFacts:
        """Whether the customer's account is there, and takes messages, as far as Reddit says."""
        return reddit_looking.look_at_author(self._client, mention.author_handle)

    def headroom(self, kind: Kind) -> Headroom | None:
        """What is left of the window; Reddit counts posts and messages together."""
        return reddit_looking.headroom(self._client)

    def _own(self, reply: Reply) -> Iterable[Any]:
        if reply.private or reply.in_reply_to.startswith(MESSAGE):
            yield from self._client.inbox.sent(limit=LOOK_BACK)
        else:
            yield from self._client.redditor(str(self._client.config.username)).comments.new(limit=LOOK_BACK)

    def _parent(self, fullname: str) -> Any:
        kind, _, thing_id = fullname.partition("_")
        if kind == MESSAGE:
            # Its number may be a submission's too: a private answer must not end up under that one.
            return Message(self._client, _data={"id": thing_id, "name": fullname})
        return self._client.comment(id=thing_id) if kind == "t1" else self._client.submission(id=thing_id)


def _is_place(mine: Any, reply: Reply) -> bool:
    """Whether what we wrote answers the same thing; a message that began a conversation went to the same person."""
    if reply.private and not reply.in_reply_to.startswith(MESSAGE):
        return not mine.parent_id and str(mine.dest).casefold() == str(reply.participant).casefold()
    return bool(mine.parent_id == reply.in_reply_to)


def _why(item: Any) -> str:
    """Reddit's own words for a refusal, which are none of the text's."""
    return f"{item.error_type} ({item.message})" if item.message else str(item.error_type)

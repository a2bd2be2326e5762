"""Answering on X."""

import html
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import requests
import tweepy

from amends.adapters import x_dms, x_looking
from amends.adapters.http import never_sent
from amends.adapters.x_client import opens, reading, reason, refusal
from amends.errors import MaybePosted, RateLimited, Refused, Retry
from amends.handoff.links import deep_link
from amends.looking import SourceFacts
from amends.mention import Mention
from amends.outbox import Headroom, Kind
from amends.reply import Reply
from amends.walk import made_at

PAGES = 32  # of a hundred: X shows no more than 3,200 of our own posts
ALWAYS = datetime.min.replace(tzinfo=UTC)
EARLIER = timedelta(minutes=2)  # than our own clock says that we first tried: clocks differ
_DUPLICATE = "duplicate content"
_LEADING_HANDLES = re.compile(r"^(?:@\w+\s+)+")
_LINK = re.compile(r"https?://\S+")


class X:
    """X as a platform that we answer on."""

    def __init__(self, client: tweepy.Client, user_id: str) -> None:
        self._client = client
        self._user_id = user_id
        self._headers = x_looking.Headers(client)

    def reply(self, reply: Reply) -> str:
        """Post the text under the customer's post, or write it to them in private; the id of what is there by then."""
        now = datetime.now(UTC)
        try:
            return self._wrote(reply) if reply.private else self._posted(reply)
        except tweepy.TooManyRequests as error:
            raise RateLimited(opens(error.response, now)) from error
        except tweepy.Unauthorized as error:
            raise Retry(f"X did not accept our credentials: {reason(error)}") from error
        except tweepy.Forbidden as error:
            if reply.private:
                raise refusal(error) from error
            return self._known(reply, refusal(error))
        except (tweepy.BadRequest, tweepy.NotFound) as error:
            raise refusal(error) from error
        except tweepy.HTTPException as error:
            raise MaybePosted(f"X answered {error.response.status_code} after we had sent it") from error
        except requests.RequestException as error:
            if never_sent(error):
                raise Retry("X could not be reached") from error
            raise MaybePosted(f"the connection to X ended: {type(error).__name__}") from error
        except ValueError as error:
            raise MaybePosted("X's answer could not be read") from error

    def _posted(self, reply: Reply) -> str:
        answers = reply.in_reply_to or None
        offer = {"direct_message_deep_link": deep_link(self._user_id)} if reply.deep_link else {}
        answer = self._client.create_tweet(text=reply.text, in_reply_to_tweet_id=answers, user_auth=True, **offer)
        return str(answer.data["id"])

    def _wrote(self, reply: Reply) -> str:
        whom = reply.participant
        answer = self._client.create_direct_message(participant_id=whom, text=reply.text, user_auth=True)
        return str(answer.data["dm_event_id"])

    def find(self, reply: Reply) -> str | None:
        """Our own post that answers the same post with the same words, or our message, if X shows it to us.

        It is read back to the moment of our first try, through as many pages as we have written since.
        """
        since = (reply.tried_at or reply.created_at) - EARLIER
        if reply.private:
            return x_dms.find(self._client, self._user_id, reply, since, _words)
        return self._find(reply, since)

    def _find(self, reply: Reply, since: datetime) -> str | None:
        for post in self._own_since(reply, since):
            answers = {
                str(reference.id) for reference in post.referenced_tweets or [] if reference.type == "replied_to"
            }
            ours = not answers if reply.answers_nobody else reply.in_reply_to in answers
            if ours and _words(post.text) == _words(reply.text):
                return str(post.id)
        return None

    def look(self, ids: Sequence[str]) -> Mapping[str, SourceFacts]:
        """What X says of up to a hundred customers' posts now."""
        return x_looking.look(self._client, self._user_id, ids)

    def look_at_author(self, mention: Mention) -> SourceFacts:
        """Whether the customer's account is there, and whether X lets a message of ours reach it."""
        return x_looking.look_at_author(self._client, mention.author_id)

    def headroom(self, kind: Kind) -> Headroom | None:
        """What the last answer to a post said is left of the window."""
        return self._headers.last.get(kind)

    def _own_since(self, reply: Reply, since: datetime) -> Iterator[Any]:
        """Our posts, the newest first, back to a moment or to the post that the reply answers."""
        token: dict[str, str] = {}
        for _ in range(PAGES):
            with reading(datetime.now(UTC)):
                answer = self._client.get_users_tweets(
                    id=self._user_id,
                    since_id=reply.in_reply_to or None,
                    max_results=100,
                    tweet_fields=["referenced_tweets"],
                    user_auth=True,
                    **token,
                )
            for post in answer.data or []:
                if made_at(str(post.id)) < since:
                    return
                yield post
            following = answer.meta.get("next_token")
            if not following:
                return
            token = {"pagination_token": following}

    def _known(self, reply: Reply, refused: Refused) -> str:
        """A text that X calls a duplicate may be this very reply, posted before its answer was lost."""
        if _DUPLICATE in str(refused).lower():
            found = self._find(reply, ALWAYS)
            if found:
                return found
        raise refused


def _words(text: str) -> str:
    """The text as X keeps it, less what X changes: leading handles, shortened links, and &, < and > as entities."""
    plain = html.unescape(unicodedata.normalize("NFC", text))
    return _LINK.sub("", _LEADING_HANDLES.sub("", plain)).strip()

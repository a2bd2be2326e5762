"""Answering whoever feeds posts in by a signed webhook: a signed POST to their address."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

import requests

from amends import signatures
from amends.adapters.addresses import NotPublic
from amends.adapters.credentials import WebhookCredentials
from amends.adapters.http import never_sent
from amends.errors import MaybePosted, RateLimited, Refused, Retry
from amends.platform import Silent
from amends.reply import Reply
from amends.webhook import answer_of

WAIT = timedelta(minutes=1)  # where a receiver that is busy names no time
LONGEST_ID = 200
BAD_CERTIFICATE = "CERTIFICATE_VERIFY_FAILED"  # seen before a byte of the answer goes out


def clock() -> datetime:
    """The time that a message is signed at."""
    return datetime.now(UTC)


class Webhooks(Silent):
    """Every webhook's sender as one platform that we answer on.

    A receiver drops what it has under the same Idempotency-Key, so that sending again is harmless; still, only a person
    or `find` ends a doubt, as on every platform.
    """

    def __init__(
        self,
        senders: Mapping[str, WebhookCredentials],
        session: requests.Session,
        now: Callable[[], datetime] = clock,
    ) -> None:
        self._senders = senders
        self._session = session
        self._now = now

    def reply(self, reply: Reply) -> str:
        """Deliver the answer; the receiver's id of it, or the reply's own where it names none."""
        url, secret = self._where(reply)
        body = answer_of(reply)[1].model_dump_json().encode()
        now = self._now()
        headers = signatures.sign(secret, reply.id, body, now)
        headers |= {"content-type": "application/json", "idempotency-key": reply.id}
        try:
            answer = self._session.post(url, data=body, headers=headers, allow_redirects=False)
        except NotPublic as error:
            raise Refused("the receiver's address is not on the internet") from error
        except requests.RequestException as error:
            if never_sent(error) or BAD_CERTIFICATE in repr(error):
                raise Retry("the receiver could not be reached") from error
            raise MaybePosted(f"the connection to the receiver ended: {type(error).__name__}") from error
        if answer.status_code == requests.codes.too_many_requests:
            raise RateLimited(now + _patience(answer))
        if answer.status_code >= requests.codes.server_error:
            raise MaybePosted(f"the receiver answered {answer.status_code} after we had sent it")
        if not answer.ok or answer.is_redirect:
            raise Refused(f"the receiver refused it: {answer.status_code}")
        return _id(answer) or reply.id

    def find(self, reply: Reply) -> str | None:
        """The receiver's id of the answer, asked for by GET under the reply's id; None where it says nothing."""
        try:
            url, secret = self._where(reply)
        except Refused:
            return None
        headers = signatures.sign(secret, reply.id, b"", self._now()) | {"idempotency-key": reply.id}
        try:
            answer = self._session.get(url, headers=headers, allow_redirects=False)
        except NotPublic:
            return None
        except requests.RequestException as error:
            raise Retry(f"the receiver could not be asked: {type(error).__name__}") from error
        return _id(answer) if answer.status_code == requests.codes.ok else None

    def _where(self, reply: Reply) -> tuple[str, str]:
        name, _ = answer_of(reply)
        sender = self._senders.get(name)
        if sender is None or sender.deliver_to is None:
            raise Refused(f"the webhook {name} takes no answers")
        return sender.deliver_to, sender.known()[0]


def _patience(answer: requests.Response) -> timedelta:
    after = answer.headers.get("retry-after", "")
    return timedelta(seconds=min(int(after), 3600)) if after.isdecimal() else WAIT


def _id(answer: requests.Response) -> str | None:
    try:
        found = answer.json()["id"]
    except (ValueError, KeyError, TypeError):
        return None
    return found if isinstance(found, str) and 0 < len(found) <= LONGEST_ID else None

"""Writing to a customer in private: born approved by the case's owner, because nobody else reads what it answers."""

from datetime import datetime
from typing import Protocol
from uuid import uuid4

from amends.casefile import CaseFile
from amends.errors import BadInput, Refused, Stale
from amends.event import Event
from amends.lengths import LONGEST_ELSEWHERE
from amends.library.placeholders import must_be_filled
from amends.mention import Mention, PlatformName
from amends.private.sealing import Sealer
from amends.reply import Reply, ReplyState
from amends.review.drafting import event_by
from amends.review.texts import TextVersion, written
from amends.roles import Act, Person
from amends.tombstone import PostNow
from amends.watching import Outbox
from amends.work.ownership import own


class Messages(Protocol):
    """Where new messages are kept."""

    def add(self, reply: Reply, *events: Event, text: TextVersion | None = None, owner: str | None = None) -> Reply:
        """Store a new reply with its events and its text, only while the case is its owner's; raises Stale."""
        ...


def write(
    file: CaseFile,
    mention: Mention,
    text: str,
    person: Person,
    sealer: Sealer,
    replies: Messages,
    outbox: Outbox,
    now: datetime,
    *,
    post: PostNow,
    notice_url: str | None = None,
    linted: str = "",
    name: str | None = None,
) -> Reply:
    """A message of the case's owner, sealed, and on its way to the publisher; raises Stale for anybody else."""
    person.must(Act.WORK)
    must_own(file, person)
    must_be_filled(text)
    if len(text) > LONGEST_ELSEWHERE:
        raise BadInput(f"a message has at most {LONGEST_ELSEWHERE:,} characters")
    if post.removed:
        raise Refused(f"the message that it answers was removed: {post.removed}")
    reply_id = name or uuid4().hex
    sealed = sealer.seal(text, file.case.id, reply_id, now)
    reply = Reply(
        id=reply_id,
        case_id=file.case.id,
        platform=mention.platform,
        conversation_id=mention.conversation_id,
        in_reply_to=mention.id,
        text="",
        private=True,
        sealed=sealed,
        customer_id=mention.author_id,
        participant=_named(mention),
        notice_url=notice_url if notice_url and notice_url in text else None,
        state=ReplyState.APPROVED,
        again=True,
        author=person.id,
        author_name=person.name,
        approver=person.id,
        approver_name=person.name,
        approved_at=now,
        severity=file.case.severity,
        seen_edits=post.edits,
        created_at=now,
        since=now,
    )
    reply = reply.model_copy(update={"approved_sha256": reply.digest})
    event = event_by(reply, "private message written", person, now).model_copy(update={"note": linted})
    replies.add(reply, event, text=written(reply, person, now), owner=person.id)
    outbox.send(reply)
    return reply


def must_own(file: CaseFile, person: Person) -> None:
    """Raise Stale unless the case is theirs: whoever writes has read what they answer, and owns what comes of it."""
    case = file.case
    if case.owner not in (None, person.id):
        raise Stale(f"{case.owner_name} owns this case, and only its owner writes in private; take it over first")
    if own(case, person) is not None:
        raise Stale("claim the case first: only its owner writes in private")


def _named(mention: Mention) -> str:
    """The customer as the platform's calls name them: by id, on Reddit by name."""
    return mention.author_handle if mention.platform is PlatformName.REDDIT else mention.author_id

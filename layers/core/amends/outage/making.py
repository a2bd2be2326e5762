"""What is stored of one delivery: the reply that gives the statement out, approved as the statement was."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple, Protocol
from uuid import uuid4

from amends.casefile import CaseFile
from amends.eligibility import HouseRules, examine
from amends.errors import NotFound
from amends.event import SYSTEM, Event
from amends.mention import Mention, PlatformName
from amends.outage.audience import AGAIN, is_taken
from amends.outage.delivery import OWN_POST, Delivery, DeliveryState, StatementRef
from amends.outage.incident import Incident
from amends.outage.last_look import answered, at_work, in_private
from amends.outage.pace import ORDINARY
from amends.outage.preview import text_for
from amends.outage.rotation import after
from amends.outage.statement import Statement, StatementText
from amends.outage.waiting import Waits
from amends.reply import Reply, ReplyState
from amends.review.texts import TextVersion, version_of
from amends.review.words import sha256
from amends.roles import Person
from amends.tombstone import PostNow

NO_TEXT = "no text for their channel and language"
PRIVATE = "wrote in private"
ANNOUNCES = frozenset({PlatformName.X})  # where a post is words alone; Reddit's wants a title and a place
SUBJECT = "incident:"  # what an incident is called where a reply names its case
Last = Mapping[tuple[PlatformName, str], int]  # the alternative that each channel and language had last


class Made(NamedTuple):
    """What is stored of a delivery that is handed out."""

    reply: Reply
    delivery: Delivery
    text: TextVersion
    event: Event


class ReadCases(Protocol):
    """Where cases are read."""

    def file(self, case_id: str) -> CaseFile:
        """The case with its thread and its replies as they are now."""
        ...

    def post(self, platform: str, post_id: str) -> PostNow:
        """What became of a post since it was heard."""
        ...


def made(
    incident: Incident,
    statement: Statement,
    one: Waits,
    number: int,
    cases: ReadCases,
    rules: Callable[[Mention], HouseRules],
    last: Last,
    now: datetime,
) -> Made | Delivery | None:
    """What is given to somebody, or why they can't be told; None where it is not their turn in this minute."""
    try:
        file = cases.file(one.case_id)
    except NotFound:
        return None
    mentions = [read.mention for read in file.thread]
    if not mentions or at_work(file.replies):
        return None
    mention = [*mentions, *(mention for mention in mentions if mention.summoned)][-1]
    # Who was told that more would come is told it, whatever else was said since.
    again = statement.stage in AGAIN
    if not again and answered(file.replies, mention.created_at):
        return None
    delivery = Delivery(
        incident_id=incident.id,
        statement_id=statement.id,
        stage=statement.stage,
        platform=one.platform,
        author_id=one.author_id,
        case_id=one.case_id,
        severity=one.severity,
        epoch=incident.epoch,
        number=number,
        at=now,
        since=now,
    )
    why = in_private(file.case) or (PRIVATE if mention.private else "")
    if why := why or examine(mention, None, file.replies, rules(mention), now, again=again).refusal:
        return delivery.model_copy(update={"state": DeliveryState.LEFT_OUT, "why": why})
    words = text_for(statement.texts, one.platform, one.language)
    if words is None:
        return delivery.model_copy(update={"state": DeliveryState.LEFT_OUT, "why": NO_TEXT})
    place = after(last.get((one.platform, words.language)), len(words.alternatives))
    text = addressed(words.alternatives[place], mention)
    reply = Reply(
        id=uuid4().hex,
        case_id=one.case_id,
        platform=one.platform,
        conversation_id=mention.conversation_id,
        in_reply_to=mention.id,
        text=text,
        state=ReplyState.APPROVED,
        again=again,
        seen_edits=cases.post(one.platform, mention.id).edits,
        # What is kept back for the gravest cases is for people's own answers.
        severity=max(one.severity, ORDINARY),
        **approval(incident, statement, one.author_id, place, text, now),
    )
    delivery = delivery.model_copy(update={"reply_id": reply.id, "language": words.language, "alternative": place})
    return Made(reply, delivery, _text(reply, now), Event(at=now, kind="statement handed out", reply_id=reply.id))


def own_posts(
    incident: Incident, statement: Statement, deliveries: Iterable[Delivery], now: datetime
) -> Iterable[Made]:
    """The posts of the brand's own that a statement has words for and nobody has handed out: one on a channel."""
    there = {one.platform for one in deliveries if is_taken(one, statement.stage, now) and one.author_id == OWN_POST}
    for platform in sorted({text.channel for text in statement.texts if text.own_post} & ANNOUNCES - there):
        words = own_text(statement.texts, platform)
        reply = Reply(
            id=uuid4().hex,
            case_id=f"{SUBJECT}{incident.id}",
            platform=platform,
            conversation_id=f"{statement.id}-{platform}",
            in_reply_to="",
            text=words.alternatives[0],
            state=ReplyState.APPROVED,
            severity=ORDINARY,
            **approval(incident, statement, OWN_POST, 0, words.alternatives[0], now),
        )
        delivery = Delivery(
            incident_id=incident.id,
            statement_id=statement.id,
            stage=statement.stage,
            platform=platform,
            author_id=OWN_POST,
            case_id=reply.case_id,
            reply_id=reply.id,
            language=words.language,
            epoch=incident.epoch,
            at=now,
            since=now,
        )
        yield Made(reply, delivery, _text(reply, now), Event(at=now, kind="own post handed out", reply_id=reply.id))


def own_text(texts: Iterable[StatementText], platform: PlatformName) -> StatementText:
    """The words of the brand's own post on a channel: in English where there are several languages."""
    found = [text for text in texts if text.channel is platform and text.own_post]
    return min(found, key=lambda text: (text.language != "en", text.language))


def approval(
    incident: Incident, statement: Statement, author_id: str, alternative: int, text: str, now: datetime
) -> dict[str, Any]:
    """What a reply has of its statement: who wrote it and who approved it, for these words."""
    approver = statement.approvals[-1]
    return {
        "author": statement.author,
        "author_name": statement.author_name,
        "writers": statement.writers,
        "approver": approver.by,
        "approver_name": approver.by_name,
        "approved_sha256": sha256(text),
        "approved_at": now,
        "created_at": now,
        "since": now,
        "statement": StatementRef(
            incident_id=incident.id,
            statement_id=statement.id,
            stage=statement.stage,
            epoch=incident.epoch,
            author_id=author_id,
            alternative=alternative,
            expires_at=statement.expires_at,
        ),
    }


def addressed(text: str, mention: Mention) -> str:
    """The words to this customer: X refuses a text that the account said before, so there each begins with a handle."""
    named = mention.platform is PlatformName.X and not mention.private and mention.author_handle
    return f"@{mention.author_handle} {text}" if named else text


def _text(reply: Reply, now: datetime) -> TextVersion:
    by = Person(id=SYSTEM, name=reply.author_name, roles=frozenset())
    return version_of(reply, 1, reply.text, by, now)

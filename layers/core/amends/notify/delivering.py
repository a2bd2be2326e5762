"""Emptying mailboxes: each one's message is claimed, sent, and only then forgotten."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from pydantic import BaseModel

from amends.errors import NotFound, RateLimited, Retry, Stale
from amends.notify.concerning import addresses, pace_of
from amends.notify.mailbox import Dead, Mailbox, claim, emptied, failed, given_up, sent, timed
from amends.notify.notice import Channel
from amends.notify.settings import MyNotices, NoticeSettings
from amends.notify.words import Entry, Message, message
from amends.reply import Reply, ReplyState

PAGE = 50  # mailboxes that one look finds
TRIES = 5  # at a mailbox into which others put something in the same instant


class Sender(Protocol):
    """A channel."""

    def send(self, where: list[str], told: Message) -> None:
        """Tell it; raises Retry when it was not taken."""
        ...


class Mailboxes(Protocol):
    """Where mailboxes are kept."""

    def due(self, now: datetime, limit: int) -> list[Mailbox]:
        """The mailboxes whose time has come, the longest due first; it may be a moment late."""
        ...

    def get(self, mailbox: Mailbox) -> Mailbox:
        """The mailbox as it is now."""
        ...

    def save(self, mailbox: Mailbox) -> Mailbox:
        """Write the mailbox as its next version; raises Stale when another came first."""
        ...

    def bury(self, mailbox: Mailbox, dead: Dead) -> Mailbox:
        """Write what is left of the mailbox, and what was given up, in one transaction; raises Stale."""
        ...


class Told(BaseModel):
    """What a run did: messages, notices in them, messages that were not taken, notices given up."""

    messages: int = 0
    notices: int = 0
    failed: int = 0
    dead: int = 0


Replies = Callable[[str, str], tuple[Reply, bool]]


@dataclass(frozen=True)
class Telling:
    """What a run needs to know: who is told how, by what, and where the console is."""

    settings: NoticeSettings
    wishes: Mapping[str, MyNotices]
    senders: Mapping[Channel, Sender]
    replies: Replies  # a reply, and whether its case is private; raises NotFound
    console: str = ""


def deliver(
    mailboxes: Mailboxes, telling: Telling, clock: Callable[[], datetime], has_time: Callable[[], bool]
) -> Told:
    """Send what is due, a mailbox at a time."""
    told = Told()
    for mailbox in mailboxes.due(clock(), PAGE):
        if not has_time():
            break
        try:
            _empty(mailboxes, mailboxes.get(mailbox), telling, clock, told)
        except Stale:
            continue  # Another run has it, or it is not its time any more.
    return told


def _empty(mailboxes: Mailboxes, mailbox: Mailbox, telling: Telling, clock: Callable[[], datetime], told: Told) -> None:
    now, pace = clock(), pace_of(mailbox.box, telling.settings, telling.wishes)
    if gone := given_up(mailbox, now):
        left, dead = gone
        mailbox = mailboxes.bury(timed(left, pace, now), dead)
        told.dead += len(dead.lines) + dead.more
    where = addresses(mailbox.box, telling.settings)
    if not where:
        mailboxes.save(emptied(mailbox))  # An administrator took the address away: nobody is there to be told.
        return
    if (due := timed(mailbox, pace, now)).due_at != mailbox.due_at and not _is_due(due, now):
        mailboxes.save(due)  # The settings changed since it was filled.
        return
    claimed = mailboxes.save(claim(mailbox, pace, now))
    words = message(claimed.claimed, claimed.claimed_more, telling.console)
    try:
        telling.senders[mailbox.box.channel].send(where, _as_of_now(words, telling))
    except Retry as error:
        until = error.until if isinstance(error, RateLimited) else None
        told.failed += 1
        why = str(error)
        _change(mailboxes, claimed, lambda box: failed(box, now, why, pace, clock(), until))
    else:
        told.messages += 1
        told.notices += words.notices
        _change(mailboxes, claimed, lambda box: sent(box, now, pace, clock()))


def _is_due(mailbox: Mailbox, now: datetime) -> bool:
    return mailbox.due_at is not None and mailbox.due_at <= now


def _change(mailboxes: Mailboxes, mailbox: Mailbox, change: Callable[[Mailbox], Mailbox]) -> None:
    """Note the outcome; what others put in meanwhile stays in."""
    for _ in range(TRIES):
        try:
            mailboxes.save(change(mailbox))
        except Stale:
            mailbox = mailboxes.get(mailbox)
        else:
            return
    raise Stale("others kept changing the mailbox")


def _as_of_now(told: Message, telling: Telling) -> Message:
    """The message with the version that waits for approval now, or without one."""
    return told.model_copy(update={"entries": [_entry_now(entry, telling) for entry in told.entries]})


def _entry_now(entry: Entry, telling: Telling) -> Entry:
    if entry.reply_id is None:
        return entry
    try:
        reply, private = telling.replies(entry.case_id, entry.reply_id)
    except NotFound:
        return entry.model_copy(update={"reply_id": None, "reply_version": None})
    if reply.state is not ReplyState.IN_REVIEW:
        return entry.model_copy(update={"reply_id": None, "reply_version": None})
    shown = telling.settings.public_preview and not (private or reply.private)
    return entry.model_copy(update={"reply_version": reply.version, "preview": reply.text if shown else ""})

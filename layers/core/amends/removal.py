"""Removing what its author, or the platform, took away.

First the marker says that the post is removed, so that no poll brings it back and no answer to it is begun; then
everything that repeats its words goes, and the post itself last, because until then it is what the rest is compared
with. Each step is a transaction of a few items, and repeating it changes nothing: a removal that died goes on from the
list of those that have begun.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Protocol

from amends.case import Case
from amends.casefile import CaseFile
from amends.erasing import blocks, case_without, event_without, reply_without, texts_without, tombstone, working_without
from amends.errors import Retry, Stale
from amends.event import Event
from amends.mention import Mention, PlatformName
from amends.private.erasing import unsaid
from amends.quoting import quotes
from amends.reply import Reply
from amends.review.texts import KeptTexts
from amends.review.working import KeptWorking
from amends.tombstone import Removal, Tombstone, Why
from amends.verdict import Verdict

TRIES = 3  # at a case that others change meanwhile; the next run tries again
AT_ONCE = 50  # removals that one run takes up again


class Removals(KeptTexts, KeptWorking, Protocol):
    """Where posts are, and whatever repeats their words."""

    def begin(self, platform: PlatformName, post_id: str, why: Why, now: datetime) -> Removal | None:
        """Mark the post as removed; the removal to go on with, or None when it was done before."""
        ...

    def begun(self, limit: int) -> list[Removal]:
        """Removals that have begun and are not done, the oldest first."""
        ...

    def by(self, platform: PlatformName, author_id: str) -> Iterable[str]:
        """The ids of an author's posts that are still here."""
        ...

    def forget_parent(self, platform: PlatformName, post_id: str) -> None:
        """Take the post's words out of the posts that answer or quote it."""
        ...

    def forget_sightings(self, platform: PlatformName, post_id: str) -> None:
        """Delete what was seen in the post while its author was in private, or somebody else."""
        ...

    def forget_tracks(self, platform: PlatformName, post_id: str) -> None:
        """Delete what was sampled of the post, and sample it no more."""
        ...

    def case_of(self, removal: Removal) -> str | None:
        """The case that the post stands in now; None for one that was never heard."""
        ...

    def forget_customer(self, platform: PlatformName, author_id: str, now: datetime) -> None:
        """Delete whom people said that an author is on other platforms, and where their messages would go."""
        ...

    def file(self, case_id: str) -> CaseFile:
        """The case with all that is in it."""
        ...

    def save_reply(self, reply: Reply, event: Event) -> None:
        """Write the next version of a reply with its event; raises Stale."""
        ...

    def forget_in_notes(self, case_id: str, repeats: Callable[[str], bool]) -> None:
        """Take the words out of every note that repeats what is gone; raises Stale."""
        ...

    def take_out(self, case_id: str, cleaned: Sequence[Event], now: datetime) -> None:
        """Write events again without the post's words, and say in the history which they are."""
        ...

    def drop_verdict(self, verdict: Verdict) -> None:
        """Delete a verdict on the post."""
        ...

    def bury(
        self,
        removal: Removal,
        mention: Mention,
        stone: Tombstone,
        before: Case,
        case: Case,
        event: Event,
        *,
        last: bool,
    ) -> None:
        """Put the tombstone in the post's place, with the case's next version; the removal is done. Raises Stale.

        The last post of a customer in a conversation takes with it where their next one would go.
        """
        ...

    def done(self, removal: Removal) -> None:
        """End a removal of which nothing is left to do."""
        ...


def remove(platform: PlatformName, post_id: str, why: Why, posts: Removals, now: datetime) -> bool:
    """Remove a post and all that repeats its words; False when that was done before.

    What can't be finished now (a reply to it is being posted, the table is busy) is finished by the next `go_on`.
    """
    removal = posts.begin(platform, post_id, why, now)
    if removal is None:
        return False
    _finish(removal, posts, now)
    return True


def remove_author(platform: PlatformName, author_id: str, why: Why, posts: Removals, now: datetime) -> int:
    """Remove all posts of an author whose account is gone, protected or suspended; how many."""
    posts.forget_customer(platform, author_id, now)
    return sum(remove(platform, post_id, why, posts, now) for post_id in posts.by(platform, author_id))


def go_on(posts: Removals, now: datetime) -> int:
    """Finish removals that have begun; how many."""
    return sum(_finish(removal, posts, now) for removal in posts.begun(AT_ONCE))


def _finish(removal: Removal, posts: Removals, now: datetime) -> bool:
    for _ in range(TRIES):
        try:
            return _erase(removal, posts, now)
        except Stale:
            continue  # Someone works on the case in this very moment: look again.
        except Retry:
            return False
    return False


def _erase(removal: Removal, posts: Removals, now: datetime) -> bool:
    posts.forget_parent(removal.platform, removal.id)
    posts.forget_sightings(removal.platform, removal.id)
    posts.forget_tracks(removal.platform, removal.id)
    # Where it stands now: its case may have gone into another one since the removal began.
    case_id = posts.case_of(removal)
    file = posts.file(case_id) if case_id else None
    mention = next((entry.mention for entry in file.thread if entry.mention.id == removal.id), None) if file else None
    if file is None or mention is None:
        posts.done(removal)
        return True
    if any(blocks(reply, mention) for reply in file.replies):
        return False
    gone = f"the post that it answers was removed: {removal.why}"
    unsaid(file, gone, posts, now)
    for reply in (reply for reply in file.replies if not reply.private):
        if changed := reply_without(reply, mention, gone, now):
            kind = "withdrawn" if changed.state is not reply.state else "quotation removed"
            posts.save_reply(changed, Event(at=now, kind=kind, reply_id=reply.id, note=changed.note))
        for text in texts_without(reply, mention, posts):
            posts.save_text(text)
    for working in working_without(posts.working(file.case.id), mention):
        posts.save_working(working)
    posts.take_out(file.case.id, [clean for event in file.events if (clean := event_without(event, mention))], now)
    posts.forget_in_notes(file.case.id, lambda text: quotes(text, mention))
    for verdict in file.verdicts:
        if verdict.mention_id == mention.id:
            posts.drop_verdict(verdict)
    standing = [entry.mention for entry in file.thread if entry.mention.id != mention.id]
    posts.bury(
        removal,
        mention,
        tombstone(removal, mention, file),
        file.case,
        case_without(file.case, standing, removal.why, now),
        Event(at=now, kind="post removed", note=f"post {removal.id}: {removal.why}"),
        last=not any(_place(other) == _place(mention) for other in standing),
    )
    return True


def _place(mention: Mention) -> tuple[str, str, str]:
    return mention.platform, mention.author_id, mention.conversation_id

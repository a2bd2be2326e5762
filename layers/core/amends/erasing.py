"""What goes with a removed post, and what stays: the rules, as values."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from amends.case import Case, CaseState, preview_of
from amends.casefile import CaseFile
from amends.event import Event
from amends.mention import Mention
from amends.outcomes.complaints import complaints
from amends.quoting import REMOVED, quotes
from amends.reply import Reply, ReplyState, move
from amends.review.approving import unapprove
from amends.review.path import Proposal
from amends.review.texts import KeptTexts, TextVersion
from amends.review.working import Working
from amends.tombstone import Approval, Removal, Tombstone

# What stands in public, or may, is the brand's own.
OURS = frozenset({ReplyState.POSTED, ReplyState.MAYBE_POSTED})
UNSENT = frozenset(set(ReplyState) - OURS - {ReplyState.POSTING, ReplyState.VOID})
WAITS_FOR_CHANGES = frozenset({ReplyState.IN_REVIEW, ReplyState.APPROVED})


def blocks(reply: Reply, mention: Mention) -> bool:
    """Whether the removal waits for a reply that is being posted in this moment."""
    return reply.state is ReplyState.POSTING and (reply.in_reply_to == mention.id or quotes(reply.text, mention))


def reply_without(reply: Reply, mention: Mention, gone: str, now: datetime) -> Reply | None:
    """The reply after the post went; None where nothing of it changes.

    An unsent reply to the post is void. Any text that nobody has posted loses its words where it repeats the
    customer's. The words of a posted reply are the brand's own and stay.
    """
    text = reply.text if reply.state in OURS or not quotes(reply.text, mention) else REMOVED
    note = REMOVED if quotes(reply.note, mention) else reply.note
    proposal = None if reply.proposal and _proposed_from(reply.proposal, mention) else reply.proposal
    if reply.state in UNSENT and reply.in_reply_to == mention.id:
        # The approval stays, as a record: what is void is never posted.
        return move(reply, ReplyState.VOID, now, text=text, note=gone, proposal=proposal)
    if (text, note, proposal) == (reply.text, reply.note, reply.proposal):
        return None
    if text != reply.text and reply.state in WAITS_FOR_CHANGES:
        return unapprove(reply, gone, now).model_copy(update={"text": text})
    changes = {"text": text, "note": note, "proposal": proposal, "version": reply.version + 1}
    return reply.model_copy(update=changes)


def _proposed_from(proposal: Proposal, mention: Mention) -> bool:
    return quotes(proposal.text, mention) or quotes(proposal.note, mention)


def texts_without(reply: Reply, mention: Mention, kept: KeptTexts, after: str = "") -> Iterable[TextVersion]:
    """The reply's texts that repeat the post, without its words; what is public is the brand's own and stays.

    `after` are words of the post that stay: a text that repeats those is left alone.
    """
    left = mention.model_copy(update={"text": after})
    for text in kept.texts(reply.id):
        public = reply.state in OURS and text.number == reply.text_version
        if not public and quotes(text.text, mention) and not (after and quotes(text.text, left)):
            yield text.model_copy(update={"text": REMOVED})


def working_without(kept: Iterable[Working], mention: Mention, after: str = "") -> Iterable[Working]:
    """What people are typing that repeats the post, without its words; their pages are told by the version."""
    left = mention.model_copy(update={"text": after})
    for working in kept:
        if quotes(working.text, mention) and not (after and quotes(working.text, left)):
            yield working.model_copy(update={"text": REMOVED, "version": working.version + 1})


def event_without(event: Event, mention: Mention) -> Event | None:
    """The event without a note that repeats the post's words; None where it does not."""
    return event.model_copy(update={"note": REMOVED}) if quotes(event.note, mention) else None


def case_without(case: Case, standing: Sequence[Mention], why: str, now: datetime) -> Case:
    """The case after a post went; with its last one it is closed, and nobody's."""
    version = case.version + 1
    if standing:
        newest = max(standing, key=lambda mention: mention.created_at)
        return case.model_copy(
            update={
                "author_handle": newest.author_handle,
                "author_name": newest.author_name,
                "preview": preview_of(newest),
                "mentions": len(standing),
                "last_mention_at": newest.created_at,
                "version": version,
            }
        )
    return case.model_copy(
        update={
            "state": CaseState.RESOLVED,
            "author_id": "removed",
            "author_handle": "",
            "author_name": "",
            "preview": "",
            "reasons": [f"every post of it was removed: {why}"],
            "mentions": 0,
            "needs_human": False,
            "complaint_waits": False,
            "removed_at": now,
            "version": version,
        }
    )


def tombstone(removal: Removal, mention: Mention, file: CaseFile) -> Tombstone:
    """What is left of the post."""
    at = {event.reply_id: event.at for event in file.events if event.kind == "approved"}
    return Tombstone(
        platform=mention.platform,
        id=mention.id,
        conversation_id=mention.conversation_id,
        heard_at=removal.heard_at,
        removed_at=removal.at,
        why=removal.why,
        complained_at=mention.created_at if _complained(mention, file) else None,
        approvals=[
            Approval(
                reply_id=reply.id,
                sha256=reply.approved_sha256,
                by=reply.approver,
                by_name=reply.approver_name or "",
                at=at.get(reply.id),
                post_id=reply.post_id,
            )
            for reply in file.replies
            if reply.in_reply_to == mention.id and reply.approved_sha256 and reply.approver
        ],
    )


def _complained(mention: Mention, file: CaseFile) -> bool:
    return any(read.mention.id == mention.id for read in complaints(file))


def parents_of(mention: Mention) -> set[str]:
    """The posts whose words a post of ours holds as its parent's; the brand's own are none.

    On Reddit those words are the submission's title, and its name is the conversation's.
    """
    parent = mention.parent
    if parent is None or parent.by_brand or not parent.text:
        return set()
    on_reddit = mention.conversation_id.startswith("t3_")
    return {parent.id, mention.conversation_id} if on_reddit else {parent.id}

"""Posts that their authors edited: read again, and no approval given for the earlier words counts any more."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol, TypedDict

from pydantic import AwareDatetime, BaseModel

from amends.case import Case
from amends.casefile import CaseFile, ReadMention
from amends.classifying import Decides, Hears, Reads, Rules, classify
from amends.context import history_of
from amends.erasing import OURS, reply_without, texts_without, working_without
from amends.errors import Retry, Stale
from amends.event import Event
from amends.handoff.noticing import Watches
from amends.hearing import edited
from amends.mention import Mention, PlatformName
from amends.optout import OptOuts
from amends.outage.incident import Watched, in_rules
from amends.private.erasing import unsaid
from amends.private.sealing import Sealer, as_stored
from amends.quoting import REMOVED, repeats
from amends.reply import Reply, ReplyState
from amends.review.approving import EDITED, unapprove
from amends.review.texts import KeptTexts
from amends.review.voiding import SavesReplies, void
from amends.review.working import KeptWorking
from amends.suspect.places import Region
from amends.tombstone import PostNow
from amends.triage import triage

TRIES = 3  # at a case that others change meanwhile
ANSWERS = frozenset({ReplyState.IN_REVIEW, ReplyState.APPROVED})
PLACE = ("id", "conversation_id", "created_at", "source", "parent", "url", "summoned", "private")


class Surroundings(TypedDict):
    """Beside what a post is heard: incidents, the brand's regions, what seals, and whose public side is watched."""

    watched: Sequence[Watched]
    regions: Sequence[Region]
    sealer: Sealer | None
    watches: Watches | None


class Standing(BaseModel):
    """A post as it was stored last, under the name of its first version; no file where it was removed."""

    id: str
    post: PostNow
    edited_at: AwareDatetime | None = None
    file: CaseFile | None = None


class Edits(KeptTexts, KeptWorking, SavesReplies, Protocol):
    """Where posts are kept."""

    def standing(self, platform: str, post_id: str) -> Standing | None:
        """The post as it was stored last, with its case; None for one that was never heard."""
        ...

    def replace(self, read: ReadMention, version: str, edits: int, case: Case, now: datetime) -> None:
        """Store a post's new words with its case's next version; raises Stale."""
        ...

    def looked_at(self, mention: Mention, now: datetime) -> None:
        """Remember that the post's words were compared with the platform's now."""
        ...

    def forget_parent(self, platform: PlatformName, post_id: str) -> None:
        """Take the post's words out of the posts that answer or quote it."""
        ...

    def forget_in_notes(self, case_id: str, repeats: Callable[[str], bool]) -> None:
        """Take the words out of every note that repeats what is gone; raises Stale."""
        ...

    def take_out(self, case_id: str, cleaned: Sequence[Event], now: datetime) -> None:
        """Write events again without the post's words, and say in the history which they are."""
        ...

    def file(self, case_id: str) -> CaseFile:
        """The case with all that is in it."""
        ...


def hear(
    mention: Mention,
    reader: Reads,
    brand: Decides,
    rules: Rules,
    cases: Hears,
    optouts: OptOuts,
    edits: Edits,
    now: datetime,
    watched: Sequence[Watched] = (),
    regions: Sequence[Region] = (),
    sealer: Sealer | None = None,
    watches: Watches | None = None,
) -> Case | None:
    """Read a mention, or read again what its author changed; the case that changed, if one did."""
    around: Surroundings = {"watched": watched, "regions": regions, "sealer": sealer, "watches": watches}
    if not mention.replaces:
        case = classify(mention, reader, brand, rules, cases, optouts, now, **around)
        if case and case.mentions > 1:
            void(edits.file(case.id), edits, now, in_rules(watched))
        return case
    for _ in range(TRIES):
        standing = edits.standing(mention.platform, mention.replaces)
        if standing is None:
            # Its first version never reached us: it is news.
            return classify(mention, reader, brand, rules, cases, optouts, now, **around)
        try:
            return _reread(mention, standing, reader, brand, rules, edits, now, in_rules(watched), sealer)
        except Stale:
            continue
    raise Retry("others kept changing the case of an edited post")


def _reread(
    mention: Mention,
    standing: Standing,
    reader: Reads,
    brand: Decides,
    rules: Rules,
    edits: Edits,
    now: datetime,
    incident: str,
    sealer: Sealer | None,
) -> Case | None:
    file = standing.file
    thread = file.thread if file else []
    before = next((entry.mention for entry in thread if entry.mention.id == standing.id), None)
    if file is None or before is None:
        return None  # It was removed: no version of it comes back.
    # What a sealed message said nobody here can read: it counts as changed, and its case as read anew.
    if not before.private and mention.text == before.text:
        edits.looked_at(before, now)
        _void_approvals(file, before, standing.edited_at, edits, now)
        return None
    _forget(file, before, mention, edits, now)
    reading = brand.decide(reader.read([mention.text])[0], now)
    evidence = reader.evidence(mention.text) if reading.is_dissatisfied or reading.needs_human else []
    # The post keeps its name and its place: its case, its replies and its verdicts know it by them.
    after = mention.model_copy(update={name: getattr(before, name) for name in PLACE} | {"replaces": None})
    read = as_stored(ReadMention(mention=after, reading=reading, evidence=evidence), file.case.id, sealer, now)
    decided = triage(after, reading, rules.book(now), history_of(after, file.case), incident)
    case = edited(file.case, after, decided, now)
    edits.replace(read, mention.id, standing.post.edits, case, now)
    # An approval may have come in between.
    again = edits.standing(after.platform, after.id)
    if again and again.file:
        _void_approvals(again.file, after, again.edited_at, edits, now)
    return case


def _forget(file: CaseFile, before: Mention, after: Mention, edits: Edits, now: datetime) -> None:
    """Take the earlier words out of whatever repeats them, while there is something to compare it with."""
    edits.forget_parent(before.platform, before.id)
    if before.private:
        unsaid(file, EDITED, edits, now)
        return
    for reply in file.replies:
        if changed := _without_old_words(reply, before, after, now):
            edits.save_reply(changed, Event(at=now, kind="quotation removed", reply_id=reply.id, note=changed.note))
        for text in texts_without(reply, _words_of(before), edits, after.text):
            edits.save_text(text)
    edits.forget_in_notes(file.case.id, lambda text: repeats(text, before.text) and not repeats(text, after.text))
    for working in working_without(edits.working(file.case.id), _words_of(before), after.text):
        edits.save_working(working)
    gone = [event for event in file.events if repeats(event.note, before.text) and not repeats(event.note, after.text)]
    edits.take_out(file.case.id, [event.model_copy(update={"note": REMOVED}) for event in gone], now)


def _without_old_words(reply: Reply, before: Mention, after: Mention, now: datetime) -> Reply | None:
    """The reply without words that its customer took back; None where it holds none of them."""
    if reply.state is ReplyState.POSTING or reply.state in OURS:
        return None
    old = _words_of(before)
    new = old.model_copy(update={"text": after.text})
    return reply_without(reply, old, EDITED, now) if reply_without(reply, new, EDITED, now) is None else None


def _words_of(mention: Mention) -> Mention:
    """Names stay true, and an answer to the post is an answer still: only what is quoted matters."""
    return mention.model_copy(update={"author_handle": "", "author_name": "", "id": ""})


def _void_approvals(file: CaseFile, mention: Mention, edited_at: datetime | None, edits: Edits, now: datetime) -> None:
    """Send answers that were submitted or approved before the edit back; the publisher would refuse them anyway."""
    for reply in file.replies:
        before = edited_at is not None and reply.since <= edited_at
        if reply.in_reply_to == mention.id and reply.state in ANSWERS and before:
            returned = unapprove(reply, EDITED, now)
            edits.save_reply(returned, Event(at=now, kind="approval void", reply_id=reply.id, note=EDITED))

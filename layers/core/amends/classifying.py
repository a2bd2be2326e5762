"""Reading a mention and putting it into its case."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from amends.case import Case, case_id
from amends.casefile import ReadMention, Standing
from amends.context import context_of, history_of, in_context, parent_to_read
from amends.errors import Retry, Stale
from amends.handoff.joining import NO_HANDOFF, Joining
from amends.handoff.noticing import Noticed, Watches, noticed
from amends.mention import Mention
from amends.optout import OptOuts, heed
from amends.outage.belonging import incident_of
from amends.outage.incident import Watched, in_rules
from amends.private.sealing import Sealer, as_stored
from amends.reading import Reading
from amends.rules.book import Book
from amends.suspect.places import Region, region_of
from amends.triage import Triage, triage

TRIES = 8  # posts of one customer that arrive in the same instant


class Reads(Protocol):
    """The model."""

    def read(self, texts: list[str]) -> list[Reading]:
        """A reading for each text, in order."""
        ...

    def evidence(self, text: str) -> list[str]:
        """The words of a text that moved `dissatisfied` most: at most three phrases, in the order of the text."""
        ...


class Hears(Protocol):
    """Where cases are kept."""

    def standing(self, mention: Mention) -> Standing:
        """Whether the post was heard, and its customer's open case."""
        ...

    def hear(
        self,
        read: ReadMention,
        before: Case | None,
        triage: Triage,
        now: datetime,
        earlier: str | None = None,
        incident: str | None = None,
        joins: Joining = NO_HANDOFF,
        seen: Sequence[Noticed] = (),
    ) -> Case | None:
        """Store the post and open its case, or extend the one before; None when it was stored already.

        A new case is linked to the `earlier` one of its customer here, which is closed for good; and to the incident
        that it belongs to, where its customer waits for what is said of it. A private message joins the handoff that it
        answers; what a public one means for handoffs is `seen`.

        Raises Stale when another post of the customer came first, or one of the handoffs moved.
        """
        ...

    def summon(self, mention: Mention, now: datetime) -> None:
        """Record that a post which was heard as listen-only does address the brand; once is enough."""
        ...


class Decides(Protocol):
    """The brand's threshold."""

    def decide(self, reading: Reading, now: datetime) -> Reading:
        """The reading with its decision taken at the threshold."""
        ...


class Rules(Protocol):
    """The brand's triage rules."""

    def book(self, now: datetime) -> Book:
        """The rules as they are now, ready to be asked."""
        ...


def classify(
    mention: Mention,
    reader: Reads,
    brand: Decides,
    rules: Rules,
    cases: Hears,
    optouts: OptOuts,
    now: datetime,
    *,
    watched: Sequence[Watched] = (),
    regions: Sequence[Region] = (),
    sealer: Sealer | None = None,
    watches: Watches | None = None,
) -> Case | None:
    """Read a mention in its context, triage it, and open or extend its case; None when it was heard before.

    `watched` are the incidents that are suspected or live; the case belongs to the first whose scope holds. What was
    written in private is read here and sealed before it is stored; without a `sealer` it raises Broken.
    """
    standing = cases.standing(mention)
    if standing.heard:
        if mention.summoned and not standing.summoned:
            cases.summon(mention, now)
        return None
    mention = without_parent(mention, standing)
    # Before the post is stored: a crash in between repeats this, the other order would lose it.
    heed(mention, optouts, now)
    reading = brand.decide(reader.read([mention.text])[0], now)
    parent = parent_to_read(mention, reading)
    under_complaint = parent is not None and brand.decide(reader.read([parent.text])[0], now).is_dissatisfied
    matters = reading.is_dissatisfied or reading.needs_human
    evidence = reader.evidence(mention.text) if matters else []
    book, live, lasting = rules.book(now), in_rules(watched), any(one.live for one in watched)
    region = region_of(mention.text, regions)
    for _ in range(TRIES):
        context = context_of(mention, standing.case, under_complaint=under_complaint, incident=lasting)
        read = ReadMention(mention=mention, reading=in_context(reading, context), evidence=evidence, region=region)
        history = history_of(mention, standing.case)
        decided = triage(mention, read.reading, book, history, live)
        values = book.values(mention, read.reading, history, live)
        belongs = _incident(standing.case, watched) or incident_of(watched, values, decided, list(book.lists))
        concerned = watches.concerning(mention, now) if watches else ()
        into = standing.case.id if standing.case else case_id(mention)
        seen = noticed(mention, reading, concerned, into, now)
        try:
            stored = as_stored(read, into, sealer, now)
            return cases.hear(stored, standing.case, decided, now, standing.earlier, belongs, standing.joining, seen)
        except (Stale, Retry):
            standing = cases.standing(mention)
            if standing.heard:
                return None
            mention = without_parent(mention, standing)
    raise Retry("other posts of this customer kept changing the case")


def _incident(case: Case | None, watched: Sequence[Watched]) -> str | None:
    """The incident that a case belongs to already, while that goes on: people may have put it there."""
    return next((one.id for one in watched if case and one.id == case.incident), None)


def without_parent(mention: Mention, standing: Standing) -> Mention:
    """The mention without the words of a post that was removed; its place in the thread stays known."""
    if not mention.parent or not standing.parent_gone:
        return mention
    return mention.model_copy(update={"parent": mention.parent.model_copy(update={"text": ""})})

"""Coverage: what each poll of a source proves was read, and where that leaves a hole."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from pydantic import AwareDatetime, BaseModel, ConfigDict

GRACE = timedelta(minutes=10)  # twice the slowest schedule: so long a source may owe us its newest posts
LONGEST = timedelta(hours=1)  # that one receipt stands for, so that a span of time is found by its receipts' names

UNPOLLED = "it was not polled"


class Gap(BaseModel):
    """A span of time of which we know that it was not read, and why."""

    model_config = ConfigDict(frozen=True)

    since: AwareDatetime
    until: AwareDatetime
    why: str


class Receipt(BaseModel):
    """What one poll, or several in a row that went alike, read of a source."""

    model_config = ConfigDict(frozen=True)

    source: str
    at: AwareDatetime
    polled_at: AwareDatetime
    polls: int = 1
    # Everything that was made between these two moments was read; a failed poll has neither.
    since: AwareDatetime | None = None
    until: AwareDatetime | None = None
    from_id: str | None = None
    to_id: str | None = None
    count: int = 0
    complete: bool
    why: str = ""
    gaps: list[Gap] = []
    version: int = 0  # of the cursor that it was first written with; tells receipts of one moment apart


class Hole(BaseModel):
    """A span of time that no receipt covers, with what the polls said of it."""

    since: AwareDatetime
    until: AwareDatetime
    why: list[str]


class Verdict(BaseModel):
    """Whether a source was read without a hole between two moments."""

    source: str
    complete: bool
    read_to: AwareDatetime | None
    count: int
    holes: list[Hole]


class Coverage(BaseModel):
    """Every source's verdict between two moments."""

    since: AwareDatetime
    until: AwareDatetime
    complete: bool
    sources: list[Verdict]


def merged(before: Receipt | None, new: Receipt) -> Receipt | None:
    """One receipt for both where they went alike and touch; None where the new one stands by itself."""
    if before is None or (before.complete, before.why) != (new.complete, new.why):
        return None
    if new.polled_at - before.at > LONGEST:
        return None
    grown = {"polled_at": new.polled_at, "polls": before.polls + 1, "count": before.count + new.count}
    if before.since is None or before.until is None or new.since is None or new.until is None:
        # Two failures for one reason: the later one knows how far the hole reaches by now.
        failed = before.since is None and new.since is None
        return before.model_copy(update={**grown, "gaps": new.gaps}) if failed else None
    if new.since > before.until or new.until < before.since:
        return None
    low, high = min(before, new, key=lambda one: one.since or one.at), max(before, new, key=_end)
    spans = {"since": low.since, "until": high.until, "gaps": new.gaps}
    ids = {"from_id": low.from_id or high.from_id, "to_id": high.to_id or low.to_id}
    return before.model_copy(update={**grown, **spans, **ids})


def holes(receipts: Sequence[Receipt], since: datetime, until: datetime) -> list[Hole]:
    """What no receipt covers between two moments; a later backfill closes what an earlier poll left open."""
    found: list[Hole] = []
    reached = since
    for start, end in sorted(_covered(receipts)):
        if start > reached:
            found.append(_hole(receipts, reached, min(start, until)))
        reached = max(reached, end)
        if reached >= until:
            break
    if reached < until:
        found.append(_hole(receipts, reached, until))
    return [hole for hole in found if hole.since < hole.until]


def verdict(source: str, receipts: Sequence[Receipt], since: datetime, until: datetime, now: datetime) -> Verdict:
    """Did we miss anything of this source between two moments? What is younger than GRACE may still be on its way."""
    read_to = max((end for _, end in _covered(receipts)), default=None)
    found = holes(receipts, since, min(until, now))
    if read_to is not None and now - read_to <= GRACE and found and _is_due(found[-1], read_to):
        found.pop()
    return Verdict(
        source=source,
        complete=not found,
        read_to=read_to,
        count=sum(receipt.count for receipt in receipts),
        holes=found,
    )


def coverage(verdicts: Iterable[Verdict], since: datetime, until: datetime) -> Coverage:
    """The answer for all sources; complete only where each one is, and where there is one at all."""
    found = sorted(verdicts, key=lambda one: one.source)
    complete = bool(found) and all(one.complete for one in found)
    return Coverage(since=since, until=until, complete=complete, sources=found)


def _is_due(hole: Hole, read_to: datetime) -> bool:
    """Whether a hole is only what the next poll will read: nothing went wrong there."""
    return hole.since >= read_to and hole.why == [UNPOLLED]


def _end(receipt: Receipt) -> datetime:
    return receipt.until or receipt.at


def _covered(receipts: Iterable[Receipt]) -> list[tuple[datetime, datetime]]:
    return [(one.since, one.until) for one in receipts if one.since is not None and one.until is not None]


def _hole(receipts: Iterable[Receipt], since: datetime, until: datetime) -> Hole:
    """A hole with every reason that a poll gave for a part of it, the latest first."""
    told = sorted(
        ((receipt.polled_at, gap.why) for receipt in receipts for gap in receipt.gaps if _meet(gap, since, until)),
        reverse=True,
    )
    return Hole(since=since, until=until, why=list(dict.fromkeys(why for _, why in told)) or [UNPOLLED])


def _meet(gap: Gap, since: datetime, until: datetime) -> bool:
    return gap.since < until and since < gap.until

"""To which complaint a customer's later post belongs: the latest one before it, wherever the post stands."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from amends.casefile import CaseFile, ReadMention
from amends.outcomes.complaints import complaints

# A post that comes later than that after a complaint says nothing of what became of it.
REACH = timedelta(days=30)


def complained_in(file: CaseFile) -> datetime | None:
    """When the first complaint of a case that still stands was written; None where there is none."""
    return next((read.mention.created_at for read in complaints(file)), None)


def later_of(file: CaseFile, others: Sequence[CaseFile]) -> list[ReadMention]:
    """The public posts of its customer in other cases that belong to this one, the oldest first.

    A post stays with the complaint of its own case. One that stands in a case without a complaint by then, and a first
    complaint elsewhere, belong to the latest complaint before them.
    """
    begun = complained_in(file)
    if begun is None:
        return []
    began = {one.case.id: at for one in (file, *others) if (at := complained_in(one))}
    theirs = _authors(file)
    found = [
        read
        for other in others
        for read in other.thread
        if not read.mention.private
        and (read.mention.platform, read.mention.author_id) in theirs
        and begun < read.mention.created_at <= begun + REACH
        and _owner(read, other.case.id, began) == file.case.id
    ]
    return sorted(found, key=lambda read: (read.mention.created_at, read.mention.id))


def _owner(read: ReadMention, stands_in: str, began: Mapping[str, datetime]) -> str | None:
    at = read.mention.created_at
    own = began.get(stands_in)
    if own is not None and own < at:
        return stands_in
    before = {case: moment for case, moment in began.items() if moment < at}
    # Of two that began in the same moment the name decides: every look at it must find the same one.
    return max(before, key=lambda case: (before[case], case), default=None)


def _authors(file: CaseFile) -> frozenset[tuple[str, str]]:
    theirs = {(str(read.mention.platform), read.mention.author_id) for read in file.thread}
    return frozenset({*theirs, (str(file.case.platform), file.case.author_id)})

"""Whether a history is whole: nothing in it changed, is missing, changed its place or was cut off."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from pydantic import BaseModel

from amends.audit.chain import Head, seal, sha256_of
from amends.event import Event
from amends.quoting import REMOVED


class Fault(StrEnum):
    """What can be wrong with an entry."""

    TAMPERED = "tampered"
    MISSING = "missing"
    REORDERED = "reordered"
    TRUNCATED = "truncated"
    NOTE = "note changed"
    UNSEALED = "never sealed"
    END = "another end"


class Finding(BaseModel):
    """What is wrong, and with which entry."""

    seq: int
    fault: Fault
    detail: str


class Proof(BaseModel):
    """What a look at a whole history found; `notes_removed` are those that a removal took out, as it must."""

    subject: str
    whole: bool
    entries: int
    notes_removed: int
    before_seals: int
    seal: str
    findings: list[Finding]


def prove(subject: str, entries: Sequence[Event], head: Head, known: Iterable[Head] = ()) -> Proof:
    """Prove a history; `entries` as they lie in the table, `head` its end as kept, `known` seals from elsewhere."""
    sealed = sorted((entry for entry in entries if entry.seal), key=lambda entry: entry.seq)
    early = [entry for entry in entries if not entry.seal]
    places = {entry.seal: entry.seq for entry in sealed}
    cleared = {seq: entry.seq for entry in sealed for seq in entry.cleared}
    findings: list[Finding] = []
    before = Head()
    for entry in sealed:
        findings += _follows(entry, before, places)
        if seal(subject, entry) != entry.seal:
            findings.append(_finding(entry.seq, Fault.TAMPERED, "it is not what was sealed"))
        before = Head(seq=entry.seq, seal=entry.seal)
    removed = [entry for entry in sealed if _taken_out(entry, cleared)]
    findings += [
        _finding(entry.seq, Fault.NOTE, "its words are not those that were sealed, and no removal took them out")
        for entry in sealed
        if not _as_written(entry) and entry not in removed
    ]
    findings += _unsealed(early, sealed)
    findings += _ends(before, head)
    findings += _known(sealed, known)
    return Proof(
        subject=subject,
        whole=not findings,
        entries=len(sealed),
        notes_removed=len(removed),
        before_seals=len(early),
        seal=before.seal,
        findings=sorted(findings, key=lambda finding: finding.seq),
    )


def _follows(entry: Event, before: Head, places: dict[str, int]) -> list[Finding]:
    if entry.seq == before.seq:
        return [_finding(entry.seq, Fault.TAMPERED, "there are two entries of this number")]
    gap = [_finding(seq, Fault.MISSING, "there is no entry of this number") for seq in range(before.seq + 1, entry.seq)]
    if gap or entry.before == before.seal:
        return gap
    if entry.before in places:
        return [_finding(entry.seq, Fault.REORDERED, f"it was written behind entry {places[entry.before]}")]
    return [_finding(entry.seq, Fault.TAMPERED, "it does not follow the entry before it")]


def _as_written(entry: Event) -> bool:
    return sha256_of(entry.id + entry.note) == entry.note_sha256


def _taken_out(entry: Event, cleared: dict[int, int]) -> bool:
    """Whether a later entry, sealed itself, says that a removal took this one's words out."""
    return not _as_written(entry) and entry.note == REMOVED and cleared.get(entry.seq, 0) > entry.seq


def _unsealed(early: Sequence[Event], sealed: Sequence[Event]) -> list[Finding]:
    """Entries from before histories were sealed are older than all that are."""
    late = [entry for entry in early if sealed and entry.at > sealed[0].at]
    return [_finding(entry.seq, Fault.UNSEALED, f"an entry of {entry.at.isoformat()} has no seal") for entry in late]


def _ends(last: Head, head: Head) -> list[Finding]:
    if last == head:
        return []
    if last.seq < head.seq:
        return [_finding(seq, Fault.TRUNCATED, "the history went on") for seq in range(last.seq + 1, head.seq + 1)]
    return [_finding(head.seq, Fault.END, "the history's end is kept as another one")]


def _known(sealed: Sequence[Event], known: Iterable[Head]) -> list[Finding]:
    """Seals that were noted elsewhere must be found at their places."""
    held = {entry.seq: entry.seal for entry in sealed}
    return [
        _finding(head.seq, Fault.TRUNCATED, "an entry that was noted elsewhere is gone")
        if head.seq not in held
        else _finding(head.seq, Fault.TAMPERED, "it has another seal than was noted elsewhere")
        for head in known
        if held.get(head.seq) != head.seal
    ]


def _finding(seq: int, fault: Fault, detail: str) -> Finding:
    return Finding(seq=seq, fault=fault, detail=detail)

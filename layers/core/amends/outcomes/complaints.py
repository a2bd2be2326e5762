"""Which posts of a case complain and which are pleased: by the model's reading, and by a person's verdict above it."""

from collections.abc import Iterable

from amends.casefile import CaseFile, ReadMention
from amends.context import is_pleased
from amends.verdict import Verdict


def said(read: ReadMention, verdicts: Iterable[Verdict]) -> bool | None:
    """Whether a person called the post dissatisfied, whoever said so last; None where nobody said anything."""
    theirs = [one for one in verdicts if one.mention_id == read.mention.id]
    return max(theirs, key=lambda one: one.at).dissatisfied if theirs else None


def complains(read: ReadMention, verdicts: Iterable[Verdict] = ()) -> bool:
    """Whether the post is dissatisfied."""
    judged = said(read, verdicts)
    return read.reading.is_dissatisfied if judged is None else judged


def pleases(read: ReadMention, verdicts: Iterable[Verdict] = ()) -> bool:
    """Whether the post is pleased; one that waits for a person to look is not, until somebody has."""
    judged = said(read, verdicts)
    sure = not read.reading.needs_human if judged is None else not judged
    return sure and not complains(read, verdicts) and is_pleased(read.reading)


def complaints(file: CaseFile) -> list[ReadMention]:
    """The posts of a case that complain, private ones too, the oldest first."""
    found = [read for read in file.thread if complains(read, file.verdicts)]
    return sorted(found, key=lambda read: read.mention.created_at)

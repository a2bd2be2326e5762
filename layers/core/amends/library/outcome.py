"""What came of an answer that began with a template, read off its case: decided once, and never by what we hope."""

from datetime import datetime, timedelta
from enum import StrEnum

from amends.case import CaseState
from amends.casefile import CaseFile
from amends.context import is_pleased
from amends.reply import Reply

# Most who are not helped say so within two days; a case that nobody settles in two weeks says nothing of the words.
SETTLED = timedelta(days=2)
GIVEN_UP = timedelta(days=14)
LOOKS = timedelta(days=1)


class Outcome(StrEnum):
    """How a case went on after the answer."""

    RESOLVED = "resolved"
    THANKED = "thanked"
    UNHAPPY = "unhappy"


def outcome(file: CaseFile, reply: Reply, now: datetime) -> Outcome | None:
    """What came of a posted reply; None while it is not known.

    The customer's first word after it that is not neutral counts: later ones may answer something else that we wrote.
    Without one, a case that is resolved two days after the answer ended well.
    """
    for read in file.thread:
        if read.mention.created_at > reply.since:
            if read.reading.is_dissatisfied:
                return Outcome.UNHAPPY
            if is_pleased(read.reading) and not read.reading.needs_human:
                return Outcome.THANKED
    if file.case.state is CaseState.RESOLVED and now >= reply.since + SETTLED:
        return Outcome.RESOLVED
    return None


def next_look(reply: Reply, now: datetime) -> datetime | None:
    """When to look again at a posted reply whose outcome is not known; None when it is given up."""
    return None if now >= reply.since + GIVEN_UP else now + LOOKS

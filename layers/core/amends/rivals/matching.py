"""Which post of a brand answers which complaint, by one rule for every brand.

A thread that a customer began counts once, from its first dissatisfied post on, and is answered by the brand's first
post in it after that. A complaint in a thread that the brand or somebody unknown began stands for itself, and only a
direct answer to it counts: under a brand's own post hundreds of strangers share one thread.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from amends.rivals.posts import Answer, Complaint
from amends.rivals.survival import Wait


class Exchange(NamedTuple):
    """A complaint that counts, and the brand's answers to it, the oldest first."""

    complaint: Complaint
    answers: tuple[Answer, ...]


def exchanges(heard: Sequence[Complaint], answers: Sequence[Answer]) -> list[Exchange]:
    """The complaints that count, the oldest first, each with its answers."""
    begun = {one.id for one in heard if one.id == one.conversation}
    in_thread, direct = defaultdict[str, list[Answer]](list), defaultdict[str, list[Answer]](list)
    for answer in sorted(answers, key=lambda one: (one.at, one.id)):
        in_thread[answer.conversation].append(answer)
        direct[answer.replies_to or ""].append(answer)
    found: list[Exchange] = []
    counted: set[str] = set()
    for one in sorted(heard, key=lambda one: (one.at, one.id)):
        if not one.dissatisfied or one.conversation in counted:
            continue
        theirs = direct[one.id]
        if one.conversation in begun:
            counted.add(one.conversation)
            theirs = in_thread[one.conversation]
        found.append(Exchange(one, tuple(answer for answer in theirs if answer.at >= one.at)))
    return found


def waits(found: Iterable[Exchange], until: int) -> list[Wait]:
    """How long each waited; who has no answer waited until answers were looked for last."""
    return [
        Wait(one.answers[0].at - one.complaint.at, answered=True)
        if one.answers
        else Wait(until - one.complaint.at, answered=False)
        for one in found
    ]

"""What an answer does, by the linters' own rules: what they would flag in a draft of ours is read in others' answers.

The rules know English alone. They are asked as of a first answer to a complaint of which nothing is known: no fact is
cleared, and no date was named before.
"""

import re
from bisect import bisect_left
from enum import StrEnum
from functools import cache

from amends.lint.context import Context
from amends.lint.folding import fold
from amends.lint.invitation import WHEN
from amends.lint.linting import lint
from amends.lint.rule import Rule, rules

_SORRY = re.compile(r"\bsorry\b|\bapolog")
# A date or a span of time is a promise where its sentence looks ahead; "it was down this morning" gives none.
_AHEAD = re.compile(
    r"\b(?:will|shall|going to|should|would|expect\w*|aim\w*|plan\w*|hope\w*|due|by|until|within|soon)\b|'ll\b"
)
_TROUBLE = re.compile(
    r"\b(?:outages?|down|disrupt\w+|interrupt\w+|issues?|problems?|faults?|incidents?|affect\w+|aware|investigat\w+"
    r"|restor\w+|delays?|not working|unavailable|intermittent|engineers?)\b"
)


class Act(StrEnum):
    """What an answer can do for who complained."""

    ACKNOWLEDGMENT = "acknowledgment"
    APOLOGY = "apology"
    CAUSE = "cause"
    PROMISE = "promise"
    INVITATION = "invitation"


def acts(text: str) -> tuple[str, ...]:
    """The acts of an English text, in their order."""
    done = {
        Act.ACKNOWLEDGMENT: not _found("tone.acknowledgment", text),
        Act.APOLOGY: _apologises(text),
        Act.CAUSE: bool(_found("cause.uncleared", text)),
        Act.PROMISE: _promises(text),
        Act.INVITATION: not _found("invitation.invites", text, invitation=True),
    }
    return tuple(act for act, holds in done.items() if holds)


def speaks_of_trouble(text: str) -> bool:
    """Whether a post says something of a fault: an advertisement within the window is no statement."""
    return bool(_TROUBLE.search(fold(text).lower)) or _apologises(text)


def _apologises(text: str) -> bool:
    """Whether it says sorry for something that happened, and not only for how the customer feels."""
    folded = fold(text)
    empty = _found("defensive.nonapology", text)
    sorry = [folded.span(*match.span()) for match in _SORRY.finditer(folded.lower)]
    return any(not any(start < end_of and begin < end for begin, end_of in empty) for start, end in sorry)


def _promises(text: str) -> bool:
    if _found("promise.fix", text):
        return True
    folded = fold(text)
    dates = [start for start, _ in [*_found("date.definite", text), *_found("date.soft", text)]]
    places = [bisect_left(folded.at, start) for start in dates] + [one.start() for one in WHEN.finditer(folded.lower)]
    return any(_AHEAD.search(folded.lower, *folded.sentence_at(place)) for place in places)


def _found(name: str, text: str, *, invitation: bool = False) -> list[tuple[int, int]]:
    """Where a linters' rule finds something."""
    context = Context(invitation=invitation, private=False)
    return [(one.start, one.end) for one in lint(text, context, (_rule(name),))]


@cache
def _rule(name: str) -> Rule:
    return next(rule for rule in rules() if rule.id == name)

"""The conversations that open cases hang on, and behind them those of cases whose outcome is followed, by the index."""

from datetime import datetime, timedelta
from typing import Protocol

from amends.adapters.cases import Cases
from amends.case import Case, CaseState
from amends.mention import PlatformName
from amends.outcomes.story import Follow
from amends.rounds import EVERY, Subject
from amends.triage import Desk

ACTIVE = timedelta(days=3)  # a thread that was silent for longer is left to mentions
BEFORE = timedelta(hours=1)  # read back from the first post that we heard
MOST = 50  # cases of a desk in a state, the gravest first
FOLLOWED = 100  # cases, the latest recovered first; of the others mentions and searches bring most
FOLLOWED_EVERY = timedelta(hours=1)  # nobody there waits for us
REACH = timedelta(days=6)  # the search reaches seven days back
QUOTES = "quotes_of_tweet_id"


class Followed(Protocol):
    """Where the cases are kept whose outcome is followed."""

    def followed(self, now: datetime, limit: int) -> list[Follow]:
        """Those whose time is not over, the latest recovered first."""
        ...


class LiveThreads:
    """Threads of the cases that wait for us or for their customer; then of those that are followed, with their quotes.

    A quote of an answer of ours is a subject by the name of X's operator and the answer's id.
    """

    def __init__(self, cases: Cases, followed: Followed) -> None:
        self._cases = cases
        self._followed = followed

    def live(self, now: datetime) -> list[Subject]:
        """One subject for each conversation on X, the gravest and most recently active first, those followed last."""
        live = self._live(now)
        known = {subject.id for subject in live}
        return [*live, *(subject for subject in self._behind(now) if subject.id not in known)]

    def _behind(self, now: datetime) -> list[Subject]:
        found: dict[str, Subject] = {}
        for follow in self._followed.followed(now, FOLLOWED):
            if follow.platform is PlatformName.X:
                start = max(follow.since, now - REACH)
                for name in (*follow.threads, *(f"{QUOTES}:{answer}" for answer in follow.answers)):
                    found.setdefault(name, Subject(id=name, start=start, every=FOLLOWED_EVERY))
        return list(found.values())

    def _live(self, now: datetime) -> list[Subject]:
        states = (CaseState.OPEN, CaseState.ANSWERED, CaseState.SNOOZED)
        found = [case for desk in Desk for state in states for case in self._cases.queue(desk, state, MOST).items]
        active = [case for case in found if _is_public_thread(case) and now - case.last_mention_at <= ACTIVE]
        active.sort(key=lambda case: (case.severity, -case.last_mention_at.timestamp()))
        gravest: dict[str, Case] = {}
        for case in active:
            for name in (case.conversation_id, *case.conversations):
                gravest.setdefault(name, case)
        return [
            Subject(
                id=name,
                start=max(case.opened_at - BEFORE, now - 2 * ACTIVE),
                every=EVERY[case.severity],
            )
            for name, case in gravest.items()
        ]


def _is_public_thread(case: Case) -> bool:
    return case.platform is PlatformName.X and not case.private

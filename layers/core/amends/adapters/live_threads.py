"""The conversations that open cases hang on, found by the index."""

from datetime import datetime, timedelta

from amends.adapters.cases import Cases
from amends.case import Case, CaseState
from amends.mention import PlatformName
from amends.rounds import EVERY, Subject
from amends.triage import Desk

ACTIVE = timedelta(days=3)  # a thread that was silent for longer is left to mentions
BEFORE = timedelta(hours=1)  # read back from the first post that we heard
MOST = 50  # cases of a desk in a state, the gravest first


class LiveThreads:
    """Threads of the cases that wait for us or for their customer."""

    def __init__(self, cases: Cases) -> None:
        self._cases = cases

    def live(self, now: datetime) -> list[Subject]:
        """One subject for each conversation on X, the gravest and most recently active first."""
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

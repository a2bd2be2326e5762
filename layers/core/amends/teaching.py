"""What people do to teach a brand's threshold: say whether a post was rightly read."""

from datetime import datetime
from typing import Protocol

from amends.case import Case, looked_at
from amends.casefile import CaseFile
from amends.desk import Lane
from amends.errors import BadInput, NotFound
from amends.event import Event
from amends.roles import Act, Person
from amends.verdict import Verdict


class Verdicts(Protocol):
    """Where verdicts are kept."""

    def save(self, verdict: Verdict, event: Event, case: Case | None = None) -> Verdict:
        """Store a person's verdict on a post with its event, and its case where that moves.

        Raises Stale when they gave another one meanwhile, or somebody else moved the case.
        """
        ...


def judge(
    file: CaseFile,
    mention_id: str,
    dissatisfied: bool,
    brand: str,
    person: Person,
    verdicts: Verdicts,
    now: datetime,
) -> Verdict:
    """A person's verdict on a post of the case, in place of their earlier one; the same one again changes nothing."""
    person.must(Act.WORK)
    reading = next((entry.reading for entry in file.thread if entry.mention.id == mention_id), None)
    if reading is None:
        raise NotFound(f"no post {mention_id} in case {file.case.id}")
    if reading.threshold is None:
        raise BadInput("the model did not judge this post, so it was neither rightly nor wrongly read")
    before = next((v for v in file.verdicts if (v.mention_id, v.by) == (mention_id, person.id)), None)
    if before and before.dissatisfied == dissatisfied:
        return before
    verdict = Verdict(
        brand=brand,
        case_id=file.case.id,
        mention_id=mention_id,
        dissatisfied=dissatisfied,
        read_as_dissatisfied=reading.is_dissatisfied,
        score=reading.dissatisfied,
        model=reading.model,
        at=now,
        by=person.id,
        by_name=person.name,
        version=before.version + 1 if before else 1,
    )
    event = Event(at=now, kind=_kind(verdict), by=person.id, by_name=person.name, note=_note(verdict))
    # Now somebody knows how it is meant: it leaves the lane of those that nobody is sure of.
    return verdicts.save(verdict, event, looked_at(file.case) if file.case.lane is Lane.UNSURE else None)


def _kind(verdict: Verdict) -> str:
    return "rightly read" if verdict.dissatisfied == verdict.read_as_dissatisfied else "wrongly read"


def _note(verdict: Verdict) -> str:
    read_as = "dissatisfied" if verdict.read_as_dissatisfied else "not dissatisfied"
    return f"post {verdict.mention_id}, read as {read_as}"

"""What happened in a rehearsal: the incident's own history, held against what the platform's stand-in took."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.event import Event
from amends.outage.delivery import Delivery
from amends.outage.promise import Standing, promises
from amends.outage.score import Rehearsed
from amends.outage.starting import STARTED
from amends.outage.statement import Stage, Statement

SUSPECTED, CONFIRMED, RESOLVED, REOPENED = (
    "incident suspected",
    "incident confirmed",
    "incident resolved",
    "incident reopened",
)
ENDS = frozenset({Stage.HOLDING, Stage.UPDATE})  # what they say is wrong once the incident is over


class Taken(BaseModel):
    """A text that the platform's stand-in took, and the customer whose post it answers."""

    model_config = ConfigDict(frozen=True)

    id: str
    customer: str
    text: str
    at: AwareDatetime


def rehearsed(
    events: Sequence[Event],
    statements: Iterable[Statement],
    deliveries: Iterable[Delivery],
    taken: Sequence[Taken],
    owed: Collection[str],
    alarmed_at: datetime,
    now: datetime,
) -> Rehearsed:
    """What to score. Texts are counted where they arrived: our own records can't say that we were wrong.

    `owed` are the customers who complained of the outage; whatever the brand said to them tells them, a person's own
    answer included. Without a suspicion, people could know from `alarmed_at` on. A promise whose time is still ahead
    was neither kept nor missed.
    """
    stages = list(_stages(statements, deliveries, taken))
    given = Counter((one.customer, stage) for one, stage in stages)
    made = promises(events)
    return Rehearsed(
        suspected_at=_first(events, SUSPECTED) or alarmed_at,
        confirmed_at=_first(events, CONFIRMED),
        first_statement_at=_first(events, STARTED),
        promises_kept=sum(one.standing is Standing.KEPT for one in made),
        promises_missed=sum(
            one.standing is Standing.MISSED or (one.standing is not Standing.KEPT and one.at <= now) for one in made
        ),
        duplicates=sum(count - 1 for count in given.values()),
        late=sum(stage in ENDS and _over(events, one.at) for one, stage in stages),
        owed=len(set(owed)),
        told=len({one.customer for one in taken} & set(owed)),
    )


def _stages(
    statements: Iterable[Statement], deliveries: Iterable[Delivery], taken: Iterable[Taken]
) -> Iterator[tuple[Taken, str]]:
    """Each text of a statement with its stage: by our record of it, else by its words, which a stray one has too."""
    recorded = {one.post_id: one.stage for one in deliveries if one.post_id}
    words = [(_words(text), str(one.stage)) for one in statements for texts in one.texts for text in texts.alternatives]
    for one in taken:
        said = _words(one.text)
        stage = recorded.get(one.id) or next((stage for text, stage in words if text in said), None)
        if stage and one.customer:
            yield one, stage


def _over(events: Iterable[Event], at: datetime) -> bool:
    """Whether the incident was over at a moment."""
    ends = [event.kind for event in events if event.kind in (RESOLVED, REOPENED) and event.at < at]
    return bool(ends) and ends[-1] == RESOLVED


def _words(text: str) -> str:
    return " ".join(text.split())


def _first(events: Iterable[Event], kind: str) -> datetime | None:
    return next((event.at for event in events if event.kind == kind), None)

"""The flag that other tools read: while an incident is live, campaigns stand still."""

from collections.abc import Sequence
from datetime import datetime

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.outage.incident import IncidentState, Scope, Watched


class Frozen(BaseModel):
    """An incident for whose sake campaigns stand still."""

    model_config = ConfigDict(frozen=True)

    id: str
    title: str
    state: IncidentState
    since: AwareDatetime
    topics: list[str]
    regions: list[str]
    products: list[str]


class Freeze(BaseModel):
    """Whether campaigns stand still, since when, for which incidents; `at` is when this was so."""

    model_config = ConfigDict(frozen=True)

    frozen: bool
    since: AwareDatetime | None = None
    incidents: list[Frozen] = []
    at: AwareDatetime


def freeze_of(watched: Sequence[Watched], now: datetime) -> Freeze:
    """The flag, of all that are live; a suspicion freezes nothing."""
    live = [one for one in watched if one.live]
    shown = [_shown(one, one.scope) for one in live]
    return Freeze(frozen=bool(shown), since=min((one.since for one in shown), default=None), incidents=shown, at=now)


def _shown(one: Watched, scope: Scope) -> Frozen:
    since = one.confirmed_at or one.opened_at
    return Frozen(
        id=one.id,
        title=one.title,
        state=one.state,
        since=since,
        topics=list(scope.topics),
        regions=scope.regions,
        products=scope.products,
    )

"""Where a rehearsal is played: what it asks of a stack, wherever that runs."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple, Protocol

from amends.adapters.sink import Sunk
from amends.event import Event
from amends.outage.delivery import Delivery
from amends.outage.incident import Incident
from amends.outage.statement import Statement

from simulator.scenario import ScenarioPost


class File(NamedTuple):
    """An incident with its statements and its timeline, the oldest first."""

    incident: Incident
    statements: list[Statement]
    events: list[Event]


class Venue(Protocol):
    """A stack whose answers reach nobody."""

    def posting(self) -> str:
        """How the switch of posting stands."""
        ...

    def say(self, post: ScenarioPost, said: Mapping[str, str]) -> str:
        """A customer writes; the id under which answers name the post. `said` are the ids of the earlier posts."""
        ...

    def alarm(self, name: str, title: str, since: datetime, ended: datetime | None = None) -> None:
        """Monitoring says that something fails, or that it is over."""
        ...

    def watched(self) -> list[str]:
        """The incidents that are suspected or live."""
        ...

    def file(self, incident_id: str) -> File:
        """All that is known of an incident."""
        ...

    def deliveries(self, incident_id: str) -> list[Delivery]:
        """Who was given what, by our own record."""
        ...

    def taken(self) -> list[Sunk]:
        """What would be public, as the platform's stand-in has it."""
        ...


def alert(name: str, title: str, since: datetime, ended: datetime | None) -> dict[str, object]:
    """What Alertmanager would send."""
    one = {
        "status": "resolved" if ended else "firing",
        "fingerprint": name,
        "labels": {"alertname": title},
        "startsAt": since.isoformat(),
        "endsAt": (ended or since).isoformat(),
    }
    return {"version": "4", "alerts": [one]}

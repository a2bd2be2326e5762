"""Heeding alerts: what fires is suspicious, what ended is noted."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from amends.suspect.alert import Alert, AlertState
from amends.suspect.settings import AlertTopic, concerns
from amends.suspect.suspicion import Incidents, Suspicion

AT_ONCE = 50  # alerts of a run; a storm of them is one outage, and the others follow within minutes


class Alerts(Protocol):
    """Where alerts wait."""

    def waiting(self, limit: int) -> list[Alert]:
        """The alerts that nobody acted on, the oldest first."""
        ...

    def done(self, alert: Alert) -> None:
        """Take an alert off the list."""
        ...


def heed(
    alerts: Alerts,
    topics: Sequence[AlertTopic],
    incidents: Incidents,
    now: datetime,
    failed: Callable[[Alert, Exception], None],
) -> int:
    """Tell the incidents of the alerts that wait; how many were told. One that fails is left, and holds up no other."""
    told = 0
    for alert in alerts.waiting(AT_ONCE):
        topic, region = concerns(alert, topics)
        try:
            if alert.state is AlertState.FIRING:
                incidents.suspect(
                    Suspicion(
                        id=f"{alert.source}#{alert.key}",
                        topic=topic,
                        region=region,
                        at=now,
                        why=f"{alert.source}: {alert.title}",
                        alert=alert,
                    )
                )
            else:
                incidents.note(alert, topic, region)
        except Exception as error:
            failed(alert, error)
            continue
        # Told first: a crash in between tells it twice, which is the same suspicion.
        alerts.done(alert)
        told += 1
    return told

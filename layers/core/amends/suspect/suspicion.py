"""A suspicion, and whom it is told: the incidents."""

from typing import Protocol

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.mention import Text
from amends.suspect.alert import Alert

MOST_CASES = 200  # named in a suspicion; an incident's rule finds the others


class Suspicion(BaseModel):
    """What looks like an outage; `id` is the same however often the same one is told."""

    model_config = ConfigDict(frozen=True)

    id: str
    topic: str
    region: str
    at: AwareDatetime
    # People in the window that stood out most, and how many are usual; of an alert none of the three is known.
    count: int = 0
    expected: float = 0.0
    p: float | None = None
    why: Text
    cases: tuple[str, ...] = ()
    alert: Alert | None = None


class Incidents(Protocol):
    """Where incidents are kept."""

    def suspect(self, suspicion: Suspicion) -> None:
        """Join the suspected or live incident of the same topic, or open one; told again, it changes nothing."""
        ...

    def note(self, alert: Alert, topic: str, region: str) -> None:
        """Write on the timeline of the topic's incident, if there is one, that its alert ended; once is enough."""
        ...

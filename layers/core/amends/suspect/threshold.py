"""How unlikely a count must be before people are called: a topic's own, taught by what they make of its suspicions."""

from datetime import datetime, timedelta

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.suspect.complaints import WINDOWS

FALSE_A_WEEK = 0.2  # false alarms a week and series that may be, where the baseline is right
# In a week: three times the windows that lie beside each other. Those that overlap see much the same people, minute
# after minute, so that a look each minute finds by chance what about three looks a window would find.
LOOKS = 3 * sum(7 * 24 * 60 // window for window in WINDOWS)
HALF_LIFE = timedelta(days=28)  # of what was taught: services change, and a deaf ear must not stay deaf
DISMISSED, CONFIRMED = 1.0, -0.5  # powers of ten; a false alarm teaches more, because a real outage only grows
LEAST, MOST = -1.0, 4.0
REMEMBERED = 20  # incidents that taught it last


class Threshold(BaseModel):
    """How much stricter a topic is than at first, in powers of ten; the incidents in `taught_by` can't teach again."""

    model_config = ConfigDict(frozen=True)

    topic: str
    stricter: float = 0.0
    at: AwareDatetime | None = None
    taught_by: tuple[str, ...] = ()
    version: int = 0

    def now(self, now: datetime) -> float:
        """How much stricter it is by now."""
        if self.at is None:
            return 0.0
        return float(self.stricter * 0.5 ** (max(timedelta(), now - self.at) / HALF_LIFE))

    def probability(self, now: datetime) -> float:
        """The probability below which a count is suspicious."""
        return float(FALSE_A_WEEK / LOOKS * 10 ** -self.now(now))


def taught(threshold: Threshold, incident_id: str, confirmed: bool, now: datetime) -> Threshold:
    """The threshold after people confirmed or dismissed a suspicion; each incident teaches once."""
    if incident_id in threshold.taught_by:
        return threshold
    stricter = threshold.now(now) + (CONFIRMED if confirmed else DISMISSED)
    return threshold.model_copy(
        update={
            "stricter": min(MOST, max(LEAST, stricter)),
            "at": now,
            "taught_by": (*threshold.taught_by, incident_id)[-REMEMBERED:],
            "version": threshold.version + 1,
        }
    )

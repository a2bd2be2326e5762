"""Taking the decision on a reading at the brand's own threshold."""

from datetime import datetime, timedelta
from typing import Protocol

from amends.errors import Stale
from amends.reading import Reading, decide
from amends.threshold import Threshold, shipped_with

KEPT = timedelta(minutes=1)  # a changed threshold counts within it; asking each time would be a read for each post


class Versions(Protocol):
    """Where thresholds are kept."""

    def current(self, brand: str) -> Threshold | None:
        """The brand's threshold as it is now; None before the first reading."""
        ...

    def add(self, threshold: Threshold) -> Threshold:
        """Store the next version; raises Stale when another came first."""
        ...


class BrandThreshold:
    """A brand's threshold, looked up once a minute at most."""

    def __init__(self, brand: str, versions: Versions) -> None:
        self._brand = brand
        self._versions = versions
        self._kept: Threshold | None = None
        self._looked_at: datetime | None = None

    def decide(self, reading: Reading, now: datetime) -> Reading:
        """The reading with its decision taken at the brand's threshold; what the model did not judge stays as it is."""
        if reading.threshold is None:
            return reading
        return decide(reading, self._threshold(reading.model, reading.threshold, now))

    def _threshold(self, model: str, shipped: float, now: datetime) -> float:
        if self._looked_at is None or now - self._looked_at >= KEPT:
            self._kept = self._current(model, shipped, now)
            self._looked_at = now
        # While two models are in use, in the middle of a deployment, the other one's threshold does not count.
        return self._kept.threshold if self._kept and self._kept.model == model else shipped

    def _current(self, model: str, shipped: float, now: datetime) -> Threshold | None:
        found = self._versions.current(self._brand)
        if found and (found.model, found.shipped) == (model, shipped):
            return found
        if self._kept:
            # A newer deployment has announced its model: this one ends soon, and must not take the line back.
            return found
        try:
            return self._versions.add(shipped_with(model, shipped, self._brand, found, now))
        except Stale:
            return self._versions.current(self._brand)

"""The latest comparison with competitors, in a digest's words."""

from datetime import datetime
from typing import Protocol

from amends.digest.content import Bar, Brand, Comparison
from amends.digest.words import figure, share, span
from amends.rivals import comparison
from amends.rivals.collecting import told
from amends.rivals.measures import Compared


class Comparisons(Protocol):
    """Where comparisons are kept."""

    def all(self) -> list[comparison.Comparison]:
        """The newest ones, the newest first."""
        ...

    def get(self, comparison_id: str) -> tuple[comparison.Comparison, list[Compared]]:
        """A comparison with what was measured last; raises NotFound."""
        ...


def latest(comparisons: Comparisons, since: datetime) -> Comparison | None:
    """The newest of which anything was measured since then."""
    for found in comparisons.all():
        if found.measured_at and found.measured_at >= since:
            one, brands = comparisons.get(found.id)
            sentence, _ = told(one, brands)
            return Comparison(id=one.id, name=one.name, sentence=sentence, brands=[_brand(each) for each in brands])
    return None


def _brand(measured: Compared) -> Brand:
    return Brand(
        name=measured.name,
        ours=measured.ours,
        complaints=measured.complaints,
        answered=Bar(name=measured.name, value=measured.answered.value, said=figure(measured.answered, share)),
        median=figure(measured.median, span),
    )

"""Where a brand draws the line between dissatisfied and content: versions, none of which is ever changed."""

from datetime import datetime

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.errors import BadInput, Overtaken
from amends.event import SYSTEM
from amends.reading import Probability
from amends.roles import Act, Person

# Outside of these the model's word no longer counts: nearly all, or nearly nothing, would be called dissatisfied.
LOWEST, HIGHEST = 0.1, 0.9


class Threshold(BaseModel):
    """A version of a brand's threshold for `dissatisfied`; it holds for the one model whose scores it was made for."""

    model_config = ConfigDict(frozen=True)

    brand: str
    version: int
    threshold: Probability
    before: Probability | None = None
    model: str
    shipped: Probability
    at: AwareDatetime
    by: str = SYSTEM
    by_name: str = "Amends"
    note: str
    restores: int | None = None


def shipped_with(model: str, shipped: float, brand: str, before: Threshold | None, now: datetime) -> Threshold:
    """The version that begins with a model: what was set for another one says nothing of its scores."""
    return Threshold(
        brand=brand,
        version=before.version + 1 if before else 1,
        threshold=shipped,
        before=before.threshold if before else None,
        model=model,
        shipped=shipped,
        at=now,
        note=f"shipped with {model}",
    )


def change(current: Threshold, to: float, note: str, person: Person, now: datetime) -> Threshold:
    """The version in which an administrator moves the line."""
    if not LOWEST <= to <= HIGHEST:
        raise BadInput(f"a threshold lies between {LOWEST} and {HIGHEST}")
    return _next(current, to, note, person, now)


def restore(current: Threshold, earlier: Threshold, note: str, person: Person, now: datetime) -> Threshold:
    """A new version with the value of an earlier one: nothing of the history is undone."""
    return _next(current, earlier.threshold, note, person, now).model_copy(update={"restores": earlier.version})


def expect(current: Threshold, version: int) -> Threshold:
    """The threshold, when it is still the version that the person saw; raises Overtaken."""
    if current.version != version:
        raise Overtaken("someone changed the threshold after you opened it; look again")
    return current


def _next(current: Threshold, to: float, note: str, person: Person, now: datetime) -> Threshold:
    person.must(Act.TUNE)
    if not note.strip():
        raise BadInput("say why, for those who look at it later")
    if round(to, 4) == current.threshold:
        raise BadInput(f"the threshold is {current.threshold:g} already")
    return Threshold(
        brand=current.brand,
        version=current.version + 1,
        threshold=to,
        before=current.threshold,
        model=current.model,
        shipped=current.shipped,
        at=now,
        by=person.id,
        by_name=person.name,
        note=note,
    )

"""The versions of a brand's settings: who changed what, when and why; none of them is ever changed."""

from datetime import datetime
from typing import Any

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.brand import Brand, BrandSettings
from amends.errors import BadInput, Overtaken
from amends.roles import Act, Person


class FieldChange(BaseModel):
    """One field that differs, as JSON; without a value where it was or is unset."""

    model_config = ConfigDict(frozen=True)

    field: str
    old: Any = None
    new: Any = None


class BrandVersion(BaseModel):
    """A version of a brand's settings, whole, and what it altered."""

    model_config = ConfigDict(frozen=True)

    brand: str
    version: int
    settings: BrandSettings
    changes: list[FieldChange]
    at: AwareDatetime
    by: str
    by_name: str
    note: str
    restores: int | None = None


def altered(old: BrandSettings, new: BrandSettings) -> list[FieldChange]:
    """What a change alters, field by field."""
    names = BrandSettings.model_fields
    before, after = (settings.model_dump(mode="json", include=set(names)) for settings in (old, new))
    return [FieldChange(field=name, old=before[name], new=after[name]) for name in names if before[name] != after[name]]


def change(current: Brand, name: str, to: BrandSettings, note: str, person: Person, now: datetime) -> BrandVersion:
    """The version in which an administrator sets other settings for the brand of that name."""
    person.must(Act.CONFIGURE)
    if not note.strip():
        raise BadInput("say why, for those who look at it later")
    changes = altered(current, to)
    if not changes:
        raise BadInput("these are the settings already")
    return BrandVersion(
        brand=name,
        version=current.version + 1,
        settings=to,
        changes=changes,
        at=now,
        by=person.id,
        by_name=person.name,
        note=note,
    )


def restore(current: Brand, earlier: BrandVersion, note: str, person: Person, now: datetime) -> BrandVersion:
    """A new version with the settings of an earlier one: nothing of the history is undone."""
    back = change(current, earlier.brand, earlier.settings, note, person, now)
    return back.model_copy(update={"restores": earlier.version})


def expect(current: Brand, version: int) -> Brand:
    """The settings, when they are still the version that the person saw; raises Overtaken."""
    if current.version != version:
        raise Overtaken("someone changed the settings after you opened them; look again")
    return current

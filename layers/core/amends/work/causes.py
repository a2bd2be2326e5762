"""Why a case happened: a fixed list of two levels, of which every version is kept."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field

from amends.errors import BadInput
from amends.mention import make_storable
from amends.roles import Act, Person

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
Name = Annotated[str, BeforeValidator(make_storable), Field(min_length=1, max_length=80)]
BETWEEN = "/"  # a cause is written as its group, this, and itself
OTHER = "other"  # the last word of a cause that says nothing without a note


class Cause(BaseModel):
    """One reason; a retired one is chosen no more, and stays readable."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Slug
    name: Name
    retired: bool = False


class Group(Cause):
    """Reasons of a kind."""

    causes: list[Cause] = Field(min_length=1, max_length=40)


class Taxonomy(BaseModel):
    """A version of the list; version 0 is the one that ships."""

    model_config = ConfigDict(frozen=True)

    brand: str
    version: int = 0
    groups: list[Group]
    at: AwareDatetime | None = None
    by: str = "amends"
    by_name: str = "Amends"
    note: str = "shipped"


def chosen(taxonomy: Taxonomy, cause: str, note: str) -> str:
    """The cause, when it can be chosen now; raises BadInput."""
    there = dict(_all(taxonomy.groups))
    if cause not in there or BETWEEN not in cause:
        raise BadInput(f"there is no root cause {cause}; GET /causes lists them")
    if there[cause]:
        raise BadInput(f"the root cause {cause} is retired")
    if cause.rpartition(BETWEEN)[2] == OTHER and not note.strip():
        raise BadInput("say in the note what it was, as no root cause fits")
    return cause


def change(current: Taxonomy, groups: Sequence[Group], note: str, person: Person, now: datetime) -> Taxonomy:
    """The next version of the list; what was once in it may be renamed or retired, and never goes."""
    person.must(Act.CONFIGURE)
    if not note.strip():
        raise BadInput("say why, for those who look at it later")
    names = [name for name, _ in _all(groups)]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise BadInput(f"{', '.join(twice)} is there twice")
    if gone := [name for name, _ in _all(current.groups) if name not in names]:
        raise BadInput(f"cases may name {', '.join(gone)}: retire it, so that they stay readable")
    if list(groups) == current.groups:
        raise BadInput("these are the root causes already")
    return Taxonomy(
        brand=current.brand,
        version=current.version + 1,
        groups=list(groups),
        at=now,
        by=person.id,
        by_name=person.name,
        note=note,
    )


def shipped(brand: str) -> Taxonomy:
    """The list that holds until somebody changes it."""
    return Taxonomy(brand=brand, groups=SHIPPED)


def _all(groups: Sequence[Group]) -> Iterator[tuple[str, bool]]:
    """Every group and every cause by its whole name, and whether it is retired."""
    for group in groups:
        yield group.id, group.retired
        for cause in group.causes:
            yield f"{group.id}{BETWEEN}{cause.id}", group.retired or cause.retired


def _group(name: str, title: str, **causes: str) -> Group:
    listed = [Cause(id=one.replace("_", "-"), name=said) for one, said in causes.items()]
    return Group(id=name, name=title, causes=[*listed, Cause(id=OTHER, name="Other")])


SHIPPED = [
    _group(
        "service",
        "The service did not work",
        outage="Outage",
        degraded="Slow or unsteady",
        planned_work="Planned work",
        security="Security incident",
    ),
    _group(
        "product",
        "The product",
        defect="Defect",
        safety="Safety",
        missing="Missing or unclear feature",
        app="App or web",
    ),
    _group(
        "delivery",
        "Delivery and visits",
        late="Late",
        missed="Missed appointment",
        damaged="Damaged or wrong",
        lost="Lost",
    ),
    _group(
        "billing",
        "Price and bill",
        wrong_charge="Wrong charge",
        refund="Refund late or refused",
        price="Price or its rise",
        contract="Contract or cancelling",
    ),
    _group(
        "care",
        "How we treated them",
        no_answer="No answer",
        conduct="Conduct of staff",
        wrong_advice="Wrong information",
        accessibility="Not accessible",
    ),
    _group(
        "trust",
        "Trust",
        privacy="Data protection",
        discrimination="Discrimination",
        advertising="Advertising or promise",
        values="Company's stance",
    ),
    _group(
        "not-ours",
        "Not ours to mend",
        misunderstanding="Misunderstanding",
        third_party="A third party",
        spam="Spam or abuse",
        praise="Praise or question",
    ),
]

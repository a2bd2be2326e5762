"""Whose public answers are held beside ours: other brands, each with the accounts at which it takes complaints."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field

from amends.brand import Brand
from amends.brand_fields import Name, XHandles
from amends.errors import BadInput
from amends.roles import Act, Person

ACCOUNTS = 5  # of one brand: their query has to fit into the 512 characters that X takes
Handles = Annotated[XHandles, Field(max_length=ACCOUNTS)]


class Rival(BaseModel):
    """A brand, and its handles on X without their @."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    name: Name
    accounts: Annotated[Handles, Field(min_length=1)]


def _once(rivals: list[Rival]) -> list[Rival]:
    if twice := _twice(one.name for one in rivals):
        raise ValueError(f"{twice} is there twice")
    if twice := _twice(handle for one in rivals for handle in one.accounts):
        raise ValueError(f"@{twice} belongs to one brand only")
    return rivals


Rivals = Annotated[list[Rival], Field(max_length=10), AfterValidator(_once)]


class WatchList(BaseModel):
    """A version of the list; version 0 is made of the brand's settings. Empty `accounts` are those we know of."""

    model_config = ConfigDict(frozen=True)

    brand: str
    version: int = 0
    competitors: Rivals = []
    accounts: Handles = []
    at: AwareDatetime | None = None
    by: str = "amends"
    by_name: str = "Amends"


def change(
    current: WatchList, competitors: Sequence[Rival], accounts: Sequence[str], person: Person, now: datetime
) -> WatchList:
    """The next version of the list; raises BadInput where one of our own accounts is a competitor's."""
    person.must(Act.COMPARE)
    theirs = {handle.casefold() for one in competitors for handle in one.accounts}
    if ours := [handle for handle in accounts if handle.casefold() in theirs]:
        raise BadInput(f"@{ours[0]} is ours, and can't be a competitor's too")
    if (list(competitors), list(accounts)) == (current.competitors, current.accounts):
        raise BadInput("this is the watch list already")
    return WatchList(
        brand=current.brand,
        version=current.version + 1,
        competitors=list(competitors),
        accounts=list(accounts),
        at=now,
        by=person.id,
        by_name=person.name,
    )


def with_ours(listed: WatchList, known: Iterable[str]) -> WatchList:
    """The list with the accounts of ours that count: those it names, or else those that the settings know of."""
    return listed if listed.accounts else listed.model_copy(update={"accounts": _distinct(known)[:ACCOUNTS]})


def shipped(brand: str, settings: Brand) -> WatchList:
    """The list until somebody makes one: the competitors of the brand's settings, as far as they are on X."""
    found: list[Rival] = []
    taken: set[str] = {handle.casefold() for handle in settings.accounts.x}
    for one in settings.competitors:
        handles = [handle for handle in one.accounts.x if handle.casefold() not in taken][:ACCOUNTS]
        taken |= {handle.casefold() for handle in handles}
        if handles:
            found.append(Rival(name=one.name, accounts=handles))
    return WatchList(brand=brand, competitors=found[:10])


def _distinct(handles: Iterable[str]) -> list[str]:
    return list({handle.casefold(): handle for handle in handles}.values())


def _twice(names: Iterable[str]) -> str:
    seen: set[str] = set()
    for name in names:
        if name.casefold() in seen:
            return name
        seen.add(name.casefold())
    return ""

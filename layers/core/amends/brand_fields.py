"""What the fields of a brand's settings may hold, by the platforms' own rules; what is wrong is said in words."""

import re
from datetime import time
from decimal import Decimal
from typing import Annotated, TypeVar
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer

from amends.mention import make_storable

QUERY_LENGTH = 512  # X: the longest recent search of self-serve access
_T = TypeVar("_T")


def _like(pattern: str, rule: str) -> AfterValidator:
    """A validator that answers with the rule in words."""

    def check(value: str) -> str:
        if not re.fullmatch(pattern, value, re.ASCII):
            raise ValueError(rule)
        return value

    return AfterValidator(check)


def distinct(values: list[_T]) -> list[_T]:
    """A validator: no name twice, in capitals or not."""
    seen = set[str]()
    for value in values:
        name = str(getattr(value, "name", value))
        if name.casefold() in seen:
            raise ValueError(f"{name} is there twice")
        seen.add(name.casefold())
    return values


def _spoken(term: str) -> str:
    if not re.search(r"\w", term):
        raise ValueError("a term needs a letter or a digit")
    return term


def _exact(value: object) -> object:
    if isinstance(value, float | bool):
        raise ValueError('a budget is text, as "12.50": a number with a point is not exact')  # noqa: TRY004
    return value


def _of_the_day(value: object) -> object:
    if isinstance(value, time) or (isinstance(value, str) and re.fullmatch(r"\d\d:\d\d", value)):
        return value
    raise ValueError("a time of day is written HH:MM, without a zone")


def _known_zone(name: str) -> str:
    # "localtime" and the like are files of one machine.
    if name == "UTC" or "/" in name:
        try:
            return ZoneInfo(name).key
        except (KeyError, ValueError, OSError):
            pass
    raise ValueError("that is no time zone of IANA's list, as Europe/London")


_X_HANDLE = _like(r"[A-Za-z0-9_]{1,15}", "a handle on X has 1 to 15 letters, digits and underscores, and no @")
_REDDIT_NAME = _like(r"[A-Za-z0-9_-]{3,20}", "a name on Reddit has 3 to 20 letters, digits, - and _, and no u/")
_SUBREDDIT = _like(
    r"[A-Za-z0-9][A-Za-z0-9_]{2,20}|[a-z]{2}",
    "a subreddit has 3 to 21 letters, digits and underscores (or is a language's two letters), and no r/",
)
_SLUG = _like(r"[a-z0-9-]{1,40}", "a query's name has 1 to 40 small letters, digits and hyphens")
_LANGUAGE = _like(r"[a-z]{2,3}", "a language is its primary tag alone, as en or fil")

Languages = Annotated[list[Annotated[str, _LANGUAGE]], Field(max_length=50), AfterValidator(distinct)]
QueryName = Annotated[str, _SLUG]
RedditNames = Annotated[list[Annotated[str, _REDDIT_NAME]], Field(max_length=10), AfterValidator(distinct)]
Subreddits = Annotated[list[Annotated[str, _SUBREDDIT]], Field(max_length=100), AfterValidator(distinct)]
Name = Annotated[str, Field(min_length=1, max_length=80), BeforeValidator(make_storable)]
QueryText = Annotated[str, Field(min_length=1, max_length=QUERY_LENGTH), BeforeValidator(make_storable)]
Term = Annotated[str, Field(min_length=2, max_length=80), BeforeValidator(make_storable), AfterValidator(_spoken)]
Dollars = Annotated[
    Decimal,
    Field(ge=0, le=1_000_000, decimal_places=2),
    BeforeValidator(_exact),
    AfterValidator(lambda amount: amount.quantize(Decimal("0.01"))),
]
XHandles = Annotated[list[Annotated[str, _X_HANDLE]], Field(max_length=10), AfterValidator(distinct)]
TimeOfDay = Annotated[
    time, BeforeValidator(_of_the_day), PlainSerializer(lambda at: f"{at:%H:%M}", return_type=str, when_used="json")
]
Zone = Annotated[str, AfterValidator(_known_zone)]

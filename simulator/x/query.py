"""Query parameters, checked the way X checks them."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from simulator.x.problems import ProblemError, invalid

ID = re.compile(r"[0-9]{1,19}")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)")
WEEK = timedelta(days=7)


def names(words: str) -> frozenset[str]:
    """The names in a text, which spaces divide."""
    return frozenset(words.split())


def check_names(query: Mapping[str, str], allowed: frozenset[str]) -> None:
    """Refuse a parameter that the endpoint does not have."""
    for name, value in query.items():
        if name not in allowed:
            raise invalid(name, value, f"The query parameter [{name}] is not one of [{','.join(sorted(allowed))}]")


def an_id(name: str, value: str) -> int:
    """A parameter that names something by its id."""
    if not ID.fullmatch(value):
        raise invalid(name, value, f"The `{name}` query parameter value [{value}] does not match ^[0-9]{{1,19}}$")
    return int(value)


def id_or_none(query: Mapping[str, str], name: str) -> int | None:
    """An id that may be left out."""
    return an_id(name, query[name]) if name in query else None


def count(query: Mapping[str, str], name: str, least: int, most: int, default: int) -> int:
    """A number between two bounds, both included."""
    if name not in query:
        return default
    value = query[name]
    if not re.fullmatch(r"\d{1,9}", value) or not least <= int(value) <= most:
        raise invalid(name, value, f"The `{name}` query parameter value [{value}] is not between {least} and {most}")
    return int(value)


def chosen(query: Mapping[str, str], name: str, allowed: frozenset[str]) -> frozenset[str]:
    """A comma-separated choice of names."""
    if name not in query:
        return frozenset()
    values = query[name].split(",")
    for value in values:
        if value not in allowed:
            raise invalid(
                name, value, f"The `{name}` query parameter value [{value}] is not one of [{','.join(sorted(allowed))}]"
            )
    return frozenset(values)


def time_ms(query: Mapping[str, str], name: str) -> int | None:
    """A time in milliseconds."""
    if name not in query:
        return None
    value = query[name]
    if not TIME.fullmatch(value):
        raise _bad_time(name, value)
    try:
        moment = datetime.fromisoformat(value)
        return int(moment.astimezone(UTC).timestamp() * 1000)
    except (ValueError, OverflowError) as error:
        raise _bad_time(name, value) from error


def _bad_time(name: str, value: str) -> ProblemError:
    return invalid(name, value, f"The `{name}` query parameter value [{value}] is not a valid RFC 3339 date-time")

"""docs/roles.md as data: who may do which act, and which act each route wants."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.template import ROOT

PAGE = ROOT / "docs" / "roles.md"
ANYONE = "anyone signed in"


@dataclass(frozen=True)
class Row:
    """A route, the act that it wants, and where the least body does not do, one that does."""

    route: str
    act: str
    body: Any


def acts() -> dict[str, set[str]]:
    """The roles that may do each act."""
    heading, *rows = _table("act")
    return {row[0]: {role for role, may in zip(heading[1:], row[1:], strict=True) if may == "yes"} for row in rows}


def roles() -> list[str]:
    """The roles of the table's heading."""
    return next(iter(_table("act")))[1:]


def routes() -> list[Row]:
    """Every row of the table of routes."""
    _, *rows = _table("route")
    return [Row(route.strip("`"), act, json.loads(body.strip("`") or "null")) for route, act, body in rows]


def _table(first: str) -> Iterator[list[str]]:
    """The heading and the rows of the page's table that begins with this column."""
    found = re.search(rf"^\| {first} \|(?:.*\n\|)+.*$", PAGE.read_text(), re.MULTILINE)
    assert found, f"no table of each {first}"
    for line in found[0].splitlines():
        if not line.startswith("|---"):
            yield [cell.strip() for cell in line.strip().strip("|").split("|")]

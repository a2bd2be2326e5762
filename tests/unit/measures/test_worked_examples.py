"""docs/shareability.md computed: each example of the page, from what it says to what it says comes out."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from amends.measures.amplification import amplification
from amends.measures.baseline import matches
from amends.measures.following import follow
from amends.measures.half_life import half_life
from amends.measures.shares import shared
from amends.measures.shift import tone_shift
from amends.measures.uplift import uplift
from amends.reports.figures import Figure
from amends.reports.line import Line, Update

from tests.lines import AT_NOON, DAY, a_line

PAGE = (Path(__file__).parents[3] / "docs" / "shareability.md").read_text()
HOUR = 3600
LATER = AT_NOON + 30 * DAY


def table(first: str) -> list[dict[str, str]]:
    """The rows of the table whose first column is called so."""
    lines = iter(PAGE.splitlines())
    head = next(line for line in lines if line.startswith(f"| {first} |"))
    names, rows = _cells(head), []
    next(lines)
    for line in lines:
        if not line.startswith("|"):
            break
        rows.append(dict(zip(names, _cells(line), strict=True)))
    return rows


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def said(figure: Figure) -> tuple[str, str, str]:
    assert figure.value is not None
    assert figure.low is not None
    assert figure.high is not None
    return f"{figure.value:.4f}", f"{figure.low:.4f}", f"{figure.high:.4f}"


@pytest.mark.parametrize("row", table("told others"), ids=lambda row: f"{row['told others']} of {row['of']}")
def test_the_share_who_told_others(row: dict[str, str]) -> None:
    told, of = int(row["told others"]), int(row["of"])
    assert said(shared([True] * told + [False] * (of - told))) == (row["share"], row["from"], row["to"])


def test_amplification() -> None:
    (row,) = table("complaints")
    complaints, updates = ([int(one) for one in row[name].split()] for name in ("complaints", "updates"))
    assert said(amplification(updates, complaints)) == (row["ratio"], row["from"], row["to"])


def test_half_life() -> None:
    (row,) = table("seconds")
    assert said(half_life([int(one) for one in row["seconds"].split()])) == (row["median"], row["from"], row["to"])


def test_the_shift_of_the_tone() -> None:
    (row,) = table("before")
    before, after = ([float(one) for one in row[name].split()] for name in ("before", "after"))
    shifts = [late - early for early, late in zip(before, after, strict=True)]
    assert said(tone_shift(shifts)) == (row["shift"], row["from"], row["to"])


def _lines() -> Iterator[Line]:
    for row in table("cases"):
        for number in range(int(row["cases"])):
            recovered, told = row["recovered after"], row["told others after"]
            yield a_line(
                case=f"{row['topic']} {recovered} {told} {number}",
                topic=row["topic"],
                complained=AT_NOON,
                answered=None if recovered == "never" else AT_NOON + _seconds(recovered),
                updates=() if told == "never" else (Update(AT_NOON + _seconds(told), False, False, 1),),
            )


def _seconds(words: str) -> int:
    hours = re.fullmatch(r"(\d+) h", words)
    assert hours
    return int(hours[1]) * HOUR


def test_uplift() -> None:
    found = uplift(matches(follow(_lines(), 7, LATER), 7, LATER))
    (row,) = table("compared")
    assert said(found.figure) == (row["uplift"], row["from"], row["to"])
    assert (str(found.figure.n), str(found.unmatched), f"{found.later:.4f}") == (
        row["compared"],
        row["no match"],
        row["later"],
    )


def test_a_page_that_said_something_else_would_be_found_out() -> None:
    assert said(shared([True] * 42 + [False] * 188))[0] != table("told others")[0]["share"]

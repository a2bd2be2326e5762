"""`amends reports` and its bench: what is asked of the function, and a year that is the same for the same seed."""

from datetime import date
from random import Random
from typing import Any

import pytest
from amends.reports.line import as_row, from_row

from local.cli import main
from local.reports.__main__ import untrue
from local.reports.command import rebuild
from local.reports.loading import Loaded
from local.reports.made import DAYS, days_of, lines_of, rows_of, truth_of
from tests.lines import day as opened_on

UNTIL = date(2026, 11, 20)


def seeded(seed: int) -> Random:
    return Random(seed)  # noqa: S311


def test_a_rebuild_goes_on_until_nothing_is_left(capsys: pytest.CaptureFixture[str]) -> None:
    asked: list[dict[str, Any]] = []

    def invoke(event: dict[str, Any]) -> dict[str, Any]:
        asked.append(event["rebuild"])
        left = {1: "2026-11-18", 2: None}[len(asked)]
        return {"days": len(asked), "cases": 10, "lines": 7, "next": left}

    rebuild(invoke, date(2026, 11, 17), UNTIL)
    assert asked == [{"since": day, "until": "2026-11-20"} for day in ("2026-11-17", "2026-11-18")]
    assert capsys.readouterr().out.splitlines() == [
        "until 2026-11-18: 1 days, 10 cases",
        "3 days made anew: 14 lines of 20 cases",
    ]


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["--since", "2020-01-01"], "earlier posts are gone"),
        (["--since", "yesterday"], "'yesterday' is not a day"),
        (["--until", "2020-01-01"], "--until must not lie before --since"),
        (["--region", "eu-west-1"], "name it with --stack"),
    ],
)
def test_what_cannot_be_rebuilt_is_refused(options: list[str], complaint: str, capsys: Any, tmp_path: Any) -> None:
    assert main(["reports", "rebuild", *options, "--state", str(tmp_path)]) == 2
    assert complaint in capsys.readouterr().err


def test_a_made_year_is_the_same_for_the_same_seed_and_another_for_another() -> None:
    def year(seed: int) -> list[object]:
        random = seeded(seed)
        days = days_of(400, UNTIL, random)
        return [lines_of(day, count, random, outage=outage) for day, count, outage in days]

    assert year(1) == year(1)
    assert year(1) != year(2)


def test_a_made_year_has_as_many_cases_as_were_asked_for_each_on_its_day() -> None:
    random = seeded(8)
    days = days_of(3000, UNTIL, random)
    assert (len(days), sum(count for _, count, _ in days)) == (DAYS, 3000)
    lines = [(day, line) for day, count, outage in days for line in lines_of(day, count, random, outage=outage)]
    assert len({line.case for _, line in lines}) == 3000
    assert all(opened_on(line) == day for day, line in lines)
    assert all(from_row(as_row(line)) == line for _, line in lines)
    busiest = max(days, key=lambda one: one[1])
    assert busiest[2], "an outage stands out"


def test_what_is_true_of_a_year_is_counted_from_it_and_a_page_that_says_otherwise_is_found_out() -> None:
    lines = lines_of(UNTIL, 300, seeded(8), outage=False)
    truth = truth_of(lines)
    assert truth.cases == 300
    assert truth.recovered == sum(truth.outcomes.values()) == sum(line.recovered is not None for line in lines)
    loaded = Loaded(truth, 1, 0, UNTIL, UNTIL)
    total = {"cases": 300, "recovered": truth.recovered, "outcomes": {**truth.outcomes, "pending": 0}}
    assert untrue("week", total, loaded) == []
    assert untrue("week", total | {"cases": 299}, loaded) != []


def test_the_places_of_posts_lie_on_their_day_and_a_case_gives_its_cause_once() -> None:
    lines = lines_of(UNTIL, 20, seeded(8), outage=False)
    rows = list(rows_of(UNTIL, lines, 400, seeded(8)))
    assert len({row.key for row in rows}) == 400
    causes = [row.case for row in rows if row.cause]
    assert len(causes) == len(set(causes))

"""A line's stored form."""

import json

from amends.reports.line import Line, Update, as_row, from_row

LINE = Line(
    case="x-1",
    opened=1_760_000_000,
    complained=1_759_999_990,
    platform="x",
    topic="delivery",
    region="",
    desk="care",
    severity=2,
    language="en",
    incident="",
    template="greeting#2",
    team="evenings",
    cause="late-parcel",
    private=False,
    answered=1_760_000_600,
    resolved=None,
    outcome="shared",
    followers=1200,
    reach=5400,
    interactions=31,
    updates=(Update(at=1_760_003_600, prompted=False, in_thread=True, reach=800),),
    unhappy=None,
    tone_before=-0.8,
    tone_after=0.7,
    half_life=1800,
)


def test_a_line_comes_back_from_its_row_as_it_was() -> None:
    assert from_row(json.loads(json.dumps(as_row(LINE)))) == LINE


def test_a_line_without_updates_comes_back_as_it_was() -> None:
    alone = LINE._replace(updates=(), tone_after=None, half_life=None)
    assert from_row(json.loads(json.dumps(as_row(alone)))) == alone


def test_a_case_is_recovered_by_whichever_came_first_of_answer_and_resolution() -> None:
    assert LINE.recovered == 1_760_000_600
    assert LINE._replace(resolved=1_760_000_100).recovered == 1_760_000_100
    assert LINE._replace(answered=None).recovered is None

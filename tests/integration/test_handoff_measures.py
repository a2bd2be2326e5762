"""What became of handoffs, counted in their own transactions and told by the API."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from amends import wiring
from amends.adapters.handoff_tallies import HandoffTallies
from amends.adapters.handoffs import Handoffs
from amends.adapters.history import write
from amends.errors import Overtaken
from amends.event import Event
from amends.handoff import handoff as rules
from amends.handoff.handoff import Handoff, HandoffReason

from tests.builders import MINUTE, a_handoff
from tests.integration.test_api import Api

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

NOW = wiring.now()
EVENT = Event(at=NOW, kind="handoff moved")
MEASURES = "/handoffs/measures"


@pytest.fixture
def api(table: "Table", queues: dict[str, str]) -> Api:
    return Api()


def moved(table: "Table", number: int, minutes: int, reason: HandoffReason = HandoffReason.MONEY) -> Handoff:
    """A handoff whose customer joined so many minutes after the invitation."""
    handoffs, name = Handoffs(table), f"x-{number}"
    first = a_handoff(id=f"h{number}", case_id=name, author_id=name, reason=reason, begun_at=NOW, since=NOW)
    first = first.model_copy(update={"template_id": "private", "template_version": 3})
    write(table, name, [EVENT], handoffs.begun(first))
    invited = handoffs.save(first, rules.invited(first, NOW), EVENT)
    return handoffs.save(invited, rules.joined(invited, NOW + minutes * MINUTE), EVENT)


def test_the_page_is_counted_with_the_moves(api: Api, table: "Table") -> None:
    for number, minutes in enumerate((4, 4, 90)):
        moved(table, number, minutes)
    anger = moved(table, 9, 20, HandoffReason.ANGER)
    Handoffs(table).save(anger, rules.resolved(anger, None, NOW + 30 * MINUTE), EVENT)
    status, page = api.call("senior", "GET", MEASURES)
    assert (status, page["total"]["invited"], page["total"]["joined"]) == (200, 4, 4)
    assert 2 < page["total"]["minutes_to_join"] <= 5
    assert [(one["reason"], one["invited"], one["resolved_in_private"]) for one in page["reasons"]] == [
        ("money", 3, 0),
        ("anger", 1, 1),
    ]
    (template,) = page["templates"]
    assert (template["template_id"], template["template_version"], template["joined"]) == ("private", 3, 4)


def test_a_move_that_was_overtaken_counts_nothing(table: "Table") -> None:
    joined = moved(table, 1, 4)
    Handoffs(table).save(joined, rules.resolved(joined, None, NOW), EVENT)
    with pytest.raises(Overtaken):
        Handoffs(table).save(joined, rules.resolved(joined, None, NOW), EVENT)
    (tally,) = HandoffTallies(table).between(NOW.date(), NOW.date())
    assert tally.counts == {"invited": 1, "joined": 1, "span_5": 1, "resolved_in_private": 1}


def test_only_the_days_that_are_asked_for_count_across_a_year(api: Api, table: "Table") -> None:
    moved(table, 1, 4)
    day = NOW.date()
    between = HandoffTallies(table).between
    assert len(between(day - timedelta(days=400), day)) == 1
    assert between(day - timedelta(days=400), day - timedelta(days=1)) == []
    assert between(day + timedelta(days=1), day + timedelta(days=400)) == []
    status, page = api.call("senior", "GET", MEASURES, until=str(day - timedelta(days=1)))
    assert (status, page["total"]["invited"]) == (200, 0)


def test_too_many_days_and_days_that_are_none_are_refused(api: Api) -> None:
    assert api.call("senior", "GET", MEASURES, since="2026-01-01", until="2026-12-31")[0] == 400
    assert api.call("senior", "GET", MEASURES, since="yesterday")[0] == 422


def test_who_leads_sees_it(api: Api) -> None:
    seen = {role: api.call(role, "GET", MEASURES)[0] for role in ("responder", "marketing", "legal", "pr", "auditor")}
    assert seen == {"responder": 403, "marketing": 403, "legal": 200, "pr": 200, "auditor": 200}

"""How many open cases are overdue, counted in their queues."""

from datetime import datetime
from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.case_items import queue_place
from amends.case import CaseState
from amends.clocks.service import GRAVEST, SLIGHTEST
from amends.triage import Desk, Lane

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

MOST = 500  # of a desk, lane and severity; beyond it nobody counts


def overdue(table: "Table", now: datetime) -> int:
    """How many open cases owe something that was due before now; snoozed ones owe nothing yet."""
    return sum(
        _count(table, keys.cases_by(desk, CaseState.OPEN, lane), severity, now)
        for desk in Desk
        for lane in Lane
        for severity in range(GRAVEST, SLIGHTEST + 1)
    )


def _count(table: "Table", partition: str, severity: int, now: datetime) -> int:
    found = table.query(
        IndexName=keys.BY_STATE,
        KeyConditionExpression=Key("state_pk").eq(partition)
        & Key("state_sk").between(f"{severity}#", queue_place(severity, now, "")),
        Select="COUNT",
        Limit=MOST,
    )
    return found["Count"]

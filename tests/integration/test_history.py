"""A case's history in the table: one chain, however many write to it at once."""

from itertools import pairwise
from typing import TYPE_CHECKING, cast

import pytest
from amends.adapters import keys
from amends.adapters.cases import Cases
from amends.adapters.history import write
from amends.adapters.items import Lost, put
from amends.audit.chain import seal
from amends.event import Event

from local.endurance.table import Table as InMemory
from tests.builders import NOON, stored

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

CASE = "x-1001"


def test_the_entries_of_a_case_are_one_chain_though_others_write_between_our_look_and_our_write() -> None:
    others = [Event(at=NOON, kind="noted", by="other") for _ in range(3)]

    def point(when: str) -> None:
        # Somebody else is always faster, until three have been.
        if when == "before a write" and others:
            write(cast("Table", table), CASE, [others.pop()], [])

    table = InMemory(point)
    write(cast("Table", table), CASE, [Event(at=NOON, kind="noted", by="us"), Event(at=NOON, kind="claimed")], [])
    prefix = keys.event(CASE, NOON, "")["sk"][:5]
    entries = [Event.model_validate(item) for (_, sk), item in table.items.items() if sk.startswith(prefix)]
    entries.sort(key=lambda entry: entry.seq)
    assert [(entry.seq, entry.by) for entry in entries] == [
        *((number, "other") for number in (1, 2, 3)),
        (4, "us"),
        (5, "amends"),
    ]
    assert all(later.before == earlier.seal for earlier, later in pairwise(entries))
    assert all(seal(CASE, entry) == entry.seal for entry in entries)


def test_a_condition_of_ours_that_fails_leaves_the_history_as_it_was(table: "Table") -> None:
    stored(Cases(table))
    events = Cases(table).file(CASE).events
    head = table.get_item(Key=keys.history(CASE))["Item"]
    taken = put(table, {**keys.mention("x", "1001"), "text": "no"}, if_absent=True)
    with pytest.raises(Lost) as lost:
        write(table, CASE, [Event(at=NOON, kind="noted")], [taken])
    assert lost.value.at == {0}
    assert Cases(table).file(CASE).events == events
    assert table.get_item(Key=keys.history(CASE))["Item"] == head

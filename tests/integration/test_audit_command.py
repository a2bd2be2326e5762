"""`amends audit` against a real table's rules."""

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from amends.adapters import keys
from amends.adapters.audit import Audit
from amends.adapters.cases import Cases
from amends.case import resolve
from amends.event import Event

from local.audit import export, noted, verify
from local.errors import LocalError
from tests.builders import MINUTE, NOON, a_mention, stored

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

DAY = NOON.date()


@pytest.fixture
def audit(table: "Table") -> Audit:
    """Two cases: one resolved at once, one opened the day after."""
    cases = Cases(table)
    stored(cases)
    stored(cases, a_mention(id="1002", author_id="78"), now=NOON + timedelta(days=1))
    # Before any of its clocks has something to tell.
    cases.save(resolve(cases.get("x-1001")), Event(at=NOON + MINUTE, kind="resolved", by="7"))
    return Audit(table)


def test_all_histories_are_proven_and_the_sum_is_said(audit: Audit, capsys: pytest.CaptureFixture[str]) -> None:
    verify(audit, None, {})
    assert capsys.readouterr().out == "2 of 2 histories whole, 3 entries, 0 notes removed as they must be\n"


def test_a_history_that_is_not_whole_is_named_and_the_command_fails(
    audit: Audit, table: "Table", capsys: pytest.CaptureFixture[str]
) -> None:
    (first, _) = audit.history("x-1001").entries
    table.delete_item(Key=keys.event("x-1001", first.at, first.id))
    with pytest.raises(LocalError, match="1 of 2 histories are not whole"):
        verify(audit, None, {})
    assert capsys.readouterr().out.startswith("x-1001: entry 1: missing: ")
    verify(audit, "x-1002", {})


def test_what_the_logs_noted_shows_a_history_that_is_gone(audit: Audit, table: "Table") -> None:
    end = audit.history("x-1002").proof
    line = json.dumps({"level": "INFO", "message": "history sealed", "case": "x-1002", "seq": 1, "seal": end.seal})
    known = noted(["START RequestId: 1", f"2026-11-20T12:00:00Z {line}", '{"message": "heard"}', "{broken"])
    verify(audit, None, known)
    for key in ("x-1002",):
        table.delete_item(Key=keys.history(key))
        table.delete_item(Key=keys.case(key))
        for entry in audit.history(key).entries:
            table.delete_item(Key=keys.event(key, entry.at, entry.id))
    verify(audit, None, {})
    with pytest.raises(LocalError):
        verify(audit, None, known)


def test_the_export_is_a_json_object_a_line_by_case_or_by_day(audit: Audit) -> None:
    def kinds(*of: Any) -> list[tuple[str, str]]:
        lines = [json.loads(line) for line in export(audit, *of)]
        return [(line["case_id"], line["entry"]["kind"]) for line in lines]

    first = [("x-1001", "case opened"), ("x-1001", "resolved")]
    assert kinds("x-1001", DAY, DAY) == first
    assert kinds(None, DAY, DAY) == first
    assert kinds(None, DAY, DAY + timedelta(days=1)) == [*first, ("x-1002", "case opened")]
    assert kinds(None, DAY + timedelta(days=2), DAY + timedelta(days=2)) == []

"""The table of docs/roles.md against the running API, row by row: first what each role may not do, then what it may."""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from amends.adapters.cases import Cases

from tests.builders import stored
from tests.described import body_of, operations, query_of
from tests.integration.test_api import Api
from tests.roles_table import ANYONE, Row, acts, roles, routes

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

STRANGER = "stranger"
THERE = {
    "case_id": "x-1001",
    "platform": "x",
    "also_on": "x",
}  # What a route's address names, where it must be there; else anything.


@pytest.fixture
def api(table: "Table", queues: dict[str, str]) -> Api:
    stored(Cases(table))
    boto3.client("secretsmanager").create_secret(Name="credentials", SecretString="{}")
    return Api()


@pytest.fixture
def calls(api: Api) -> Callable[[Row, str], int]:
    """Each call goes to the function that serves its route."""
    lint = Api("lint")
    return lambda row, role: status_of(lint if row.route == "POST /lint" else api, row, role)


def status_of(api: Api, row: Row, role: str) -> int:
    """What a call of the route by a person of that role gets; it names version 1."""
    operation = operations()[row.route]
    method, path = row.route.split(" ", 1)
    for parameter in operation.get("parameters", []):
        if parameter["in"] == "path":
            name = parameter["name"]
            path = path.replace(f"{{{name}}}", THERE.get(name, "1"))
    body = row.body if row.body is not None else body_of(operation)
    headers = {"content-type": "application/json", "if-match": '"1"'}
    sent = None if body is None else json.dumps(body)
    return int(api.answer(role, method, path, sent, query_of(operation), headers)["statusCode"])


def may(row: Row, role: str) -> bool:
    return row.act == ANYONE or role in acts()[row.act]


def everything(table: "Table") -> list[Any]:
    return sorted(table.scan(ConsistentRead=True)["Items"], key=lambda item: (item["pk"], item["sk"]))


def test_what_a_role_may_not_do_gets_403_and_changes_nothing(calls: Callable[[Row, str], int], table: "Table") -> None:
    for role in (STRANGER, *roles()):
        calls(Row("GET /me", ANYONE, None), role)  # That somebody was here is remembered once.
    before = everything(table)
    forbidden = [(row, role) for row in routes() for role in (STRANGER, *roles()) if not may(row, role)]
    assert len(forbidden) > len(routes())
    got = {f"{row.route} as {role}": calls(row, role) for row, role in forbidden}
    assert {what: status for what, status in got.items() if status != 403} == {}
    assert everything(table) == before


def test_what_a_role_may_do_is_never_forbidden_and_never_malformed(calls: Callable[[Row, str], int]) -> None:
    allowed = [(row, role) for row in routes() for role in roles() if may(row, role)]
    got = {f"{row.route} as {role}": calls(row, role) for row, role in allowed}
    refused = {401, 403, 405, 415, 422, 428}
    assert {what: status for what, status in got.items() if status in refused or status >= 500} == {}
    assert 200 in got.values()

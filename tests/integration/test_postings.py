"""The switch that stops posting: in a real table's rules, through the API, and by the documented command."""

import json
import re
import shlex
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from amends.adapters import keys
from amends.adapters.postings import Postings
from amends.errors import Stale
from amends.posting import Mode, Posting, turn
from pydantic import ValidationError

from local.errors import LocalError
from local.switch import deployed
from tests.builders import ADA, NOON, PIET
from tests.integration.test_api import Api
from tests.template import ROOT

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


@pytest.fixture
def postings(table: "Table") -> Postings:
    return Postings(table, "larkfield")


@pytest.fixture
def api(table: "Table", queues: dict[str, str]) -> Api:
    return Api()


def test_until_somebody_turns_it_posting_is_a_dry_run(postings: Postings) -> None:
    assert (postings.get(), postings.history(9)) == (Posting(), [])


def test_every_turn_is_kept_and_is_the_brands_own(postings: Postings, table: "Table") -> None:
    turns = [turn(mode, "a reason", ADA, postings, NOON) for mode in (Mode.ON, Mode.OFF, Mode.ON)]
    assert postings.get() == turns[-1]
    assert postings.history(9) == turns[::-1]
    assert Postings(table, "otherbrand").get() == Posting()


def test_of_two_turns_at_once_one_wins(postings: Postings) -> None:
    postings.add(Posting(mode=Mode.ON, version=1))
    postings.add(Posting(mode=Mode.OFF, version=2))
    for late in (Posting(mode=Mode.ON, version=1), Posting(mode=Mode.ON, version=2), Posting(version=4)):
        with pytest.raises(Stale):
            postings.add(late)
    assert [turned.mode for turned in postings.history(9)] == [Mode.OFF, Mode.ON]


def test_a_switch_that_nobody_can_read_posts_nothing(postings: Postings, table: "Table") -> None:
    table.put_item(Item={**keys.posting("larkfield"), "mode": "maybe", "version": 1})
    with pytest.raises(ValidationError):
        postings.get()


def test_pr_stops_posting_and_an_administrator_turns_it_on(api: Api) -> None:
    assert api.call("marketing", "GET", "/posting")[1]["mode"] == "dry_run"
    status, on = api.call("admin", "POST", "/posting", {"mode": "on", "why": "we go live"}, seen=0)
    assert (status, on["mode"], on["by_name"], on["why"], on["version"]) == (200, "on", "admin", "we go live", 1)
    status, off = api.call("pr", "POST", "/posting", {"mode": "off", "why": "wrong tone"})
    assert (status, off["mode"], off["by_name"], off["before"]) == (200, "off", "pr", "on")
    status, problem = api.call("admin", "POST", "/posting", {"mode": "on"}, seen=1)
    assert (status, problem["title"]) == (412, "Precondition Failed")
    assert api.call("admin", "POST", "/posting", {"mode": "on"}, seen=2)[0] == 200
    _, history = api.call("responder", "GET", "/posting/versions")
    assert [turned["mode"] for turned in history] == ["on", "off", "on"]


@pytest.mark.parametrize(
    ("role", "method", "path", "body", "seen", "status"),
    [
        ("stranger", "GET", "/posting", None, None, 403),
        ("stranger", "GET", "/posting/versions", None, None, 403),
        ("responder", "POST", "/posting", {"mode": "off"}, None, 403),
        ("legal", "POST", "/posting", {"mode": "off"}, None, 403),
        ("pr", "POST", "/posting", {"mode": "on"}, 0, 403),
        ("pr", "POST", "/posting", {"mode": "dry_run"}, 0, 403),
        ("admin", "POST", "/posting", {"mode": "on"}, None, 428),
        ("admin", "POST", "/posting", {"mode": "maybe"}, 0, 422),
        ("admin", "POST", "/posting", {}, None, 422),
        ("admin", "POST", "/posting", {"mode": "off", "why": "a" * 501}, None, 422),
    ],
)
def test_who_may_not_and_what_can_not_be_gets_a_clear_4xx_and_turns_nothing(
    api: Api, postings: Postings, role: str, method: str, path: str, body: object, seen: int | None, status: int
) -> None:
    answered, problem = api.call(role, method, path, body, seen=seen)
    assert (answered, problem["status"], bool(problem["detail"])) == (status, status, True)
    assert postings.get() == Posting()


def documented_stop() -> dict[str, Any]:
    """The command of docs/operations.md for who has nothing but the AWS command line, as the arguments it sends."""
    page = (ROOT / "docs" / "operations.md").read_text()
    found = re.search(r"aws dynamodb update-item .*?(?=\n\n)", page, re.DOTALL)
    assert found
    command = found[0].replace("TABLE", "amends").replace("BRAND_NAME", "larkfield").replace("\\\n", " ")
    words = shlex.split(command)[3:]
    options = dict(zip(words[::2], words[1::2], strict=True))
    return {
        "TableName": options["--table-name"],
        "Key": json.loads(options["--key"]),
        "UpdateExpression": options["--update-expression"],
        "ExpressionAttributeNames": json.loads(options["--expression-attribute-names"]),
        "ExpressionAttributeValues": json.loads(options["--expression-attribute-values"]),
    }


@pytest.mark.parametrize("before", [[], [Mode.ON]])
def test_the_documented_command_stops_posting(postings: Postings, before: list[Mode]) -> None:
    for mode in before:
        turn(mode, "", ADA, postings, NOON)
    boto3.client("dynamodb").update_item(**documented_stop())
    stopped = postings.get()
    assert (stopped.mode, stopped.version) == (Mode.OFF, len(before) + 1)
    # From there the switch is turned as ever.
    assert turn(Mode.ON, "", ADA, postings, NOON, stopped.version).version == stopped.version + 1
    assert turn(Mode.OFF, "", PIET, postings, NOON).mode is Mode.OFF


class Account(boto3.Session):
    """An AWS account with one stack; all but CloudFormation is moto's, which has none without more packages."""

    def __init__(self, stack: dict[str, Any]) -> None:
        super().__init__(region_name="eu-west-1")
        self._stack = stack

    def client(self, service_name: str, **options: Any) -> Any:  # type: ignore[override]
        return self if service_name == "cloudformation" else super().client(service_name, **options)  # type: ignore[call-overload]

    def describe_stacks(self, *, StackName: str) -> dict[str, Any]:  # noqa: N803
        assert StackName == "amends-live"
        return {"Stacks": [self._stack]}


BRAND = {"ParameterKey": "Brand", "ParameterValue": "larkfield"}
TABLE = {"OutputKey": "Table", "OutputValue": "amends"}


def test_the_switch_of_a_deployed_stack_is_found_by_its_name(postings: Postings) -> None:
    found, who = deployed(Account({"Parameters": [BRAND], "Outputs": [TABLE]}), "amends-live")
    turn(Mode.OFF, "wrong tone", ADA, found, NOON)
    assert (postings.get().mode, postings.get().why) == (Mode.OFF, "wrong tone")
    assert who.startswith("arn:aws:")


@pytest.mark.parametrize("stack", [{}, {"Parameters": [BRAND]}, {"Outputs": [TABLE]}])
def test_a_stack_that_is_not_ours_is_said_to_be_none(aws: None, stack: dict[str, Any]) -> None:
    with pytest.raises(LocalError, match="not one of Amends"):
        deployed(Account(stack), "amends-live")

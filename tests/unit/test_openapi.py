"""The API's description that the console's client is generated from is the API's own."""

import json

from amends.api.description import openapi

from tests.template import ROOT

PROBLEM = {"type", "title", "status", "detail"}


def test_the_committed_description_is_current() -> None:
    committed = json.loads((ROOT / "console" / "openapi.json").read_text())
    assert committed == json.loads(openapi()), "run `make openapi`"


def test_every_call_wants_a_token_and_says_how_it_can_fail() -> None:
    described = json.loads(openapi())
    assert described["security"] == [{"token": []}]
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            assert "403" in operation["responses"], (method, path)
            assert {"200", "201", "202"} & set(operation["responses"]), (method, path)
            assert operation["summary"]


def test_problems_are_described_as_they_are_sent() -> None:
    assert set(json.loads(openapi())["components"]["schemas"]["Problem"]["properties"]) >= PROBLEM

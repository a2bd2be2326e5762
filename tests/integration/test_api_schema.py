"""The API keeps to its own description: schemathesis calls every route, with what fits and with what does not."""

from typing import TYPE_CHECKING, Any

import boto3
import pytest
import schemathesis
from amends.adapters.cases import Cases
from amends.adapters.replies import Replies
from amends.adapters.thresholds import Thresholds
from amends.event import Event
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    missing_required_header,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.builders import NOON, a_reply, a_threshold, stored
from tests.described import operations
from tests.gateway import Gateway
from tests.integration.test_api import Context, load

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

CHECKS: list[Any] = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
    missing_required_header,
]
# No platform: one that is wrong is to be declined, and would be put right here.
THERE = {"case_id": "x-1001", "reply_id": "r1", "mention_id": "1001", "author_id": "77"}
BOUNDED = settings(
    max_examples=6,
    derandomize=True,
    database=None,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def gateway(table: "Table", queues: dict[str, str]) -> Gateway:
    """The functions behind one address, as an administrator calls them; a case with a draft is there."""
    stored(Cases(table))
    Replies(table).add(a_reply(), Event(at=NOON, kind="reply drafted"))
    Thresholds(table).add(a_threshold())
    boto3.client("secretsmanager").create_secret(Name="credentials", SecretString="{}")
    api, lint = load("api"), load("lint")
    return Gateway(
        {"*": lambda event: api.handler(event, Context()), "POST /api/v1/lint": lambda e: lint.handler(e, Context())},
        "[admin]",
        "admin",
    )


def test_every_route_answers_as_the_description_says(gateway: Gateway) -> None:
    schema = schemathesis.openapi.from_wsgi("/openapi.json", gateway)
    schema.config.generation.with_security_parameters = False  # API Gateway answers for the token, before us.
    tried, faults = set(), []
    for found in schema.get_all_operations():
        assert isinstance(found, Ok)
        operation = found.ok()
        tried.add(operation.label)
        for mode in GenerationMode:

            @BOUNDED
            @given(case=operation.as_strategy(generation_mode=mode), there=st.booleans())
            def keeps_to_it(case: Case[Any], there: bool) -> None:
                if there:  # Else nearly every call would end at a case that is not there.
                    case.path_parameters.update({n: v for n, v in THERE.items() if n in case.path_parameters})
                case.call_and_validate(checks=CHECKS)

            try:
                keeps_to_it()
            except Unsatisfiable:  # Where nothing is sent, nothing can be wrong with it.
                assert mode is GenerationMode.NEGATIVE, operation.label
            except FailureGroup as group:
                faults += [f"{operation.label}: {each}" for each in group.exceptions]
    assert faults == [], "\n\n".join(map(str, faults))
    assert len(tried) == len(operations())

"""What the API says of a case that may be better spoken of in private."""

from typing import TYPE_CHECKING, Any

import pytest
from amends.adapters.cases import Cases

from tests.builders import a_mention, stored
from tests.integration.test_api import Api

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

HINT = "/cases/x-1001/handoffs/hint"
DATA = "ada@example.org"


@pytest.fixture
def api(table: "Table", queues: dict[str, str]) -> Api:
    return Api()


def hinted(api: Api, role: str = "responder") -> tuple[int, dict[str, Any]]:
    return api.call(role, "GET", HINT)


def test_a_post_with_personal_data_brings_a_hint_its_place_and_a_warning_without_the_data(
    api: Api, table: "Table"
) -> None:
    text = f"@larkfield where is my refund? {DATA}"
    stored(Cases(table), a_mention(text=text))
    status, told = hinted(api)
    assert (status, [hint["reason"] for hint in told["hints"]]) == (200, ["personal_data", "money"])
    (post,) = told["personal_data"]
    (place,) = post["found"]
    assert (post["mention_id"], place["kind"], text[place["start"] : place["end"]]) == ("1001", "email", DATA)
    assert (DATA in str(told), told["warning"]["language"]) == (False, "en")


def test_a_plain_complaint_brings_neither(api: Api, table: "Table") -> None:
    stored(Cases(table))
    assert hinted(api)[1] == {"hints": [], "personal_data": [], "warning": None}


def test_who_does_not_answer_customers_is_told_nothing(api: Api, table: "Table") -> None:
    stored(Cases(table))
    assert [hinted(api, role)[0] for role in ("marketing", "auditor", "senior")] == [403, 403, 200]

"""Who is told of what, set through the API: by an administrator for all, by each for themselves."""

import json
from typing import TYPE_CHECKING, Any

import pytest
from amends.adapters.notices import Notices
from amends.notify.kinds import CONCERNS, TEST
from amends.notify.mailbox import Dead, Mailbox

from tests.builders import NOON
from tests.integration.test_api import Context, load, request
from tests.unit.notify.builders import ROSAS_MAIL, a_line, a_notice, notice_settings

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


class People:
    """Calls as people, each named after their role."""

    def __init__(self) -> None:
        self._app = load("api")

    def __call__(
        self, role: str, method: str, path: str, body: object = None, seen: int | None = None
    ) -> tuple[int, Any]:
        """The status and the answer; `seen` goes into If-Match."""
        event = request(method, path, f"[{role}]", role, None if body is None else json.dumps(body), {})
        event["headers"] |= {} if seen is None else {"if-match": f'"{seen}"'}
        answer = self._app.handler(event, Context())
        return answer["statusCode"], json.loads(answer["body"])


@pytest.fixture
def people(table: "Table") -> People:
    return People()


def settings(**changes: Any) -> dict[str, Any]:
    """What an administrator sends."""
    mine = {"id": "responder-id", "name": "responder", "email": "rosa@larkfield.example"}
    known = notice_settings(**{"people": [mine], **changes}).model_dump(mode="json")
    return {"settings": known, "note": "begin"}


@pytest.mark.parametrize("path", ["/notifications", "/notifications/versions", "/notifications/dead"])
@pytest.mark.parametrize(("role", "status"), [("responder", 403), ("legal", 403), ("marketing", 403), ("admin", 200)])
def test_addresses_are_shown_to_administrators_alone(people: People, path: str, role: str, status: int) -> None:
    assert people(role, "GET", path)[0] == status


def test_only_an_administrator_sets_them_and_only_the_version_that_they_saw(people: People) -> None:
    assert people("pr", "PUT", "/notifications", settings(), seen=0)[0] == 403
    assert people("admin", "PUT", "/notifications", settings())[0] == 428
    status, first = people("admin", "PUT", "/notifications", settings(), seen=0)
    assert (status, first["version"], first["by_name"]) == (200, 1, "admin")
    assert people("admin", "PUT", "/notifications", settings(), seen=0)[0] == 412
    status, now = people("admin", "GET", "/notifications")
    assert (status, now["version"], now["kinds"]) == (200, 1, list(CONCERNS))
    assert now["settings"]["desks"]["care"]["slack"] == "care"
    assert [version["version"] for version in people("admin", "GET", "/notifications/versions")[1]] == [1]


@pytest.mark.parametrize(
    "desk",
    [
        {"emails": ["a@b.example\r\nBcc: c@d.example"]},
        {"emails": ["a@b.example, c@d.example"]},
        {"emails": ["a@b.example", "A@b.example"]},
        {"slack": "https://hooks.slack.com/services/secret"},
        {"digest_minutes": 0},
        {"token": "xoxb"},
    ],
)
def test_what_is_no_address_or_would_hold_a_secret_is_refused(people: People, desk: dict[str, Any]) -> None:
    body = settings() | {"settings": {"desks": {"care": desk}}}
    assert people("admin", "PUT", "/notifications", body, seen=0)[0] == 422


def test_an_unknown_kind_can_not_be_muted(people: People) -> None:
    body = settings(desks={"care": {"muted": ["lunch"]}})
    status, problem = people("admin", "PUT", "/notifications", body, seen=0)
    assert (status, "lunch" in problem["detail"]) == (400, True)
    assert people("responder", "PUT", "/me/notifications", {"muted": ["lunch"]}, seen=0)[0] == 400


def test_everyone_has_wishes_of_their_own(people: People) -> None:
    night = {"start": "22:00", "end": "07:00", "zone": "Europe/London"}
    wishes = {"channels": ["email"], "muted": ["approved"], "digest_minutes": 30, "quiet_hours": night}
    assert people("responder", "GET", "/me/notifications")[1]["version"] == 0
    status, mine = people("responder", "PUT", "/me/notifications", wishes, seen=0)
    assert (status, mine["version"], mine["quiet_hours"]) == (200, 1, night)
    assert mine["kinds"] == list(CONCERNS)
    assert people("responder", "PUT", "/me/notifications", wishes, seen=0)[0] == 412
    assert people("responder", "PUT", "/me/notifications", {**wishes, "email": "me@evil.example"}, seen=1)[0] == 422
    assert people("responder", "GET", "/me/notifications")[1] == mine
    assert people("legal", "GET", "/me/notifications")[1]["version"] == 0


def test_a_test_notice_goes_to_oneself_on_the_way_of_all_notices(table: "Table", people: People) -> None:
    status, problem = people("responder", "POST", "/notifications/test")
    assert (status, "nothing reaches you" in problem["detail"]) == (400, True)
    people("admin", "PUT", "/notifications", settings(), seen=0)
    assert people("responder", "POST", "/notifications/test") == (201, {"channels": ["email"]})
    (notice,) = Notices(table).waiting(10)
    assert (notice.kind, notice.to) == (TEST, ("responder-id",))


def test_what_was_given_up_can_be_read(table: "Table", people: People) -> None:
    dead = Dead(box=ROSAS_MAIL, lines=[a_line()], more=3, since=NOON, at=NOON, tries=9, why="SES answered x")
    Notices(table).bury(Mailbox(box=ROSAS_MAIL), dead)
    Notices(table).add(a_notice())
    status, page = people("admin", "GET", "/notifications/dead")
    assert (status, [(one["why"], one["more"]) for one in page["items"]]) == (200, [("SES answered x", 3)])

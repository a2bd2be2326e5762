"""Competitors in the same outage, over HTTP: who answers how fast is known, and the figures are exactly that."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from amends import wiring
from amends.adapters.incidents import Incidents
from amends.adapters.ledger import Ledger
from amends.prices import Call, Prices
from amends.rivals.beginning import AFTER_INCIDENT
from amends.rivals.comparison import Kind
from amends.spending import COMPARE, Sum

from tests.builders import MINUTE
from tests.integration.test_api import Api, Context, load
from tests.simulated import Simulated, simulated

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

DOWN = "@{} My internet has been down for three hours and nobody answers. Terrible service."
INVITES = "Sorry about this. Please send us a direct message. ^{}"
PROMISES = "We expect it back within 2 hours."
CAUSED = "The outage was caused by a cut cable."
OURS = (
    "Sorry that it is down. Which postcode are you in?",
    "Thanks for telling us. A cabinet near you lost power, so it seems.",
    "That must be annoying. Is the red light on?",
    "I can see why you're cross. Which street is it?",
    "You're right, three hours is too long. Let me look.",
    "We understand. Does the phone line work at all?",
    "Apologies, nobody should wait like this. What is your area?",
    "That's not what we want for you. Are the neighbours out, too?",
    "I hear you. Could you say when it began?",
    "Thank you for your patience so far. Is it the whole house?",
)


class Long(Context):
    """A run with all the time that the template gives it."""

    def get_remaining_time_in_millis(self) -> int:
        return 240_000


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulated]:
    with simulated(tmp_path_factory.mktemp("simulator")) as found:
        _play(found, BEGAN)
        yield found


@pytest.fixture
def world(running: Simulated, table: "Table", queues: dict[str, str]) -> Simulated:
    secret = (running.state / "credentials.json").read_text()
    boto3.client("secretsmanager").create_secret(Name="credentials", SecretString=secret)
    running.heal()
    return running


@pytest.fixture
def api(world: Simulated) -> Api:
    return Api()


# Twenty hours ago, so that a window of two hours and the time for answers behind it are over.
BEGAN = (datetime.now(UTC) - timedelta(hours=20)).replace(microsecond=0)
ENDED = BEGAN + timedelta(hours=2)
SALTBY_WAITS = (2, 4, 5, 6, 8, 10, 15, 20, 30, 40, 50, 60)  # minutes; two more are never answered
OUR_WAITS = tuple(range(1, 11))


def _play(world: Simulated, began: datetime) -> None:
    """Everybody's posts: fourteen complaints to Saltby, ten to us, and what is neither."""

    def post(author: str, text: str, minutes: float, **more: Any) -> str:
        return world.tweet(author, text, at=(began + minutes * MINUTE).isoformat(), **more)

    post("saltby", "Win a weekend for two! Our new shop opens on Friday.", -60)
    post("larkfield", "Good morning! Our team is here until ten.", -60)
    post("saltby", "We're aware of an outage in Calder Vale. Engineers are on their way.", 3)
    texts = (
        [INVITES.format(name) for name in ["ab", "bc", "cd", "de", "ef", "fg", "gh", "hi"]] + [PROMISES] * 3 + [CAUSED]
    )
    for place in range(14):
        complaint = post(f"customer{place}", DOWN.format("saltby"), place)
        if place < len(SALTBY_WAITS):
            post("saltby", f"@customer{place} {texts[place]}", place + SALTBY_WAITS[place], reply_to=complaint)
    for place, waited in enumerate(OUR_WAITS):
        complaint = post(f"ours{place}", DOWN.format("larkfield"), place)
        post("larkfield", f"@ours{place} {OURS[place]}", place + waited, reply_to=complaint)
    # Neither a complaint, nor in a language that the model knows, nor within the window, nor to any of us.
    post("happy", "@saltby Thank you so much, the engineer was lovely and it works again!", 20)
    post("hannes", "@saltby Seit drei Stunden kein Internet, und niemand antwortet mir. Was ist los bei euch?", 21)
    post("early", DOWN.format("saltby"), -5)
    post("late", DOWN.format("saltby"), 121)
    post("elsewhere", "My internet has been down for three hours.", 22)


def listed(api: Api, *accounts: str) -> None:
    body = {"competitors": [{"name": "Saltby", "accounts": accounts or ["saltby"]}]}
    assert api.call("marketing", "PUT", "/reports/watch-list", body, seen=0)[0] == 200


def begun(api: Api, since: datetime = BEGAN, until: datetime = ENDED) -> str:
    body = {"name": "Calder Vale", "since": since.isoformat(), "until": until.isoformat()}
    status, made = api.call("marketing", "POST", "/reports/comparisons", body)
    assert (status, made["state"], made["posts"]) == (201, "collecting", 0)
    return str(made["id"])


def run() -> dict[str, str]:
    found: dict[str, str] = load("compare").handler({}, Long())
    return found


def shown(api: Api, name: str) -> dict[str, Any]:
    status, found = api.call("senior", "GET", f"/reports/comparisons/{name}")
    assert status == 200
    return dict(found)


def figures(brand: dict[str, Any]) -> dict[str, Any]:
    """The values alone."""
    return {name: value["value"] for name, value in brand.items() if isinstance(value, dict)}


def test_who_answers_how_fast_is_exactly_what_is_shown(api: Api) -> None:
    listed(api)
    name = begun(api)
    assert run() == {name: "done"}
    ours, saltby = (found := shown(api, name))["brands"]
    assert (ours["name"], ours["ours"], ours["complaints"]) == ("larkfield", True, 10)
    assert (saltby["name"], saltby["ours"], saltby["complaints"]) == ("Saltby", False, 14)
    # By hand: of ten the fifth is answered after 5 min, the ninth after 9. Of fourteen the seventh after 15 min; two
    # have no answer, so nine in ten are not reached.
    assert {name: figures(ours)[name] for name in ("answered", "median", "p90", "repetition")} == {
        "answered": 1.0,
        "median": 300,
        "p90": 540,
        "repetition": 0.0,
    }
    assert figures(saltby) == {
        "answered": pytest.approx(12 / 14),
        "median": 900,
        "p90": None,
        "acknowledgment": pytest.approx(8 / 12),
        "apology": pytest.approx(8 / 12),
        "invitation": pytest.approx(8 / 12),
        "promise": pytest.approx(3 / 12),
        "cause": pytest.approx(1 / 12),
        # Seven of the eight invitations and two of the three promises say again what an earlier one said.
        "repetition": pytest.approx(9 / 12),
        "tone": figures(saltby)["tone"],
    }
    assert saltby["p90"]["why"].startswith("not reached")
    assert saltby["statements"] == 2  # the post of its own on the outage, and the invitation that eight were given
    assert saltby["median"]["low"] <= 900 <= saltby["median"]["high"]
    assert (saltby["answered"]["n"], saltby["unjudged"]) == (14, 1)
    curve = [(point["after"], point["answered"]) for point in saltby["curve"]]
    assert curve[:3] == [(0, 0.0), (120, round(1 / 14, 4)), (240, round(2 / 14, 4))]
    assert curve[-1][1] == round(12 / 14, 4)
    assert found["sentence"] == (
        "We were the first to answer half of our complaints, within 5 min; next came Saltby with 15 min."
    )
    assert saltby["sentence"].startswith("Saltby answered 12 of 14 complaints (86%, ")
    assert any("1 posts to Saltby" in note for note in found["notes"])


def test_samples_are_the_brands_newest_answers_with_their_links(api: Api) -> None:
    listed(api)
    name = begun(api)
    run()
    samples = shown(api, name)["brands"][1]["samples"]
    assert [sample["text"].split(" ", 1)[1] for sample in samples] == [CAUSED, *[PROMISES] * 3, INVITES.format("hi")]
    assert all(sample["url"] == f"https://x.com/i/web/status/{sample['post_id']}" for sample in samples)


def test_of_customers_no_word_and_no_name_is_kept(api: Api, table: "Table") -> None:
    listed(api)
    run_of = begun(api)
    run()
    kept: list[Any] = [item for item in table.scan()["Items"] if str(item["pk"]).startswith("COMPARISON#")]
    pages = [item for item in kept if "#complaints#" in item["sk"]]
    assert [len(json.loads(item["posts"])) for item in pages] == [10, 16]
    said = json.dumps([item["posts"] for item in pages])
    assert "internet" not in said
    assert "customer" not in said
    # The brand's own words are there: they are what is judged.
    assert any("direct message" in item["posts"] for item in kept if "#answers#" in item["sk"])
    assert all(item["expires_at"] > 0 for item in kept)
    assert shown(api, run_of)["posts"] == sum(len(json.loads(item.get("posts", "[]"))) for item in kept)


def test_nothing_is_asked_of_who_wrote_it(api: Api, world: Simulated, table: "Table") -> None:
    listed(api)
    begun(api)
    world.forget_requests()
    run()
    month = Ledger(table, "larkfield", Prices()).month(COMPARE, datetime.now(UTC))
    assert {one.call for one in month.calls} == {Call.X_READ}
    assert month.total.requests == len(world.requests()) == 8  # two windows of complaints, twice three of answers


def test_where_x_fails_the_next_run_goes_on(api: Api, world: Simulated) -> None:
    listed(api)
    name = begun(api)
    world.fault("x", "503", "GET /2/tweets/search/recent", count=1)
    assert run()[name].startswith("X answered 503")
    assert shown(api, name)["brands"][1]["complaints"] == 0
    assert run() == {name: "done"}
    assert shown(api, name)["brands"][1]["complaints"] == 14


def test_a_spent_budget_makes_it_wait_and_the_next_month_goes_on(api: Api, table: "Table") -> None:
    listed(api)
    name = begun(api)
    ledger, today = Ledger(table, "larkfield", Prices()), datetime.now(UTC).date()
    ledger.add(COMPARE, today, [Sum(call=Call.X_READ, requests=1, units=9_990)])
    assert run() == {name: "waiting for budget"}
    found = shown(api, name)
    assert any("budget" in note for note in found["notes"])
    assert found["brands"][1]["complaints"] == 0
    key = {"pk": f"SPENT#larkfield#{today:%Y-%m}", "sk": COMPARE}
    table.delete_item(Key=key)
    assert run() == {name: "done"}
    assert shown(api, name)["brands"][1]["complaints"] == 14


def test_an_industry_wide_incident_brings_its_comparison_and_ends_it(api: Api, table: "Table") -> None:
    listed(api)
    incidents = Incidents(table)
    opened = api.call("pr", "POST", "/incidents", {"title": "Network down", "industry_wide": True})[1]
    local = api.call("pr", "POST", "/incidents", {"title": "Shop closed", "industry_wide": False})[1]
    assert local["industry_wide"] is False
    (name,) = run()
    assert shown(api, name)["incident_id"] == opened["id"]
    assert (shown(api, name)["state"], shown(api, name)["until"]) == ("collecting", None)
    assert list(run()) == [name]
    incident = incidents.get(opened["id"])
    status, _ = api.call("pr", "POST", f"/incidents/{incident.id}/resolve", {}, seen=incident.version)
    assert status == 200
    run()
    ended = incidents.get(incident.id).resolved_at
    assert ended
    assert datetime.fromisoformat(shown(api, name)["until"]) == ended + AFTER_INCIDENT


def test_an_answer_that_is_gone_on_x_is_gone_here_with_the_next_daily_look(
    table: "Table", queues: dict[str, str], tmp_path: Path
) -> None:
    with simulated(tmp_path / "mortal") as world:
        _play(world, BEGAN)
        secret = (world.state / "credentials.json").read_text()
        boto3.client("secretsmanager").create_secret(Name="credentials", SecretString=secret)
        api, kept = Api(), wiring.comparisons()
        listed(api)
        name = begun(api)
        run()
        newest = shown(api, name)["brands"][1]["samples"][0]
        world.delete(newest["post_id"])
        run()
        assert shown(api, name)["brands"][1]["samples"][0] == newest  # it is looked up a day after it was begun
        one = kept.get(name)[0]
        older = one.model_copy(update={"made_at": one.made_at - timedelta(days=1)})
        kept.save(one, older, 0, Kind.ANSWERS, [])
        run()
    found = shown(api, name)["brands"][1]
    assert newest["post_id"] not in {sample["post_id"] for sample in found["samples"]}
    assert len(found["samples"]) == 4
    assert figures(found)["cause"] == pytest.approx(1 / 12)  # what was measured stays
    assert not any(CAUSED in str(item) for item in table.scan()["Items"])


def test_the_list_says_what_there_is_and_nobody_reads_what_is_not_there(api: Api) -> None:
    listed(api)
    first, second = begun(api), begun(api)
    status, page = api.call("auditor", "GET", "/reports/comparisons")
    assert (status, [one["id"] for one in page["items"]]) == (200, [second, first])
    assert api.call("senior", "GET", "/reports/comparisons/other")[0] == 404
    assert api.call("responder", "GET", "/reports/comparisons")[0] == 403


def test_a_window_that_x_no_longer_reaches_is_refused_with_the_reason(api: Api) -> None:
    listed(api)
    body = {"name": "Last week", "since": "2020-01-01T00:00:00Z", "until": "2020-01-02T00:00:00Z"}
    status, problem = api.call("pr", "POST", "/reports/comparisons", body)
    assert status == 400
    assert "7 days back" in problem["detail"]


def test_the_watch_list_is_set_by_those_who_may_and_only_as_they_saw_it(api: Api) -> None:
    status, empty = api.call("senior", "GET", "/reports/watch-list")
    assert (status, empty["version"], empty["competitors"], empty["accounts"]) == (200, 0, [], ["larkfield"])
    body = {"competitors": [{"name": "Saltby", "accounts": ["saltby"]}], "accounts": ["larkfield", "lark_help"]}
    assert api.call("senior", "PUT", "/reports/watch-list", body, seen=0)[0] == 403
    status, set_ = api.call("marketing", "PUT", "/reports/watch-list", body, seen=0)
    assert (status, set_["version"], set_["by_name"]) == (200, 1, "marketing")
    assert (set_["competitors"], set_["accounts"]) == (body["competitors"], body["accounts"])
    assert api.call("pr", "PUT", "/reports/watch-list", body, seen=0)[0] == 412
    assert api.call("pr", "PUT", "/reports/watch-list", body)[0] == 428
    twice = {"competitors": [{"name": "A", "accounts": ["a1"]}, {"name": "B", "accounts": ["A1"]}]}
    assert api.call("pr", "PUT", "/reports/watch-list", twice, seen=1)[0] == 422


def test_nobody_is_compared_with_nobody(api: Api) -> None:
    body = {"name": "Calder Vale", "since": BEGAN.isoformat(), "until": ENDED.isoformat()}
    status, problem = api.call("pr", "POST", "/reports/comparisons", body)
    assert (status, "names no competitor" in problem["detail"]) == (400, True)


def test_without_credentials_nothing_is_read(table: "Table") -> None:
    boto3.client("secretsmanager").create_secret(Name="credentials", SecretString="{}")
    assert run() == {}

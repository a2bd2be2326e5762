"""What came of it, through the deployed functions: the outcome of a recovery, the report, competitors, a file."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
from playwright.sync_api import Browser, expect

from tests.e2e.stack import Stack
from tests.e2e.test_loop import PATIENCE, sign_in
from tests.waiting import eventually

SOON = 240  # seconds: a thread that is over is polled less often than mentions


def outcome(stack: Stack, case: str) -> dict[str, Any]:
    found = stack.call("marketing", "GET", f"/cases/{case}/outcome")
    return dict(found.json()) if found.status_code == 200 else {}


def shareability(stack: Stack, **query: str) -> dict[str, Any]:
    today = datetime.now(UTC).date()
    days = {"since": str(today - timedelta(days=6)), "until": str(today)}
    address = httpx.QueryParams({**days, **query})
    answer = stack.call("marketing", "GET", f"/reports/shareability?{address}")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def invoke(stack: Stack, function: str, **payload: Any) -> None:
    """Run a function as its schedule would in a while."""
    name = stack.administrator.resources()[function]
    answer = stack.administrator.client("lambda").invoke(FunctionName=name, Payload=json.dumps(payload))
    assert "FunctionError" not in answer, answer["Payload"].read()


def recovered(stack: Stack, author: str, text: str) -> tuple[str, str]:
    """A complaint that we answered; its case and the post."""
    post = stack.simulator.tweet(author, f"@larkfield {text}")
    case = stack.case_of(post)
    reply = stack.approved(
        case, f"I'm so sorry about this, {author}. I sent you a new one today, it is with you tomorrow."
    )
    eventually(lambda: stack.reply(case, reply)["state"] == "posted", "the answer", SOON)
    eventually(lambda: outcome(stack, case).get("recovered_at"), "the recovery", SOON)
    return case, post


def test_a_recovered_customer_who_tells_others_is_in_the_report_and_on_the_case(stack: Stack, browser: Browser) -> None:
    case, _ = recovered(stack, "paula_tells", "third broken kettle in a row. Just wonderful. I want my money back.")
    before = shareability(stack, by="platform")["total"]["outcomes"].get("shared", 0)
    stack.simulator.tweet("paula_tells", "Wow, @larkfield sent me a new kettle within a day. Lovely people, thank you!")
    eventually(lambda: outcome(stack, case).get("outcome") == "shared", "the positive update", SOON)
    eventually(
        lambda: shareability(stack, by="platform")["total"]["outcomes"].get("shared", 0) == before + 1, "the line", SOON
    )
    told = outcome(stack, case)
    assert {one["kind"] for one in told["posts"]} >= {"complaint", "answer"}
    assert all("/status/" in one["url"] for one in told["evidence"]), told["evidence"]
    page = sign_in(browser, stack, "marketing")
    page.goto(f"{stack.url}/cases/{case}")
    panel = page.get_by_role("region", name="What came of it")
    expect(panel).to_be_visible(timeout=PATIENCE)
    page.goto(f"{stack.url}/reports?by=platform")
    expect(page.get_by_role("list", name="The whole period")).to_contain_text("Shared unprompted", timeout=PATIENCE)
    page.context.close()


def test_a_responder_reads_no_report(stack: Stack) -> None:
    today = datetime.now(UTC).date()
    assert stack.call("responder", "GET", f"/reports/shareability?since={today}&until={today}").status_code == 403
    assert stack.call("responder", "GET", "/reports/exports").status_code == 403


def test_a_competitors_answers_stand_beside_ours_in_the_same_window(stack: Stack, browser: Browser) -> None:
    began = (datetime.now(UTC) - timedelta(hours=20)).replace(microsecond=0)

    def post(author: str, text: str, minutes: int, **more: Any) -> str:
        return stack.simulator.tweet(author, text, at=(began + timedelta(minutes=minutes)).isoformat(), **more)

    post("saltby", "Win a weekend for two! Our new shop opens on Friday.", -60)
    for place in range(10):
        text = "@saltby My internet has been down for three hours and nobody answers. Terrible service."
        complaint = post(f"saltby_customer{place}", text, place)
        if place < 8:
            answer = f"@saltby_customer{place} Sorry about this. Which postcode are you in? {place}"
            post("saltby", answer, place + 5, reply_to=complaint)
    seen = stack.call("marketing", "GET", "/reports/watch-list").json()["version"]
    body: dict[str, Any] = {"competitors": [{"name": "Saltby", "accounts": ["saltby"]}]}
    assert stack.call("marketing", "PUT", "/reports/watch-list", body, seen=seen).status_code == 200
    window = {"since": began.isoformat(), "until": (began + timedelta(hours=2)).isoformat()}
    made = stack.call("marketing", "POST", "/reports/comparisons", {"name": "Calder Vale", **window})
    assert made.status_code == 201, made.text
    address = f"/reports/comparisons/{made.json()['id']}"

    def done() -> dict[str, Any] | None:
        invoke(stack, "CompareFunction")
        found = stack.call("senior", "GET", address).json()
        return dict(found) if found["state"] == "done" else None

    saltby = eventually(done, "the comparison", SOON)["brands"][1]
    assert (saltby["complaints"], saltby["answered"]["value"], saltby["median"]["value"]) == (10, 0.8, 300)
    page = sign_in(browser, stack, "marketing")
    page.goto(f"{stack.url}/reports/competitors/{made.json()['id']}")
    expect(page.get_by_role("table", name="Brand by brand")).to_contain_text("Saltby", timeout=PATIENCE)
    page.context.close()


def test_the_lines_leave_as_a_file_that_names_nobody_and_a_rebuild_gives_the_same(stack: Stack) -> None:
    case, _ = recovered(stack, "otto_exported", "the parcel is lost again, what a brilliant service. Refund me.")
    today = datetime.now(UTC).date()
    days = {"since": str(today - timedelta(days=1)), "until": str(today)}
    eventually(lambda: case in csv_of(stack, days), "the case's line in a file", SOON)
    before = csv_of(stack, days)
    assert "otto" not in before
    invoke(stack, "ReportFunction", rebuild=days)
    assert csv_of(stack, days).count("\n") >= before.count("\n")
    (line,) = (row for row in before.splitlines() if row.startswith(case))
    assert line in csv_of(stack, days)


def csv_of(stack: Stack, days: dict[str, str]) -> str:
    """An export of these days, made by the function and fetched by its signed address."""
    made = stack.call("marketing", "POST", "/reports/exports", {"format": "csv", **days})
    assert made.status_code == 202, made.text
    address = f"/reports/exports/{made.json()['id']}"

    def file() -> str | None:
        found = stack.call("marketing", "GET", address).json()
        return str(found["url"]) if found["state"] == "made" else None

    return httpx.get(eventually(file, "the export", SOON), trust_env=False).raise_for_status().text

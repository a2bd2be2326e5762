"""A responder says in the browser that a post was wrongly read, and an administrator moves the brand's threshold."""

import re

from playwright.sync_api import Browser, expect

from tests.e2e.stack import Stack
from tests.e2e.test_loop import PATIENCE, sign_in
from tests.waiting import eventually

DROWNS = "The desk drowns in small things this week."


def test_a_verdict_given_on_a_case_reaches_the_administrator_and_changes_no_reading(
    browser: Browser, stack: Stack
) -> None:
    case = stack.case_of(stack.simulator.tweet("dora_lane", "@larkfield my line is down again, third day now"))
    before = stack.call("admin", "GET", "/reading").json()["suggestion"]["posts"]
    responder = sign_in(browser, stack, "responder")
    responder.goto(f"{stack.url}/cases/{case}")
    verdict = responder.get_by_role("group", name="Verdict").first
    wrongly = verdict.get_by_role("button", name="Wrongly read")
    wrongly.click()
    expect(wrongly).to_have_attribute("aria-pressed", "true", timeout=PATIENCE)
    responder.context.close()

    file = stack.call("responder", "GET", f"/cases/{case}").json()
    assert [given["dissatisfied"] for given in file["verdicts"]] == [False]
    assert file["thread"][0]["reading"]["is_dissatisfied"]
    eventually(
        lambda: stack.call("admin", "GET", "/reading").json()["suggestion"]["posts"] == before + 1, "the verdict"
    )


def test_an_administrator_moves_the_threshold_with_a_note_and_goes_back(browser: Browser, stack: Stack) -> None:
    stack.case_of(stack.simulator.tweet("emil_v", "@larkfield where is my engineer?"))
    shipped = stack.call("admin", "GET", "/reading").json()["current"]
    admin = sign_in(browser, stack, "admin")
    admin.get_by_role("link", name="Reading").click()
    admin.get_by_label("Threshold in percent").fill("61")
    setting = admin.get_by_role("button", name="Set threshold")
    expect(setting).to_be_disabled()
    admin.get_by_role("textbox", name="Why", exact=True).fill(DROWNS)
    setting.click()
    now = admin.get_by_role("region", name="The threshold now")
    expect(now).to_contain_text("61%", timeout=PATIENCE)

    admin.get_by_role("button", name=f"Go back to version {shipped['version']}").click()
    admin.get_by_role("textbox", name=re.compile("Why go back")).fill("Quiet again.")
    admin.get_by_role("button", name=re.compile(r"^Go back to \d+%$")).click()
    expect(now).not_to_contain_text("61%", timeout=PATIENCE)
    history = stack.call("admin", "GET", "/reading").json()["history"]
    assert [version["threshold"] for version in history[:3]] == [shipped["threshold"], 0.61, shipped["threshold"]]
    assert [version["note"] for version in history[:2]] == [
        "Quiet again.",
        "The desk drowns in small things this week.",
    ]
    admin.context.close()


def test_a_responder_is_told_who_sets_the_threshold_and_cannot(browser: Browser, stack: Stack) -> None:
    responder = sign_in(browser, stack, "responder")
    responder.goto(f"{stack.url}/reading")
    expect(responder.get_by_text("Only administrators set how posts are decided.")).to_be_visible(timeout=PATIENCE)
    body = {"threshold": 0.5, "note": "please"}
    assert stack.call("responder", "POST", "/reading/threshold", body, seen=1).status_code == 403
    responder.context.close()

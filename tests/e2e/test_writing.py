"""Whoever writes is told what the rules say, at the phrase, while they type."""

from playwright.sync_api import Browser, expect

from tests.e2e.stack import Stack
from tests.e2e.test_loop import PATIENCE, sign_in

PROMISE = "So sorry, Gwen. We will refund every penny by Friday."
CARD = "So sorry, Gwen. Is your card still 4111 1111 1111 1111?"
GOOD = "So sorry, Gwen. A dead line is maddening. It should not take three calls to be heard."


def test_the_rules_speak_at_the_phrase_ask_for_a_reason_and_forbid_what_must_never_go_out(
    browser: Browser, stack: Stack
) -> None:
    case = stack.case_of(stack.simulator.tweet("gwen_hale", "@larkfield my line is dead for the third time this week"))
    page = sign_in(browser, stack, "responder")
    page.goto(f"{stack.url}/cases/{case}")
    words = page.get_by_role("textbox", name="Your reply")
    send = page.get_by_role("button", name="Send to review")
    notes = page.get_by_role("status", name="Notes on the words")

    words.fill(CARD)
    expect(notes).to_contain_text("Must change", timeout=PATIENCE)
    expect(page.locator("mark[data-level=block]")).to_have_text("4111 1111 1111 1111")
    expect(send).to_be_disabled()

    words.fill(PROMISE)
    expect(notes).to_contain_text("Needs a reason", timeout=PATIENCE)
    expect(page.locator("mark[data-level=block]")).to_have_count(0)
    expect(send).to_be_disabled()
    for field in notes.get_by_role("textbox", name="Why it is right here").all():
        field.fill("legal agreed the refund with the customer")
    expect(send).to_be_enabled()

    words.fill(GOOD)
    expect(page.locator("mark[data-level=reason], mark[data-level=block]")).to_have_count(0, timeout=PATIENCE)
    expect(send).to_be_enabled()

    words.fill(PROMISE)
    for field in notes.get_by_role("textbox", name="Why it is right here").all():
        expect(field).to_have_value("legal agreed the refund with the customer")
    send.click()
    expect(page.get_by_role("article", name="Reply by responder")).to_contain_text("In review", timeout=PATIENCE)
    events = stack.call("auditor", "GET", f"/cases/{case}").json()["events"]
    submitted = next(event for event in events if event["kind"] == "sent to review")
    assert "legal agreed" in submitted["note"]
    assert "refund every penny" not in str(events)
    page.context.close()

"""People stop posting, set up the brand and see what was heard, each in a browser of their own."""

import re

from playwright.sync_api import Browser, expect

from tests.e2e.stack import Stack
from tests.e2e.test_loop import PATIENCE, sign_in
from tests.waiting import eventually

WHY = "The outage page is wrong, nothing goes out now."
# A reply that a stop held is handed over again when its message counts as lost.
HANDED_OVER = 240


def turn_on(stack: Stack) -> None:
    """Have replies posted again, whatever the switch says."""
    version = stack.call("admin", "GET", "/posting").json()["version"]
    stack.call("admin", "POST", "/posting", {"mode": "on", "why": "after a test"}, seen=version)


def test_a_stop_in_one_browser_holds_an_approved_reply_and_turning_it_on_in_another_sends_it(
    browser: Browser, stack: Stack
) -> None:
    post = stack.simulator.tweet("fay_wren", "@larkfield the line is dead again and nobody tells us anything")
    case = stack.case_of(post)
    pr, admin = sign_in(browser, stack, "pr"), sign_in(browser, stack, "admin")
    try:
        expect(admin.get_by_role("region", name="Posting")).to_have_count(0)
        pr.get_by_role("button", name="Stop posting").click()
        stop = pr.get_by_role("dialog", name="Stop all posting?")
        stop.get_by_role("textbox", name="Why").fill(WHY)
        stop.get_by_role("button", name="Stop posting").click()
        strip = admin.get_by_role("region", name="Posting")
        expect(strip).to_contain_text("Posting is stopped. Nothing is sent", timeout=PATIENCE)
        expect(strip).to_contain_text(WHY)

        reply = stack.approved(case, "We are on it, Fay. You hear from us within the hour.")
        eventually(lambda: stack.reply(case, reply)["note"] == "posting is stopped", "the held reply")
        admin.goto(f"{stack.url}/cases/{case}")
        waiting = admin.get_by_role("article", name="Reply by responder")
        expect(waiting).to_contain_text("It waits until posting is turned on again.", timeout=PATIENCE)
        assert stack.simulator.answers(post) == []
        # Who may stop does not always turn it on.
        expect(pr.get_by_role("region", name="Posting")).to_be_visible(timeout=PATIENCE)
        assert pr.get_by_role("button", name="Turn posting on").count() == 0

        strip.get_by_role("button", name="Turn posting on").click()
        resume = admin.get_by_role("dialog", name="Turn posting on?")
        on = resume.get_by_role("button", name="Turn posting on")
        expect(on).to_be_disabled()
        resume.get_by_role("textbox", name="Why").fill("The page is right again.")
        on.click()
        expect(strip).to_have_count(0, timeout=PATIENCE)
        eventually(lambda: stack.simulator.answers(post), "the answer in the thread", HANDED_OVER)
    finally:
        turn_on(stack)
    pr.context.close()
    admin.context.close()


def test_an_administrator_saves_a_term_and_its_history_says_so(browser: Browser, stack: Stack) -> None:
    terms = [*stack.call("admin", "GET", "/brand").json()["terms"], "Lark Field Broadband"]
    admin = sign_in(browser, stack, "admin")
    admin.get_by_role("link", name="Settings").click()
    admin.get_by_role("textbox", name="Terms", exact=True).fill("\n".join(terms))
    save = admin.get_by_role("button", name="Save settings")
    expect(save).to_be_disabled()
    why = admin.get_by_role("textbox", name="Why these settings")
    why.fill("People write it in three words.")
    save.click()
    history = admin.get_by_role("region", name="History")
    expect(history).to_contain_text("Terms: added Lark Field Broadband", timeout=PATIENCE)
    expect(history).to_contain_text("People write it in three words.")
    assert stack.call("admin", "GET", "/brand").json()["terms"] == terms

    admin.get_by_role("textbox", name="Accounts on X", exact=True).fill("@larkfield")
    why.fill("With an @, which is wrong.")
    save.click()
    expect(admin.get_by_text("“@larkfield”: A handle on X has 1 to 15 letters")).to_be_visible(timeout=PATIENCE)
    assert stack.call("admin", "GET", "/brand").json()["accounts"]["x"] != ["@larkfield"]
    admin.context.close()


def test_a_reader_sees_that_nothing_of_the_mentions_on_x_was_missed(browser: Browser, stack: Stack) -> None:
    stack.case_of(stack.simulator.tweet("gus_t", "@larkfield my invoice is wrong"))

    def mentions_are_complete() -> bool:
        sources = stack.call("marketing", "GET", "/coverage").json()["sources"]
        return any(source["source"] == "x.mentions" and source["complete"] for source in sources)

    eventually(mentions_are_complete, "complete mentions on X")
    marketing = sign_in(browser, stack, "marketing")
    marketing.get_by_role("link", name="Listening").click()
    heard = marketing.get_by_role("region", name="What was heard")
    expect(heard.get_by_role("row", name=re.compile(r"^x\.mentions"))).to_contain_text("Complete", timeout=PATIENCE)
    bill = marketing.get_by_role("region", name="What it costs")
    expect(bill.get_by_role("row", name=re.compile("^Together"))).to_contain_text("$", timeout=PATIENCE)
    marketing.context.close()

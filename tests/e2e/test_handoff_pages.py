"""Into private and back, as the customer's responder, a colleague, a lead and an administrator see it in browsers."""

import json
import re

from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.stack import Stack
from tests.e2e.test_loop import PATIENCE, sign_in
from tests.waiting import eventually

HEARD = 240  # seconds; messages and public threads are polled less often than mentions
NOTICE = "https://larkfield.example/privacy"
ACKNOWLEDGES = "We're sorry that you were charged twice, Gus."
WHY = "So that you don't have to share your account details here, please send us a direct message."
WHAT = "I'll check the charge and answer within the hour."
SECRET = "40012345"


def look(browser: Browser, stack: Stack, role: str, case: str) -> Page:
    """The case's page, as that role sees it."""
    page = sign_in(browser, stack, role)
    page.goto(f"{stack.url}/cases/{case}")
    expect(page.get_by_role("region", name="History")).to_be_visible(timeout=PATIENCE)
    return page


def claimed(browser: Browser, stack: Stack, case: str) -> Page:
    """The case's page, for the responder who owns it from now on."""
    page = look(browser, stack, "responder", case)
    page.get_by_role("button", name="Claim case").click()
    expect(page.get_by_role("button", name="Hand over")).to_be_visible(timeout=PATIENCE)
    return page


def search(stack: Stack) -> None:
    """Search for the brand's name, as the schedule would in a while: nobody waits for who asked us nothing."""
    brand = stack.call("admin", "GET", "/brand").json()
    settings = {name: value for name, value in brand.items() if name != "version"}
    settings["queries"] = [{"name": "named", "text": "larkfield"}]
    body = {"settings": settings, "note": "who speaks of us"}
    assert stack.call("admin", "PUT", "/brand", body, seen=brand["version"]).status_code == 200
    payload = json.dumps({"source": "x.search.*", "paced": False})
    function = stack.administrator.resources()["ListenFunction"]
    stack.administrator.client("lambda").invoke(FunctionName=function, Payload=payload)


def private(page: Page) -> Locator:
    return page.get_by_role("region", name="Private messages")


def state(page: Page) -> Locator:
    return page.get_by_role("region", name="Into private and back")


def with_notice(browser: Browser, stack: Stack) -> None:
    """An administrator sets the brand's privacy notice, once."""
    if stack.call("admin", "GET", "/brand").json()["private"]["notice_url"] == NOTICE:
        return
    admin = sign_in(browser, stack, "admin")
    admin.get_by_role("link", name="Settings", exact=True).click()
    settings = admin.get_by_role("group", name="Private messages")
    settings.get_by_label("Privacy notice").fill("not a page")
    admin.get_by_label("Why these settings").fill("Customers shall know what becomes of their messages.")
    save = admin.get_by_role("button", name="Save settings")
    save.click()
    expect(settings).to_contain_text("a page on the web", timeout=PATIENCE)
    settings.get_by_label("Privacy notice").fill(NOTICE)
    save.click()
    expect(admin.get_by_role("region", name="History")).to_contain_text(NOTICE, timeout=PATIENCE)
    admin.context.close()


def invite(page: Page, stack: Stack, post: str) -> None:
    """The responder writes an invitation by the four checks, PR approves it, and it is in the thread."""
    page.get_by_role("button", name="Invite into private messages").click()
    invitation = page.get_by_role("region", name="Invite into private messages")
    checks = invitation.get_by_role("group", name="What an invitation says")
    missed = checks.get_by_role("listitem").filter(has_text="missing")
    expect(missed).to_have_count(4, timeout=PATIENCE)
    words = invitation.get_by_role("textbox", name="Your invitation")
    for typed, missing in ((ACKNOWLEDGES, 3), (f"{ACKNOWLEDGES} {WHY}", 1), (f"{ACKNOWLEDGES} {WHY} {WHAT}", 0)):
        words.fill(typed)
        expect(missed).to_have_count(missing, timeout=PATIENCE)
    expect(checks).to_contain_text("All four parts are there.", timeout=PATIENCE)
    # Each way stands with its price, and a link costs more.
    ways = invitation.get_by_role("radiogroup", name="How they get to you")
    expect(ways).to_contain_text("In words, $0.01")
    expect(ways).to_contain_text("more than without a link")
    ways.get_by_role("radio", name=re.compile("^In words")).check()
    send = invitation.get_by_role("button", name="Send to review")
    invitation.get_by_label("Why it belongs in private").select_option("")
    expect(send).to_be_disabled()
    invitation.get_by_label("Why it belongs in private").select_option("money")
    send.click()
    expect(state(page)).to_contain_text("Invitation written", timeout=PATIENCE)
    reply = page.get_by_role("article", name="Reply by responder")
    expect(reply).to_contain_text("Invitation into private messages")

    case = page.url.rpartition("/")[2]
    file = stack.call("pr", "GET", f"/cases/{case}").json()
    [found] = [one for one in file["replies"] if one["id"] == file["handoffs"][0]["reply_id"]]
    approved = stack.call("pr", "POST", f"/cases/{case}/replies/{found['id']}/approve", seen=found["version"])
    assert approved.status_code == 200, approved.text
    eventually(lambda: stack.simulator.answers(post), "the invitation in the thread", HEARD)
    expect(state(page)).to_contain_text("Invited", timeout=PATIENCE)
    expect(state(page).get_by_role("list", name="What comes next")).to_contain_text("invited, no answer")


def test_a_customer_is_invited_writes_in_private_goes_public_again_and_is_answered_without_a_private_word(
    browser: Browser, stack: Stack
) -> None:
    with_notice(browser, stack)
    post = stack.simulator.tweet(
        "gus_private", "@larkfield you charged me twice, refund me. My email is gus@example.org"
    )
    case = stack.case_of(post)
    responder, pr, marketing = (
        claimed(browser, stack, case),
        *(look(browser, stack, r, case) for r in ("pr", "marketing")),
    )

    # Why, by rules; and a kind warning, which only ever becomes a draft.
    better = responder.get_by_role("region", name="Better in private?")
    expect(better).to_contain_text("Money:", timeout=PATIENCE)
    expect(better).to_contain_text("You decide.")
    shown = responder.get_by_role("note").filter(has_text="shows an e-mail address")
    shown.get_by_role("button", name="Begin a reply with these words").click()
    kind = responder.get_by_role("textbox", name="Your reply")
    expect(kind).to_have_value(re.compile("personal details that everyone can read"))
    expect(kind).to_be_focused()
    responder.get_by_role("button", name="Discard").click()
    expect(marketing.get_by_role("button", name="Invite into private messages")).to_have_count(0)

    invite(responder, stack, post)
    stack.simulator.message("gus_private", f"Here I am. It is order {SECRET}.")
    expect(private(responder)).to_contain_text(SECRET, timeout=HEARD * 1000)
    expect(private(responder)).to_contain_text("Only you, desk leads and auditors see this.")
    expect(state(responder)).to_contain_text("In private")
    expect(responder.get_by_role("region", name="Public thread")).not_to_contain_text(SECRET)

    # Whoever may not read it learns that it is there, and why they do not.
    for page in (pr, marketing):
        expect(private(page)).to_contain_text("1 private message", timeout=PATIENCE)
        expect(private(page)).to_contain_text("only the owner, desk leads and auditors see this")
        expect(page.locator("body")).not_to_contain_text(SECRET)
    senior = look(browser, stack, "senior", case)
    expect(private(senior)).to_contain_text(SECRET, timeout=PATIENCE)
    expect(private(senior)).to_contain_text("Only responder, who owns this case, writes here.")
    expect(private(senior).get_by_role("textbox")).to_have_count(0)

    # The first message carries the notice, with its price; nobody approves it.
    message = private(responder).get_by_role("textbox", name="Your private message")
    message.fill("Thank you, Gus. I see the second charge and take it back today.")
    send = private(responder).get_by_role("button", name="Send message")
    expect(private(responder)).to_contain_text("It costs $0.015", timeout=PATIENCE)
    notice = private(responder).get_by_role("status", name="Privacy notice")
    expect(notice).to_contain_text("carries the link")
    notice.get_by_role("button", name="Put it in").click()
    expect(message).to_have_value(re.compile(re.escape(NOTICE)))
    expect(send).to_be_enabled(timeout=PATIENCE)
    send.click()
    ours = private(responder).get_by_role("article", name="Our private message", exact=True)
    expect(ours).to_contain_text("take it back today", timeout=HEARD * 1000)
    stack.simulator.message("gus_private", "Thanks, that is fine.")
    expect(notice).to_contain_text("which is their consent", timeout=HEARD * 1000)

    # The public thread while in private: the customer comes back, angrier.
    again = stack.simulator.tweet(
        "gus_private", "@larkfield and still NOTHING, you are a bloody disgrace", reply_to=post
    )
    alert = responder.get_by_role("alert").filter(has_text="They wrote in public again")
    expect(alert).to_contain_text("bloody disgrace", timeout=HEARD * 1000)
    expect(alert.get_by_role("link", name="See it on X")).to_have_attribute("href", re.compile(f"{again}$"))
    alert.get_by_role("button", name="Answer in public").click()
    public = responder.get_by_role("textbox", name="Your reply")
    expect(public).to_be_focused()
    public.fill(f"We are on it, Gus: order {SECRET} is with my colleague.")
    said = responder.get_by_role("status", name="Notes on the words")
    expect(said).to_contain_text("only stands in the private part", timeout=PATIENCE)
    public.fill("We are on it, Gus, and write to you again today.")
    expect(said).to_have_count(0, timeout=PATIENCE)
    responder.get_by_role("button", name="Discard").click()

    # Resolved in private; a line in public only with the customer's leave.
    state(responder).get_by_role("button", name="Resolved in private…").click()
    dialog = responder.get_by_role("dialog", name="Resolved in private")
    dialog.get_by_role("radio", name="They were not asked").check()
    dialog.get_by_role("button", name="Resolved in private").click()
    expect(state(responder)).to_contain_text("Ask the customer", timeout=PATIENCE)
    state(responder).get_by_role("button", name="Closing line…").click()
    dialog = responder.get_by_role("dialog", name="A closing line in public")
    expect(dialog).to_contain_text("No closing line: Ask the customer first", timeout=PATIENCE)
    dialog.get_by_role("button", name="Not now").click()
    state(responder).get_by_role("button", name="They said of it…").click()
    dialog = responder.get_by_role("dialog", name="What they say of a closing line")
    dialog.get_by_role("radio", name="Yes, they said so").check()
    dialog.get_by_role("button", name="Note it").click()
    state(responder).get_by_role("button", name="Closing line…").click()
    dialog = responder.get_by_role("dialog", name="A closing line in public")
    expect(dialog.get_by_role("textbox", name="Your closing line")).to_have_value(
        re.compile("Glad that we could sort this out"), timeout=PATIENCE
    )
    dialog.get_by_role("textbox", name="Your closing line").fill("Glad that we could sort this out, Gus.")
    dialog.get_by_role("button", name="Make it a draft").click()
    expect(responder.get_by_text("Public closing line")).to_be_visible(timeout=PATIENCE)

    # One history for all of it, with the time in each channel, and an owner throughout.
    journey = responder.get_by_role("region", name="Channels and owners")
    expect(journey.get_by_role("list", name="Time in each channel")).to_contain_text("Private messages")
    expect(journey).to_contain_text("Somebody owned it throughout.")
    history = responder.get_by_role("region", name="History", exact=True)
    for words in ("was invited into private", "wrote in private", "wrote in public again", "resolved in private"):
        expect(history).to_contain_text(words)
    expect(history).not_to_contain_text(SECRET)
    for page in (responder, pr, marketing, senior):
        page.context.close()


def test_where_nobody_could_write_to_us_the_page_says_so(browser: Browser, stack: Stack) -> None:
    post = stack.simulator.tweet("ines_listened", "larkfield took my money again, I want a refund")
    search(stack)
    case = stack.case_of(post)
    page = claimed(browser, stack, case)
    expect(page.get_by_role("region", name="Better in private?")).to_contain_text("Money:", timeout=PATIENCE)
    expect(page.get_by_role("button", name="Invite into private messages")).to_have_count(0)
    options = stack.call("responder", "GET", f"/cases/{case}/handoffs/options").json()
    assert options["possible"] is False
    assert options["why_not"].startswith("not possible here")
    page.context.close()


def test_leads_see_what_became_of_handoffs_and_responders_do_not(browser: Browser, stack: Stack) -> None:
    senior, responder = sign_in(browser, stack, "senior"), sign_in(browser, stack, "responder")
    senior.get_by_role("link", name="Handoffs", exact=True).click()
    expect(senior.get_by_role("heading", name="Handoffs into private")).to_be_visible(timeout=PATIENCE)
    first, last = senior.get_by_label("From"), senior.get_by_label("To", exact=True)
    first.fill("2026-01-01")
    last.fill("2026-12-31")
    expect(senior.get_by_text("At most 92 days are counted at once.")).to_be_visible(timeout=PATIENCE)
    measures = stack.call("senior", "GET", "/handoffs/measures").json()
    first.fill(measures["since"])
    last.fill(measures["until"])
    if measures["total"]["invited"]:
        table = senior.get_by_role("table", name="By reason")
        expect(table.get_by_role("row", name=re.compile("^All"))).to_contain_text(str(measures["total"]["invited"]))
        expect(senior.get_by_role("table", name="By template of the invitation")).to_be_visible()
    else:
        expect(senior.get_by_text("Nobody was invited on these days.")).to_be_visible(timeout=PATIENCE)

    expect(responder.get_by_role("link", name="Handoffs", exact=True)).to_have_count(0)
    responder.goto(f"{stack.url}/handoffs")
    expect(responder.get_by_text("Team leads and auditors see these numbers.")).to_be_visible(timeout=PATIENCE)
    assert stack.call("responder", "GET", "/handoffs/measures").status_code == 403
    for page in (senior, responder):
        page.context.close()

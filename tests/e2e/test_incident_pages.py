"""An outage from its opening to what is learnt of it: those who run it, who read it and the room, in browsers."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.stack import Stack
from tests.e2e.test_loop import PATIENCE, sign_in
from tests.waiting import eventually

GIVEN = 240  # seconds; a statement is handed out by the minute
SORRY = "Sorry, your line is down, and we know how annoying that is."


def open_incident(page: Page, title: str) -> str:
    """An incident that PR opens by the menu; its id."""
    page.get_by_role("link", name="Incidents", exact=True).click()
    page.get_by_role("button", name="Open an incident").click()
    dialog = page.get_by_role("dialog", name="Open an incident")
    ready = dialog.get_by_role("button", name="Open the incident")
    expect(ready).to_be_disabled()
    dialog.get_by_role("textbox", name="Title").fill(title)
    ready.click()
    expect(page.get_by_role("heading", name=title)).to_be_visible(timeout=PATIENCE)
    return page.url.rpartition("/")[2]


def join(stack: Stack, incident: str, case: str) -> None:
    """Put a case into the incident."""
    version = stack.call("responder", "GET", f"/cases/{case}").json()["case"]["version"]
    joined = stack.call("responder", "PUT", f"/incidents/{incident}/cases/{case}", seen=version)
    assert joined.status_code == 200, joined.text


def look(browser: Browser, stack: Stack, role: str, incident: str) -> Page:
    """The incident's page, as that role sees it."""
    page = sign_in(browser, stack, role)
    page.goto(f"{stack.url}/incidents/{incident}")
    expect(page.get_by_role("region", name="Timeline")).to_be_visible(timeout=PATIENCE)
    return page


def resolve(page: Page) -> None:
    page.get_by_role("button", name="Resolve", exact=True).click()
    page.get_by_role("dialog", name="Resolve this incident").get_by_role("button", name="Resolve").click()


def holding(page: Page) -> Locator:
    return page.get_by_role("article", name="Holding", exact=True)


def test_a_statement_is_written_checked_approved_given_out_and_stopped_by_one_button(
    browser: Browser, stack: Stack
) -> None:
    post = stack.simulator.tweet("gus_miller", "@larkfield my line is dead and has been all morning, this is awful")
    case = stack.case_of(post)
    pr = sign_in(browser, stack, "pr")
    incident = open_incident(pr, "Lines are down in the north")
    join(stack, incident, case)
    senior, legal, responder = (look(browser, stack, role, incident) for role in ("senior", "legal", "responder"))

    legal.get_by_role("button", name="Clear a fact").click()
    clearing = legal.get_by_role("dialog", name="Clear a fact")
    clearing.get_by_role("textbox", name="Fact").fill("A digger cut a cable.")
    clearing.get_by_role("button", name="Clear it").click()
    facts = pr.get_by_role("region", name="Cleared facts")
    expect(facts).to_contain_text("A digger cut a cable.", timeout=PATIENCE)
    expect(pr.get_by_role("button", name="Clear a fact")).to_have_count(0)

    there = datetime.now().astimezone().replace(second=0, microsecond=0) + timedelta(hours=2)
    zone = stack.call("pr", "GET", "/brand").json()["business_hours"]["zone"]
    senior.get_by_role("button", name="Write a statement").click()
    writing = senior.get_by_role("dialog", name="Write a statement")
    writing.get_by_label("Next update").fill(f"{there:%Y-%m-%dT%H:%M}")
    writing.get_by_role("button", name="Begin", exact=True).click()
    text = holding(senior).get_by_role("textbox", name="Words")
    text.fill("It is down because of a wet pump.")
    save = holding(senior).get_by_role("button", name="Save draft")
    save.click()
    said = holding(senior).get_by_role("status", name="Notes on the words")
    expect(said).to_contain_text("a cause that legal has not cleared", timeout=PATIENCE)
    text.fill(f"{SORRY} We write again by {there.astimezone(ZoneInfo(zone)):%H:%M}.")
    save.click()
    expect(said).to_have_count(0, timeout=PATIENCE)
    holding(senior).get_by_role("button", name="Done").click()
    expect(holding(senior).get_by_role("region", name="Whom it reaches")).to_contain_text("It reaches 1 of 1")
    holding(senior).get_by_role("button", name="Send to review").click()
    expect(holding(senior)).to_contain_text("In review", timeout=PATIENCE)
    # Four eyes: nobody approves their own words.
    expect(holding(senior).get_by_role("button", name="Approve")).to_have_count(0)
    expect(holding(senior)).to_contain_text("Some of its words are yours")

    holding(pr).get_by_role("button", name="Approve").click()
    holding(pr).get_by_role("button", name="Start giving out").click(timeout=PATIENCE)
    start = pr.get_by_role("dialog", name="Start giving it out?")
    expect(start).to_contain_text("It reaches 1 of 1")
    start.get_by_role("button", name="Start").click()
    expect(holding(pr)).to_contain_text("Going out", timeout=PATIENCE)
    eventually(lambda: stack.simulator.answers(post), "the statement in the thread", GIVEN)
    expect(pr.get_by_role("region", name="Who was told")).to_contain_text("Nobody waits", timeout=PATIENCE)
    expect(pr.get_by_role("region", name="Deliveries")).to_contain_text("Told", timeout=PATIENCE)
    expect(pr.get_by_role("timer")).to_contain_text("Next update promised for")

    # Who works on cases reads all of it, and changes nothing.
    expect(holding(responder)).to_contain_text("Going out", timeout=PATIENCE)
    for name in ("Stop", "Pause", "Resolve", "Watch", "Edit", "Merge", "End", "Clear a fact", "Write a statement"):
        expect(responder.get_by_role("button", name=name, exact=True)).to_have_count(0)
    for act in ("pause", "resume", "resolve"):
        refused = stack.call("responder", "POST", f"/incidents/{incident}/{act}", {"why": "No.", "note": "No."}, 1)
        assert refused.status_code == 403

    # The stop is in sight at the bottom of the page, asks once, and needs no words.
    legal.keyboard.press("End")
    stop = legal.get_by_role("button", name="Stop", exact=True)
    expect(stop).to_be_in_viewport()
    stop.click()
    legal.get_by_role("dialog", name="Stop giving out?").get_by_role("button", name="Stop everything").click()
    for page in (legal, pr, responder):
        expect(page.get_by_role("region", name="Giving out")).to_contain_text("Stopped.", timeout=PATIENCE)
        expect(page.get_by_role("button", name="Stop", exact=True)).to_have_count(0)
    # Who may stop does not always let it go on.
    expect(legal.get_by_role("button", name="Resume")).to_have_count(0)
    pr.get_by_role("button", name="Resume").click()
    pr.get_by_role("dialog", name="Give out again?").get_by_role("button", name="Give out again").click()
    expect(pr.get_by_role("button", name="Stop", exact=True)).to_be_visible(timeout=PATIENCE)

    resolve(pr)
    expect(pr.get_by_role("region", name="Timeline")).to_contain_text("resolved the incident", timeout=PATIENCE)
    expect(holding(pr)).to_have_count(0)
    assert len(stack.simulator.answers(post)) == 1
    for page in (pr, senior, legal, responder):
        page.context.close()


def test_the_wall_shows_an_incident_with_nothing_to_click_and_follows_it(browser: Browser, stack: Stack) -> None:
    pr, room = sign_in(browser, stack, "pr"), sign_in(browser, stack, "marketing")
    incident = open_incident(pr, "Mail is slow")
    room.goto(f"{stack.url}/incidents/{incident}/wall")
    expect(room.get_by_role("heading", name="Mail is slow")).to_be_visible(timeout=PATIENCE)
    status = room.get_by_role("status")
    expect(status).to_have_text("It goes on")
    for role in ("link", "button", "navigation"):
        expect(room.get_by_role(role)).to_have_count(0)
    pr.get_by_role("button", name="Stop", exact=True).click()
    pr.get_by_role("dialog", name="Stop giving out?").get_by_role("button", name="Stop everything").click()
    expect(status).to_have_text("Stopped: nothing goes out", timeout=PATIENCE)
    resolve(pr)
    expect(status).to_have_text("It is over", timeout=PATIENCE)
    pr.context.close()
    room.context.close()


def test_what_is_learnt_is_written_by_those_who_work_and_read_by_all(browser: Browser, stack: Stack) -> None:
    pr = sign_in(browser, stack, "pr")
    incident = open_incident(pr, "The shop is closed")
    resolve(pr)
    expect(pr.get_by_role("region", name="Timeline")).to_contain_text("resolved the incident", timeout=PATIENCE)

    responder, auditor = sign_in(browser, stack, "responder"), sign_in(browser, stack, "auditor")
    for page in (responder, auditor):
        page.goto(f"{stack.url}/incidents/{incident}/review")
        expect(page.get_by_role("heading", name="Review: The shop is closed")).to_be_visible(timeout=PATIENCE)
    learnt = responder.get_by_role("region", name="What we learn")
    learnt.get_by_role("textbox", name="Summary").fill("A certificate ran out.")
    learnt.get_by_role("textbox", name="Open questions").fill("Who is told before one does?")
    learnt.get_by_role("button", name="Add an action").click()
    action = learnt.get_by_role("group", name="Action 1")
    action.get_by_role("textbox", name="What").fill("Watch the dates")
    save = learnt.get_by_role("button", name="Save the review")
    # Without an owner and a day nobody does it.
    expect(save).to_be_disabled()
    action.get_by_role("combobox", name="Owner").click()
    responder.get_by_role("option", name="pr", exact=True).click(timeout=PATIENCE)
    action.get_by_label("Due").fill("2090-01-02")
    save.click()
    expect(responder.get_by_role("button", name=re.compile("^Version 1"))).to_be_visible(timeout=PATIENCE)
    kept = stack.call("auditor", "GET", f"/incidents/{incident}/review").json()
    assert (kept["version"], kept["learnt"]["actions"][0]["due"]) == (1, "2090-01-02")

    auditor.reload()
    summary = auditor.get_by_role("textbox", name="Summary")
    expect(summary).to_have_value("A certificate ran out.", timeout=PATIENCE)
    expect(summary).to_have_attribute("readonly", "")
    for name in ("Save the review", "Add an action", "Remove action 1"):
        expect(auditor.get_by_role("button", name=name)).to_have_count(0)
    assert stack.call("auditor", "PUT", f"/incidents/{incident}/review", {"summary": "mine"}, 1).status_code == 403
    for page in (pr, responder, auditor):
        page.context.close()

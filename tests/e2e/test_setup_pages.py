"""Those who set things up: a library of templates, and the rules of triage, each person in a browser of their own."""

import re
from typing import Any

from playwright.sync_api import Browser, Page, expect

from tests.e2e.stack import Stack
from tests.e2e.test_loop import PATIENCE, sign_in

WEIGHING = 60_000  # milliseconds; hundreds of posts are asked, rule by rule
BILLING = "A wrong or unexpected charge (X)"
BILLING_ID = "starter-billing-x"


def open_template(page: Page, name: str) -> None:
    """The template's page, by the menu and the list."""
    page.get_by_role("link", name="Templates", exact=True).first.click()
    page.get_by_role("link", name=name).click()
    expect(page.get_by_role("heading", name=name)).to_be_visible(timeout=PATIENCE)


def test_an_admin_imports_the_starter_library_legal_approves_a_text_and_a_responder_can_not(
    browser: Browser, stack: Stack
) -> None:
    admin, legal, responder = (sign_in(browser, stack, role) for role in ("admin", "legal", "responder"))
    admin.get_by_role("link", name="Templates", exact=True).click()
    expect(admin.get_by_text("The library is empty.")).to_be_visible(timeout=PATIENCE)
    admin.get_by_role("button", name="Import the starter library").click()
    admin.get_by_role("dialog").get_by_role("button", name="Import", exact=True).click()
    row = admin.get_by_role("list", name="Templates").get_by_role("listitem").filter(has_text=BILLING)
    expect(row).to_contain_text("Draft", timeout=PATIENCE)

    open_template(admin, BILLING)
    expect(admin.get_by_role("list", name="Placeholders")).to_contain_text("{customer}: the customer's name")
    # An administrator is no approver, and whoever imported a text is its author.
    admin.get_by_role("button", name="Send to legal").click()
    expect(admin.get_by_text("Waits for legal")).to_be_visible(timeout=PATIENCE)
    expect(admin.get_by_role("button", name="Approve")).to_have_count(0)

    open_template(responder, BILLING)
    expect(responder.get_by_text("Waits for legal")).to_be_visible()
    for name in ("Approve", "Request changes", "Retire", "Import the starter library"):
        expect(responder.get_by_role("button", name=name)).to_have_count(0)
    refused = stack.call("responder", "POST", f"/templates/{BILLING_ID}/approve")
    assert refused.status_code == 403
    assert stack.call("responder", "POST", "/templates/import-starter").status_code == 403

    open_template(legal, BILLING)
    legal.get_by_role("button", name="Approve").click()
    expect(legal.get_by_role("region", name="Wording 1")).to_contain_text("In use", timeout=PATIENCE)
    expect(legal.get_by_role("region", name="Wording 1")).to_contain_text("Legal approved it: legal")
    responder.reload()
    expect(responder.get_by_role("region", name="Wording 1")).to_contain_text("In use", timeout=PATIENCE)
    for page in (admin, legal, responder):
        page.context.close()


def test_a_draft_says_what_keeps_it_from_review_and_comes_back_with_the_reason(browser: Browser, stack: Stack) -> None:
    responder, legal = sign_in(browser, stack, "responder"), sign_in(browser, stack, "legal")
    responder.goto(f"{stack.url}/templates/new")
    responder.get_by_role("textbox", name="Name").fill("A late parcel")
    responder.get_by_role("combobox", name="Topic").fill("Late delivery")
    responder.get_by_role("textbox", name="Text", exact=True).fill("Your parcel comes by ")
    responder.get_by_role("button", name="{next_update}").click()
    responder.get_by_role("button", name="Save draft").click()
    expect(responder.get_by_text("does not begin by acknowledging")).to_be_visible(timeout=PATIENCE)
    expect(responder.get_by_role("button", name="Send to legal")).to_be_disabled()

    responder.get_by_role("button", name="Edit").click()
    text = responder.get_by_role("textbox", name="Text", exact=True)
    expect(text).to_have_value("Your parcel comes by {next_update}")
    text.fill("We're sorry about the wait, {customer}. We write again by {next_update}.")
    responder.get_by_role("button", name="Save draft").click()
    responder.get_by_role("button", name="Send to legal").click()
    expect(responder.get_by_text("Waits for legal")).to_be_visible(timeout=PATIENCE)

    open_template(legal, "A late parcel")
    legal.get_by_role("button", name="Request changes").click()
    back = legal.get_by_role("button", name="Send back")
    expect(back).to_be_disabled()
    legal.get_by_role("textbox", name="What should change").fill("Say that we don't know the reason yet.")
    back.click()
    expect(legal.get_by_text("Draft", exact=True)).to_be_visible(timeout=PATIENCE)

    responder.reload()
    history = responder.get_by_role("region", name="History")
    expect(history.get_by_role("button", name=re.compile("^Changes requested"))).to_contain_text(
        "don't know the reason"
    )
    responder.context.close()
    legal.context.close()


def test_an_admin_says_how_a_desk_is_told_and_everyone_how_they_are(browser: Browser, stack: Stack) -> None:
    admin, responder = sign_in(browser, stack, "admin"), sign_in(browser, stack, "responder")
    admin.goto(f"{stack.url}/settings/notifications")
    expect(admin.get_by_text("Nobody is told of anything yet")).to_be_visible(timeout=PATIENCE)
    emails = admin.get_by_role("group", name="Desk Care").get_by_label("E-mail addresses")
    emails.fill("not an address")
    emails.press("Enter")
    admin.get_by_role("textbox", name="Why these notifications").fill("Care has a mailbox.")
    admin.get_by_role("button", name="Save notifications").click()
    expect(admin.get_by_text("can't be saved like this")).to_be_visible(timeout=PATIENCE)
    emails.press("Backspace")
    emails.fill("care@larkfield.example")
    emails.press("Enter")
    admin.get_by_role("button", name="Save notifications").click()
    history = admin.get_by_role("region", name="History")
    expect(history).to_contain_text("Care changed", timeout=PATIENCE)
    expect(history).to_contain_text("Care has a mailbox.")

    # Whoever leaves what they typed is asked first.
    admin.get_by_role("group", name="Desk PR").get_by_role("textbox", name="Slack webhook").fill("press")
    admin.get_by_role("link", name="Queue", exact=True).click()
    admin.get_by_role("dialog", name="Leave what you typed?").get_by_role("button", name="Stay").click()
    expect(admin.get_by_role("heading", name="Settings")).to_be_visible()

    responder.goto(f"{stack.url}/settings/notifications")
    expect(responder.get_by_text("Only administrators see and change everybody's addresses.")).to_be_visible()
    assert responder.get_by_text("care@larkfield.example").count() == 0
    responder.get_by_role("button", name="Account: responder").click()
    responder.get_by_role("menuitem", name="How I am told").click()
    responder.get_by_role("checkbox", name="Slack").uncheck()
    responder.get_by_role("button", name="Save", exact=True).click()
    expect(responder.get_by_role("button", name="Save", exact=True)).to_be_disabled(timeout=PATIENCE)
    assert stack.call("responder", "GET", "/me/notifications").json()["channels"] == ["email"]
    # No administrator added an address yet.
    responder.get_by_role("button", name="Send me a test").click()
    expect(responder.get_by_text("Nothing reaches you")).to_be_visible(timeout=PATIENCE)
    admin.context.close()
    responder.context.close()


def rule(page: Page, name: str) -> Any:
    """A rule's line in the list, which opens its fields."""
    return page.get_by_role("region", name="The rules").get_by_role("button", name=re.compile(rf"^\d+ ?{name}\b"))


def test_an_admin_edits_a_rule_sees_an_unknown_field_tries_it_saves_and_goes_back(
    browser: Browser, stack: Stack
) -> None:
    post = stack.simulator.tweet("kay_s", "@larkfield the zeppelin add-on is broken and nobody answers me")
    case = stack.case_of(post)
    admin, responder = sign_in(browser, stack, "admin"), sign_in(browser, stack, "responder")
    admin.get_by_role("link", name="Settings").click()
    admin.get_by_role("tab", name="Triage rules").click()
    before = stack.call("admin", "GET", "/triage/rules").json()

    admin.get_by_role("button", name="Add a rule").click()
    admin.get_by_role("textbox", name="Name").fill("zeppelin")
    admin.get_by_role("textbox", name="Topic").fill("zeppelin")
    admin.get_by_role("textbox", name="Reason").fill("The zeppelin is press matter")
    admin.get_by_role("combobox", name="Desk").click()
    admin.get_by_role("option", name="PR").click()
    when = admin.get_by_role("textbox", name="When")
    when.fill('mention.txt =~~ "zeppelin"')
    said = admin.get_by_role("alert").filter(has_text="About this rule")
    expect(said).to_contain_text("There is no field mention.txt: did you mean mention.text?", timeout=PATIENCE)
    why = admin.get_by_role("textbox", name="Why these rules")
    why.fill("The press asks about it.")
    save, attempt = (admin.get_by_role("button", name=name) for name in ("Save rules", "Try on past posts"))
    expect(save).to_be_disabled()
    expect(attempt).to_be_disabled()

    when.fill('mention.text =~~ "zeppelin"')
    expect(said).to_have_count(0, timeout=PATIENCE)
    attempt.click()
    moved = admin.get_by_role("table", name="Posts that would go elsewhere")
    expect(moved).to_contain_text("zeppelin add-on", timeout=WEIGHING)
    expect(moved).to_contain_text("PR, normal, by zeppelin")
    expect(rule(admin, "zeppelin")).to_contain_text(re.compile(r"fits \d+, decides \d+"))
    assert stack.call("admin", "GET", "/triage/rules").json()["version"] == before["version"]

    save.click()
    history = admin.get_by_role("region", name="History")
    expect(history).to_contain_text("Rule zeppelin added", timeout=WEIGHING)
    expect(history).to_contain_text("The press asks about it.")
    assert stack.call("admin", "GET", "/triage/rules").json()["rules"]["rules"][0]["id"] == "zeppelin"
    assert stack.call("admin", "GET", f"/cases/{case}").json()["case"]["desk"] == "care"

    # Others read the rules, and change none.
    responder.goto(f"{stack.url}/settings/triage")
    rule(responder, "zeppelin").click()
    expect(responder.get_by_role("textbox", name="When")).to_have_attribute("readonly", "")
    for name in ("Save rules", "Try on past posts", "Add a rule", "Remove this rule", "Go back to version 0"):
        expect(responder.get_by_role("button", name=name)).to_have_count(0)
    assert stack.call("responder", "POST", "/triage/rules/try", {"rules": before["rules"]}).status_code == 403

    admin.get_by_role("button", name="Go back to version 0").click()
    admin.get_by_role("textbox", name="Why go back to version 0").fill("The press has stopped asking.")
    admin.get_by_role("button", name="Go back to these rules").click()
    expect(rule(admin, "zeppelin")).to_have_count(0, timeout=WEIGHING)
    assert stack.call("admin", "GET", "/triage/rules").json()["rules"] == before["rules"]
    admin.context.close()
    responder.context.close()


def test_an_admin_sets_the_service_times_and_the_brands_page_leaves_them_alone(browser: Browser, stack: Stack) -> None:
    admin, responder = sign_in(browser, stack, "admin"), sign_in(browser, stack, "responder")
    before = stack.call("admin", "GET", "/brand").json()
    admin.get_by_role("link", name="Settings").click()
    admin.get_by_role("tab", name="Service times").click()
    first = admin.get_by_role("textbox", name="First answer, critical, Every other")
    expect(first).to_have_value("15 min", timeout=PATIENCE)
    why, save = (
        admin.get_by_role("textbox", name="Why these service times"),
        admin.get_by_role("button", name="Save service times"),
    )
    why.fill("We promised it.")
    first.fill("soon")
    expect(save).to_be_disabled()
    first.fill("1 h 10 min")
    admin.get_by_role("textbox", name="Sunday").fill("")
    admin.get_by_role("combobox", name="Lead of Legal").click()
    admin.get_by_role("option", name="responder").click()
    save.click()
    history = admin.get_by_role("region", name="History")
    expect(history).to_contain_text("We promised it.", timeout=PATIENCE)
    now = stack.call("admin", "GET", "/brand").json()
    assert [(one["severity"], one["targets"]["first_answer"]) for one in now["service"]["classes"]] == [(1, 70)]
    assert (now["business_hours"]["sunday"], now["terms"]) == ([], before["terms"])
    assert now["service"]["desks"][0]["lead"]["name"] == "responder"

    admin.get_by_role("tab", name="Brand").click()
    admin.get_by_role("textbox", name="Terms", exact=True).fill("\n".join([*before["terms"], "Lark Fibre"]))
    admin.get_by_role("textbox", name="Why these settings").fill("A new product.")
    admin.get_by_role("button", name="Save settings").click()
    expect(admin.get_by_role("region", name="History")).to_contain_text("added Lark Fibre", timeout=PATIENCE)
    assert stack.call("admin", "GET", "/brand").json()["service"] == now["service"]

    responder.goto(f"{stack.url}/settings/service")
    expect(responder.get_by_role("textbox", name="First answer, critical, Every other")).to_have_value("1 h 10 min")
    for name in ("Save service times", "Add targets of its own", "Go back to version 1"):
        expect(responder.get_by_role("button", name=name)).to_have_count(0)
    admin.context.close()
    responder.context.close()

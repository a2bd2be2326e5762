"""Those who set things up: a library of templates, and the rules of triage, each person in a browser of their own."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.e2e.stack import Stack
from tests.e2e.test_loop import PATIENCE, sign_in

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
    emails = admin.get_by_role("group", name="Desk Care").get_by_role("textbox", name="E-mail addresses")
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

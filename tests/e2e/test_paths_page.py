"""Who approves what, who stands in, why cases happened, and what the history proves: each person in a browser."""

import re

from boto3.dynamodb.conditions import Key
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.stack import Stack
from tests.e2e.test_loop import PATIENCE, sign_in
from tests.waiting import eventually

PATHS = "The approval paths"


def settings(browser: Browser, stack: Stack, role: str, part: str) -> Page:
    """A part of the settings, by its tab."""
    page = sign_in(browser, stack, role)
    page.get_by_role("link", name="Settings", exact=True).click()
    page.get_by_role("tab", name=part).click()
    return page


def line(page: Page, region: str, name: str) -> Locator:
    """A line of the list, which opens its fields."""
    return page.get_by_role("region", name=region).get_by_role("button", name=re.compile(rf"^(\d+ ?)?{name}\b"))


def choose(page: Page, field: Locator, option: str) -> None:
    field.click()
    page.get_by_role("option", name=option, exact=True).click()


def test_an_admin_writes_a_path_sees_a_fault_as_they_type_saves_and_goes_back(browser: Browser, stack: Stack) -> None:
    admin = settings(browser, stack, "admin", "Approval paths")
    before = stack.call("admin", "GET", "/approval-paths").json()
    admin.get_by_role("button", name="Add a path").click()
    admin.get_by_role("textbox", name="Name").fill("both")
    admin.get_by_role("textbox", name="Reason", exact=True).fill("it is grave")
    choose(admin, admin.get_by_role("group", name="Step 1").get_by_role("combobox", name="of the desk"), "Legal")
    admin.get_by_role("button", name="Add a step").click()
    second = admin.get_by_role("group", name="Step 2")
    second.get_by_role("textbox", name="How many").fill("2")
    admin.get_by_role("textbox", name="Review ends after").fill("12")
    when = admin.get_by_role("textbox", name="When")
    when.fill("severty == 1")
    said = admin.get_by_role("alert").filter(has_text="About this path")
    expect(said).to_contain_text("did you mean severity", timeout=PATIENCE)
    admin.get_by_role("textbox", name="Why these paths").fill("Grave ones need both.")
    save = admin.get_by_role("button", name="Save paths")
    expect(save).to_be_disabled()
    when.fill("severity == 1")
    expect(said).to_have_count(0, timeout=PATIENCE)
    admin.get_by_role("button", name="Ask later").click()
    expect(line(admin, PATHS, "both")).to_contain_text("one of legal, then 2 other people")
    save.click()
    history = admin.get_by_role("region", name="History")
    expect(history).to_contain_text('Path "both" added', timeout=PATIENCE)
    saved = stack.call("admin", "GET", "/approval-paths").json()["rules"][1]
    assert (saved["when"], saved["path"]["review_hours"]) == ("severity == 1", 12)
    assert [(step["desk"], step["need"]) for step in saved["path"]["steps"]] == [("legal", 1), ("senior", 2)]

    line(admin, PATHS, "both").click()
    admin.get_by_role("button", name="Remove this path").press("Enter")
    expect(line(admin, PATHS, "both")).to_have_count(0)
    admin.get_by_role("button", name="Discard changes").click()
    expect(line(admin, PATHS, "both")).to_have_count(1)

    # Others read the paths, and change none.
    responder = settings(browser, stack, "responder", "Approval paths")
    line(responder, PATHS, "both").click()
    expect(responder.get_by_role("textbox", name="When")).to_have_attribute("readonly", "")
    for name in ("Save paths", "Add a path", "Add a step", "Remove this path", "Ask earlier", "Go back to version 0"):
        expect(responder.get_by_role("button", name=name)).to_have_count(0)
    for method, path in (("PUT", ""), ("POST", "/check"), ("POST", "/restore")):
        body = {"rules": before["rules"], "note": "mine", "to": 0}
        assert stack.call("responder", method, f"/approval-paths{path}", body, 1).status_code == 403

    admin.get_by_role("button", name=f"Go back to version {before['version']}").click()
    admin.get_by_role("textbox", name=f"Why go back to version {before['version']}").fill("It took too long.")
    admin.get_by_role("button", name="Go back to these paths").click()
    expect(line(admin, PATHS, "both")).to_have_count(0, timeout=PATIENCE)
    expect(history).to_contain_text(f"Back to version {before['version']}")
    assert stack.call("admin", "GET", "/approval-paths").json()["rules"] == before["rules"]
    admin.context.close()
    responder.context.close()


def test_an_admin_adds_renames_and_retires_root_causes_and_none_is_lost(browser: Browser, stack: Stack) -> None:
    admin = settings(browser, stack, "admin", "Root causes")
    before = stack.call("admin", "GET", "/causes").json()["groups"]
    line(admin, "The root causes", "Delivery and visits").click()
    admin.get_by_role("textbox", name="Cause 1").fill("Came late")
    admin.get_by_role("button", name="Retire: Lost").click()
    admin.get_by_role("button", name="Add a cause").click()
    admin.get_by_role("textbox", name=f"Cause {len(before[2]['causes']) + 1}").fill("Left in the rain")
    admin.get_by_role("button", name="Add a group").click()
    admin.get_by_role("textbox", name="Group").fill("The weather")
    admin.get_by_role("textbox", name="Cause 1").fill("Storm")
    why, save = (
        admin.get_by_role("textbox", name="Why these root causes"),
        admin.get_by_role("button", name="Save root causes"),
    )
    expect(save).to_be_disabled()
    why.fill("Winter comes.")
    save.click()
    history = admin.get_by_role("region", name="History")
    expect(history).to_contain_text('"Late" is called "Came late" now', timeout=PATIENCE)
    for words in ('"Lost" retired', '"Left in the rain" added', '"The weather" added', "Winter comes."):
        expect(history).to_contain_text(words)
    now = stack.call("admin", "GET", "/causes").json()["groups"]
    ids = [[cause["id"] for cause in group["causes"]] for group in now]
    assert ids[2][: len(before[2]["causes"])] == [cause["id"] for cause in before[2]["causes"]]
    assert (ids[2][-1], ids[-1]) == ("left-in-the-rain", ["storm", "other"])
    assert [cause["id"] for cause in now[2]["causes"] if cause["retired"]] == ["lost"]

    # What is saved has no way to go, and can be used again.
    line(admin, "The root causes", "Delivery and visits").click()
    expect(admin.get_by_role("button", name=re.compile("^Remove"))).to_have_count(0)
    expect(admin.get_by_role("button", name="Use again: Lost")).to_be_visible()
    admin.get_by_role("textbox", name="Cause 1").fill(" ")
    expect(admin.get_by_text("It needs a name.")).to_be_visible()
    why.fill("No name.")
    expect(save).to_be_disabled()

    responder = settings(browser, stack, "responder", "Root causes")
    line(responder, "The root causes", "The weather").click()
    expect(responder.get_by_role("textbox", name="Cause 1")).to_have_attribute("readonly", "")
    for name in ("Save root causes", "Add a group", "Add a cause", "Retire: Storm"):
        expect(responder.get_by_role("button", name=name)).to_have_count(0)
    refused = stack.call("responder", "PUT", "/causes", {"groups": now, "note": "mine"}, 1)
    assert refused.status_code == 403
    admin.context.close()
    responder.context.close()


def test_whoever_is_away_names_a_deputy_who_approves_and_comes_back(browser: Browser, stack: Stack) -> None:
    legal, pr, responder = (sign_in(browser, stack, role) for role in ("legal", "pr", "responder"))
    legal.get_by_role("button", name="Account: legal").click()
    legal.get_by_role("menuitem", name="I am away").click()
    dialog = legal.get_by_role("dialog", name="Be away")
    leave = dialog.get_by_role("button", name="Be away")
    expect(leave).to_be_disabled()
    deputy = dialog.get_by_role("combobox", name="Who stands in for you")
    deputy.click()
    # Neither oneself, nor anybody who does not approve.
    expect(legal.get_by_role("option", name="pr", exact=True)).to_be_visible(timeout=PATIENCE)
    for name in ("legal", "responder"):
        expect(legal.get_by_role("option", name=name, exact=True)).to_have_count(0)
    legal.get_by_role("option", name="pr", exact=True).click()
    dialog.get_by_label("Until").fill("2020-01-01T09:00")
    expect(dialog.get_by_text("This is over already.")).to_be_visible()
    expect(leave).to_be_disabled()
    dialog.get_by_label("Until").fill("2090-01-02T09:00")
    leave.click()
    expect(dialog).to_have_count(0)
    account = legal.get_by_role("button", name="Account: legal, away")
    expect(account).to_be_visible(timeout=PATIENCE)

    pr.get_by_role("link", name="Approvals").click()
    expect(pr.get_by_role("note").filter(has_text="You stand in for legal until")).to_be_visible(timeout=PATIENCE)
    responder.get_by_role("button", name="Account: responder").click()
    expect(responder.get_by_role("menuitem", name="Sign out")).to_be_visible()
    expect(responder.get_by_role("menuitem", name="I am away")).to_have_count(0)
    me = {role: stack.call(role, "GET", "/me").json()["id"] for role in ("responder", "pr")}
    assert stack.call("responder", "PUT", "/me/away", {"deputy_id": me["pr"]}).status_code == 403
    assert stack.call("legal", "PUT", "/me/away", {"deputy_id": me["responder"]}).status_code == 400

    account.click()
    expect(legal.get_by_text("pr stands in for you.")).to_be_visible()
    legal.get_by_role("menuitem", name="I am back").click()
    expect(legal.get_by_role("button", name="Account: legal", exact=True)).to_be_visible(timeout=PATIENCE)
    pr.reload()
    expect(pr.get_by_role("heading", name="Approvals")).to_be_visible(timeout=PATIENCE)
    expect(pr.get_by_text("You stand in")).to_have_count(0)
    assert stack.call("pr", "GET", "/me/away").json()["stands_in_for"] == []
    for page in (legal, pr, responder):
        page.context.close()


def test_the_history_says_who_did_what_with_which_text_and_an_auditor_proves_it(browser: Browser, stack: Stack) -> None:
    case = stack.case_of(stack.simulator.tweet("lou_brand", "@larkfield the router died again, and nobody calls back"))
    replies = f"/cases/{case}/replies"
    draft = stack.call("responder", "POST", replies, {"text": "Sorry, Lou."}).json()
    reply = f"{replies}/{draft['id']}"
    assert stack.call("responder", "PUT", reply, {"text": "We are sorry, Lou."}, 1).status_code == 200
    assert stack.call("responder", "POST", f"{reply}/submit", None, 2).status_code == 200
    assert stack.call("pr", "POST", f"{reply}/approve", None, 3).status_code == 200
    eventually(lambda: stack.reply(case, draft["id"])["state"] == "posted", "the answer in the thread")

    auditor, responder = sign_in(browser, stack, "auditor"), sign_in(browser, stack, "responder")
    for page in (auditor, responder):
        page.goto(f"{stack.url}/cases/{case}")
        expect(page.get_by_role("region", name="History")).to_be_visible(timeout=PATIENCE)
    history = auditor.get_by_role("region", name="History")
    for words in ("The case was opened", "responder drafted a reply", "pr approved the reply", "The reply was posted"):
        expect(history).to_contain_text(words)
    expect(history).to_contain_text("through the API")
    history.get_by_role("button", name="text 2").first.click()
    expect(auditor.get_by_role("dialog", name="Text 2")).to_contain_text("We are sorry, Lou.")
    auditor.keyboard.press("Escape")
    expect(auditor.get_by_role("region", name="Whose time")).to_contain_text(
        re.compile("Responders used .*, approvers")
    )

    prove = history.get_by_role("button", name="Prove this history")
    prove.click()
    expect(history.get_by_role("status")).to_contain_text("This history is whole", timeout=PATIENCE)
    expect(responder.get_by_role("button", name="Prove this history")).to_have_count(0)
    assert stack.call("responder", "GET", f"/cases/{case}/audit").status_code == 403

    table = stack.administrator.table(stack.outputs["Table"])
    key = Key("pk").eq(f"CASE#{case}") & Key("sk").begins_with("EVENT#")
    entry = next(one for one in table.query(KeyConditionExpression=key)["Items"] if one["kind"] == "approved")
    table.put_item(Item={**entry, "by_name": "somebody else"})
    prove.click()
    broken = history.get_by_role("alert")
    expect(broken).to_contain_text("This history is broken at one place", timeout=PATIENCE)
    expect(broken).to_contain_text(f"Entry {entry['seq']}, tampered")
    table.put_item(Item=entry)
    prove.click()
    expect(history.get_by_role("status")).to_contain_text("This history is whole", timeout=PATIENCE)
    auditor.context.close()
    responder.context.close()

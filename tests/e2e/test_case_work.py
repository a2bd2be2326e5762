"""People work on a case together, each in a browser of their own."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, Route, expect

from tests.e2e.stack import Stack
from tests.e2e.test_loop import PATIENCE, sign_in

SECRET = "Their contract ends in May, so be quick."


@contextmanager
def opened(browser: Browser, stack: Stack, case: str, *roles: str) -> Iterator[list[Page]]:
    """The case's page, in a browser for each role."""
    pages = [sign_in(browser, stack, role) for role in roles]
    for page in pages:
        page.goto(f"{stack.url}/cases/{case}")
        expect(page.get_by_role("article", name="Customer's post").first).to_be_visible(timeout=PATIENCE)
    yield pages
    for page in pages:
        page.context.close()


def freeze(page: Page, stack: Stack, case: str) -> str:
    """Let the page see the case as it is now, whatever happens to it; the address to unroute."""
    seen = stack.call("responder", "GET", f"/cases/{case}").text
    address = f"**/api/v1/cases/{case}"

    def as_it_was(route: Route) -> None:
        route.fulfill(body=seen, content_type="application/json")

    page.route(address, as_it_was)
    return address


def test_a_case_is_claimed_noted_for_a_colleague_and_handed_over(browser: Browser, stack: Stack) -> None:
    legal_id = stack.call("legal", "GET", "/me").json()["id"]
    post = stack.simulator.tweet("hal_marsh", "@larkfield you charged me twice, again")
    case = stack.case_of(post)
    with opened(browser, stack, case, "responder", "legal") as (responder, legal):
        responder.get_by_role("button", name="Claim case").click()
        expect(responder.get_by_text("Yours", exact=True)).to_be_visible()
        expect(legal.get_by_text("With responder")).to_be_visible(timeout=PATIENCE)
        expect(legal.get_by_role("status").filter(has_text="responder looks at this too")).to_be_visible()

        field = responder.get_by_role("combobox", name="New note").or_(
            responder.get_by_role("textbox", name="New note")
        )
        field.press_sequentially("@leg")
        responder.get_by_role("option", name=re.compile("^legal")).click()
        field.press_sequentially(SECRET)
        responder.get_by_role("button", name="Add note").click()
        note = legal.get_by_role("article", name="Note by responder")
        expect(note).to_contain_text(f"@legal {SECRET}", timeout=PATIENCE)
        kept = stack.call("legal", "GET", f"/cases/{case}").json()["notes"]
        assert [each["mentions"] for each in kept] == [[legal_id]]
        expect(legal.get_by_role("region", name="Thread")).not_to_contain_text("contract")
        assert stack.simulator.answers(post) == []

        responder.get_by_role("button", name="Hand over").click()
        dialog = responder.get_by_role("dialog", name="Hand this case over")
        give = dialog.get_by_role("button", name="Hand over")
        expect(give).to_be_disabled()
        dialog.get_by_role("combobox", name="Colleague").click()
        responder.get_by_role("option", name="legal", exact=True).click()
        dialog.get_by_role("textbox", name="Note").fill("It is about their contract.")
        give.click()
        expect(responder.get_by_text("With legal")).to_be_visible()
        expect(legal.get_by_text("Yours", exact=True)).to_be_visible(timeout=PATIENCE)
        expect(legal.get_by_role("region", name="History")).to_contain_text("to legal: It is about their contract.")
        assert responder.get_by_role("button", name="Hand over").count() == 0


def test_of_two_who_claim_in_the_same_instant_one_is_told_who_was_faster(browser: Browser, stack: Stack) -> None:
    case = stack.case_of(stack.simulator.tweet("ines_k", "@larkfield nobody picks up the phone"))
    with opened(browser, stack, case, "responder", "pr") as (responder, pr):
        address = freeze(pr, stack, case)
        responder.get_by_role("button", name="Claim case").click()
        expect(responder.get_by_text("Yours", exact=True)).to_be_visible()
        pr.get_by_role("button", name="Claim case").click()
        expect(pr.get_by_role("alert").filter(has_text="responder")).to_be_visible()
        pr.unroute(address)
        expect(pr.get_by_text("With responder")).to_be_visible(timeout=PATIENCE)
        assert stack.call("pr", "GET", f"/cases/{case}").json()["case"]["owner_name"] == "responder"


def test_words_outlast_a_conflict_that_names_who_changed_what(browser: Browser, stack: Stack) -> None:
    case = stack.case_of(stack.simulator.tweet("jon_p", "@larkfield third broken router this year"))
    with opened(browser, stack, case, "responder") as (responder,):
        address = freeze(responder, stack, case)
        responder.get_by_role("button", name="Resolve case").click()
        dialog = responder.get_by_role("dialog", name="Resolve this case")
        close = dialog.get_by_role("button", name="Resolve", exact=True)
        expect(close).to_be_disabled()
        dialog.get_by_role("combobox", name="Root cause").click()
        responder.get_by_role("option", name="Defect").click()
        dialog.get_by_role("textbox", name="Note").fill("A bad batch of routers.")
        version = stack.call("pr", "GET", f"/cases/{case}").json()["case"]["version"]
        assert stack.call("pr", "PUT", f"/cases/{case}/tags", {"tags": ["router"]}, version).status_code == 200

        close.click()
        told = dialog.get_by_role("alert")
        expect(told).to_contain_text("pr")
        expect(told).to_contain_text("tagged")
        expect(dialog.get_by_role("textbox", name="Note")).to_have_value("A bad batch of routers.")
        close.click()
        expect(dialog).to_have_count(0)
        responder.unroute(address)
        expect(responder.get_by_text("Resolved", exact=True).first).to_be_visible(timeout=PATIENCE)
        expect(responder.get_by_role("region", name="About the case")).to_contain_text("The product: Defect")
        of = stack.call("pr", "GET", f"/cases/{case}").json()["case"]
        assert (of["state"], of["root_cause"], of["tags"]) == ("resolved", "product/defect", ["router"])
        assert responder.get_by_role("button", name="Claim case").count() == 0


def test_a_snoozed_case_comes_back_when_its_customer_writes(browser: Browser, stack: Stack) -> None:
    post = stack.simulator.tweet("kit_lowe", "@larkfield the engineer did not come")
    case = stack.case_of(post)
    with opened(browser, stack, case, "responder") as (responder,):
        responder.get_by_role("button", name="Snooze").click()
        dialog = responder.get_by_role("dialog", name="Snooze this case")
        dialog.get_by_role("radio", name="Until the customer writes").check()
        dialog.get_by_role("button", name="Snooze").click()
        expect(responder.get_by_text("Snoozed until the customer writes")).to_be_visible()

        responder.get_by_role("link", name="Queue", exact=True).click()
        cases = responder.get_by_role("list", name="Cases")
        responder.get_by_role("radiogroup").get_by_text("Snoozed", exact=True).click()
        expect(cases.get_by_role("link", name="kit_lowe")).to_be_visible(timeout=PATIENCE)
        stack.simulator.tweet("kit_lowe", "@larkfield still nobody here", reply_to=post)
        expect(cases.get_by_role("link", name="kit_lowe")).to_have_count(0, timeout=PATIENCE)
        responder.mouse.move(0, 0)
        responder.get_by_role("radiogroup").get_by_text("Open", exact=True).click()
        expect(cases.get_by_role("link", name="kit_lowe")).to_be_visible(timeout=PATIENCE)
        of = stack.call("responder", "GET", f"/cases/{case}").json()["case"]
        assert of["state"] == "open"


def test_two_accounts_are_one_customer_on_a_ground_that_is_kept(browser: Browser, stack: Stack) -> None:
    here = stack.case_of(stack.simulator.tweet("olga_d", "@larkfield my line is dead, I am olgad on Reddit, too"))
    there = stack.case_of(stack.simulator.comment("olgad_", "u/larkfield_care my line is dead, who helps?"))
    with opened(browser, stack, here, "responder") as (responder,):
        customer = responder.get_by_role("region", name="Customer")
        customer.get_by_role("button", name="Link another account").click()
        dialog = responder.get_by_role("dialog", name="Link another account of this customer")
        dialog.get_by_role("textbox", name="A case of the other account").fill(f"{stack.url}/cases/{there}")
        expect(dialog.get_by_role("status")).to_contain_text("u/olgad_")
        same = dialog.get_by_role("button", name="They are one customer")
        expect(same).to_be_disabled()
        dialog.get_by_role("textbox", name="How do you know?").fill("She says so in her post on X.")
        same.click()
        also = customer.get_by_role("group", name="Also on Reddit")
        expect(also).to_contain_text("says responder")
        expect(also).to_contain_text("She says so in her post on X.")
        expect(also.get_by_role("link", name="u/olgad_")).to_be_visible()

        also.get_by_role("button", name="Undo").click()
        also.get_by_role("textbox", name="Why they are not one customer").fill("It was her sister.")
        also.get_by_role("button", name="Part the accounts").click()
        expect(customer).to_contain_text("parted again by responder")
        expect(customer.get_by_role("link", name="u/olgad_")).to_have_count(0)


def test_a_case_of_the_same_customer_goes_into_another(browser: Browser, stack: Stack) -> None:
    first = stack.case_of(stack.simulator.tweet("pia_w", "@larkfield where is my refund?"))
    second = stack.case_of(stack.simulator.tweet("pia_w", "@larkfield nobody answers about my refund"))
    with opened(browser, stack, first, "responder") as (responder,):
        responder.get_by_role("button", name="More").click()
        responder.get_by_role("menuitem", name="Merge another case into this").click()
        dialog = responder.get_by_role("dialog", name="Merge another case into this one")
        expect(dialog).to_contain_text("The other case stays as a pointer to this one")
        dialog.get_by_role("radio", name="nobody answers about my refund").click()
        dialog.get_by_role("button", name="Merge into this case").click()
        expect(responder.get_by_role("article", name="Customer's post")).to_have_count(2, timeout=PATIENCE)
        responder.goto(f"{stack.url}/cases/{second}")
        expect(responder.get_by_text("This case was merged")).to_be_visible(timeout=PATIENCE)
        assert responder.get_by_role("button", name="Resolve case").count() == 0
        responder.get_by_role("link", name="the case that it went into").click()
        expect(responder.get_by_role("group", name="Related cases")).to_contain_text("Went into this one")
    assert stack.call("responder", "GET", f"/cases/{second}").json()["case"]["merged_into"] == first


def test_the_queue_is_filtered_to_ones_own_cases(browser: Browser, stack: Stack) -> None:
    mine = stack.case_of(stack.simulator.tweet("lou_own", "@larkfield my bill is wrong, please look"))
    stack.case_of(stack.simulator.tweet("max_other", "@larkfield my bill is wrong as well"))
    version = stack.call("responder", "GET", f"/cases/{mine}").json()["case"]["version"]
    assert stack.call("responder", "POST", f"/cases/{mine}/claim", seen=version).status_code == 200
    responder = sign_in(browser, stack, "responder")
    responder.mouse.move(0, 0)
    cases = responder.get_by_role("list", name="Cases")
    expect(cases.get_by_role("link", name="max_other")).to_be_visible(timeout=PATIENCE)
    only_mine = responder.get_by_role("switch", name="Only mine")
    only_mine.focus()
    only_mine.press("Space")
    expect(only_mine).to_be_checked()
    expect(cases.get_by_role("link", name="lou_own")).to_be_visible()
    expect(cases.get_by_role("link", name="max_other")).to_have_count(0)
    responder.context.close()


def test_a_reader_finds_nothing_to_change_on_a_case(browser: Browser, stack: Stack) -> None:
    case = stack.case_of(stack.simulator.tweet("ned_v", "@larkfield is this still going on?"))
    with opened(browser, stack, case, "marketing") as (marketing,):
        for name in ("Claim case", "Hand over", "Take over", "Snooze", "Resolve case", "More", "Add note"):
            assert marketing.get_by_role("button", name=name).count() == 0, name
        for name in ("New note", "Tags"):
            assert marketing.get_by_role("textbox", name=name).count() == 0, name

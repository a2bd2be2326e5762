"""What somebody types is kept on the server, in a real browser and in two of one person."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.stack import Stack
from tests.e2e.test_case_work import opened
from tests.e2e.test_loop import PATIENCE
from tests.waiting import eventually

WORDS = "So sorry, Quinn. Nine days without a line is too long."


def field(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Your reply")


def kept(page: Page) -> Locator:
    return page.get_by_text("Kept", exact=True)


def submitted(stack: Stack, case: str, text: str, role: str = "responder") -> str:
    """A reply in review; its id."""
    draft = stack.call(role, "POST", f"/cases/{case}/replies", {"text": text}).json()
    path = f"/cases/{case}/replies/{draft['id']}"
    done = stack.call(role, "POST", f"{path}/submit", seen=draft["version"])
    assert done.status_code == 200, done.text
    return str(draft["id"])


@contextmanager
def cleared(browser: Browser, stack: Stack, case: str, *roles: str) -> Iterator[list[Page]]:
    """The case's page, in a browser for each role; what still waits in the case at the end is withdrawn."""
    with opened(browser, stack, case, *roles) as pages:
        yield pages
    for reply in stack.call("responder", "GET", f"/cases/{case}").json()["replies"]:
        if reply["state"] == "in_review":
            path = f"/cases/{case}/replies/{reply['id']}/withdraw"
            assert stack.call("responder", "POST", path, seen=reply["version"]).status_code == 200


def test_what_is_typed_is_there_after_a_reload_and_on_another_machine_and_for_nobody_else(
    browser: Browser, stack: Stack
) -> None:
    case = stack.case_of(stack.simulator.tweet("quinn_d", "@larkfield nine days without a line"))
    with cleared(browser, stack, case, "responder", "responder", "pr") as (desk, home, pr):
        field(desk).fill(WORDS)
        expect(kept(desk)).to_be_visible()
        desk.reload()
        expect(field(desk)).to_have_value(WORDS)
        home.reload()
        expect(field(home)).to_have_value(WORDS)
        expect(field(pr)).to_have_value("")
        assert stack.call("pr", "GET", f"/cases/{case}/draft").json()["text"] == ""

        desk.get_by_role("button", name="Send to review").click()
        expect(desk.get_by_role("article", name="Reply by responder")).to_contain_text("In review")
        assert stack.call("responder", "GET", f"/cases/{case}/draft").json()["version"] == 0
        desk.reload()
        expect(desk.get_by_role("button", name="Write another reply")).to_be_visible()
        assert field(desk).count() == 0


def test_leaving_the_page_keeps_the_last_words(browser: Browser, stack: Stack) -> None:
    case = stack.case_of(stack.simulator.tweet("rae_d", "@larkfield my bill went up again"))
    with cleared(browser, stack, case, "responder") as (page,):
        field(page).fill("Sorry, Rae.")
        page.get_by_role("link", name="Queue", exact=True).click()
        eventually(
            lambda: stack.call("responder", "GET", f"/cases/{case}/draft").json()["text"] == "Sorry, Rae.", "the words"
        )
        page.goto(f"{stack.url}/cases/{case}")
        expect(field(page)).to_have_value("Sorry, Rae.")
        page.get_by_role("button", name="Discard").click()
        expect(field(page)).to_have_value("")
        assert stack.call("responder", "GET", f"/cases/{case}/draft").json()["version"] == 0


def test_of_two_windows_that_type_neither_loses_a_word(browser: Browser, stack: Stack) -> None:
    case = stack.case_of(stack.simulator.tweet("sol_d", "@larkfield the engineer left without a word"))
    with cleared(browser, stack, case, "responder", "responder") as (one, other):
        expect(field(one)).to_have_value("")
        field(one).fill("Sorry, Sol. From the desk.")
        expect(kept(one)).to_be_visible()
        field(other).fill("Sorry, Sol. From home.")
        told = other.get_by_role("status", name="You typed something else elsewhere")
        expect(told).to_contain_text("From the desk.")
        expect(field(other)).to_have_value("Sorry, Sol. From home.")
        expect(other.get_by_role("button", name="Send to review")).to_be_disabled()
        assert stack.call("responder", "GET", f"/cases/{case}/draft").json()["text"] == "Sorry, Sol. From the desk."

        told.get_by_role("button", name="Go on with the words below").click()
        expect(kept(other)).to_be_visible()
        field(one).press_sequentially(" And")
        mine = one.get_by_role("status", name="You typed something else elsewhere")
        expect(mine).to_contain_text("From home.")
        mine.get_by_role("button", name="Take those from elsewhere").click()
        expect(field(one)).to_have_value("Sorry, Sol. From home.")
        expect(mine).to_have_count(0)


def test_words_that_the_server_does_not_take_are_said_to_be_not_kept_and_are_kept_later(
    browser: Browser, stack: Stack
) -> None:
    case = stack.case_of(stack.simulator.tweet("tam_d", "@larkfield no signal since the storm"))
    with cleared(browser, stack, case, "responder") as (page,):
        address = f"**/api/v1/cases/{case}/draft"
        page.route(address, lambda route: route.abort())
        field(page).fill("Sorry, Tam.")
        expect(page.get_by_role("status").filter(has_text="Not kept")).to_be_visible()
        page.unroute(address)
        field(page).press_sequentially(" We look.")
        expect(kept(page)).to_be_visible()
        expect(page.get_by_text("Not kept")).to_have_count(0)


def test_an_author_changes_a_reply_in_review_and_is_told_that_its_approval_starts_over(
    browser: Browser, stack: Stack
) -> None:
    case = stack.case_of(stack.simulator.tweet("uma_d", "@larkfield third missed appointment"))
    reply = submitted(stack, case, "Sorry, Uma. Three is too many.")
    with cleared(browser, stack, case, "responder", "pr") as (author, pr):
        card = author.get_by_role("article", name="Reply by responder")
        card.get_by_role("button", name="Edit").click()
        expect(card.get_by_role("note").filter(has_text="its approval starts over")).to_be_visible()
        send = card.get_by_role("button", name="Send these words to review")
        expect(send).to_be_disabled()
        words = card.get_by_role("textbox", name="Edit the reply")
        words.fill("So sorry, Uma. Three is three too many.")
        expect(kept(author)).to_be_visible()
        author.reload()
        expect(words).to_have_value("So sorry, Uma. Three is three too many.")
        send.click()
        expect(words).to_have_count(0)
        expect(card).to_contain_text("three too many")
        expect(card).to_contain_text("In review")
        theirs = pr.get_by_role("article", name="Reply by responder")
        expect(theirs).to_contain_text("three too many", timeout=PATIENCE)
        assert theirs.get_by_role("button", name="Edit").count() == 0
        now = stack.reply(case, reply)
        assert (now["state"], now["texts"], now["approvals"]) == ("in_review", 2, [])

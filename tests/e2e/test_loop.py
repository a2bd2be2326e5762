"""A customer's post is answered by two people in two browsers, and the answer is in the thread."""

import json
from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.stack import Stack
from tests.waiting import eventually

PATIENCE = 20_000  # milliseconds
HOSTILE = '@larkfield <img src=x onerror="document.title=1"><script>document.title=2</script> \u202eevil\u202c \u200b🔥'


def sign_in(browser: Browser, stack: Stack, role: str) -> Page:
    """A browser of their own, signed in through the hosted page."""
    page = browser.new_context().new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(stack.url)
    page.get_by_role("button", name="Sign in").click()
    page.locator('input[name="username"]').fill(role)
    page.locator('input[name="password"]').fill(stack.password(role))
    page.locator('input[name="password"]').press("Enter")
    expect(page.get_by_role("link", name="Queue", exact=True)).to_be_visible(timeout=PATIENCE)
    return page


@pytest.fixture
def responder(browser: Browser, stack: Stack) -> Iterator[Page]:
    page = sign_in(browser, stack, "responder")
    yield page
    page.context.close()


@pytest.fixture
def pr(browser: Browser, stack: Stack) -> Iterator[Page]:
    page = sign_in(browser, stack, "pr")
    yield page
    page.context.close()


def test_a_post_is_answered_by_two_people_and_the_answer_is_in_its_thread(
    stack: Stack, responder: Page, pr: Page
) -> None:
    post = stack.simulator.tweet("Ada_of_Saltby", "Great job @larkfield, third outage this week. Loving it.")
    case = stack.case_of(post)

    responder.mouse.move(0, 0)
    responder.get_by_role("list", name="Cases").get_by_role("link", name="Ada_of_Saltby").click()
    expect(responder.get_by_role("group", name="Reading").first).to_contain_text("sarcas", ignore_case=True)
    responder.get_by_role("textbox", name="Your reply").fill("Three in a week is too many, Ada. We are sorry.")
    responder.get_by_role("button", name="Send to review").click()
    expect(responder.get_by_role("article", name="Reply by responder")).to_contain_text("In review")
    assert stack.simulator.answers(post) == []

    pr.get_by_role("link", name="Approvals").click()
    pr.get_by_role("article", name="Reply by responder").first.get_by_role("button", name="Approve").click()
    eventually(lambda: stack.simulator.answers(post), "the answer in the thread")
    assert stack.simulator.answers(post) == ["Three in a week is too many, Ada. We are sorry."]

    expect(responder.get_by_role("article", name="Our answer", exact=True)).to_contain_text(
        "too many, Ada", timeout=PATIENCE
    )
    assert stack.call("pr", "GET", f"/cases/{case}").json()["case"]["state"] == "answered"


def test_the_author_finds_approval_disabled_and_the_api_refuses_it_too(stack: Stack, pr: Page) -> None:
    case = stack.case_of(stack.simulator.tweet("ben", "@larkfield my bill is wrong again"))
    draft = stack.call("pr", "POST", f"/cases/{case}/replies", {"text": "We look into it, Ben."}).json()
    path = f"/cases/{case}/replies/{draft['id']}"
    assert stack.call("pr", "POST", f"{path}/submit", seen=1).status_code == 200
    pr.goto(f"{stack.url}/cases/{case}")
    mine = pr.get_by_role("article", name="Reply by pr")
    expect(mine.get_by_role("button", name="Approve")).to_be_disabled(timeout=PATIENCE)
    refused = stack.call("pr", "POST", f"{path}/approve", seen=2)
    assert (refused.status_code, refused.json()["title"]) == (403, "Forbidden")
    assert stack.call("legal", "POST", f"{path}/withdraw", seen=2).status_code == 200


def test_hostile_text_is_shown_as_text(stack: Stack, responder: Page) -> None:
    case = stack.case_of(stack.simulator.tweet("eve", HOSTILE))
    title = responder.title()
    responder.goto(f"{stack.url}/cases/{case}")
    shown = responder.get_by_role("article", name="Customer's post")
    expect(shown).to_contain_text('<img src=x onerror="document.title=1">', timeout=PATIENCE)
    assert responder.locator("img[src=x]").count() == 0
    assert not responder.title().startswith(("1", "2")), title


def test_a_reader_finds_no_buttons_that_would_be_refused(browser: Browser, stack: Stack) -> None:
    case = stack.case_of(stack.simulator.tweet("cat", "@larkfield where is my engineer"))
    marketing = sign_in(browser, stack, "marketing")
    marketing.goto(f"{stack.url}/cases/{case}")
    expect(marketing.get_by_role("article", name="Customer's post")).to_be_visible(timeout=PATIENCE)
    for name in ("Send to review", "Approve", "Claim case", "Resolve case"):
        assert marketing.get_by_role("button", name=name).count() == 0
    marketing.context.close()


def test_a_refreshed_token_keeps_the_persons_role(stack: Stack, responder: Page) -> None:
    stored = responder.evaluate(
        "() => Object.values({...sessionStorage}).find((text) => text.includes('refresh_token'))"
    )
    form = {
        "grant_type": "refresh_token",
        "client_id": stack.outputs["UserPoolClientId"],
        "refresh_token": json.loads(stored)["refresh_token"],
    }
    answer = httpx.post(f"{stack.ports.url('emulator')}/oauth2/token", data=form).raise_for_status()
    headers = {"Authorization": f"Bearer {answer.json()['access_token']}"}
    assert httpx.get(f"{stack.url}/api/v1/me", headers=headers).json()["roles"] == ["responder"]


def test_the_page_runs_no_script_but_its_own(stack: Stack, responder: Page) -> None:
    answer = responder.goto(stack.url)
    assert answer
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy


def test_an_answer_appears_on_reddit_too(stack: Stack) -> None:
    post = stack.simulator.comment("kim_in_calder", "u/larkfield_care is anyone awake? router dead since noon")
    case = stack.case_of(post)
    reply = stack.approved(case, "We are, Kim. A moment, please.")
    eventually(lambda: stack.reply(case, reply)["state"] == "posted", "the comment")
    assert stack.reply(case, reply)["post_id"].startswith("t1_")

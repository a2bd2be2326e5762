"""Several people find the words of one reply together, each in a browser of their own."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.e2e.stack import Stack
from tests.e2e.test_drafts import cleared, kept, submitted
from tests.e2e.test_loop import PATIENCE
from tests.waiting import eventually

PROMISE = "So sorry, Vic. We will refund every penny by Friday."


def proposing(page: Page, text: str, why: str = "") -> None:
    """Propose other words for the reply on the page."""
    card = page.get_by_role("article", name="Reply by responder")
    card.get_by_role("button", name="Propose other words").click()
    card.get_by_role("textbox", name="Your words for it").fill(text)
    card.get_by_role("textbox", name="Why").fill(why)
    card.get_by_role("button", name="Propose these words").click()
    expect(card.get_by_role("region", name="Proposed words")).to_be_visible()


def test_a_reviewers_words_are_seen_as_a_change_and_accepted_by_the_author_with_a_reason(
    browser: Browser, stack: Stack
) -> None:
    case = stack.case_of(stack.simulator.tweet("vic_d", "@larkfield you billed me for a dead line"))
    reply = submitted(stack, case, "So sorry, Vic. We look at your bill.")
    with cleared(browser, stack, case, "responder", "pr", "legal", "marketing") as (author, pr, legal, marketing):
        assert author.get_by_role("button", name="Propose other words").count() == 0
        proposing(pr, PROMISE, "Say what they get.")
        for page in (author, legal, marketing):
            proposed = page.get_by_role("region", name="Proposed words")
            expect(proposed).to_contain_text("pr proposes other words", timeout=PATIENCE)
            expect(proposed).to_contain_text("Say what they get.")
            expect(proposed.locator("ins").first).to_be_visible()
            expect(proposed.locator("del").first).to_be_visible()
        # Whoever proposed the words may take them back, and approve neither text.
        expect(pr.get_by_role("button", name="Take it back")).to_be_visible()
        expect(legal.get_by_role("button", name="Approve these words")).to_be_visible()
        for page in (pr, legal, marketing):
            for name in ("Accept these words", "Decline", "Approve"):
                assert page.get_by_role("button", name=name, exact=True).count() == 0, name
        assert pr.get_by_role("button", name="Approve these words").count() == 0
        assert marketing.get_by_role("button", name=re.compile("Take it back|Approve")).count() == 0

        accept = author.get_by_role("button", name="Accept these words")
        reasons = author.get_by_role("textbox", name="Why it is right here")
        expect(reasons.first).to_be_visible(timeout=PATIENCE)
        expect(accept).to_be_disabled()
        for each in reasons.all():
            each.fill("legal agreed the refund with the customer")
        accept.click()
        card = author.get_by_role("article", name="Reply by responder")
        expect(card).to_contain_text("refund every penny")
        expect(card.get_by_role("region", name="Proposed words")).to_have_count(0)
        theirs = pr.get_by_role("article", name="Reply by responder")
        expect(theirs).to_contain_text("Some of its words are yours", timeout=PATIENCE)
        assert theirs.get_by_role("button", name="Approve").count() == 0
        now = stack.reply(case, reply)
        assert (now["state"], now["text"], len(now["writers"])) == ("in_review", PROMISE, 1)
        refused = stack.call("pr", "POST", f"/cases/{case}/replies/{reply}/approve", seen=now["version"])
        assert refused.status_code == 403


def test_words_are_declined_with_a_reason_and_others_go_out_with_a_third_persons_approval(
    browser: Browser, stack: Stack
) -> None:
    post = stack.simulator.tweet("wes_d", "@larkfield nobody came today either")
    case = stack.case_of(post)
    submitted(stack, case, "So sorry, Wes. We ask the engineer.")
    with cleared(browser, stack, case, "responder", "pr", "legal") as (author, pr, legal):
        proposing(pr, "Sorry.")
        author.get_by_role("button", name="Decline").click(timeout=PATIENCE)
        author.get_by_role("textbox", name="Why not these words").fill("It says nothing to them.")
        author.get_by_role("button", name="Decline the words").click()
        expect(pr.get_by_role("region", name="Proposed words")).to_have_count(0, timeout=PATIENCE)
        expect(pr.get_by_role("region", name="History")).to_contain_text("It says nothing to them.")
        expect(author.get_by_role("article", name="Reply by responder")).to_contain_text("We ask the engineer.")

        card = pr.get_by_role("article", name="Reply by responder")
        card.get_by_role("button", name="Propose other words").click()
        card.get_by_role("textbox", name="Your words for it").fill("So sorry, Wes. Twice is too often.")
        expect(kept(pr)).to_be_visible()
        pr.reload()
        card.get_by_role("button", name="Propose other words").click()
        expect(card.get_by_role("textbox", name="Your words for it")).to_have_value(
            "So sorry, Wes. Twice is too often."
        )
        card.get_by_role("button", name="Propose these words").click()
        assert stack.simulator.answers(post) == []
        legal.get_by_role("button", name="Approve these words").click(timeout=PATIENCE)
        eventually(lambda: stack.simulator.answers(post), "the answer in the thread")
    assert stack.simulator.answers(post) == ["So sorry, Wes. Twice is too often."]


def test_whoever_approves_sees_the_replies_that_wait_side_by_side_and_what_is_not_theirs_to_approve(
    browser: Browser, stack: Stack
) -> None:
    case = stack.case_of(stack.simulator.tweet("xia_d", "@larkfield my mail is gone since monday"))
    submitted(stack, case, "So sorry, Xia. We look at your mail.")
    with cleared(browser, stack, case, "responder", "pr") as (responder, pr):
        approve = pr.get_by_role("button", name="Approve", exact=True)
        expect(approve).to_have_count(1)
        assert pr.get_by_role("region", name="2 replies wait at once").count() == 0
        draft = stack.call("responder", "POST", f"/cases/{case}/replies", {"text": "It was our fault, Xia."}).json()
        path = f"/cases/{case}/replies/{draft['id']}"
        why = {"overrides": [{"rule": "admission.fault", "why": "legal cleared it"}]}
        sent = stack.call("responder", "POST", f"{path}/submit", why, draft["version"])
        assert (sent.status_code, sent.json()["path"]["name"]) == (200, "legal"), sent.text

        both = pr.get_by_role("region", name="2 replies wait at once, and answer the same post")
        expect(both).to_be_visible(timeout=PATIENCE)
        both.get_by_role("button", name="What differs").click()
        expect(both.locator("ins").first).to_be_visible()
        one = pr.get_by_role("article", name="Reply by responder").filter(has_text="We look at your mail")
        other = pr.get_by_role("article", name="Reply by responder").filter(has_text="our fault")
        places = [each.bounding_box() for each in (one, other)]
        assert places[0]
        assert places[1]
        assert places[0]["y"] == places[1]["y"]
        expect(other).to_contain_text("Waits for legal.")
        expect(approve).to_have_count(1)
        assert other.get_by_role("button", name="Approve", exact=True).count() == 0
        expect(responder.get_by_role("article", name="Reply by responder")).to_have_count(2, timeout=PATIENCE)
        assert responder.get_by_role("region", name="2 replies wait at once").count() == 0

        pr.goto(f"{stack.url}/approvals")
        mine = pr.get_by_role("article", name="Reply by responder").filter(has_text="We look at your mail").first
        also = mine.get_by_role("region", name="Another answer to the same post waits, too")
        expect(also).to_contain_text("It was our fault, Xia.", timeout=PATIENCE)

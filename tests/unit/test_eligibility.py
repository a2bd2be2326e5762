"""Whether a post can be answered is said before anyone writes, with every reason."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from amends.answering import eligibility
from amends.casefile import CaseFile, ReadMention
from amends.eligibility import ARCHIVED_AFTER, STALE_AFTER, Code, Eligibility, HouseRules, examine
from amends.errors import NotFound, Refused, Retry
from amends.looking import Presence, SourceFacts, fingerprint
from amends.mention import Mention, PlatformName
from amends.prices import Prices
from amends.publishing import no_rules
from amends.reply import ReplyState

from tests.builders import NOON, a_case, a_mention, a_reading, an_approved_reply
from tests.fakes import FakePlatform

REDDIT: dict[str, Any] = {"platform": PlatformName.REDDIT, "id": "t1_a"}


def facts(**changes: Any) -> SourceFacts:
    whole = {"id": "1001", "texts": {fingerprint(a_mention().text)}, "newest_version": "1001", "names_us": True}
    return SourceFacts.model_validate({**whole, **changes})


def said(seen: SourceFacts | None, mention: Mention | None = None, **more: Any) -> Eligibility:
    wanted = {"ours": [], "rules": HouseRules(), "now": NOON, **more}
    return examine(mention or a_mention(), seen, **wanted)


def codes(found: Eligibility) -> dict[Code, bool]:
    return {reason.code: reason.blocks for reason in found.reasons}


def test_an_ordinary_summons_can_be_answered_and_nothing_speaks_against_it() -> None:
    found = said(facts())
    assert (found.answerable, found.reasons, found.refusal) == (True, [], "")


@pytest.mark.parametrize(
    ("seen", "code"),
    [
        (facts(presence=Presence.GONE), Code.GONE),
        (facts(presence=Presence.REMOVED), Code.REMOVED),
        (facts(presence=Presence.HIDDEN), Code.HIDDEN),
        (facts(presence=Presence.SUSPENDED), Code.SUSPENDED),
        (facts(protected=True), Code.HIDDEN),
        (facts(newest_version="1002"), Code.EDITED),
        (facts(texts={fingerprint("something else")}), Code.EDITED),
        (facts(reply_settings="mentionedUsers", names_us=False), Code.REPLIES_LIMITED),
        (facts(reply_settings="following", names_us=False, follows_us=False), Code.REPLIES_LIMITED),
        (facts(locked=True), Code.LOCKED),
        (facts(archived=True), Code.ARCHIVED),
    ],
)
def test_what_the_platform_says_can_forbid_an_answer(seen: SourceFacts, code: Code) -> None:
    found = said(seen)
    assert (found.answerable, codes(found)) == (False, {code: True})
    assert found.refusal == found.reasons[0].words


@pytest.mark.parametrize("setting", ["mentionedUsers", "following", "subscribers", "verified"])
def test_whom_the_post_names_may_answer_whatever_its_author_set(setting: str) -> None:
    assert said(facts(reply_settings=setting)).reasons == []


@pytest.mark.parametrize(
    ("setting", "follows"), [("verified", None), ("subscribers", None), ("following", None), ("of next year", False)]
)
def test_a_setting_that_we_cannot_judge_is_a_warning(setting: str, follows: bool | None) -> None:
    found = said(facts(reply_settings=setting, names_us=False, follows_us=follows))
    assert codes(found) == {Code.REPLIES_PERHAPS_LIMITED: False}
    assert found.answerable


def test_an_author_who_follows_us_lets_us_answer_where_only_those_may() -> None:
    assert said(facts(reply_settings="following", names_us=False, follows_us=True)).reasons == []


def test_a_post_of_which_x_shows_two_forms_is_unchanged_where_one_is_ours() -> None:
    assert said(facts(texts={fingerprint(a_mention().text), fingerprint("the long form")})).answerable


def test_who_did_not_address_the_brand_is_not_answered_on_x() -> None:
    assert codes(said(facts(), a_mention(summoned=False))) == {Code.NOT_SUMMONED: True}
    assert said(None, a_mention(**REDDIT, summoned=False)).answerable


@pytest.mark.parametrize(
    ("rules", "code"),
    [
        (HouseRules(opted_out=True), Code.OPTED_OUT),
        (HouseRules(subreddit_left_alone=True), Code.SUBREDDIT_LEFT_ALONE),
        (HouseRules(answers_in_submission=3, most_in_submission=3), Code.SUBMISSION_FULL),
        (HouseRules(not_connected="no credentials"), Code.NOT_CONNECTED),
    ],
)
def test_our_own_rules_can_forbid_an_answer(rules: HouseRules, code: Code) -> None:
    assert codes(said(facts(), rules=rules)) == {code: True}


def test_a_submission_below_its_limit_takes_one_more() -> None:
    assert said(facts(), rules=HouseRules(answers_in_submission=2, most_in_submission=3)).answerable


@pytest.mark.parametrize(
    ("state", "code"),
    [
        (ReplyState.POSTED, Code.ANSWERED),
        (ReplyState.POSTING, Code.PERHAPS_ANSWERED),
        (ReplyState.MAYBE_POSTED, Code.PERHAPS_ANSWERED),
    ],
)
def test_one_answer_for_a_post_unless_a_person_wants_another(state: ReplyState, code: Code) -> None:
    ours = [an_approved_reply(id="r0", state=state)]
    assert codes(said(facts(), ours=ours)) == {code: True}
    assert codes(said(facts(), ours=ours, again=True)) == {code: False}


@pytest.mark.parametrize("state", [ReplyState.DRAFT, ReplyState.APPROVED, ReplyState.REFUSED, ReplyState.VOID])
def test_what_never_became_public_is_no_answer(state: ReplyState) -> None:
    assert said(facts(), ours=[an_approved_reply(id="r0", state=state)]).answerable


def test_an_answer_to_another_post_of_the_customer_does_not_count() -> None:
    assert said(facts(), ours=[an_approved_reply(state=ReplyState.POSTED, in_reply_to="900")]).answerable


def test_an_old_post_is_answered_with_a_warning() -> None:
    old = a_mention(created_at=NOON - STALE_AFTER - timedelta(seconds=1))
    assert codes(said(facts(), old)) == {Code.STALE: False}
    assert said(facts(), a_mention(created_at=NOON - STALE_AFTER)).reasons == []


def test_reddits_archive_is_a_guess_only_where_reddit_was_not_asked() -> None:
    old = a_mention(**REDDIT, created_at=NOON - ARCHIVED_AFTER - timedelta(days=1))
    assert codes(said(None, old)) == {Code.PERHAPS_ARCHIVED: False}
    assert codes(said(facts(id="t1_a", newest_version=None), old)) == {Code.STALE: False}


def test_a_private_message_is_not_answered_in_public() -> None:
    assert codes(said(None, a_mention(private=True))) == {Code.PRIVATE: True}


@pytest.mark.parametrize("dm", [True, False, None])
def test_it_says_whether_a_direct_message_would_arrive(dm: bool | None) -> None:
    assert said(facts(receives_dm=dm)).dm_open is dm


@pytest.mark.parametrize(
    ("mention", "plain", "link"),
    [
        (a_mention(), "0.010", "0.200"),
        (a_mention(summoned=False), "0.015", "0.200"),
        (a_mention(**REDDIT), "0", "0"),
    ],
)
def test_it_says_what_the_answer_costs_with_a_link_and_without(mention: Mention, plain: str, link: str) -> None:
    cost = said(None, mention).cost
    assert (cost.plain, cost.with_link) == (Decimal(plain), Decimal(link))


def test_a_price_that_the_operator_corrected_is_the_one_that_is_shown() -> None:
    rules = HouseRules(prices=Prices({"x.post.create.summoned": Decimal("0.5")}))
    cost = examine(a_mention(), None, [], rules, NOON).cost
    assert (cost.plain, cost.with_link) == (Decimal("0.5"), Decimal("0.200"))


class TestAsking:
    """A live look, judged."""

    def file(self, *mentions: Mention) -> CaseFile:
        thread = [ReadMention(mention=mention, reading=a_reading()) for mention in mentions or (a_mention(),)]
        return CaseFile(case=a_case(), thread=thread, replies=[], events=[])

    def test_the_latest_post_that_may_be_answered_is_asked_about(self) -> None:
        file = self.file(a_mention(), a_mention(id="1002"), a_mention(id="1003", summoned=False))
        assert eligibility(file, None, FakePlatform(), no_rules, NOON).mention_id == "1002"
        assert eligibility(file, "1003", FakePlatform(), no_rules, NOON).mention_id == "1003"
        with pytest.raises(NotFound):
            eligibility(file, "9", FakePlatform(), no_rules, NOON)

    def test_a_platform_that_cannot_be_asked_just_now_is_a_warning(self) -> None:
        x = FakePlatform()
        x.facts = Retry("X answered 503")
        found = eligibility(self.file(), None, x, no_rules, NOON)
        assert (codes(found), found.looked_at) == ({Code.NOT_LOOKED: False}, None)

    def test_a_platform_without_credentials_takes_no_answer(self) -> None:
        x = FakePlatform()
        x.facts = Refused("there are no credentials for x")
        assert eligibility(self.file(), None, x, no_rules, NOON).refusal == "there are no credentials for x"

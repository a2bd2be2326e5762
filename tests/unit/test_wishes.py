"""Who asks us to stop is told from who complains: 51 wishes, and 67 sentences that sound alike."""

import pytest
from amends.mention import Mention, Parent, PlatformName
from amends.wishes import Wish, wish_of

from tests.builders import a_mention

OUT = [
    "STOP",
    "stop",
    "Stop.",
    "Stop please",
    "please stop 🛑",
    "STOP!!! STOP!!!",
    "\u201cSTOP\u201d",
    "STOP ALL",
    "unsubscribe",
    "Unsubscribe me",
    "Unsubscribe me from this",
    "opt out",
    "opt-out",
    "Opt me out please",
    "I'd like to opt out",
    "I want to opt out of these messages",
    "I opt out.",
    "Remove me from this conversation",
    "don't reply to me",
    "Don\u2019t reply to me again",
    "Do not contact me",
    "Please do not contact me again.",
    "never message me again",
    "Never reply to my posts again",
    "stop replying",
    "Stop replying to me",
    "Please stop replying to my comments",
    "stop messaging me",
    "Stop DMing me",
    "can you stop tagging me please",
    "Could you please stop responding to me?",
    "I asked you to stop replying to me",
    "I don't want you to answer me any more",
    "I don't want any more replies from you",
    "I don't want to hear from you",
    "No more replies please",
    "leave me alone",
    "Just leave me alone, thanks",
    "My line has been down for a week. Please stop replying to me. I have switched.",
    "> How can we help?\n\nstop replying to me",
    "I told you to stop contacting me!",
    "I do not wish to be contacted",
    "Quit messaging me",
    "Cease contacting me",
    "stop pestering me",
    "I said stop.",
    "I don't want you replying to me",
    "stop sending me messages",
    "Kindly do not message me again",
    "I'm done, don't contact me anymore",
    "Would you please stop answering my comments",
]

NOT_OUT = [
    "stop charging me!",
    "Stop charging me for a line that does not work",
    "please stop the roadworks outside my house",
    "stop replying with copy and paste and fix my line",
    "Stop replying to me with bots",
    "Stop ignoring me",
    "stop ignoring my messages and answer",
    "Stop lying",
    "Stop it with the hold music",
    "don't stop",
    "please don't stop replying to me, you are my only hope",
    "Why did you stop replying to me?",
    "So you stop replying to me the moment it gets hard",
    "you don't reply to me",
    "Why don't you reply to me?",
    "if you don't reply to me today I am off",
    "If you can't help, stop replying to me",
    "Unless you have news, don't contact me",
    "They never answer me",
    "Don't reply here, DM me",
    "Don't contact me by post, use this",
    "Stop replying to me. Call me.",
    "stop replying, fix it",
    "Don't reply, do something",
    "Don't reply to me like that",
    "don't reply to me, reply to my wife",
    "don't bother",
    "don't worry",
    "I don't want your answers, I want my money",
    "I don't want replies, I want a refund",
    "how do I unsubscribe from your newsletter?",
    "Your unsubscribe link is broken",
    "unsubscribe me from your newsletter",
    "can I opt out of paperless billing?",
    "I opted out of marketing and still get letters",
    "You can't opt out of the price rise, of course",
    "they told me \u201cdon't reply to me\u201d",
    "\u201cDon't reply to me\u201d, is what your agent said",
    "Your text says reply STOP to opt out but nothing happens",
    "I sent STOP and you still text me",
    "bad bot",
    "my router won't stop rebooting",
    "The alarm doesn't stop",
    "when will it stop",
    "make it stop",
    "Your salesmen won't leave me alone",
    "leave my contract alone",
    "stop texting me about upgrades",
    "Stop calling me at dinner",
    "stop emailing me",
    "no more excuses",
    "no more outages please",
    "I never asked you to contact me",
    "Remove me from the loyalty tariff",
    "delete my data",
    "start",
    "stop by our street and see the cable yourself",
    "Stop. Sending. Bills.",
    "I want to opt out of the contract",
    "I can't unsubscribe",
    "Leave me alone with your upsells and fix it",
    "stop contacting me about the debt I paid",
    "Don't message me on another app, post here",
    "Could you stop the direct debit please",
    "please do not answer with a bot",
    "Do not contact me by phone",
    "Don't tag me as resolved",
]

IN = ["START", "start please", "opt in", "You can reply to me again", "please message me again", "opt me back in"]


def private(text: str, **changes: object) -> Mention:
    return a_mention(text=text, platform=PlatformName.REDDIT, id="t4_m1", private=True, **changes)


@pytest.mark.parametrize("text", OUT)
def test_a_wish_to_be_left_alone_is_understood(text: str) -> None:
    assert wish_of(private(text)) is Wish.OUT


@pytest.mark.parametrize("text", NOT_OUT)
def test_a_complaint_that_sounds_alike_is_none(text: str) -> None:
    assert wish_of(private(text)) is not Wish.OUT


@pytest.mark.parametrize("text", IN)
def test_who_wants_answers_again_is_understood(text: str) -> None:
    assert wish_of(private(text)) is Wish.IN


@pytest.mark.parametrize("text", ["@larkfield stop replying", "@larkfield STOP", "stop replying to me @larkfield"])
def test_a_post_on_x_that_names_the_brand_can_opt_out(text: str) -> None:
    assert wish_of(a_mention(text=text)) is Wish.OUT
    assert wish_of(a_mention(text=text, summoned=False)) is None


BRAND = Parent(id="9", text="How can we help?", by_brand=True)
NEIGHBOUR = Parent(id="9", text="what a day", by_brand=False)
ON_REDDIT = {"platform": PlatformName.REDDIT, "id": "t1_c1", "source": "reddit.subreddit.larkfield"}


def test_what_answers_us_is_said_to_us_even_where_the_brand_was_not_named() -> None:
    assert wish_of(a_mention(text="stop", summoned=False, parent=BRAND)) is Wish.OUT
    assert wish_of(a_mention(text="stop", **ON_REDDIT, parent=BRAND)) is Wish.OUT


def test_a_lone_stop_under_somebody_elses_post_is_said_to_them() -> None:
    assert wish_of(a_mention(text="@ben @larkfield stop", parent=NEIGHBOUR)) is None
    assert wish_of(a_mention(text="@larkfield stop replying to me", parent=NEIGHBOUR)) is Wish.OUT


def test_talk_among_others_in_the_brands_subreddit_is_no_wish_of_us() -> None:
    for text in ("stop", "u/ben stop replying to me", "leave me alone"):
        assert wish_of(a_mention(text=text, **ON_REDDIT, parent=NEIGHBOUR)) is None
    assert wish_of(a_mention(text="u/larkfield_care leave me alone", **ON_REDDIT, named=True)) is Wish.OUT

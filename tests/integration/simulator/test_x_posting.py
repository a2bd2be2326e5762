"""Posting to X with tweepy: what the rules let a brand do, and what they do not."""

import pytest
import tweepy

from simulator.x.weights import weight
from tests.integration.simulator.running import Running


def refusal(x: tweepy.Client, **post: object) -> str:
    with pytest.raises(tweepy.Forbidden) as refused:
        x.create_tweet(**post)
    body = refused.value.response.json()
    assert (body["status"], body["title"], body["type"]) == (403, "Forbidden", "about:blank")
    return str(body["detail"])


def test_a_reply_to_a_summons_stands_in_its_thread(simulator: Running, x: tweepy.Client) -> None:
    summons = simulator.post("summons", "@larkfield help")
    reply = str(x.create_tweet(text="On it", in_reply_to_tweet_id=summons).data["id"])
    thread = simulator.control("GET", f"x/threads/{summons}").json()["posts"]
    assert [(post["id"], post["author"], post["text"], post["in_reply_to"]) for post in thread] == [
        (summons, "summons", "@larkfield help", None),
        (reply, "larkfield", "On it", summons),
    ]


def test_x_puts_the_authors_handle_before_a_reply(simulator: Running, x: tweepy.Client) -> None:
    summons = simulator.post("prefixed", "@larkfield @summons help")
    reply = x.create_tweet(text="On it, both of you", in_reply_to_tweet_id=summons).data["id"]
    shown = x.get_tweet(reply, tweet_fields=["display_text_range", "entities"]).data
    assert shown.text == "@prefixed @summons On it, both of you"
    assert shown.data["display_text_range"] == [19, 37]
    alone = x.create_tweet(
        text="Only you", in_reply_to_tweet_id=summons, exclude_reply_user_ids=[x.get_user(username="summons").data.id]
    )
    assert x.get_tweet(alone.data["id"]).data.text == "@prefixed Only you"


def test_a_reply_to_someone_who_did_not_summon_the_brand_is_refused(simulator: Running, x: tweepy.Client) -> None:
    stranger = simulator.post("stranger", "Larkfield is down again")
    assert "not been mentioned" in refusal(x, text="We are sorry", in_reply_to_tweet_id=stranger)
    own = x.create_tweet(text="Anyone there?").data["id"]
    unsaid = simulator.post("stranger", "no", reply_to=own)
    assert "not been mentioned" in refusal(x, text="Oh", in_reply_to_tweet_id=unsaid)


def test_a_quote_of_the_brands_post_is_a_summons(simulator: Running, x: tweepy.Client) -> None:
    own = x.create_tweet(text="We are proud of our network").data["id"]
    quote = simulator.post("quoter", "Are you now", quote_of=str(own))
    assert x.create_tweet(text="Mostly", in_reply_to_tweet_id=quote).data["id"]


def test_a_quote_of_somebody_elses_post_is_none(simulator: Running, x: tweepy.Client) -> None:
    other = simulator.post("rival", "We are proud too")
    quote = simulator.post("quoter", "Hm", quote_of=other)
    assert "not been mentioned" in refusal(x, text="Look at us", in_reply_to_tweet_id=quote)


def test_a_text_is_refused_the_second_time(simulator: Running, x: tweepy.Client) -> None:
    one, two = simulator.post("twice", "@larkfield a"), simulator.post("twice", "@larkfield b")
    first = x.create_tweet(text="The same words", in_reply_to_tweet_id=one).data["id"]
    assert "duplicate content" in refusal(x, text="The same  words", in_reply_to_tweet_id=two)
    x.delete_tweet(first)
    assert x.create_tweet(text="The same words", in_reply_to_tweet_id=two).data["id"]


def test_customers_may_repeat_themselves(simulator: Running) -> None:
    assert simulator.post("parrot", "@larkfield hello") != simulator.post("parrot", "@larkfield hello")


@pytest.mark.parametrize(
    ("text", "weighs"),
    [("a" * 281, 281), ("信" * 141, 282), ("😀" * 141, 282), ("a" * 258 + " https://example.com/" + "b" * 200, 282)],
)
def test_more_than_280_weighted_characters_are_refused(x: tweepy.Client, text: str, weighs: int) -> None:
    assert weight(text, is_reply=False) == weighs
    assert "too long" in refusal(x, text=text)


@pytest.mark.parametrize(
    "text", ["a" * 280, "信" * 140, "👩‍👩‍👧‍👦" * 140, "a" * 256 + " https://example.com/" + "b" * 200]
)
def test_280_weighted_characters_are_posted(x: tweepy.Client, text: str) -> None:
    created = x.create_tweet(text=text)
    assert x.get_tweet(created.data["id"]).data.text == text


def test_handles_at_the_start_of_a_reply_weigh_nothing(simulator: Running, x: tweepy.Client) -> None:
    summons = simulator.post("weightless", "@larkfield help")
    assert x.create_tweet(text="@weightless " + "b" * 280, in_reply_to_tweet_id=summons).data["id"]
    assert "too long" in refusal(x, text="@weightless " + "c" * 280)


def test_a_reply_to_a_deleted_post_is_refused(simulator: Running, x: tweepy.Client) -> None:
    summons = simulator.post("fickle", "@larkfield help")
    simulator.control("DELETE", f"x/posts/{summons}")
    assert "deleted or not visible" in refusal(x, text="Too late", in_reply_to_tweet_id=summons)


def test_quote_posts_are_not_to_be_had(simulator: Running, x: tweepy.Client) -> None:
    assert "not permitted" in refusal(x, text="Look", quote_tweet_id=simulator.post("quotable", "@larkfield hi"))


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"text": ""},
        {"text": " \n "},
        {"text": 5},
        {"text": "a", "colour": "blue"},
        {"text": "a", "reply": {"in_reply_to_tweet_id": "latest"}},
        {"text": "a", "reply": {"in_reply_to_tweet_id": 17}},
        {"text": "a", "reply": "17"},
        {"text": "a lone \ud800 surrogate"},
    ],
)
def test_a_body_that_x_would_not_take_is_a_400(x: tweepy.Client, body: dict[str, object]) -> None:
    with pytest.raises(tweepy.BadRequest):
        x.request("POST", "/2/tweets", json=body, user_auth=True)


def test_the_brand_deletes_its_own_posts_and_no_others(simulator: Running, x: tweepy.Client) -> None:
    own, other = x.create_tweet(text="A slip").data["id"], simulator.post("someone", "@larkfield hm")
    assert x.delete_tweet(own).data == {"deleted": True}
    assert x.get_tweet(own).errors
    with pytest.raises(tweepy.Forbidden):
        x.delete_tweet(other)
    assert x.get_tweet(other).data


def test_a_post_with_a_deep_link_shows_a_button_and_no_other_link_does(simulator: Running, x: tweepy.Client) -> None:
    summons = simulator.post("summons", "@larkfield my bill is wrong")
    link = "https://x.com/messages/compose?recipient_id=2244994945"
    said = {"in_reply_to_tweet_id": summons, "direct_message_deep_link": link}
    reply = str(x.create_tweet(text="Sorry. Send us a message", **said).data["id"])
    plain = str(x.create_tweet(text="Sorry, in plain words", in_reply_to_tweet_id=summons).data["id"])
    thread = simulator.control("GET", f"x/threads/{summons}").json()["posts"]
    assert {post["id"]: post["message_button"] for post in thread} == {summons: False, reply: True, plain: False}
    with pytest.raises(tweepy.BadRequest, match="link to a message"):
        x.create_tweet(text="Click here", direct_message_deep_link="https://evil.example")

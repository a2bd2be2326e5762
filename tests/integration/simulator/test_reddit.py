"""Reddit with praw: reading, answering, and what it refuses."""

import praw
import prawcore
import pytest
from praw.models import Comment, Message

from simulator.reddit.limits import Window
from tests.integration.simulator.conftest import Start
from tests.integration.simulator.running import Running


def test_the_bots_password_lets_it_in(reddit: praw.Reddit) -> None:
    assert str(reddit.user.me()) == "larkfield_care"


def test_a_wrong_password_is_no_grant(simulator: Running) -> None:
    with pytest.raises(prawcore.exceptions.OAuthException) as refusal:
        simulator.reddit(password="wrong").user.me()
    assert "invalid_grant" in str(refusal.value)


@pytest.mark.parametrize("key", ["client_id", "client_secret"])
def test_a_wrong_app_is_refused(simulator: Running, key: str) -> None:
    with pytest.raises(prawcore.exceptions.ResponseException) as refusal:
        simulator.reddit(**{key: "wrong"}).user.me()
    assert refusal.value.response.status_code == 401


def test_a_made_up_token_is_refused_in_reddits_shape(simulator: Running) -> None:
    base = simulator.credentials["reddit"]["base_url"]
    answer = simulator.http.get(f"{base}/api/v1/me", headers={"Authorization": "bearer made-up"})
    assert answer.status_code == 401
    assert answer.json() == {"message": "Unauthorized", "error": 401}
    assert 'error="invalid_token"' in answer.headers["www-authenticate"]


def test_a_mention_lies_in_the_inbox_until_it_is_read(simulator: Running, reddit: praw.Reddit) -> None:
    name = simulator.comment("mentioning", "Hey u/Larkfield_Care, my line is dead")
    other = simulator.comment("mentioning", "This is for nobody, my_u/larkfield_care")
    mention = next(iter(reddit.inbox.mentions(limit=1)))
    assert (mention.fullname, str(mention.author), mention.new) == (name, "mentioning", True)
    assert mention.context.startswith("/r/larkfield/comments/")
    assert mention in list(reddit.inbox.unread())
    mention.mark_read()
    assert mention not in list(reddit.inbox.unread())
    assert mention in list(reddit.inbox.all())
    mention.mark_unread()
    assert mention in list(reddit.inbox.unread())
    assert other not in [item.fullname for item in reddit.inbox.all(limit=None)]


def test_a_submission_that_names_the_brand_lies_in_the_inbox(simulator: Running, reddit: praw.Reddit) -> None:
    name = simulator.comment("asking", "u/larkfield_care is it true?", title="Prices go up")
    assert name in [item.fullname for item in reddit.inbox.unread()]
    submission = next(iter(reddit.subreddit("larkfield").new(limit=1)))
    assert (submission.fullname, submission.title, submission.is_self) == (name, "Prices go up", True)


def test_an_answer_stands_under_the_comment_and_in_the_bots_history(simulator: Running, reddit: praw.Reddit) -> None:
    name = simulator.comment("answered", "u/larkfield_care help")
    reply = reddit.comment(name[3:]).reply("On it")
    assert isinstance(reply, Comment)
    assert (reply.body, reply.parent_id, str(reply.author)) == ("On it", name, "larkfield_care")
    assert next(iter(reddit.redditor("larkfield_care").comments.new(limit=1))) == reply
    refreshed = reddit.comment(name[3:]).refresh()
    assert refreshed.replies[0] == reply
    assert reply in list(refreshed.submission.comments.list())
    thread = simulator.control("GET", f"reddit/threads/{reply.link_id}").json()
    assert {"id": reply.id, "author": "larkfield_care", "body": "On it", "parent": name}.items() <= thread["comments"][
        -1
    ].items()


def test_a_customers_reply_to_the_bot_is_a_comment_reply(simulator: Running, reddit: praw.Reddit) -> None:
    name = simulator.comment("replying", "u/larkfield_care help")
    reply = reddit.comment(name[3:]).reply("How can we help?")
    assert isinstance(reply, Comment)
    again = simulator.comment("replying", "Call me", parent=reply.fullname)
    item = next(iter(reddit.inbox.unread(limit=1)))
    assert (item.fullname, item.type, item.subject) == (again, "comment_reply", "comment reply")
    assert again not in [mention.fullname for mention in reddit.inbox.mentions()]


def test_comments_come_newest_first_in_pages(start: Start) -> None:
    simulator = start()
    reddit = simulator.reddit()
    names = [simulator.comment("busy", f"comment {n}") for n in range(130)]
    listed = [comment.fullname for comment in reddit.subreddit("larkfield").comments(limit=None)]
    assert listed == names[::-1]
    newer = reddit.subreddit("larkfield").comments(limit=5, params={"before": names[100]})
    assert [comment.fullname for comment in newer] == names[105:100:-1]
    assert not list(reddit.subreddit("larkfield").comments(params={"before": names[-1]}))
    simulator.control("DELETE", f"reddit/comments/{names[100]}")
    # An anchor that is gone gives nothing, however much there is behind it.
    assert not list(reddit.subreddit("larkfield").comments(params={"before": names[100]}))


def test_what_its_author_deleted_keeps_its_place_and_loses_its_words(simulator: Running, reddit: praw.Reddit) -> None:
    deleted, removed = simulator.comment("leaver", "secret"), simulator.comment("spammer", "buy this")
    simulator.control("DELETE", f"reddit/comments/{deleted}")
    simulator.control("DELETE", f"reddit/comments/{removed}?removed=1")
    gone, moderated = reddit.info(fullnames=[deleted, removed])
    assert (gone.author, gone.body) == (None, "[deleted]")
    assert (moderated.author, moderated.body) == (None, "[removed]")
    assert deleted not in [comment.fullname for comment in reddit.subreddit("larkfield").comments()]


def test_an_answer_to_a_deleted_comment_is_refused(simulator: Running, reddit: praw.Reddit) -> None:
    name = simulator.comment("leaver", "u/larkfield_care help")
    simulator.control("DELETE", f"reddit/comments/{name}")
    with pytest.raises(praw.exceptions.RedditAPIException) as refusal:
        reddit.comment(name[3:]).reply("Too late")
    assert refusal.value.items[0].error_type == "DELETED_COMMENT"


@pytest.mark.parametrize(("text", "error"), [("  ", "NO_TEXT"), ("a" * 10_001, "TOO_LONG")])
def test_a_comment_without_or_with_too_much_text_is_refused(
    simulator: Running, reddit: praw.Reddit, text: str, error: str
) -> None:
    name = simulator.comment("short", "u/larkfield_care help")
    with pytest.raises(praw.exceptions.RedditAPIException) as refusal:
        reddit.comment(name[3:]).reply(text)
    assert refusal.value.items[0].error_type == error


def test_private_messages_go_both_ways(simulator: Running, reddit: praw.Reddit) -> None:
    simulator.control("POST", "reddit/messages", {"from": "private", "subject": "My bill", "text": "It is wrong"})
    message = next(iter(reddit.inbox.messages(limit=1)))
    assert (message.subject, message.body, str(message.author), message.was_comment) == (
        "My bill",
        "It is wrong",
        "private",
        False,
    )
    answer = message.reply("Let us see")
    assert isinstance(answer, Message)
    assert (answer.subject, str(answer.dest)) == ("re: My bill", "private")
    reddit.redditor("private").message(subject="Your bill", message="It is right now")
    assert [sent.body for sent in reddit.inbox.sent(limit=2)] == ["It is right now", "Let us see"]


def test_a_message_to_nobody_is_refused(reddit: praw.Reddit) -> None:
    with pytest.raises(praw.exceptions.RedditAPIException) as refusal:
        reddit.redditor("nobody_at_all").message(subject="s", message="m")
    assert refusal.value.items[0].error_type == "USER_DOESNT_EXIST"


def test_an_unknown_user_is_a_404(reddit: praw.Reddit) -> None:
    with pytest.raises(prawcore.exceptions.NotFound):
        reddit.redditor("nobody_at_all").comment_karma  # noqa: B018  # reading it is the call


def test_every_answer_says_what_is_left_of_the_window(simulator: Running) -> None:
    before, after = (simulator.reddit_get("/api/v1/me").headers for _ in range(2))
    assert int(after["x-ratelimit-used"]) == int(before["x-ratelimit-used"]) + 1
    assert int(after["x-ratelimit-remaining"]) == int(before["x-ratelimit-remaining"]) - 1
    assert 0 < int(after["x-ratelimit-reset"]) <= 600


def test_a_thousand_requests_fill_a_window_of_ten_minutes() -> None:
    window = Window(now=0)
    allowed = [window.take(1)[0] for _ in range(1001)]
    assert allowed == [True] * 1000 + [False]
    assert window.take(300)[0]


def test_a_token_outlives_a_restart(start: Start) -> None:
    simulator = start()
    token = simulator.reddit_token()
    simulator.end()
    simulator.start()
    assert simulator.reddit_get("/api/v1/me", token).json()["name"] == "larkfield_care"


def test_without_raw_json_markup_comes_as_entities(simulator: Running) -> None:
    path = f"/api/info?id={simulator.comment('markup', 'a < b & c')}"
    bodies = [
        simulator.reddit_get(asked).json()["data"]["children"][0]["data"]["body"]
        for asked in (path, f"{path}&raw_json=1")
    ]
    assert bodies == ["a &lt; b &amp; c", "a < b & c"]

"""Hostile text comes out as it went in, and is inert on the page."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import tweepy

from tests.integration.simulator.conftest import Start
from tests.integration.simulator.running import Running
from tests.waiting import eventually

HOSTILE = {
    "markup": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "placeholder": "<!--nonce--> {{ 7*7 }} %s",
    "rtl": "\u202eright to left\u202c \u2066isolated",
    "zero_width": "zero\u200bwidth\u200d\ufeffjoined",
    "long": "long " * 2000,
    "nul": "nul \x00 in the middle\x00",
    "surrogates": "lone \ud800 and \udfff and \udc00\ud800",
    "emoji": "👩‍👩‍👧‍👦 🏳️‍🌈 𝒳 " * 20,
    "combining": "Z̷̢͎a̴͇lgo" * 50,
    "lines": "a\r\nb\u2028c\u2029d\x0b\x1ce",
    "sql": "'; DROP TABLE x_posts; --",
}


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A simulator that played every text from a feed file."""
    folder = tmp_path_factory.mktemp("hostile")
    lines = [
        json.dumps({"author": name, "text": f"@united {text}", "created_at": "2015-02-17T00:00:00Z"})
        for name, text in HOSTILE.items()
    ]
    (folder / "hostile.jsonl").write_text("\n".join(lines))
    running = Running(folder / "state", "--feed", str(folder / "hostile.jsonl"), "--speed", "1000000")
    eventually(lambda: running.status()["feed"]["done"], "everything played")
    yield running
    running.http.close()
    running.end()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_played_text_comes_out_of_x_as_it_went_in(played: Running, name: str) -> None:
    client = played.signed()
    found = client.search_recent_tweets(f"from:{name}").data
    assert [post.text for post in found] == [f"@united {HOSTILE[name]}"]
    assert client.get_users_mentions(played.user_id, max_results=100).meta["result_count"] == len(HOSTILE)
    client.session.close()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_comment_comes_out_of_reddit_as_it_went_in(simulator: Running, name: str) -> None:
    text = f"u/larkfield_care {HOSTILE[name]}"
    fullname = simulator.comment("hostile", text)
    reddit = simulator.reddit()
    assert next(iter(reddit.info(fullnames=[fullname]))).body == text
    assert next(iter(reddit.inbox.mentions(limit=1))).body == text


def test_answers_are_ascii_with_escapes(played: Running) -> None:
    token = played.credentials["x"]["bearer_token"]
    url = f"{played.url}/2/tweets/search/recent?query=from:surrogates"
    answer = played.http.get(url, headers={"Authorization": f"Bearer {token}"})
    assert answer.content.isascii()
    assert b"\\ud800 and \\udfff" in answer.content


@pytest.mark.parametrize("name", HOSTILE)
def test_a_text_is_inert_on_the_page(played: Running, name: str) -> None:
    page = played.http.get(f"{played.url}/")
    assert page.status_code == 200
    assert "<img" not in page.text
    assert page.text.count("<script") == 1
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page.text
    assert f"@{name}" in page.text
    assert page.encoding == "utf-8"
    page.content.decode("utf-8")  # a page with a broken character would raise here


def test_the_page_runs_no_script_but_its_own(played: Running) -> None:
    policy = played.http.get(f"{played.url}/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy


def test_the_form_posts_as_a_customer_on_either_platform(start: Start, tmp_path: Path) -> None:
    simulator = start()
    form = {"author": "walkin", "text": "@larkfield <b>hello</b>", "on": "x", "answers": ""}
    page = simulator.http.post(f"{simulator.url}/_sim/page/posts", data=form)
    assert "@larkfield &lt;b&gt;hello&lt;/b&gt;" in page.text
    client = simulator.signed()
    post = client.get_users_mentions(simulator.user_id).data[0]
    client.create_tweet(text="Good day", in_reply_to_tweet_id=post.id)
    client.session.close()
    shown = simulator.http.get(f"{simulator.url}/_sim/page/threads").text
    assert '<div class="post brand"' in shown
    simulator.http.post(f"{simulator.url}/_sim/page/posts", data=form | {"on": "reddit", "text": "u/larkfield_care?"})
    assert simulator.status()["reddit"]["comments"] == 1
    refused = simulator.http.post(f"{simulator.url}/_sim/page/posts", data=form | {"answers": "<17>"})
    assert "must be an id" in refused.text
    assert "<17>" not in refused.text
    foreign = simulator.http.post(
        f"{simulator.url}/_sim/page/posts", data=form, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert foreign.status_code == 403
    assert simulator.status()["x"]["posts"] == 2


def test_a_lone_surrogate_from_the_brand_is_refused(simulator: Running, x: tweepy.Client) -> None:
    with pytest.raises(tweepy.BadRequest):
        x.create_tweet(text="broken \ud800")

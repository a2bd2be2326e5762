"""Feeds and scenarios: played to the end, once, through kills."""

import json
import signal
from pathlib import Path
from typing import Any

import pytest

from simulator.player import Player
from simulator.store import Store
from tests.integration.simulator.conftest import Start
from tests.integration.simulator.running import Running
from tests.waiting import eventually

LINE = {"n": 1, "airline": "United", "author": "user_1", "text": "@united hm", "retweets": 2}


def feed(path: Path, texts: list[str], step: int = 1) -> Path:
    """A feed file with a post every so many seconds."""
    lines = []
    for n, text in enumerate(texts):
        minutes, seconds = divmod(n * step, 60)
        moment = f"2015-02-17T{minutes // 60:02d}:{minutes % 60:02d}:{seconds:02d}Z"
        lines.append(json.dumps(LINE | {"n": n, "text": text, "author": f"user_{n}", "created_at": moment}))
    path.write_text("\n".join(lines) + "\n")
    return path


def mentions(simulator: Running) -> list[dict[str, Any]]:
    """Every post that mentions the brand, oldest first."""
    found: list[dict[str, Any]] = []
    query = {
        "query": "@larkfield -from:larkfield",
        "max_results": "100",
        "tweet.fields": "entities,in_reply_to_user_id",
    }
    token = simulator.credentials["x"]["bearer_token"]
    while True:
        url, headers = f"{simulator.url}/2/tweets/search/recent", {"Authorization": f"Bearer {token}"}
        page = simulator.http.get(url, params=query, headers=headers).json()
        found += page.get("data", [])
        if "next_token" not in page["meta"]:
            return found[::-1]
        query["next_token"] = page["meta"]["next_token"]


def all_played(simulator: Running) -> dict[str, Any] | None:
    status = simulator.status()
    return status if status["feed"]["done"] else None


def test_every_line_of_a_feed_becomes_a_post_to_the_brand(start: Start, tmp_path: Path) -> None:
    texts = ["@united hi", "hey @JetBlue, you", "no handle here", "thanks@DELTA!", "@unitedfans hello", "@larkfield hi"]
    simulator = start("--feed", str(feed(tmp_path / "posts.jsonl", texts)), "--speed", "1000000")
    status = eventually(lambda: all_played(simulator), "everything played")
    assert status["feed"] == {"name": "posts.jsonl", "played": 6, "total": 6, "done": True}
    found = mentions(simulator)
    assert [post["text"] for post in found] == texts
    handles = [post.get("entities", {}).get("mentions", [{}])[0].get("username") for post in found]
    assert handles == ["united", "JetBlue", None, "DELTA", None, "larkfield"]
    ids = {mention["id"] for post in found for mention in post.get("entities", {}).get("mentions", [])}
    assert ids == {simulator.user_id}
    answering = [post.get("in_reply_to_user_id") for post in found]
    assert answering == [None, None, simulator.user_id, None, simulator.user_id, None]


def test_a_killed_player_goes_on_where_it_was(start: Start, tmp_path: Path) -> None:
    texts = [f"@united number {n}" for n in range(1500)]
    file = feed(tmp_path / "long.jsonl", texts)
    simulator = start("--feed", str(file), "--speed", "2000")
    eventually(lambda: simulator.status()["feed"]["played"] > 100, "100 posts")
    before = mentions(simulator)
    simulator.end(signal.SIGKILL)
    # Nothing is named this time: it knows what it was playing.
    simulator.start("--speed", "1000000")
    assert [post["id"] for post in mentions(simulator)[: len(before)]] == [post["id"] for post in before]
    status = eventually(lambda: all_played(simulator), "everything played")
    assert status["feed"]["played"] == 1500
    assert [post["text"] for post in mentions(simulator)] == texts
    assert 0 < len(before) < 1500


def test_an_acknowledged_post_survives_a_kill(start: Start) -> None:
    simulator = start()
    posts = [simulator.post("quick", f"@larkfield {n}") for n in range(30)]
    x = simulator.signed()
    answer = str(x.create_tweet(text="Seen", in_reply_to_tweet_id=posts[-1]).data["id"])
    x.session.close()
    comment = simulator.comment("quick", "u/larkfield_care hi")
    simulator.end(signal.SIGKILL)
    simulator.start()
    assert [post["id"] for post in mentions(simulator)] == posts
    thread = simulator.control("GET", f"x/threads/{posts[-1]}").json()["posts"]
    assert [post["id"] for post in thread] == [posts[-1], answer]
    assert comment in [
        item["data"]["name"] for item in simulator.reddit_get("/message/unread").json()["data"]["children"]
    ]
    assert int(simulator.post("later", "@larkfield still there?")) > int(answer)


def test_a_played_feed_is_not_played_again(start: Start, tmp_path: Path) -> None:
    file = feed(tmp_path / "short.jsonl", ["@united a", "@united b"])
    simulator = start("--feed", str(file), "--speed", "1000000")
    eventually(lambda: all_played(simulator), "everything played")
    simulator.end()
    simulator.start("--feed", str(file), "--speed", "1000000")
    assert simulator.status()["feed"]["done"]
    assert len(mentions(simulator)) == 2


@pytest.mark.parametrize("name", ["ordinary-morning", "four-hour-outage"])
def test_a_scenario_plays_on_both_platforms(start: Start, name: str) -> None:
    simulator = start("--scenario", name, "--speed", "1000000")
    status = eventually(lambda: all_played(simulator), "everything played")
    assert status["feed"]["name"] == name
    assert status["feed"]["total"] >= 150
    assert status["x"]["posts"] > 50
    assert status["reddit"]["comments"] > 10
    # What waits for an answer by the brand is still to come.
    assert status["feed"]["played"] < status["feed"]["total"]


class Story:
    """A play of three lines, the last of which waits for an answer to the first."""

    name, digest, total, start = "story", "story", 3, 100.0

    def __init__(self) -> None:
        self.said: list[int] = []
        self.answered_at: float | None = None

    def due(self, line: int) -> float | None:
        return [100.0, 160.0, None][line]

    def delay(self, line: int) -> float:
        return 30.0

    def answered(self, line: int, played: dict[int, str]) -> float | None:
        return self.answered_at if 0 in played else None

    def post(self, line: int, played: dict[int, str]) -> str:
        self.said.append(line)
        return str(line)


def test_a_follow_up_comes_once_the_brand_has_answered(tmp_path: Path) -> None:
    store, story, now = Store(tmp_path / "story.sqlite"), Story(), [1000.0]
    player = Player(store, story, speed=10.0, clock=lambda: now[0])
    assert player.step(elapsed=0) == 1
    assert player.step(elapsed=5.9) == 0
    assert player.step(elapsed=6) == 1
    assert player.done
    story.answered_at = 1000.0
    assert not player.done
    now[0] = 1002.9
    assert player.step(elapsed=9) == 0
    now[0] = 1003.0
    assert player.step(elapsed=9.1) == 1
    assert story.said == [0, 1, 2]
    store.close()


def test_a_restarted_player_takes_up_the_pace_where_it_was(tmp_path: Path) -> None:
    store, story = Store(tmp_path / "story.sqlite"), Story()
    assert Player(store, story, speed=1.0, clock=lambda: 0.0).step(elapsed=0) == 1
    again = Player(store, story, speed=1.0, clock=lambda: 5_000.0)
    assert again.step(elapsed=59) == 0
    assert again.step(elapsed=60) == 1
    assert story.said == [0, 1]
    store.close()

"""A recorded feed is heard whole, at high speed."""

import itertools
import json
import os
from pathlib import Path

from amends.mention import storable

from tests.e2e.stack import running
from tests.template import ROOT
from tests.waiting import eventually

POSTS = 1000
RECORDED = Path(os.environ.get("AMENDS_FEED", ROOT.parent / "shared" / "data" / "airline-feed.jsonl"))


def feed(folder: Path) -> Path:
    """The recorded feed where it is at hand, else the scenarios' texts in the same shape."""
    target = folder / "feed.jsonl"
    if RECORDED.exists():
        with RECORDED.open() as recorded:
            target.write_text("".join(itertools.islice(recorded, POSTS)))
        return target
    scenarios = sorted((ROOT / "simulator" / "scenarios").glob("*.jsonl"))
    texts = [json.loads(line)["text"] for path in scenarios for line in path.read_text().splitlines()]
    lines = [
        {
            "n": number,
            "airline": "Larkfield",
            "author": f"user_{number}",
            "text": text,
            "created_at": f"2026-03-02T08:{number // 60 % 60:02}:{number % 60:02}Z",
            "retweets": 0,
        }
        for number, text in zip(range(POSTS), itertools.cycle(texts), strict=False)
    ]
    target.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return target


def test_a_thousand_posts_at_high_speed_are_all_stored_and_read(tmp_path: Path) -> None:
    with running(tmp_path / "state", "--feed", str(feed(tmp_path)), "--speed", "100000") as stack:

        def finished() -> bool:
            now = stack.status()
            return bool(now["feed"] == POSTS and now["readings"] >= POSTS and now["queues"]["mentions"]["waiting"] == 0)

        eventually(finished, f"{POSTS} readings", 480)
        status = stack.status()
        assert (status["feed"], status["mentions"], status["readings"]) == (POSTS, POSTS, POSTS)
        assert status["dead_letters"] == 0
        assert sum(status["cases"]["by_desk"].values()) == sum(status["cases"]["by_state"].values()) > 0


HOSTILE = {
    "markup": "@larkfield <script>alert(1)</script><img src=x onerror=alert(1)>",
    "right to left": "@larkfield \u202egnp.exe\u202c \u2066spoofed\u2069",
    "zero width": "@larkfield no\u200b\u200d\ufeffthing",
    "very long": "@larkfield " + "ha" * 4995,
    "nul": "@larkfield a\x00b",
    "lone surrogates": "@larkfield \ud83d broken \udd25",
    "noncharacter": "@larkfield a\uffff\ufffeb",
    "emoji": "@larkfield " + "🧑🏽\u200d🚒🔥" * 40,
    "nothing but the handle": "@larkfield",
}


def test_hostile_posts_are_stored_read_and_shown_as_they_came(tmp_path: Path) -> None:
    lines = [
        {
            "n": number,
            "airline": "Larkfield",
            "author": f"eve_{number}",
            "text": text,
            "created_at": "2026-03-02T08:00:00Z",
            "retweets": 0,
        }
        for number, text in enumerate(HOSTILE.values())
    ]
    feed = tmp_path / "hostile.jsonl"
    feed.write_text("".join(json.dumps(line) + "\n" for line in lines))
    with running(tmp_path / "state", "--feed", str(feed), "--speed", "100000") as stack:
        eventually(lambda: stack.status()["readings"] >= len(lines), "every reading")
        cases = stack.call("responder", "GET", "/queue?desk=care&limit=100").json()["items"]
        files = [stack.call("responder", "GET", f"/cases/{case['id']}").json() for case in cases]
        found = {entry["mention"]["text"] for file in files for entry in file["thread"]}
        # No table holds half a character: each lone surrogate is replaced, and nothing else is.
        assert found == {storable(text) for text in HOSTILE.values()}
        assert stack.status()["dead_letters"] == 0

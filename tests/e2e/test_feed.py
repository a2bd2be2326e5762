"""A recorded feed is heard whole, at high speed."""

import itertools
import json
import os
from pathlib import Path

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

        eventually(finished, f"{POSTS} readings", 240)
        status = stack.status()
        assert (status["feed"], status["mentions"], status["readings"]) == (POSTS, POSTS, POSTS)
        assert status["dead_letters"] == 0
        assert sum(status["cases"]["by_desk"].values()) == sum(status["cases"]["by_state"].values()) > 0

"""Series that were recorded: a feed's posts by brand, of the days on which it was recorded whole.

What its people wrote about is not known, so every post counts as a complaint; and nobody noted its outages, so what is
suspected in it may have been one. The outages whose detection is measured are made, and laid over it.
"""

import json
from collections import defaultdict
from datetime import datetime, timedelta
from pathlib import Path

from local.outages.made import Post

FEWEST_DAYS = 7


def recorded(folder: Path) -> dict[str, list[Post]]:
    """The posts of each brand in the folder's feeds, the oldest first; without those that were recorded a few days."""
    found: dict[str, list[Post]] = defaultdict(list)
    for file in sorted(folder.glob("*feed*.jsonl")):
        for line in file.read_text().splitlines():
            post = json.loads(line)
            at = datetime.fromisoformat(post["created_at"])
            found[str(post.get("airline") or post.get("brand") or file.stem)].append(Post(at, post["author"]))
    for posts in found.values():
        posts.sort()
    return {name: posts for name, posts in found.items() if _days(posts) >= FEWEST_DAYS}


def _days(posts: list[Post]) -> int:
    # A day with hardly a post was not recorded.
    each: dict[object, int] = defaultdict(int)
    for post in posts:
        each[post.at.date()] += 1
    return sum(count >= 10 for count in each.values())


def whole_hours(posts: list[Post]) -> tuple[datetime, int]:
    """When the first whole hour begins, and how many there are."""
    hour = timedelta(hours=1)
    start = posts[0].at.replace(minute=0, second=0, microsecond=0) + hour
    return start, int((posts[-1].at - start) / hour)

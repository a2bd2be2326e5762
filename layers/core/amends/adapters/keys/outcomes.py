"""Keys of what follows a complaint: the posts that are sampled, and the cases whose threads are read on."""

from datetime import datetime

from amends.adapters.keys.base import Key, stamp


def track(case_id: str, platform: str = "", post_id: str = "") -> Key:
    """A post that is sampled, in the case that it belongs to; without names, what the keys of all begin with."""
    return {"pk": f"CASE#{case_id}", "sk": f"TRACK#{platform}#{post_id}" if post_id else "TRACK#"}


def tracked(platform: str, post_id: str, case_id: str) -> Key:
    """That a post is sampled for a case; without one, what the keys of all begin with."""
    return {"pk": f"MENTION#{platform}#{post_id}", "sk": f"TRACKED#{case_id}"}


def tracks(platform: str) -> str:
    """The index partition of a platform's posts of which a sample is due some time, the first due first."""
    return f"TRACKS#{platform}"


def track_place(due: datetime, post_id: str, case_id: str) -> str:
    """A post's place among those."""
    return f"{stamp(due)}#{post_id}#{case_id}"


def tracks_until(now: datetime) -> str:
    """The last place of one that is due by now."""
    return f"{stamp(now)}#~"


def follow(case_id: str) -> Key:
    """Until when a case with a complaint is followed."""
    return {"pk": f"CASE#{case_id}", "sk": "FOLLOW"}


def followed() -> str:
    """The index partition of the cases that are followed, those first whose time is over first."""
    return "FOLLOWED"


def follow_place(until: datetime, case_id: str) -> str:
    """A case's place among those."""
    return f"{stamp(until)}#{case_id}"


def followed_from(now: datetime) -> str:
    """The place before the first one whose time is not over."""
    return f"{stamp(now)}#~"

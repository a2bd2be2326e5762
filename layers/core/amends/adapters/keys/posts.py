"""Keys of posts: that they were heard, and what becomes of them."""

from datetime import date

from amends.adapters.keys.base import Key


def mention(platform: str, mention_id: str) -> Key:
    """The marker that a post was heard: what makes hearing it twice harmless."""
    return {"pk": f"MENTION#{platform}#{mention_id}", "sk": "MENTION"}


def received(source: str, event_id: str) -> Key:
    """The marker that a webhook's event was taken."""
    return {"pk": f"RECEIVED#{source}#{event_id}", "sk": "RECEIVED"}


def heard(day: date) -> str:
    """The index partition of all posts heard on a day."""
    return f"HEARD#{day.isoformat()}"


def parents_of(day: date) -> str:
    """The index partition of all posts whose words were stored on a day beside those that answer or quote them."""
    return f"PARENT#{day.isoformat()}"


def child(platform: str, parent_id: str, mention_id: str) -> Key:
    """That a post of ours holds the words of this one, which it answers or quotes."""
    return {"pk": f"MENTION#{platform}#{parent_id}", "sk": f"CHILD#{mention_id}"}


def removal(platform: str, mention_id: str) -> Key:
    """A removal that has begun and is not done."""
    return {"pk": f"MENTION#{platform}#{mention_id}", "sk": "REMOVAL"}


def removals_begun() -> str:
    """The index partition of the removals that are not done."""
    return "REMOVAL#begun"


def written_by(platform: str, author_id: str) -> str:
    """The index partition of an author's posts."""
    return f"AUTHOR#{platform}#{author_id}"


def looks(platform: str, partition: str = "") -> Key:
    """How far the posts of an index partition were looked at on their platform."""
    return {"pk": f"LOOK#{platform}", "sk": partition}


def compliance(kind: str) -> Key:
    """The compliance job of a kind that runs on X, or ran last."""
    return {"pk": "COMPLIANCE#x", "sk": kind}

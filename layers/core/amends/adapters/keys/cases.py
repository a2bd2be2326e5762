"""Keys of cases, and of what lies in a case's own partition."""

from datetime import date, datetime

from amends.adapters.keys.base import Key, stamp
from amends.adapters.keys.outage import partition


def open_case(platform: str, author_id: str, conversation_id: str) -> Key:
    """The lock that leaves a customer one open case in a conversation."""
    return {"pk": f"OPEN#{platform}#{author_id}#{conversation_id}", "sk": "OPEN"}


def case(case_id: str) -> Key:
    """A case; its posts, replies and events lie in the same partition."""
    return {"pk": f"CASE#{case_id}", "sk": "CASE"}


def case_mention(case_id: str, created_at: datetime, mention_id: str) -> Key:
    """A post, in its case, in the order of the thread."""
    return {"pk": f"CASE#{case_id}", "sk": f"MENTION#{stamp(created_at)}#{mention_id}"}


def case_mentions(case_id: str) -> Key:
    """What the keys of a case's posts begin with."""
    return {"pk": f"CASE#{case_id}", "sk": "MENTION#"}


def tombstone(case_id: str, mention_id: str) -> Key:
    """What is left of a removed post, in its case."""
    return {"pk": f"CASE#{case_id}", "sk": f"TOMBSTONE#{mention_id}"}


def reply(case_id: str, reply_id: str) -> Key:
    """A reply, in its case; the brand's own post, in its incident."""
    return {"pk": partition(case_id), "sk": f"REPLY#{reply_id}"}


def verdict(case_id: str, mention_id: str, person_id: str) -> Key:
    """A person's verdict on a post, in its case."""
    return {"pk": f"CASE#{case_id}", "sk": f"VERDICT#{mention_id}#{person_id}"}


def event(case_id: str, at: datetime, event_id: str) -> Key:
    """An entry of a case's history, or of an incident's."""
    return {"pk": partition(case_id), "sk": f"EVENT#{stamp(at)}#{event_id}"}


def events(case_id: str) -> Key:
    """What the keys of a history's entries begin with."""
    return {"pk": partition(case_id), "sk": "EVENT#"}


def events_on(day: date) -> str:
    """The index partition of all entries of a day, in UTC, of every history."""
    return f"EVENT#{day.isoformat()}"


def history(case_id: str) -> Key:
    """Where a history ends."""
    return {"pk": partition(case_id), "sk": "HISTORY"}


def cases_by(desk: str, state: str, lane: str = "ordinary") -> str:
    """The index partition of a desk's cases in a state, and in a lane of their own where they have one."""
    return f"CASE#{desk}#{state}" if lane == "ordinary" else f"CASE#{desk}#{state}#{lane}"


def replies_by(state: str, desk: str | None = None) -> str:
    """The index partition of all replies in a state; of those that wait for a desk's approval, each desk has one."""
    return f"REPLY#{state}#{desk}" if desk else f"REPLY#{state}"


def verdicts_of(brand: str) -> str:
    """The index partition of all verdicts of a brand."""
    return f"VERDICT#{brand}"

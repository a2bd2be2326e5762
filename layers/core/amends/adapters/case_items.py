"""A case, an event and a post as items of the table."""

from datetime import UTC, datetime

from amends.adapters import keys
from amends.adapters.items import Item, to_item
from amends.adapters.markers import expires
from amends.adapters.sealed_items import closed_read, drops
from amends.case import Case
from amends.casefile import ReadMention
from amends.event import Event


def case_item(case: Case) -> Item:
    """The case with its place in its desk's lane: gravest first, then the first due."""
    place = {
        "state_pk": keys.cases_by(case.desk, case.state, case.lane),
        "state_sk": queue_place(case.severity, case.due_at, case.id),
    }
    return to_item(case, keys.case(case.id), place)


def queue_place(severity: int, due_at: datetime, case_id: str) -> str:
    """A case's place in its queue."""
    return f"{severity}#{keys.stamp(due_at)}#{case_id}"


def event_item(case_id: str, event: Event) -> Item:
    """The event in its case's partition, and among all events of its day."""
    place = {
        "state_pk": keys.events_on(event.at.astimezone(UTC).date()),
        "state_sk": f"{keys.stamp(event.at)}#{case_id}#{event.seq:08d}",
    }
    return to_item(event, keys.event(case_id, event.at, event.id), place)


def mention_item(read: ReadMention, case_id: str, now: datetime) -> Item:
    """The post in its case, and among all posts of its author; a private one without words, and kept for its own time.

    Raises Broken where words of a private one would be stored as they are.
    """
    read = closed_read(read)
    mention = read.mention
    place = {
        "state_pk": keys.written_by(mention.platform, mention.author_id),
        "state_sk": f"{keys.stamp(mention.created_at)}#{mention.id}",
    }
    key = keys.case_mention(case_id, mention.created_at, mention.id)
    return to_item(read, key, place) | {"expires_at": expires(now)} | drops(read.sealed)

"""A notice as an item of the table, in the list of all that wait to be told."""

from collections.abc import Sequence

from amends.adapters import keys
from amends.adapters.items import Item, to_item
from amends.event import Event
from amends.notify.notice import Notice, notice_of


def notice_items(case_id: str, events: Sequence[Event]) -> list[Item]:
    """The items of those events that concern somebody."""
    return [notice_item(notice) for event in events if (notice := notice_of(case_id, event))]


def notice_item(notice: Notice) -> Item:
    """The notice in its own partition, and in the list, the oldest first."""
    place = {"state_pk": keys.notices(), "state_sk": f"{keys.stamp(notice.at)}#{notice.id}"}
    return to_item(notice, keys.notice(notice.id), place)

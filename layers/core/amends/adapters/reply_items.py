"""A reply as an item of the table."""

from amends.adapters import keys
from amends.adapters.items import Item, to_item
from amends.adapters.sealed_items import closed, drops
from amends.reply import Reply


def reply_item(reply: Reply) -> Item:
    """The reply with its place among all of its state, in review of its desk's: the longest waiting first.

    A private one is without words, and kept for its own time; raises Broken where they would be stored as they are.
    """
    place = {
        "state_pk": keys.replies_by(reply.state, reply.waits_for),
        "state_sk": f"{keys.stamp(reply.since)}#{reply.id}",
    }
    return to_item(closed(reply), keys.reply(reply.case_id, reply.id), place) | drops(reply.sealed)

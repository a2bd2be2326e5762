"""What the publisher does otherwise with a private message: whom it looks at, and how it settles a doubt."""

from collections.abc import Sequence
from datetime import datetime

from amends.eligibility import Eligibility, HouseRules, examine
from amends.errors import Retry, Stale
from amends.looking import SourceFacts
from amends.mention import Mention
from amends.platform import Platform
from amends.private.reach import reach
from amends.recording import CaseStore, ReplyStore, posted
from amends.reply import Reply


def judged(
    reply: Reply,
    mention: Mention,
    facts: SourceFacts | None,
    others: Sequence[Reply],
    house: HouseRules,
    now: datetime,
) -> Eligibility:
    """Whether it may be sent: an answer by what is known of the post, a message by what is of its customer."""
    if reply.private:
        return reach(mention, facts, house, now)
    return examine(mention, facts, others, house, now, again=reply.again)


def looked_for(reply: Reply, platform: Platform, replies: ReplyStore, cases: CaseStore, now: datetime) -> Reply:
    """A message that may have been sent, once our own side of the conversation shows it; raises Stale until then.

    Whoever else settles doubts holds no key, and can't tell what to look for.
    """
    try:
        post_id = platform.find(reply)
    except Retry as error:
        raise Stale(f"it could not be looked for: {error}") from error
    if post_id is None:
        raise Stale("the conversation does not show it")
    return posted(reply, post_id, replies, cases, now)

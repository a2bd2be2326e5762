"""Whether a customer can be written to in private, and why: asked before anyone writes, and right before sending."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from amends.costs import of_answer
from amends.eligibility import Code, Eligibility, HouseRules, Reason
from amends.errors import BadInput, NotFound
from amends.looking import Presence, SourceFacts
from amends.mention import Mention, PlatformName

# Where a brand may open a conversation itself. X lets it answer only; Reddit's manners leave it to who asked us.
_MAY_BEGIN = frozenset({PlatformName.REDDIT})
_NAMES = {PlatformName.X: "X", PlatformName.REDDIT: "Reddit", PlatformName.WEBHOOK: "their network"}
_GONE = {
    Presence.GONE: (Code.GONE, "their account is no longer there"),
    Presence.SUSPENDED: (Code.SUSPENDED, "their account is suspended"),
}


def reach(mention: Mention, facts: SourceFacts | None, rules: HouseRules, now: datetime) -> Eligibility:
    """Whether the author of a message, or of a post where a brand may begin, can be written to; `facts` are of them."""
    reasons = [*_by_house(rules), *_by_beginning(mention), *(_by_author(mention, facts) if facts else ())]
    return Eligibility(
        mention_id=mention.id,
        platform=mention.platform,
        answerable=not any(reason.blocks for reason in reasons),
        reasons=reasons,
        dm_open=facts.receives_dm if facts else None,
        cost=of_answer(mention.platform, summoned=mention.summoned, private=True, prices=rules.prices),
        looked_at=now if facts else None,
    )


def answered(mentions: Sequence[Mention], in_reply_to: str | None) -> Mention:
    """What a message answers: by default the latest that they wrote in private, else their latest post.

    Raises NotFound, and BadInput where they have to write first.
    """
    found = [mention for mention in mentions if in_reply_to in (None, mention.id)]
    if not found:
        raise NotFound(f"no post {in_reply_to} in this case" if in_reply_to else "there is no post in this case")
    mention = [*found, *(one for one in found if one.private)][-1]
    if why := "; ".join(reason.words for reason in _by_beginning(mention)):
        raise BadInput(why)
    return mention


def _by_house(rules: HouseRules) -> Iterator[Reason]:
    if rules.opted_out:
        yield Reason(code=Code.OPTED_OUT, words="they asked not to be answered", blocks=True)
    if rules.not_connected:
        yield Reason(code=Code.NOT_CONNECTED, words=rules.not_connected, blocks=True)
    if rules.not_looked:
        words = f"the platform could not be asked just now: {rules.not_looked}"
        yield Reason(code=Code.NOT_LOOKED, words=words, blocks=False)


def _by_beginning(mention: Mention) -> Iterator[Reason]:
    if not mention.private and mention.platform not in _MAY_BEGIN:
        words = "they have not written to us in private, and we may only answer there"
        yield Reason(code=Code.NOT_WRITTEN, words=words, blocks=True)


def _by_author(mention: Mention, facts: SourceFacts) -> Iterator[Reason]:
    if facts.presence in _GONE:
        code, words = _GONE[facts.presence]
        yield Reason(code=code, words=words, blocks=True)
    elif facts.receives_dm is False:
        words = f"{_NAMES[mention.platform]} says that a message of ours does not reach them"
        yield Reason(code=Code.DM_CLOSED, words=words, blocks=True)

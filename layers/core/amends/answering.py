"""Asking whether a case's post can be answered: a live look at the platform, judged by our rules."""

from collections.abc import Callable
from datetime import datetime

from amends.casefile import CaseFile
from amends.eligibility import Eligibility, HouseRules, examine
from amends.errors import NotFound, Refused, Retry
from amends.looking import SourceFacts
from amends.mention import Mention
from amends.platform import Platform
from amends.private.reach import reach


def eligibility(
    file: CaseFile, mention_id: str | None, platform: Platform, rules_of: Callable[[Mention], HouseRules], now: datetime
) -> Eligibility:
    """Whether a post can be answered, by default the one that a new reply would answer: the latest that may be."""
    mentions = [read.mention for read in file.thread if mention_id in (None, read.mention.id)]
    if not mentions:
        raise NotFound(f"no post {mention_id} in case {file.case.id}")
    mention = [*mentions, *(mention for mention in mentions if mention.summoned)][-1]
    rules = rules_of(mention)
    facts: SourceFacts | None = None
    try:
        facts = platform.look([mention.id])[mention.id]
    except Retry as error:
        rules = rules.model_copy(update={"not_looked": str(error)})
    except Refused as error:
        rules = rules.model_copy(update={"not_connected": str(error)})
    return examine(mention, facts, file.replies, rules, now)


def reached(
    file: CaseFile, mention_id: str | None, platform: Platform, rules_of: Callable[[Mention], HouseRules], now: datetime
) -> Eligibility:
    """Whether the customer can be written to in private, by default in answer to what they wrote there last."""
    mentions = [read.mention for read in file.thread if mention_id in (None, read.mention.id)]
    if not mentions:
        raise NotFound(f"no post {mention_id} in case {file.case.id}")
    mention = [*mentions, *(mention for mention in mentions if mention.private)][-1]
    rules = rules_of(mention)
    facts: SourceFacts | None = None
    try:
        facts = platform.look_at_author(mention)
    except Retry as error:
        rules = rules.model_copy(update={"not_looked": str(error)})
    except Refused as error:
        rules = rules.model_copy(update={"not_connected": str(error)})
    return reach(mention, facts, rules, now)

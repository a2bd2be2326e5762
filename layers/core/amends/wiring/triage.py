"""The brand's triage rules."""

from functools import cache

from amends.adapters.past_mentions import PastMentions
from amends.adapters.rule_sets import RuleSets, unusable
from amends.rules.brand_rules import BrandRules
from amends.wiring.stores import settings, table


def rule_sets() -> RuleSets:
    """The brands' rules, with all their versions."""
    return RuleSets(table())


def past_mentions() -> PastMentions:
    """The posts that were heard last."""
    return PastMentions(table())


@cache
def triage_rules() -> BrandRules:
    """The rules by which this deployment's brand triages."""
    return BrandRules(settings().brand, rule_sets(), unusable)

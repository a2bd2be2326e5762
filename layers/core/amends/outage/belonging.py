"""Which incident a post belongs to."""

from collections.abc import Sequence
from functools import lru_cache

from amends.errors import BadInput
from amends.outage.incident import Scope, Watched
from amends.rules import engine
from amends.rules.engine import Rule, Values
from amends.rules.facts import with_lists
from amends.rules.kinds import Fields
from amends.triage import Triage


def incident_of(watched: Sequence[Watched], values: Values, triage: Triage, lists: Sequence[str]) -> str | None:
    """The incident that a post belongs to: one that is live before one that is suspected, the oldest first."""
    ordered = sorted(watched, key=lambda one: (not one.live, one.opened_at, one.id))
    return next((one.id for one in ordered if belongs(one.scope, values, triage, lists)), None)


def belongs(scope: Scope, values: Values, triage: Triage, lists: Sequence[str]) -> bool:
    """Whether a post does: where the scope has a rule, by that alone, else a complaint by its topic.

    A rule that can't be asked any more, because a list of words that it names is gone, holds for nothing: a post is
    never lost by it, and whoever saves the scope next is told.
    """
    if scope.rule:
        try:
            return _rule(scope.rule, tuple(sorted(lists))).matches(values)
        except BadInput:
            return False
    return triage.topic in scope.topics and (triage.dissatisfied or triage.needs_human)


def faults(scope: Scope, lists: Sequence[str]) -> list[str]:
    """What is wrong with a scope's rule, in words; empty where nothing is, or there is none."""
    return engine.check(scope.rule, with_lists(lists)) if scope.rule else []


@lru_cache(maxsize=50)
def _rule(expression: str, lists: tuple[str, ...]) -> Rule:
    fields: Fields = with_lists(lists)
    return engine.compile(expression, fields)

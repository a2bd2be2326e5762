"""The rules that come with Amends: they count until a brand sets its own, and whenever its own can't be used."""

import tomllib
from functools import cache
from importlib.resources import files

from amends.rules.book import Book, errors, opened
from amends.rules.ruleset import RuleSet


@cache
def shipped_rules() -> RuleSet:
    """The rules and keyword lists of triage.toml."""
    return RuleSet.model_validate(tomllib.loads(files("amends.rules").joinpath("triage.toml").read_text()))


@cache
def shipped_book() -> Book:
    """The shipped rules, compiled once."""
    return opened(shipped_rules())


def opened_or_shipped(ruleset: RuleSet) -> Book:
    """The rule set's book, or the shipped one where it can't be used: what decides posts now."""
    return shipped_book() if errors(ruleset) else opened(ruleset)

"""The rules that come with Amends: they count until a brand sets its own, and whenever its own can't be used."""

import tomllib
from functools import cache
from importlib.resources import files

from amends.rules.book import Book, opened
from amends.rules.ruleset import RuleSet


@cache
def shipped_rules() -> RuleSet:
    """The rules and keyword lists of triage.toml."""
    return RuleSet.model_validate(tomllib.loads(files("amends.rules").joinpath("triage.toml").read_text()))


@cache
def shipped_book() -> Book:
    """The shipped rules, compiled once."""
    return opened(shipped_rules())

"""A brand's triage rules as classify asks them: looked up once a minute, and never missing."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from pydantic import ValidationError

from amends.errors import BadInput
from amends.rules.book import Book, opened
from amends.rules.shipped import shipped_book, shipped_rules
from amends.rules.versions import CurrentRules

KEPT = timedelta(minutes=1)  # changed rules count within it; asking each time would read 30 KB for each post
UNUSABLE = "the brand's own triage rules can't be used: the shipped ones decided"


class RuleSets(Protocol):
    """Where rule sets are kept."""

    def get(self, brand: str) -> CurrentRules | None:
        """The brand's rules as they are now; None before somebody set some.

        Raises ValidationError where what is stored is no rule set any more.
        """
        ...


class BrandRules:
    """A brand's rules, compiled once for each version; `tell` is called where they can't be used."""

    def __init__(self, brand: str, rule_sets: RuleSets, tell: Callable[[Exception], None]) -> None:
        self._brand = brand
        self._rule_sets = rule_sets
        self._tell = tell
        self._kept: Book | None = None
        self._looked_at: datetime | None = None

    def book(self, now: datetime) -> Book:
        """The rules as they are now, ready to be asked; a set that can't be used loses no post."""
        if self._kept is None or self._looked_at is None or now - self._looked_at >= KEPT:
            self._kept = self._current()
            self._looked_at = now
        return self._kept

    def _current(self) -> Book:
        try:
            found = self._rule_sets.get(self._brand)
            if found is None:
                return shipped_book()
            if self._kept and not self._kept.notice and self._kept.version == found.version:
                return self._kept
            return opened(found.rules, found.version)
        except (ValidationError, BadInput) as error:
            self._tell(error)
            return Book(shipped_rules(), notice=UNUSABLE)

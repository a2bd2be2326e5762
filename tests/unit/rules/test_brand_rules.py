"""The brand's own rules: looked up once a minute, compiled once a version, and replaced where they can't be used."""

from datetime import timedelta

import pytest
from amends.errors import Retry
from amends.rules.brand_rules import KEPT, UNUSABLE, BrandRules
from amends.rules.ruleset import RuleSet, TriageRule
from amends.rules.versions import CurrentRules
from amends.triage import Desk, triage

from tests.builders import NOON, a_mention, a_reading

BROKEN = "reading.complain > 0.6"


def current(version: int = 1, when: str = "reading.complaint > 0.6") -> CurrentRules:
    rule = TriageRule(id="ours", when=when, desk=Desk.PR, severity=2, topic="ours", reason="ours")
    return CurrentRules(version=version, rules=RuleSet(rules=[rule]))


class Kept:
    """Rule sets in memory; an error in their place is raised."""

    def __init__(self, *found: CurrentRules | Exception | None) -> None:
        self.found = list(found)
        self.looks = 0

    def get(self, brand: str) -> CurrentRules | None:
        assert brand == "larkfield"
        self.looks += 1
        found = self.found.pop(0) if len(self.found) > 1 else self.found[0]
        if isinstance(found, Exception):
            raise found
        return found


def brand(kept: Kept) -> tuple[BrandRules, list[Exception]]:
    told: list[Exception] = []
    return BrandRules("larkfield", kept, told.append), told


def test_without_rules_of_its_own_a_brand_has_the_shipped_ones() -> None:
    rules, told = brand(Kept(None))
    assert (rules.book(NOON).version, rules.book(NOON).notice, told) == (0, "", [])


def test_the_brands_rules_decide_and_changed_ones_within_a_minute() -> None:
    kept = Kept(current(), current(2, "reading.complaint > 0.95"))
    rules, _ = brand(kept)
    for at, version, desk in ((NOON, 1, Desk.PR), (NOON + KEPT / 2, 1, Desk.PR), (NOON + KEPT, 2, Desk.CARE)):
        book = rules.book(at)
        assert (book.version, triage(a_mention(), a_reading(), book).desk) == (version, desk)
    assert kept.looks == 2


def test_the_same_version_is_compiled_once() -> None:
    rules, _ = brand(Kept(current()))
    assert rules.book(NOON) is rules.book(NOON + timedelta(hours=1))


def test_rules_that_cant_be_used_lose_no_post_and_it_is_said() -> None:
    invalid: list[CurrentRules | Exception | None] = [current(when=BROKEN)]
    try:
        RuleSet.model_validate({"rules": 3})
    except ValueError as error:
        invalid.append(error)
    for found in invalid:
        rules, told = brand(Kept(found))
        decided = triage(a_mention(text="my solicitor will write"), a_reading(), rules.book(NOON))
        assert (decided.desk, decided.severity) == (Desk.LEGAL, 1)
        assert UNUSABLE in decided.reasons
        assert len(told) == 1


def test_mended_rules_count_again() -> None:
    rules, _ = brand(Kept(current(when=BROKEN), current(2)))
    assert rules.book(NOON).notice == UNUSABLE
    assert (rules.book(NOON + KEPT).version, rules.book(NOON + KEPT).notice) == (2, "")


def test_a_table_that_does_not_answer_is_no_reason_to_decide_by_other_rules() -> None:
    rules, told = brand(Kept(Retry("the table was busy")))
    with pytest.raises(Retry):
        rules.book(NOON)
    assert told == []

"""The versions of a brand's triage rules: who changed what, when and why; none of them is ever changed."""

from collections.abc import Mapping
from datetime import datetime

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.errors import BadInput, Overtaken
from amends.roles import Act, Person
from amends.rules.ruleset import RuleSet


class RulesVersion(BaseModel):
    """A version of a brand's rules: what it changed, by whom and why."""

    model_config = ConfigDict(frozen=True)

    brand: str
    version: int
    changes: list[str]
    at: AwareDatetime
    by: str
    by_name: str
    note: str
    restores: int | None = None  # 0: the rules that ship


class FullRulesVersion(RulesVersion):
    """A version with its rules."""

    rules: RuleSet


class CurrentRules(BaseModel):
    """The rules that count; version 0 are those that ship."""

    model_config = ConfigDict(frozen=True)

    version: int
    rules: RuleSet


def change(
    current: CurrentRules,
    brand: str,
    to: RuleSet,
    note: str,
    person: Person,
    now: datetime,
    restores: int | None = None,
) -> FullRulesVersion:
    """The version in which an administrator puts other rules in the place of the current ones."""
    person.must(Act.CONFIGURE)
    if not note.strip():
        raise BadInput("say why, for those who look at it later")
    changes = altered(current.rules, to)
    if not changes:
        raise BadInput("these are the rules already")
    return FullRulesVersion(
        brand=brand,
        version=current.version + 1,
        rules=to,
        changes=changes,
        at=now,
        by=person.id,
        by_name=person.name,
        note=note,
        restores=restores,
    )


def expect(current: CurrentRules, version: int) -> CurrentRules:
    """The rules, when they are still the version that the person saw; raises Overtaken."""
    if current.version != version:
        raise Overtaken("someone changed the rules after you opened them; look again")
    return current


def altered(old: RuleSet, new: RuleSet) -> list[str]:
    """What differs between two rule sets, in words."""
    before, after = ({rule.id: rule for rule in rules.rules} for rules in (old, new))
    words = _named("rule", before, after) + _named("list", old.keywords, new.keywords)
    kept = [[name for name in names if name in before and name in after] for names in (before, after)]
    return [*words, "another order of rules"] if kept[0] != kept[1] else words


def touched(old: RuleSet, new: RuleSet) -> set[str]:
    """The rules of the new set that are not in the old one as they are, by themselves or by a list that they ask."""
    before = {rule.id: rule for rule in old.rules}
    lists = {name for name, words in new.keywords.items() if old.keywords.get(name) != words}
    return {
        rule.id
        for rule in new.rules
        if before.get(rule.id) != rule or any(f"keywords.{name}" in rule.when for name in lists)
    }


def _named(kind: str, before: Mapping[str, object], after: Mapping[str, object]) -> list[str]:
    return [
        *(f"{kind} {name} added" for name in after if name not in before),
        *(f"{kind} {name} changed" for name in after if name in before and before[name] != after[name]),
        *(f"{kind} {name} removed" for name in before if name not in after),
    ]

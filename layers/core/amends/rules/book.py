"""A rule set that is ready to be asked, and all that is wrong with one that is not."""

import re

from pydantic import BaseModel, ConfigDict

from amends.errors import BadInput
from amends.mention import Mention
from amends.reading import Reading
from amends.rules import engine
from amends.rules.facts import NO_INCIDENT, History, values_of, with_lists
from amends.rules.keywords import Finder
from amends.rules.kinds import Kind, Values
from amends.rules.ruleset import RuleSet, TriageRule

_PLACE = re.compile(r"\{([\w.]+)\}")


class Finding(BaseModel):
    """What is to be said of a rule, or of a list that none names; `rule` is empty where it concerns the whole set."""

    model_config = ConfigDict(frozen=True)

    rule: str
    words: str


class Fit(BaseModel):
    """A rule that fits a post, and its reason with the post's numbers in it."""

    model_config = ConfigDict(frozen=True)

    rule: TriageRule
    reason: str


class Book:
    """Compiled rules; `notice` is said in the reasons of each post while others than the brand's own decide."""

    def __init__(self, ruleset: RuleSet, version: int = 0, notice: str = "") -> None:
        """Raises BadInput with all that is wrong."""
        self.lists = {name: Finder(words) for name, words in ruleset.keywords.items()}
        self.ruleset, self.version, self.notice = ruleset, version, notice
        fields = with_lists(ruleset.keywords)
        self._rules = [(rule, engine.compile(rule.when, fields)) for rule in ruleset.rules]

    def values(
        self, mention: Mention, reading: Reading, history: History | None = None, incident: str = NO_INCIDENT
    ) -> Values:
        """What the rules ask of a post."""
        return values_of(mention, reading, history or History(), incident, self.lists)

    def fits(self, values: Values) -> list[Fit]:
        """The rules that fit, in their order: the first one decides."""
        return [Fit(rule=rule, reason=_filled(rule, values)) for rule, asked in self._rules if asked.matches(values)]


def errors(ruleset: RuleSet) -> list[Finding]:
    """Why a rule set can't be used, rule by rule and in words; empty for one that can."""
    fields = with_lists(ruleset.keywords)
    found = []
    for rule in ruleset.rules:
        words = engine.check(rule.when, fields)
        for name in _PLACE.findall(rule.reason):
            if fields.get(name) is not Kind.NUMBER:
                words.append(f"{{{name}}} in the reason is no field that is a number")
        found += [Finding(rule=rule.id, words=each) for each in words]
    return found


def opened(ruleset: RuleSet, version: int = 0) -> Book:
    """The rule set's book; raises BadInput with everything that is wrong with it."""
    if found := errors(ruleset):
        raise BadInput("; ".join(f"rule {finding.rule}: {finding.words}" for finding in found))
    return Book(ruleset, version)


def _filled(rule: TriageRule, values: Values) -> str:
    return _PLACE.sub(lambda place: f"{values.get(place[1], 0):,}", rule.reason)

"""Routes: the brand's triage rules, their history, and trying them."""

from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel, Field

from amends import wiring
from amends.api.conditions import IfMatch, seen_in
from amends.api.people import permitted
from amends.errors import BadInput
from amends.roles import Act
from amends.rules.book import Finding, opened
from amends.rules.facts import with_lists
from amends.rules.kinds import Kind
from amends.rules.ruleset import RuleSet
from amends.rules.shipped import opened_or_shipped, shipped_rules
from amends.rules.trying import MOST, Checked, Trial, attempt, check, wrong_with
from amends.rules.versions import CurrentRules, FullRulesVersion, RulesVersion, change, expect, touched

router = APIGatewayHttpRouter()


class FieldKind(BaseModel):
    """A field that an expression can name."""

    name: str
    kind: Kind


class BrandRuleSet(CurrentRules):
    """The rules that count, and what their expressions can name."""

    fields: list[FieldKind]


class ProposedRules(BaseModel):
    """A rule set that does not count yet."""

    rules: RuleSet


class NewRules(ProposedRules):
    """A rule set, why, and whether it is meant although a rule that is new in it never or always fits."""

    note: str = Field(min_length=1, max_length=500)
    anyway: bool = False


class RulesRestoration(BaseModel):
    """Which version's rules should count again, 0 being those that ship, and why."""

    to: int = Field(ge=0)
    note: str = Field(min_length=1, max_length=500)


class Trying(ProposedRules):
    """A rule set, and on how many of the newest posts to try it."""

    posts: int = Field(default=MOST, ge=1, le=MOST)


@router.get("/triage/rules", summary="The triage rules", tags=["triage"])
def triage_rules() -> BrandRuleSet:
    """The rules as they are; version 0, those that ship, before somebody set some."""
    permitted(router, Act.READ)
    current = wiring.rule_sets().standing(wiring.settings().brand)
    fields = [FieldKind(name=name, kind=kind) for name, kind in with_lists(current.rules.keywords).items()]
    return BrandRuleSet(version=current.version, rules=current.rules, fields=fields)


@router.get("/triage/rules/versions", summary="The rules' history", tags=["triage"])
def triage_rules_versions(limit: Annotated[int, Query(ge=1, le=50)] = 20) -> list[RulesVersion]:
    """Who changed which rules, when and why; the newest first."""
    permitted(router, Act.READ)
    return wiring.rule_sets().headers(wiring.settings().brand, limit)


@router.get("/triage/rules/versions/<version>", summary="An earlier version of the rules", tags=["triage"])
def triage_rules_version(version: int) -> FullRulesVersion:
    """A version with all its rules."""
    permitted(router, Act.READ)
    return wiring.rule_sets().of(wiring.settings().brand).version(version)


@router.post("/triage/rules/check", summary="Check triage rules", tags=["triage"])
def check_rules(body: ProposedRules) -> Checked:
    """Errors in words, and which rules never or always fit the last 1,000 posts; nothing is saved."""
    permitted(router, Act.CONFIGURE)
    return check(body.rules, wiring.past_mentions().newest(MOST, wiring.now()))


@router.post("/triage/rules/try", summary="Try triage rules on past posts", tags=["triage"])
def try_rules(body: Trying) -> Trial:
    """How often each rule fits, and which posts would go elsewhere than by the current rules; nothing is saved."""
    permitted(router, Act.CONFIGURE)
    _refuse(wrong_with(body.rules))
    current = wiring.rule_sets().standing(wiring.settings().brand)
    posts = wiring.past_mentions().newest(body.posts, wiring.now())
    return attempt(opened(body.rules), opened_or_shipped(current.rules), posts)


@router.put("/triage/rules", summary="Change the triage rules", tags=["triage"])
def set_rules(body: NewRules, if_match: IfMatch = "") -> RulesVersion:
    """Put these rules in the place of those that the caller saw; posts heard a minute later are decided by them."""
    person = permitted(router, Act.CONFIGURE)
    brand = wiring.settings().brand
    current = expect(wiring.rule_sets().standing(brand), seen_in(if_match))
    version = change(current, brand, body.rules, body.note, person, wiring.now())
    _refuse(wrong_with(body.rules))
    if not body.anyway and (new := touched(current.rules, body.rules)):
        found = check(body.rules, wiring.past_mentions().newest(MOST, wiring.now())).remarks
        _refuse([finding for finding in found if finding.rule in new], "; send `anyway` to save them still")
    return wiring.rule_sets().of(brand).add(version)


@router.post("/triage/rules/restore", summary="Go back to earlier triage rules", tags=["triage"])
def restore_rules(body: RulesRestoration, if_match: IfMatch = "") -> RulesVersion:
    """Make a new version with an earlier one's rules."""
    person = permitted(router, Act.CONFIGURE)
    brand = wiring.settings().brand
    rule_sets = wiring.rule_sets()
    current = expect(rule_sets.standing(brand), seen_in(if_match))
    earlier = rule_sets.of(brand).version(body.to).rules if body.to else shipped_rules()
    _refuse(wrong_with(earlier))
    return rule_sets.of(brand).add(change(current, brand, earlier, body.note, person, wiring.now(), body.to))


def _refuse(found: list[Finding], way_out: str = "") -> None:
    if found:
        raise BadInput("; ".join(f"rule {finding.rule}: {finding.words}" for finding in found[:20]) + way_out)

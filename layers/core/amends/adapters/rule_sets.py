"""Triage rules in the table."""

from typing import TYPE_CHECKING

from aws_lambda_powertools import Logger, single_metric
from aws_lambda_powertools.metrics import MetricUnit
from pydantic import ValidationError

from amends.adapters import keys
from amends.adapters.versions import Versions
from amends.rules.shipped import shipped_rules
from amends.rules.versions import CurrentRules, FullRulesVersion, RulesVersion

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

logger = Logger(child=True)


class RuleSets:
    """The table's triage rules of every brand."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    def get(self, brand: str) -> CurrentRules | None:
        """The brand's rules as they are now; None before somebody set some."""
        found = self.of(brand).current()
        return CurrentRules(version=found.version, rules=found.rules) if found else None

    def standing(self, brand: str) -> CurrentRules:
        """The rules that people see and replace: the shipped ones where there are none, or none that can be read."""
        try:
            return self.get(brand) or CurrentRules(version=0, rules=shipped_rules())
        except ValidationError:
            item = self._table.get_item(Key=keys.triage_rules(brand), ConsistentRead=True)["Item"]
            return CurrentRules(version=int(str(item["version"])), rules=shipped_rules())

    def headers(self, brand: str, limit: int) -> list[RulesVersion]:
        """The newest versions without their rules, the newest first."""
        key = keys.triage_rules(brand)
        return Versions(self._table, key, RulesVersion.model_validate, "the triage rules").history(limit)

    def of(self, brand: str) -> Versions[FullRulesVersion]:
        """All versions of a brand's rules."""
        key = keys.triage_rules(brand)
        return Versions(self._table, key, FullRulesVersion.model_validate, "the triage rules")


def unusable(error: Exception) -> None:
    """Tell an operator that a brand's rules can't be used; what is wrong with them may quote posts."""
    logger.error("triage rules unusable", error=type(error).__name__)
    with single_metric(name="TriageRulesUnusable", unit=MetricUnit.Count, value=1):
        pass

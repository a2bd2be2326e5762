"""Each rule flags the texts that its data says it must flag, and leaves the others alone."""

from collections import Counter
from typing import Any

import pytest
from amends.lint import Context, lint
from amends.lint.checks import CHECKS
from amends.lint.rule import Example, Rule, rules

FLAGS = [(rule, example) for rule in rules() for example in rule.flags]
PASSES = [(rule, example) for rule in rules() for example in rule.passes]


def named(value: Any) -> str:
    """A rule's name, or the beginning of an example."""
    return value.id if isinstance(value, Rule) else str(value.text[:40].encode("ascii", "backslashreplace").decode())


@pytest.mark.parametrize(("rule", "example"), FLAGS, ids=named)
def test_a_rule_flags_what_it_must(rule: Rule, example: Example) -> None:
    found = lint(example.text, Context.model_validate(example.context), (rule,))
    assert [finding.rule for finding in found]
    assert all(0 <= finding.start <= finding.end <= len(example.text) for finding in found)
    assert all(example.text[finding.start : finding.end].strip() for finding in found)


@pytest.mark.parametrize(("rule", "example"), PASSES, ids=named)
def test_a_rule_leaves_alone_what_it_must(rule: Rule, example: Example) -> None:
    assert lint(example.text, Context.model_validate(example.context), (rule,)) == []


def test_each_rule_has_a_name_of_its_own_enough_examples_and_words() -> None:
    assert [name for name, count in Counter(rule.id for rule in rules()).items() if count > 1] == []
    assert [rule.id for rule in rules() if min(len(rule.flags), len(rule.passes)) < 6] == []
    assert all(rule.words for rule in rules())


def test_each_check_is_some_rules_and_each_rules_check_is_there() -> None:
    assert {rule.code for rule in rules() if rule.code} == CHECKS.keys()


def test_an_example_names_only_what_a_context_has() -> None:
    examples = [example for _, example in FLAGS + PASSES]
    assert {name for example in examples for name in example.context} <= Context.model_fields.keys()

"""Which path a reply takes."""

import pytest
from amends.casefile import CaseFile, ReadMention
from amends.errors import BadInput
from amends.review.choosing import SHIPPED, PathRule, choose, faults, next_version, values_of
from amends.review.desks import Named, ReviewDesk
from amends.review.path import ONE_OTHER, Path, Step
from amends.triage import Desk

from tests.builders import NOON, a_case, a_mention, a_reading

ADMIN = ("ada-id", "ada")


def values(findings: list[str] | None = None, incident: str = "none", reach: int = 10, **case: object) -> object:
    mention = a_mention(author_followers=reach)
    thread = [ReadMention(mention=mention, reading=a_reading())]
    file = CaseFile(case=a_case(**case), thread=thread, replies=[], events=[])
    return values_of(file, mention.id, findings or [], incident)


@pytest.mark.parametrize(
    ("asked", "desks"),
    [
        (values(), ["senior"]),
        (values(severity=4), ["senior"]),
        (values(["tone.capitals", "promise.fix"]), ["senior"]),
        (values(desk=Desk.LEGAL), ["legal"]),
        (values(["admission.fault"]), ["legal"]),
        (values(desk=Desk.PR), ["pr"]),
        (values(reach=50_000), ["pr"]),
        (values(reach=49_999), ["senior"]),
        (values(incident="open"), ["pr"]),
        (values(["admission.fault"], reach=60_000), ["legal", "pr"]),
        (values(desk=Desk.LEGAL, incident="suspected"), ["legal", "pr"]),
    ],
)
def test_the_shipped_rules_keep_the_simple_case_simple(asked: dict[str, object], desks: list[str]) -> None:
    assert [step.desk for step in choose(SHIPPED, asked).steps] == desks


def test_what_costs_money_takes_two() -> None:
    path = choose(SHIPPED, values(["compensation.offer"]))  # type: ignore[arg-type]
    assert [(step.desk, step.need) for step in path.steps] == [("senior", 2)]


def test_the_shipped_rules_have_no_fault() -> None:
    assert faults(SHIPPED.rules) == []


def rule(when: str, *steps: Step, name: str = "a path") -> PathRule:
    return PathRule(when=when, path=Path(name=name, steps=list(steps) or ONE_OTHER.steps))


@pytest.mark.parametrize(
    ("rules", "why"),
    [
        ([rule('severity == "grave"')], "compared"),
        ([rule("severty == 1")], "did you mean severity"),
        ([rule("severity == 1"), rule("severity == 2")], "two paths have this name"),
        (
            [rule("severity == 1", Step(desk=ReviewDesk.LEGAL, need=2, named=[Named(id="lena", name="lena")]))],
            "needs 2 of 1",
        ),
    ],
)
def test_rules_with_a_fault_are_not_set(rules: list[PathRule], why: str) -> None:
    with pytest.raises(BadInput, match=why):
        next_version(SHIPPED, rules, "why not", ADMIN, NOON)


def test_rules_count_in_their_order_and_as_their_next_version() -> None:
    rules = [rule("severity <= 2", name="one"), rule("severity == 1", name="two")]
    with pytest.raises(BadInput, match="say why"):
        next_version(SHIPPED, rules, " ", ADMIN, NOON)
    set_anew = next_version(SHIPPED, rules, "two are enough", ADMIN, NOON)
    assert (set_anew.version, set_anew.by_name) == (1, "ada")
    assert choose(set_anew, {"severity": 1}).name == "one"
    assert choose(set_anew, {"severity": 3}) == ONE_OTHER

"""Rule sets before they count: what is wrong with them, and what past posts say of them."""

import pytest
from amends.casefile import ReadMention
from amends.rules.book import Book, Finding
from amends.rules.ruleset import RuleSet, TriageRule
from amends.rules.trying import ENOUGH, SHOWN, Past, attempt, check, wrong_with
from amends.rules.versions import altered, touched
from amends.triage import Desk
from pydantic import ValidationError

from tests.builders import MINUTE, NOON, a_content_reading, a_mention, a_reading


def rule(name: str = "ours", **changes: object) -> TriageRule:
    fields = {"id": name, "when": "true", "desk": "pr", "severity": 2, "topic": "ours", "reason": "ours"}
    return TriageRule.model_validate({**fields, **changes})


def rules(*each: TriageRule, **lists: list[str]) -> RuleSet:
    keywords = {name: {"phrases": phrases} for name, phrases in lists.items()}
    return RuleSet.model_validate({"rules": list(each), "keywords": keywords})


def posts(count: int = ENOUGH, **changes: object) -> list[Past]:
    """Complaints and praise in turn, each in a case of its own."""
    return [
        Past(
            case_id=f"x-{number}",
            read=ReadMention(
                mention=a_mention(id=str(number), created_at=NOON + number * MINUTE, **changes),
                reading=a_reading() if number % 2 else a_content_reading(),
            ),
        )
        for number in range(count)
    ]


def test_all_errors_are_found_with_their_rules() -> None:
    wrong = rules(
        rule("a", when="reading.complain > 1"), rule("b", when="keywords.legal"), rule("c", reason="{author.handle}")
    )
    assert wrong_with(wrong) == [
        Finding(rule="a", words="there is no field reading.complain: did you mean reading.complaint?"),
        Finding(rule="b", words="there is no field keywords.legal"),
        Finding(rule="c", words="{author.handle} in the reason is no field that is a number"),
    ]
    checked = check(wrong, posts())
    assert (len(checked.errors), checked.remarks, checked.tried) == (3, [], 0)


def test_an_example_that_is_decided_otherwise_is_an_error() -> None:
    found = wrong_with(
        rules(rule(when="keywords.churn", matches=["I cancel"], spares=["cancelled"]), churn=["cancel*"])
    )
    assert [finding.words for finding in found] == ["an example is to be spared and fits: cancelled"]


def test_rules_that_never_or_always_fit_or_come_too_late_are_remarked_on() -> None:
    tried = rules(
        rule("some", when="reading.is_dissatisfied"),
        rule("none", when="author.followers > 10"),
        rule("late", when="reading.complaint > 0.8"),
        rule("all", when="true"),
    )
    assert [(found.rule, found.words) for found in check(tried, posts()).remarks] == [
        ("none", "fits none of the last 100 posts"),
        ("late", "fits 50 posts, and an earlier rule decides them all"),
        ("all", "fits every one of the last 100 posts"),
    ]


def test_of_a_few_posts_nothing_is_said() -> None:
    assert check(rules(rule()), posts(ENOUGH - 1)).remarks == []


def test_trying_says_how_often_each_rule_decides_and_what_would_go_elsewhere() -> None:
    now, then = Book(rules()), Book(rules(rule("a", when="reading.is_dissatisfied"), rule("b")))
    trial = attempt(then, now, posts(300))
    assert [(each.rule, each.fits, each.decides) for each in trial.rules] == [("a", 150, 150), ("b", 300, 150)]
    assert (trial.tried, trial.would_move, len(trial.moved)) == (300, 300, SHOWN)
    first = trial.moved[0]
    assert (first.case_id, first.mention_id, first.before.desk, first.after.desk) == ("x-0", "0", Desk.CARE, Desk.PR)
    assert attempt(now, now, posts()).would_move == 0


def test_what_a_customer_wrote_before_counts_when_rules_are_tried() -> None:
    same = [past.model_copy(update={"case_id": "x-0"}) for past in posts(90)]
    fast = Book(rules(rule(when="history.posts_in_hour >= 61 and history.complaint_waits")))
    assert attempt(fast, Book(rules()), same[::-1]).rules[0].fits == 30
    assert attempt(fast, Book(rules()), posts(90)).rules[0].fits == 0


def test_a_set_says_what_a_change_alters() -> None:
    old = rules(rule("a"), rule("b"), rule("c"), churn=["cancel*"], gone=["x y"])
    new = rules(rule("d"), rule("c"), rule("b", severity=1), churn=["cancel"])
    assert altered(old, new) == [
        "rule d added",
        "rule b changed",
        "rule a removed",
        "list churn changed",
        "list gone removed",
        "another order of rules",
    ]
    assert altered(old, old) == []


def test_a_rule_is_touched_by_itself_or_by_a_list_that_it_asks() -> None:
    old = rules(rule("a"), rule("b", when="keywords.churn"), rule("c"), churn=["cancel*"])
    new = rules(rule("a"), rule("b", when="keywords.churn"), rule("c", severity=1), churn=["cancel"])
    assert touched(old, new) == {"b", "c"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"rules": [rule().model_dump(), rule().model_dump()]},
        {"rules": [{**rule().model_dump(), "severity": 5}]},
        {"rules": [{**rule().model_dump(), "desk": "sales"}]},
        {"rules": [{**rule().model_dump(), "id": "Not So"}]},
        {"rules": [], "keywords": {"churn-list": {"phrases": ["a b"]}}},
        {"rules": [], "keywords": {"churn": {"phrases": []}}},
        {"rules": [rule(f"r{n}", matches=["x" * 500] * 40).model_dump() for n in range(20)]},
        {"rules": [], "more": 1},
    ],
)
def test_what_is_no_rule_set_is_refused(wrong: object) -> None:
    with pytest.raises(ValidationError):
        RuleSet.model_validate(wrong)

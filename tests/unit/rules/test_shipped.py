"""The rules that ship: what each is meant for and must leave alone, by its own examples and by some of everyday."""

import pytest
from amends.rules.book import Book, errors
from amends.rules.examples import broken_examples, example_values
from amends.rules.ruleset import Example, RuleSet, TriageRule
from amends.rules.shipped import shipped_book, shipped_rules
from amends.triage import Desk, Lane, triage

from tests.builders import a_content_reading, a_mention, a_reading

RULES = shipped_rules().rules
UNREAD = a_content_reading(needs_human=True, threshold=None, language="da", reasons=["not in English"])


def one_rule(**changes: object) -> RuleSet:
    changed = RULES[0].model_copy(update=changes)
    return shipped_rules().model_copy(update={"rules": [changed]})


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_has_examples_of_both_kinds_and_decides_them_as_they_say(rule: TriageRule) -> None:
    assert rule.matches
    assert rule.spares
    assert [broken for broken in broken_examples(shipped_book()) if broken.rule == rule.id] == []


def test_an_example_that_a_rule_decides_otherwise_is_found() -> None:
    for changes, words in (
        ({"matches": [Example(text="all well")]}, "an example is meant for it and does not fit: all well"),
        ({"spares": [Example(text="suicide")]}, "an example is to be spared and fits: suicide"),
        (
            {"matches": [Example(text="suicide", values={"reading.sad": 1})]},
            "names a field that there is not: reading.sad",
        ),
    ):
        found = list(broken_examples(Book(one_rule(**changes))))
        assert words in found[0].words


def test_the_shipped_rules_cover_what_people_must_see() -> None:
    assert errors(shipped_rules()) == []
    assert {rule.topic for rule in RULES} >= {
        "self-harm",
        "safety",
        "legal threat",
        "regulator",
        "data protection",
        "discrimination",
        "press",
        "reach",
        "vulnerable customer",
        "leaving",
        "spam",
    }


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_not_hidden_behind_one_that_is_less_grave(rule: TriageRule) -> None:
    for example in rule.matches:
        fits = shipped_book().fits(example_values(example, shipped_book()))
        assert fits[0].rule.severity <= rule.severity


@pytest.mark.parametrize("reading", [a_reading(), a_content_reading(), UNREAD])
def test_self_harm_goes_to_a_person_at_once_with_guidance_however_it_is_read(reading: object) -> None:
    decided = triage(a_mention(text="@larkfield I don't want to live any more"), reading, shipped_book())  # type: ignore[arg-type]
    assert (decided.severity, decided.topic, decided.lane) == (1, "self-harm", Lane.ORDINARY)
    assert "116 123" in decided.guidance


@pytest.mark.parametrize(
    "text",
    [
        "@larkfield broadband is down again in Quarry Row, third evening this week",
        "@larkfield thanks for the quick help, all fine now",
        "why is my bill 12 pounds higher than last month?",
        "is there an outage? the box blinks red",
        "I have been on hold for an hour, the music is nice though",
        "> my lawyer said so\nthat was somebody else's post, mine is about the price",
        "love how the app asks for the same code three times",
        "the engineer came at 8, I was at work, who plans this",
        "@lawyer_larry has the same problem",
        "going to try again tomorrow, going to be fun",
        "it keeps moving to the wrong channel and I'm done waiting",
    ],
)
def test_everyday_posts_are_nobodys_alarm(text: str) -> None:
    decided = triage(a_mention(text=text), a_reading(), shipped_book())
    assert (decided.desk, decided.severity, decided.rule) == (Desk.CARE, 3, "")


def test_the_first_rule_decides_and_the_others_are_named_beside_it() -> None:
    decided = triage(a_mention(text="I cancel, and my solicitor will write to Ofcom"), a_reading(), shipped_book())
    assert (decided.desk, decided.severity, decided.topic, decided.rule) == (Desk.LEGAL, 1, "legal threat", "legal")
    assert decided.reasons == [
        "speaks of lawyers, courts or a claim",
        "names a regulator or an ombudsman",
        "speaks of leaving",
        "reads as a complaint",
    ]


def test_lawyers_in_pleased_words_are_seen_by_legal_and_wake_nobody() -> None:
    for reading, severity in ((a_reading(), 1), (a_content_reading(needs_human=True), 1), (a_content_reading(), 3)):
        decided = triage(a_mention(text="See you in court, the dessert bar is my witness"), reading, shipped_book())
        assert (decided.desk, decided.severity, decided.topic) == (Desk.LEGAL, severity, "legal threat")


def test_a_number_in_the_reason_is_the_posts() -> None:
    decided = triage(a_mention(author_followers=81_234), a_reading(), shipped_book())
    assert decided.reasons[0] == "unhappy, with 81,234 followers"


def test_without_a_single_rule_a_complaint_is_still_one() -> None:
    nothing = Book(RuleSet(rules=[]))
    for reading, severity in ((a_reading(), 3), (UNREAD, 3), (a_content_reading(), 4)):
        decided = triage(a_mention(), reading, nothing)
        assert (decided.desk, decided.severity, decided.topic) == (Desk.CARE, severity, "")


def test_what_the_model_is_not_sure_of_has_a_lane_of_its_own_unless_a_rule_finds_it_grave() -> None:
    for reading, text, lane in (
        (UNREAD, "det virker ikke", Lane.UNSURE),
        (a_reading(), "no broadband", Lane.ORDINARY),
        (UNREAD, "I cancel", Lane.ORDINARY),
        (UNREAD, "my solicitor will write", Lane.ORDINARY),
    ):
        assert triage(a_mention(text=text), reading, shipped_book()).lane is lane


def test_a_wish_not_to_be_answered_is_no_doubt_of_the_model() -> None:
    decided = triage(a_mention(text="@larkfield stop replying to me"), a_reading(), shipped_book())
    assert (decided.needs_human, decided.lane) == (True, Lane.ORDINARY)

"""When a case is better spoken of in private, and what personal data a customer's posts show."""

from datetime import timedelta
from typing import Any

import pytest
from amends.casefile import CaseFile, ReadMention
from amends.handoff.exposing import ENGLISH, KINDS, exposed, exposed_in, warning, warnings
from amends.handoff.handoff import HandoffReason
from amends.handoff.hint import HintRule, hints, holding, keywords_in, shipped
from amends.lengths import length
from amends.library.acknowledging import acknowledges
from amends.lint import Context, Level, lint
from amends.lint.rule import rules
from amends.mention import PlatformName
from amends.reading import Emotion
from amends.reply import ReplyState
from amends.rules.ruleset import Example

from tests.builders import MINUTE, NOON, a_case, a_mention, a_reading, a_reply

R = HandoffReason
RULES = [rule for rule, _ in shipped().rules]
EXAMPLES = [
    (place, example, wanted)
    for place, rule in enumerate(RULES)
    for wanted, examples in ((True, rule.matches), (False, rule.spares))
    for example in examples
]


def angry(anger: float) -> Any:
    return a_reading(emotion=Emotion(anger=anger, joy=0, optimism=0, sadness=0, other=1 - anger))


def a_post(number: int, text: str = "no broadband", anger: float = 0.2, **changes: Any) -> ReadMention:
    mention = a_mention(id=str(number), text=text, created_at=NOON + number * MINUTE, **changes)
    return ReadMention(mention=mention, reading=angry(anger))


def a_file(*posts: ReadMention, **changes: Any) -> CaseFile:
    return CaseFile.model_validate(
        {"case": a_case(severity=3), "thread": list(posts), "replies": [], "events": [], **changes}
    )


def reasons(file: CaseFile) -> list[R]:
    return [hint.reason for hint in hints(file)]


@pytest.mark.parametrize(("place", "example", "wanted"), EXAMPLES, ids=lambda value: str(value)[:40])
def test_a_rule_holds_for_what_it_is_meant_for_and_spares_the_rest(place: int, example: Example, wanted: bool) -> None:
    rule: HintRule = RULES[place]
    values = {"severity": 3, "desk": "care", **keywords_in(example.text), **example.values}
    assert (rule.why in [hint.why for hint in holding(values)]) == wanted


def test_every_reason_but_those_of_people_has_a_rule_and_words() -> None:
    assert {rule.reason for rule in RULES} == set(R)
    assert all(rule.why.endswith(".") for rule in RULES)


def test_a_plain_complaint_hints_at_nothing() -> None:
    assert reasons(a_file(a_post(1))) == []


def test_personal_data_a_grave_case_and_the_legal_desk_are_reasons() -> None:
    assert reasons(a_file(a_post(1, "write to ada@example.org"))) == [R.PERSONAL_DATA]
    assert reasons(a_file(a_post(1), case=a_case(severity=1))) == [R.OTHER]
    assert R.LEGAL in reasons(a_file(a_post(1), case=a_case(desk="legal")))


def test_anger_that_rises_is_a_reason_and_anger_that_stays_is_none() -> None:
    assert reasons(a_file(a_post(1, anger=0.3), a_post(2, anger=0.8))) == [R.ANGER]
    assert reasons(a_file(a_post(1, anger=0.75), a_post(2, anger=0.8))) == []
    assert reasons(a_file(a_post(1, anger=0.8))) == []


def test_a_third_angry_post_without_an_answer_is_a_reason_and_our_answer_ends_it() -> None:
    posts = [a_post(number, anger=0.6) for number in (1, 2, 3)]
    assert reasons(a_file(*posts)) == [R.ANGER]
    answer = a_reply(state=ReplyState.POSTED, since=NOON + timedelta(minutes=2))
    assert reasons(a_file(*posts, replies=[answer])) == []


def test_what_was_said_in_private_is_no_reason_to_go_there() -> None:
    secret = a_post(2, "my refund is missing, ada@example.org", anger=0.9, private=True)
    assert reasons(a_file(a_post(1), secret)) == []
    assert exposed_in(a_file(a_post(1), secret)) == []
    assert reasons(a_file(secret)) == []


SHOWN = {
    "email": ("mail me at ada@example.org please", "ada@example.org"),
    "phone": ("ring me on 07700 900123", "07700 900123"),
    "card": ("the card 4111 1111 1111 1111 was charged", "4111 1111 1111 1111"),
    "iban": ("refund DE89 3704 0044 0532 0130 00 please", "DE89 3704 0044 0532 0130 00"),
    "national_id": ("my NI number is AB123456C", "AB123456C"),
    "reference": ("my account number is 88112233", "88112233"),
    "address": ("I'm at 14 Mill Lane and it is dead", "14 Mill Lane"),
}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_personal_data_is_found_with_its_kind_and_its_place(kind: str) -> None:
    text, data = SHOWN[kind]
    (found,) = exposed(f"🙁 {text}")
    assert (found.kind, found.words) == (kind, KINDS[kind])
    assert f"🙁 {text}"[found.start : found.end] == data


@pytest.mark.parametrize(
    "text",
    ["no broadband since six", "write to help@larkfield.example", "call 0800 123 4567", "order 12 of 240", "it's 2026"],
)
def test_what_is_nobodys_own_is_left_alone(text: str) -> None:
    assert exposed(text, ("larkfield",)) == []


def test_each_public_post_says_where_its_data_stands() -> None:
    file = a_file(a_post(1, SHOWN["phone"][0]), a_post(2), a_post(3, SHOWN["email"][0]))
    assert [(post.mention_id, post.found[0].kind) for post in exposed_in(file)] == [("1", "phone"), ("3", "email")]


def test_the_detectors_are_the_linters_own() -> None:
    assert {rule.code for rule in rules()} >= KINDS.keys()


@pytest.mark.parametrize("language", sorted(warnings()))
def test_a_warning_is_kind_names_no_data_and_can_be_sent_as_it_is(language: str) -> None:
    text = warning(language).text
    assert acknowledges(text, language)
    assert length(text, PlatformName.X) <= 280
    assert not any(kind in text for kind in KINDS.values())
    for platform in (PlatformName.X, PlatformName.REDDIT):
        found = lint(text, Context(platform=platform, acknowledged=language != ENGLISH))
        assert [finding.rule for finding in found if finding.level is not Level.ADVISE] == []


def test_a_language_without_a_warning_gets_the_english_one_and_says_so() -> None:
    assert warning("fi") == warning(ENGLISH)
    assert warning("de").language == "de"

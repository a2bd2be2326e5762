"""Where findings lie in a text, what stands in its way, and that no text stops the linters."""

import re

import pytest
from amends.lint import Context, Finding, Level, Override, lint, unresolved
from amends.lint.folding import fold
from amends.lint.linting import MOST
from amends.lint.rule import rules
from amends.mention import PlatformName
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError


def found(text: str, rule: str, **context: object) -> list[str]:
    """The words at which a rule's findings lie."""
    findings = lint(text, Context.model_validate(context))
    return [text[finding.start : finding.end] for finding in findings if finding.rule == rule]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("🔥🔥 You  should\nhave called us.", "You  should\nhave"),
        ("👩‍👩‍👧 you shou\u200bld have called", "you shou\u200bld have"),
        ("Ｙｏｕ ｓｈｏｕｌｄ ｈａｖｅ called", "Ｙｏｕ ｓｈｏｕｌｄ ｈａｖｅ"),
        ("YOU SHOULD’VE called", "YOU SHOULD’VE"),
        ("\u202eyou should have called\u202c", "you should have"),
        ("İİİ you should have called", "you should have"),
        ("ﬁne, you should have called", "you should have"),
        ("a\u00a0\u2003b you\u00a0should\u2009have called", "you\u00a0should\u2009have"),
    ],
)
def test_a_finding_lies_at_its_words_whatever_stands_before_and_between(text: str, words: str) -> None:
    assert found(text, "blame.customer") == [words]


def test_a_pattern_does_not_reach_into_the_next_sentence() -> None:
    assert found("What you should. Have you called?", "blame.customer") == []


def test_a_text_is_told_of_everything_in_it_in_the_order_of_the_text() -> None:
    text = "You should have called us. It won't happen again, and we'll refund you."
    findings = lint(text, Context())
    rules_in_order = [finding.rule for finding in findings if finding.level is not Level.ADVISE]
    assert rules_in_order == ["blame.customer", "promise.guarantee", "compensation.offer"]
    assert [finding.start for finding in findings] == sorted(finding.start for finding in findings)


def test_in_an_incident_a_cause_that_is_not_cleared_is_no_matter_of_reasons() -> None:
    text = "Sorry. It was caused by a cut cable."
    (usual,) = [finding for finding in lint(text, Context()) if finding.rule == "cause.uncleared"]
    (grave,) = [finding for finding in lint(text, Context(incident="open")) if finding.rule == "cause.uncleared"]
    assert (usual.level, grave.level) == (Level.REASON, Level.BLOCK)
    assert found(text, "cause.uncleared", incident="open", cleared_facts=["A digger cut a cable."]) == []


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Sorry. We'll write here again by 6pm.", Level.ADVISE),
        ("Sorry. I will get back to you on Monday.", Level.ADVISE),
        ("Sorry. Next update at 18:30.", Level.ADVISE),
        ("Sorry. An engineer comes on Monday.", Level.REASON),
        ("Sorry. It will be back by 6pm, and we'll be glad.", Level.REASON),
        ("Sorry. We'll write here. It is back by 6pm.", Level.REASON),
    ],
)
def test_when_we_write_again_is_our_own_to_promise(text: str, level: Level) -> None:
    assert [finding.level for finding in lint(text, Context()) if finding.rule == "date.definite"] == [level]


def test_a_beginning_is_marked_without_the_blank_before_it() -> None:
    assert found("Hello! Check the timetable.", "tone.acknowledgment") == ["Check the timetable."]


def test_the_price_is_the_one_of_this_answer() -> None:
    text = "Sorry. See larkfield.com"
    words = [finding.words for finding in lint(text, Context()) if finding.rule == "link.price"]
    assert words == ["A link makes this answer cost $0.2 instead of $0.01."]


def test_too_long_says_from_where_on() -> None:
    text = "a" * 279 + "🔥 x"
    assert found(text, "length.too_long") == ["🔥 x"]
    assert found("あ" * 141, "length.too_long") == ["あ"]


A_REASON = Finding(rule="promise.fix", level=Level.REASON, start=0, end=1, words="?")
A_BLOCK = Finding(rule="privacy.card", level=Level.BLOCK, start=0, end=1, words="?")
ADVICE = Finding(rule="tone.capitals", level=Level.ADVISE, start=0, end=1, words="?")


@pytest.mark.parametrize(
    ("findings", "overrides", "left"),
    [
        ([], [], []),
        ([ADVICE], [], []),
        ([A_REASON], [], [A_REASON]),
        ([A_REASON, A_REASON], ["promise.fix"], []),
        ([A_REASON], ["promise.guarantee"], [A_REASON]),
        ([A_BLOCK], ["privacy.card"], [A_BLOCK]),
        ([A_REASON, A_BLOCK, ADVICE], ["promise.fix", "privacy.card", "tone.capitals"], [A_BLOCK]),
    ],
)
def test_a_reason_is_overridden_by_its_own_reason_and_a_block_by_none(
    findings: list[Finding], overrides: list[str], left: list[Finding]
) -> None:
    assert unresolved(findings, [Override(rule=rule, why="the depot confirmed it") for rule in overrides]) == left


@pytest.mark.parametrize("why", ["", "  ", "...", "ok", "!!!!", "a" * 501])
def test_a_reason_needs_words(why: str) -> None:
    with pytest.raises(ValidationError):
        Override(rule="promise.fix", why=why)


HOSTILE = [
    "a" * 10_000,
    " " * 10_000,
    "you " * 2_500,
    "you should have " * 625,
    "1 " * 5_000,
    "4111 " * 2_000,
    "+4" * 5_000,
    "(0" * 5_000,
    "a@" * 5_000,
    "a.b@c." * 1_600,
    "GB29 " * 2_000,
    "Our engineer Aa " * 600,
    "12 Aa Bb " * 1_100,
    "order 123456 " * 700,
    "caused by a " * 800,
    "the cause is " * 700,
    "will be fixed " * 700,
    "within a few " * 800,
    "what's your " * 800,
    "!?" * 5_000,
    "!a" * 5_000,
    "NOT " * 2_500,
    "https://a.co/" * 700,
    "#a" * 5_000,
    "ﷺ" * 5_000,
    "\u200b" * 10_000,
    "\ud83d" * 5_000,
    "@a " * 3_000,
    "\n" * 10_000,
    "a.\n" * 3_000,
    "\x00\x1b[31m",
    "🔥" * 5_000,
    "e\u0301" * 5_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
@pytest.mark.parametrize("platform", PlatformName)
def test_a_hostile_text_gets_findings_that_lie_within_it(text: str, platform: PlatformName) -> None:
    findings = lint(text, Context(platform=platform, staff_names=("Aa Bb",), private_names=("you",), said=(text,)))
    assert len(findings) <= MOST
    assert all(0 <= finding.start <= finding.end <= len(text) for finding in findings)


@given(st.text(max_size=400))
def test_folding_leads_back_to_every_character(text: str) -> None:
    folded = fold(text)
    assert len(folded.lower) == len(folded.cased) == len(folded.at)
    assert list(folded.at) == sorted(folded.at)
    for start, end in folded.sentences:
        first, last = folded.span(start, end)
        assert 0 <= first <= last <= len(text)


@given(st.text(max_size=300))
def test_any_text_can_be_linted_and_twice_alike(text: str) -> None:
    findings = lint(text, Context())
    assert findings == lint(text, Context())
    assert all(0 <= finding.start <= finding.end <= len(text) for finding in findings)


# A repetition without a bound inside another one is what makes a pattern take for ever.
_UNBOUNDED = re.compile(r"\([^()]*(?<!\\)[*+][^()]*\)(?:[*+]|\{\d*,\})")


PATTERNS = [each for rule in rules() for each in (*rule.patterns, *rule.unless, *rule.unless_anywhere)]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_no_pattern_repeats_a_repetition(pattern: str) -> None:
    assert not _UNBOUNDED.search(pattern)


@pytest.mark.parametrize("pattern", [r"(?:a+)+b", r"(\w*\s*)*x", r"(?:\w+,){2,}"])
def test_a_pattern_that_would_take_for_ever_is_found(pattern: str) -> None:
    assert _UNBOUNDED.search(pattern)


def test_every_level_has_its_place() -> None:
    assert {rule.level for rule in rules()} == set(Level)

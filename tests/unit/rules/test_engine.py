"""Expressions over fields: what they can say, what is refused and in which words, and that none that is taken fails."""

import re
import time

import pytest
from amends.errors import BadInput
from amends.rules import engine
from amends.rules.engine import Fields, Kind, check
from amends.rules.patterns import objections
from hypothesis import given
from hypothesis import strategies as st

FIELDS: Fields = {
    "mention.text": Kind.TEXT,
    "mention.platform": Kind.TEXT,
    "mention.private": Kind.YES_NO,
    "reading.complaint": Kind.NUMBER,
    "author.followers": Kind.NUMBER,
    "keywords.legal": Kind.YES_NO,
    "tags": Kind.TEXTS,
    "incident": Kind.TEXT,
}
ANGRY = {"reading.complaint": 0.9, "author.followers": 60_000, "mention.text": "I CANCELLED it", "tags": ["billing"]}


@pytest.mark.parametrize(
    "expression",
    [
        "reading.complaint > 0.6 and author.followers > 50000",
        'mention.text =~~ r"\\bcancel\\w{0,5}\\b"',
        'mention.text =~ "i cancel"',
        '"cancel" in mention.text or "CANCEL" in mention.text',
        '"billing" in tags and not "legal" in tags',
        'not keywords.legal and incident == ""',
        "author.followers + 10 * 2 >= 60020 - 0",
        'incident in ["", "none"]\n  and true',
        "tags == ['billing']",
    ],
)
def test_an_expression_says_what_it_says(expression: str) -> None:
    assert check(expression, FIELDS) == []
    assert engine.compile(expression, FIELDS).matches(ANGRY)
    assert not engine.compile(f"not ({expression})", FIELDS).matches(ANGRY)


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("", "the expression is empty"),
        ("keywords.leagl", "there is no field keywords.leagl: did you mean keywords.legal?"),
        ("mention", "there is no field mention"),
        ("mention.text.as_lower == 'a'", "there is no field mention.text.as_lower"),
        ("reading.complaint", "an expression is something that is yes or no"),
        ('reading.complaint == "high"', "a number is compared with a text"),
        ('reading.complaint > "high"', "kinds are mixed that don't go together: reading.complaint is a number"),
        ('mention.text > "high"', "a text has no more or less"),
        ("-mention.text == -mention.text", "a text has no minus"),
        ('mention.platform == "x" or "reddit"', "and, or and not stand between things that are yes or no"),
        ("not mention.text", "and, or and not stand between things that are yes or no, and not beside a text"),
        ("[not mention.text] == [true]", "and not beside a text"),
        ("5 in tags", "a number is looked for in a list of texts"),
        ("reading.complaint >", "it ends too early"),
        ("author.followers < 1 < 2", "not understood from “< 2” on"),
        ("1 << 1000000000 > 0", "“<<” is not known here"),
        ("author.followers ** 9 > 0", "“**” is not known here"),
        ("author.followers / 0 > 0", "“/” is not known here"),
        ("$range(1000000000) == []", "“$” is not known here"),
        ("[x for x in tags] == tags", "there is no field for"),
        ('tags ("a")', "nothing can be called or picked with “(”"),
        ('tags[0] == "a"', "nothing can be called or picked with “[”"),
        ('d"2020-01-01" == d"2020-01-01"', "there can be no d before a text"),
        ("author.followers > 1234567890123", "“1234567890123” is not known here"),
        ("mention.text =~~ mention.platform", "what stands behind =~ or =~~ is a pattern in quotes"),
        ('mention.text =~~ "\\bcancel"', 'write a pattern that holds a backslash as r"..."'),
        ('mention.text =~~ "(a+)+"', "a repeat in a pattern says how often at most"),
        ('mention.text =~~ "(a"', "the pattern can't be read"),
        ("true or " * 80 + "true", "an expression has 150 parts at most"),
        ("not " * 300 + "true", "an expression has 1,000 characters at most"),
    ],
)
def test_what_is_refused_is_said_in_words(expression: str, words: str) -> None:
    assert words in "; ".join(check(expression, FIELDS))
    with pytest.raises(BadInput, match=re.escape(words)):
        engine.compile(expression, FIELDS)


def test_all_that_is_wrong_is_said_at_once() -> None:
    assert check("reading.complain > 1 and author.follower > 1", FIELDS) == [
        "there is no field reading.complain: did you mean reading.complaint?",
        "there is no field author.follower: did you mean author.followers?",
    ]


def test_what_is_missing_is_the_empty_one_of_its_kind() -> None:
    for missing in ({}, dict.fromkeys(FIELDS)):
        empty = 'mention.text == "" and not mention.private and reading.complaint == 0 and tags == []'
        assert engine.compile(empty, FIELDS).matches(missing)
        assert not engine.compile("reading.complaint > 0.1", FIELDS).matches(missing)


def test_an_enum_is_compared_as_its_text() -> None:
    assert engine.compile('mention.platform == "a text"', FIELDS).matches({"mention.platform": Kind.TEXT})


@pytest.mark.parametrize(
    "pattern", ["a*", "a+", "a{3,}", "(?:ab){2}", "(a)\\1", "(?P<n>a)", "(?i)a", "(?>a)", "a?" * 8]
)
def test_a_pattern_that_could_take_long_is_refused(pattern: str) -> None:
    assert objections(pattern)


@pytest.mark.parametrize(
    "pattern", [r"\w{0,199}b", "a{0,13}a{0,13}b", "(?:a|a)?(?:a|a)?(?:a|a)?b", r"[a-z*+]\*(?!x|y)"]
)
def test_the_longest_post_is_searched_within_a_moment_by_any_pattern_that_is_taken(pattern: str) -> None:
    assert objections(pattern) == []
    begun = time.process_time()
    re.search(pattern, "a" * 50_000, re.IGNORECASE)
    assert time.process_time() - begun < 5


NUMBERS = st.sampled_from(["reading.complaint", "author.followers", "0", "0.6", "-1"])
TEXTS = st.sampled_from(["mention.text", "incident", '"x"', '""'])
ANSWERS = st.recursive(
    st.sampled_from(["keywords.legal", "mention.private", "true"])
    | st.builds("{} {} {}".format, NUMBERS, st.sampled_from(["<", ">=", "==", "!=", "+ 1 >", "* 3 <"]), NUMBERS)
    | st.builds("{} {} {}".format, TEXTS, st.sampled_from(["==", "!=", "in", ">", "+"]), TEXTS)
    | st.builds("{} {} {}".format, TEXTS, st.sampled_from(["in", "==", ">"]), st.sampled_from(["tags", '["x", 3]'])),
    lambda inner: (
        st.builds("({} {} {})".format, inner, st.sampled_from(["and", "or", "=="]), inner) | inner.map("not {}".format)
    ),
    max_leaves=6,
)
VALUES = st.fixed_dictionaries(
    {},
    optional={
        "mention.text": st.none() | st.text(),
        "incident": st.text(),
        "mention.private": st.booleans(),
        "keywords.legal": st.none() | st.booleans(),
        "reading.complaint": st.none() | st.floats(0, 1),
        "author.followers": st.integers(0, 10**9),
        "tags": st.lists(st.text()),
    },
)


@given(ANSWERS, VALUES)
def test_an_expression_that_is_taken_answers_whatever_the_values_are(
    expression: str, values: dict[str, object]
) -> None:
    if not check(expression, FIELDS):
        assert engine.compile(expression, FIELDS).matches(values) in (True, False)

"""Keyword lists: what a phrase finds, what its exceptions take away, and that no text takes long."""

import time

import pytest
from amends.rules.keywords import Finder, KeywordList, plain
from pydantic import ValidationError


def finds(text: str, *phrases: str, but_not: tuple[str, ...] = ()) -> bool:
    return Finder(KeywordList(phrases=list(phrases), but_not=list(but_not))).finds(plain(text))


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("cancel*", "I CANCELLED it"),
        ("cancel*", "i cancel."),
        ("self harm*", "about self-harming"),
        ("my|our mother", "our  mother waits"),
        ("i'm leaving", "I’m leaving"),
        ("earn * per day", "earn up to 500 per day"),
        ("a&e", "we are in A&E"),
        ("no|never again", "ｎｅｖｅｒ again"),
    ],
)
def test_a_phrase_finds(phrase: str, text: str) -> None:
    assert finds(text, phrase)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("suing", "the pursuing team, the issuing bank"),
        ("ico", "the icon"),
        ("my mother", "my dear mother"),
        ("earn * per day", "earn per day"),
        ("earn * per day", "earn one two three four five per day"),
        ("lawyer", "@lawyer said so"),
        ("lawyer", "> my lawyer\nnot my words"),
        ("cancel", "cancelling"),
    ],
)
def test_a_phrase_does_not_find(phrase: str, text: str) -> None:
    assert not finds(text, phrase)


def test_what_an_exception_covers_does_not_count_and_the_rest_does() -> None:
    spared = ("cancel* * to come to you",)
    assert not finds("cancelled my contract with Vodafone to come to you", "cancel*", but_not=spared)
    assert finds("cancelled mine with them to come to you, and now I cancel", "cancel*", but_not=spared)
    assert finds("I cancel", "cancel*", but_not=spared)


@pytest.mark.parametrize("phrase", ["", "*", "cancel *", "* cancel", "can*cel", "a(b", "a||b", "x" * 201])
def test_a_phrase_that_says_nothing_clear_is_refused(phrase: str) -> None:
    with pytest.raises(ValidationError):
        KeywordList(phrases=[phrase])


@pytest.mark.parametrize("text", ["cancel " * 7000, "a" * 50_000, "cancel a-b_c/" * 3800, "to to you " * 5000])
def test_the_longest_posts_are_searched_within_a_moment(text: str) -> None:
    begun = time.process_time()
    finds(text, "cancel*", "a* b", but_not=("cancel* * * to come|switch to you", "cancel* * to come to you"))
    assert time.process_time() - begun < 5

"""The words that moved a reading are found by leaving each of them out."""

from collections.abc import Callable

import pytest
from amends.evidence import HEAD, TRIED, evidence


def moved_by(**weights: float) -> Callable[[list[str]], list[float]]:
    """A model that starts at one half and adds up the words it knows; "not" turns the word behind it."""

    def one(text: str) -> float:
        words = [word.strip(".,!?").lower() for word in text.split()]
        total = sum(
            weights.get(word, 0) * (-1 if place and words[place - 1] == "not" else 1)
            for place, word in enumerate(words)
        )
        return min(max(0.5 + total, 0.0), 1.0)

    return lambda texts: [one(text) for text in texts]


def test_the_word_that_moved_it_is_found_without_its_punctuation() -> None:
    assert evidence("My line is down, again.", moved_by(down=0.3)) == ["down"]


def test_words_that_spoke_against_it_are_evidence_too() -> None:
    assert evidence("Thanks for nothing", moved_by(thanks=-0.2, nothing=0.4)) == ["Thanks", "nothing"]


def test_the_three_strongest_come_in_the_order_of_the_text() -> None:
    score = moved_by(one=0.1, two=0.15, three=0.08, four=0.12)
    assert evidence("one x two x three x four", score) == ["one", "two", "four"]


def test_a_phrase_is_found_where_its_words_only_count_together() -> None:
    def both(texts: list[str]) -> list[float]:
        # Either word alone is enough: leaving out one of them changes nothing.
        return [0.9 if {"third", "outage"} & set(text.split()) else 0.2 for text in texts]

    assert evidence("the third outage this week", both) == ["third outage"]


def test_neighbours_that_count_alone_stay_apart() -> None:
    assert evidence("slow and useless", moved_by(slow=0.2, useless=0.2)) == ["slow", "useless"]


def test_words_that_move_nothing_are_no_evidence() -> None:
    assert evidence("what time does the shop open", moved_by(down=0.4)) == []
    assert evidence("what time does the shop open", moved_by(time=0.02)) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        "@larkfield",
        "u/larkfield_care",
        "https://example.org/down",
        "?! ...",
        "a" * 100_000,
        "www.down.example",
    ],
)
def test_a_text_without_words_has_no_evidence_and_is_not_read(text: str) -> None:
    asked: list[str] = []

    def score(texts: list[str]) -> list[float]:
        asked.extend(texts)
        return [0.5] * len(texts)

    assert evidence(text, score) == []
    assert asked == []


def test_handles_and_links_are_no_evidence_whatever_they_move() -> None:
    def wary(texts: list[str]) -> list[float]:
        return [0.9 if "@larkfield" in text and "http" in text and "down" in text else 0.1 for text in texts]

    assert evidence("@larkfield down https://example.org/x", wary) == ["down"]


def test_a_phrase_does_not_reach_over_a_handle() -> None:
    asked: list[str] = []

    def score(texts: list[str]) -> list[float]:
        asked.extend(texts)
        return [0.5] * len(texts)

    evidence("down @larkfield again", score)
    assert asked == ["down @larkfield again", " @larkfield again", "down @larkfield "]


def test_a_word_that_is_said_twice_is_told_once() -> None:
    assert evidence("down and Down and down", moved_by(down=0.15)) == ["down"]


def test_a_long_post_costs_no_more_than_its_first_words() -> None:
    asked: list[str] = []

    def score(texts: list[str]) -> list[float]:
        asked.extend(texts)
        return [0.5] * len(texts)

    evidence("word " * 20_000, score)
    assert len(asked) == 1 + TRIED
    assert max(map(len, asked)) == HEAD


def test_certainty_has_evidence_too() -> None:
    assert evidence("all down", moved_by(down=0.5, all=0.0)) == ["down"]


@pytest.mark.parametrize(
    "text", ["my\u200bline \u202edown\u202c", "\x00 down \x00", "😡 down 🔥", "<script>down</script> down"]
)
def test_evidence_is_a_part_of_the_text_as_it_stands(text: str) -> None:
    found = evidence(text, lambda texts: [0.9 if "down" in t else 0.1 for t in texts])
    assert all(phrase in text for phrase in found)

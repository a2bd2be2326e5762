"""Which answers are one template: names, handles, links and signatures make no difference, words do."""

import pytest
from amends.rivals.likeness import ALIKE, groups, likeness, normalised
from hypothesis import given
from hypothesis import strategies as st

SORRY = "We're sorry for the trouble with your broadband today. Our engineers are working on it."


@pytest.mark.parametrize(
    "said",
    [
        f"@ada {SORRY}",
        f"Hi Ada, {SORRY}",
        f"{SORRY} ^JM",
        f"{SORRY} - Priya",
        f"{SORRY} https://t.co/abc123",
        SORRY.upper(),
        SORRY.replace("'", "’"),
    ],
)
def test_what_differs_between_two_uses_of_a_template_is_no_difference(said: str) -> None:
    assert normalised(said) == normalised(SORRY)
    assert groups([SORRY, said]) == [0, 0]


def test_a_word_more_is_the_same_template_and_another_answer_is_not() -> None:
    longer = SORRY.replace("working", "still working")
    assert groups([SORRY, "Which postcode are you in? We'd like to check your line.", longer]) == [0, 1, 0]


def test_a_text_that_is_less_alike_than_the_limit_is_new() -> None:
    half = "We're sorry for the trouble with your broadband today. Which postcode are you in, please?"
    assert groups([SORRY, half]) == [0, 1]


def test_answers_of_handles_and_links_alone_are_alike() -> None:
    assert groups(["@ada https://t.co/1", "@bo https://t.co/2", SORRY]) == [0, 0, 2]


def plainly(texts: list[str]) -> list[int]:
    """The same, by comparing each text with every new one before it."""
    found: list[int] = []
    sets = [_shingles(normalised(one)) for one in texts]
    for place, mine in enumerate(sets):
        earlier = (at for at in range(place) if found[at] == at)
        same = (
            at
            for at in earlier
            if normalised(texts[at]) == normalised(texts[place]) or likeness(mine, sets[at]) >= ALIKE
        )
        found.append(next(same, place))
    return found


def _shingles(words: str) -> frozenset[str]:
    return frozenset(words[at : at + 4] for at in range(max(len(words) - 3, 1))) if words else frozenset()


SAID = ("sorry", "about", "your", "line", "we", "are", "on", "it", "today", "now", "please", "send")
WORDS = st.lists(st.sampled_from(SAID), max_size=12)


@given(st.lists(WORDS.map(" ".join), max_size=14))
def test_looking_only_at_texts_that_share_a_rare_shingle_finds_what_looking_at_all_finds(texts: list[str]) -> None:
    assert groups(texts) == plainly(texts)


@given(st.lists(st.text(max_size=80), max_size=8))
def test_any_text_at_all_is_sorted(texts: list[str]) -> None:
    found = groups(texts)
    assert all(found[first] == first <= place for place, first in enumerate(found))

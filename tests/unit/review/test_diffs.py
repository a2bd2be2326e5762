"""What differs between two texts."""

import time
from itertools import pairwise

from amends.review.diffs import Kind, Part, diff
from hypothesis import given
from hypothesis import strategies as st

TEXTS = st.text(alphabet="ab ,\n停é", max_size=60)


@given(TEXTS, TEXTS)
def test_a_diff_loses_no_letter_of_either_text(before: str, after: str) -> None:
    parts = diff(before, after)
    assert "".join(part.text for part in parts if part.kind is not Kind.ADDED) == before
    assert "".join(part.text for part in parts if part.kind is not Kind.REMOVED) == after
    assert all(one.kind is not other.kind for one, other in pairwise(parts))


def test_a_changed_word_is_told_apart_from_its_neighbours() -> None:
    assert diff("Sorry, we fix it today.", "Sorry, we fix it tomorrow.") == [
        Part(kind=Kind.SAME, text="Sorry, we fix it "),
        Part(kind=Kind.REMOVED, text="today"),
        Part(kind=Kind.ADDED, text="tomorrow"),
        Part(kind=Kind.SAME, text="."),
    ]


def test_texts_that_are_alike_have_one_part() -> None:
    assert [part.kind for part in diff("Sorry, Ada.", "Sorry, Ada.")] == [Kind.SAME]


def test_the_longest_texts_are_compared_while_a_person_waits() -> None:
    before, after = "a b " * 2_500, "b a c " * 1_666
    began = time.monotonic()
    diff(before, after)
    assert time.monotonic() - began < 5

"""What an answer does, by the linters' own rules."""

import pytest
from amends.rivals.acts import Act, acts, speaks_of_trouble

ACK, SORRY, CAUSE, PROMISE, INVITE = Act


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("@ada Sorry about this, Ada.", {ACK, SORRY}),
        ("Thanks for telling us.", {ACK}),
        ("We're sorry you feel that way.", {ACK}),
        ("We're sorry you feel that way. We do apologise for the wait.", {ACK, SORRY}),
        ("Have you restarted the router?", set()),
        ("The outage was caused by a cut cable.", {CAUSE}),
        ("Sorry! We don't know yet whether it was caused by the update.", {ACK, SORRY}),
        ("It will be fixed by 6pm.", {PROMISE}),
        ("We'll write here again within the hour.", {PROMISE}),
        ("It was down this morning.", set()),
        ("How can we help today?", set()),
        ("We expect it back within 2 hours.", {PROMISE}),
        ("It began at 14:30.", set()),
        ("Please send us a direct message.", {INVITE}),
        ("Sorry about this. DM us and we'll look at it today.", {ACK, SORRY, PROMISE, INVITE}),
    ],
)
def test_an_answer_does_what_its_words_do(text: str, done: set[Act]) -> None:
    assert set(acts(text)) == done


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("We're aware of an outage in Calder Vale and are working on it.", True),
        ("Sorry, everyone.", True),
        ("Win a weekend for two! Follow us.", False),
        ("Our new shop opens on Friday.", False),
    ],
)
def test_a_post_of_its_own_is_a_statement_where_it_speaks_of_trouble(text: str, trouble: bool) -> None:
    assert speaks_of_trouble(text) is trouble


@pytest.mark.parametrize("text", ["", "\ud800", "\u202e" * 50, "🔥" * 300, "sorry " * 4000])
def test_hostile_words_are_words(text: str) -> None:
    assert set(acts(text)) <= set(Act)

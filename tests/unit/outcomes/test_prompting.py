"""Whether an answer asked for a good word is told by its phrases; what only sounds like it is left alone."""

import time

import pytest
from amends.outcomes.prompting import asks_to_share

ASKS = [
    "All fixed now. If you have a minute, leave us a review on Trustpilot!",
    "Glad it works. Would you mind dropping a quick rating?",
    "Please rate us in the app store",
    "We'd love it if you shared your experience - please share your experience with others",
    "Feel free to tell your friends and followers",
    "Spread the word!",
    "A short post about it would mean a lot to the team",
    "Could you post about how it went?",
    "Please update your review when you have time",
    "Would you delete your post now that it's fixed?",
    "A retweet would help us",
    "Give us a shout-out? Write us a five star testimonial",
    "It’d be great if you’d mention us on Twitter",
]
DOES_NOT = [
    "Sorry about that, Ada. It is fixed now.",
    "Thanks for your feedback, we've passed it on to the team.",
    "Thank you for leaving us a review!",
    "Please share your account number in a direct message.",
    "Please don't post your address here.",
    "We will post an update at six.",
    "Our engineers review the line tonight.",
    "Could you share a screenshot?",
    "I'll let you know once the engineer has been.",
    "We're sorry to read your post.",
    "You can follow the repair on our status page.",
    "Write to us in private and I'll look into it.",
]


@pytest.mark.parametrize("text", ASKS)
def test_who_asks_for_a_post_a_review_or_a_change_is_known(text: str) -> None:
    assert asks_to_share(text)


@pytest.mark.parametrize("text", DOES_NOT)
def test_help_and_thanks_are_no_such_request(text: str) -> None:
    assert not asks_to_share(text)


@pytest.mark.parametrize("text", ["leave " * 8000, "leave" + "'! " * 15_000, "a quick " * 6000, "thanks " * 7000])
def test_no_text_takes_long(text: str) -> None:
    begun = time.process_time()
    asks_to_share(text)
    assert time.process_time() - begun < 2

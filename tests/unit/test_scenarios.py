"""The scenarios that the simulator plays are well formed, varied and labelled."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from tests.scenarios import Post, faults, lines, lookalikes, posts

NAMES = ("ordinary-morning", "four-hour-outage")
REHEARSED = "short-outage"  # short enough for people to stay until its end, so it lacks the variety of the others
LENGTHS = {"ordinary-morning": timedelta(hours=4), "four-hour-outage": timedelta(hours=5)}
FEWEST = 150

KINDS: dict[str, Callable[[Post], bool]] = {
    "a post of the brand": lambda p: p.brand is True,
    "sarcasm": lambda p: p.truth.sarcasm and p.truth.dissatisfied,
    "sarcasm by a person content with the brand": lambda p: p.truth.sarcasm and not p.truth.dissatisfied,
    "praise": lambda p: p.truth.sentiment == "positive" and not p.truth.sarcasm and not p.brand,
    "a complaint": lambda p: p.truth.complaint and not p.truth.sarcasm,
    "a report without anger": lambda p: p.truth.complaint and not p.truth.dissatisfied,
    "a question": lambda p: "?" in p.text and p.truth.sentiment == "neutral",
    "a quote": lambda p: p.quote_of is not None,
    "a reply on X": lambda p: p.platform == "x" and p.reply_to is not None,
    "a submission": lambda p: p.title is not None,
    "a comment": lambda p: p.platform == "reddit" and p.reply_to is not None,
    "a follow-up in joy": lambda p: p.when_answered is not None and p.truth.sentiment == "positive",
    "a follow-up in anger": lambda p: p.when_answered is not None and p.truth.dissatisfied,
    "a post that does not summon the brand": lambda p: not p.addressed and "larkfield" in p.text.lower(),
    "a long post": lambda p: len(p.text) > 240,
    "a post of at most three words": lambda p: len(p.words.split()) <= 3,
    "capitals": lambda p: len(p.words) > 30 and p.words.isupper(),
    **{f"lang {code}": lambda p, code=code: p.lang == code for code in ("es", "de", "pl", "cy")},  # type: ignore[misc]
}


@pytest.mark.parametrize("name", NAMES)
def test_a_scenario_can_be_played_as_it_stands(name: str) -> None:
    scenario = posts(name)
    assert list(faults(scenario)) == []
    assert len(scenario) >= FEWEST
    assert max(post.offset for post in scenario) <= LENGTHS[name]


def test_no_two_posts_say_nearly_the_same() -> None:
    assert list(lookalikes([post for name in (*NAMES, REHEARSED) for post in posts(name)])) == []


def test_the_rehearsed_outage_can_be_played_and_most_of_who_writes_is_hit_by_it() -> None:
    scenario = posts(REHEARSED)
    assert list(faults(scenario)) == []
    assert max(post.offset for post in scenario) <= timedelta(minutes=25)
    hit = [post for post in scenario if post.truth.outage]
    assert all(post.addressed and post.truth.complaint for post in hit)
    assert {post.platform for post in hit} == {"x", "reddit"}
    assert len(hit) > len(scenario) / 2
    assert scenario[0].offset < hit[0].offset


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", NAMES)
def test_every_kind_of_post_is_in_every_scenario(name: str, kind: str) -> None:
    assert any(KINDS[kind](post) for post in posts(name))


@pytest.mark.parametrize("hostile", ["<script>", "\u202e", "\u200b", "\u2067", "😡" * 100])
def test_hostile_text_is_among_them(hostile: str) -> None:
    assert any(hostile in post.text for name in NAMES for post in posts(name))


def test_an_ordinary_morning_has_the_usual_mix() -> None:
    scenario = [post for post in posts("ordinary-morning") if not post.brand]
    assert 0.10 < sum(post.truth.sarcasm for post in scenario) / len(scenario) < 0.20
    assert 0.20 < sum(post.platform == "reddit" for post in scenario) / len(scenario) < 0.30


def test_an_outage_swells_and_ebbs() -> None:
    offsets = [post.offset for post in posts("four-hour-outage") if not post.when_answered]

    def between(start: int, end: int) -> int:
        return sum(timedelta(minutes=start) <= offset < timedelta(minutes=end) for offset in offsets)

    assert between(40, 70) > 5 * between(0, 30)
    assert between(40, 70) > 2 * between(240, 270)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"key": "gavin_prn-1"}, "the key is taken"),
        ({"reply_to": "nobody-1"}, "nobody-1 is not an earlier post"),
        ({"reply_to": "lost_packet-1"}, "lost_packet-1 is not an earlier post"),
        ({"at": "00:00:01"}, "stands too late"),
        ({"author": "gavin_prn"}, "gavin_prn is two people"),
        ({"author": "larkfield"}, "the brand is not itself"),
        ({"author": "a_handle_that_is_too_long"}, "no such handle"),
        ({"text": "x" * 281}, "too long"),
        ({"title": "A title"}, "titles are Reddit's"),
        ({"platform": "reddit"}, "neither a submission nor a comment"),
    ],
)
def test_a_fault_in_a_scenario_is_found(change: dict[str, Any], fault: str) -> None:
    scenario = posts("ordinary-morning")
    index = next(i for i, post in enumerate(scenario) if post.key == "craigwlsn-1")
    scenario[index] = scenario[index].model_copy(update=change)
    assert any(fault in found for found in faults(scenario))


@pytest.mark.parametrize("change", [{"truth": {}}, {"at": "7am"}, {"followers": "12"}, {"mood": "grim"}, {"text": ""}])
def test_a_line_of_another_shape_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Post.model_validate({**lines("ordinary-morning")[0], **change})


def test_a_post_tied_to_one_that_may_never_be_played_is_found() -> None:
    scenario = posts("ordinary-morning")
    waiting = next(post for post in scenario if post.when_answered and post.platform == "x")
    early = scenario[0].model_copy(update={"key": "early-1", "reply_to": waiting.key})
    assert any("perhaps never played" in found for found in faults([*scenario, early]))


def test_a_text_with_one_word_changed_is_a_lookalike() -> None:
    post = next(post for post in posts("ordinary-morning") if post.key == "rory_mcg-1")
    twin = post.model_copy(update={"key": "twin-1", "text": post.text.replace("Genius", "Brilliant")})
    assert list(lookalikes([post, twin])) == [("rory_mcg-1", "twin-1")]

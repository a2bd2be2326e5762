"""A public text says nothing that only stands in the private part, and what it may say is left alone."""

import tomllib
from typing import Any

import pytest
from amends.casefile import CaseFile, ReadMention
from amends.lint import Context, Finding, Level, lint
from amends.lint.context import of_case
from amends.lint.rule import rules
from amends.reply import ReplyState
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_brand, a_case, a_mention, a_reading, a_reply
from tests.template import ROOT

RULE = tuple(rule for rule in rules() if rule.id == "private.only")
DIALOGUES = tomllib.loads((ROOT / "tests/data/private_dialogues.toml").read_text("utf-8"))["dialogue"]
FINE = [(dialogue, text) for dialogue in DIALOGUES for text in dialogue["fine"]]
LEAKS = [(dialogue, text) for dialogue in DIALOGUES for text in dialogue["leaks"]]


def found(dialogue: dict[str, Any], text: str) -> list[Finding]:
    context = Context(
        customer_name=dialogue["name"],
        staff_names=tuple(dialogue.get("staff", ())),
        brand_names=("larkfield",),
        private_said=tuple(dialogue["private"]),
        public_said=tuple(dialogue["public"]),
    )
    return lint(text, context, RULE)


MISSED = 4  # which say it in other and ordinary words: no comparison of words can know them


def test_of_made_dialogues_leaks_are_found_and_fine_texts_are_left_alone() -> None:
    alarms = [text for dialogue, text in FINE if found(dialogue, text)]
    missed = [text for dialogue, text in LEAKS if not found(dialogue, text)]
    assert (len(FINE), len(LEAKS)) == (39, 50)
    assert (alarms, len(missed)) == ([], MISSED)


def test_nothing_that_is_found_repeats_a_private_word() -> None:
    said = {finding.words for dialogue, text in LEAKS for finding in found(dialogue, text)}
    assert said == {RULE[0].words}


@pytest.mark.parametrize(
    ("private", "text", "level"),
    [
        ("my number is 07700 900123", "is it +44 7700 900123?", Level.BLOCK),
        ("order AB-993812", "order ab993812", Level.BLOCK),
        ("it is LS12 4QT", "at ls124qt", Level.BLOCK),
        ("we live at 14 mill lane", "in Mill Lane", Level.BLOCK),
        ("it was 40 pounds", "your £40", Level.REASON),
        ("my name is augusta king", "Hi Augusta", Level.REASON),
        ("come on 12 March", "on 12 march", Level.REASON),
        ("the refund came", "Glad you were reimbursed", Level.REASON),
    ],
)
def test_another_way_of_writing_it_is_the_same_secret(private: str, text: str, level: Level) -> None:
    (finding,) = lint(text, Context(private_said=(private,)), RULE)
    assert finding.level is level
    # The control: said in public as well, it is none.
    assert lint(text, Context(private_said=(private,), public_said=(private,)), RULE) == []


def test_the_place_is_that_of_the_public_text() -> None:
    text = "Sorry 🙁 — order 40012345 is on its way."
    (finding,) = lint(text, Context(private_said=("40012345",)), RULE)
    assert text[finding.start : finding.end] == "40012345"


@given(st.text(max_size=200), st.lists(st.text(max_size=100), max_size=3))
def test_no_text_breaks_it_and_places_stand_in_the_text(text: str, private: list[str]) -> None:
    for finding in lint(text, Context(private_said=tuple(private)), RULE):
        assert 0 <= finding.start < finding.end <= len(text)


def a_file(**changes: Any) -> CaseFile:
    thread = [
        ReadMention(mention=a_mention(id="1", text="my bill is wrong"), reading=a_reading()),
        ReadMention(mention=a_mention(id="2", text="it is 88112233", private=True), reading=a_reading()),
    ]
    return CaseFile.model_validate({"case": a_case(), "thread": thread, "replies": [], "events": [], **changes})


def test_an_opened_case_is_compared_and_a_sealed_one_knows_nothing() -> None:
    assert of_case(a_file(), a_brand(), "1").private_said == ("it is 88112233",)
    assert of_case(a_file(), a_brand(), "2").private_said == ()
    sealed = a_file().model_copy(update={"thread": [a_file().thread[0]]})
    assert of_case(sealed, a_brand(), "1").private_said == ()


def test_what_we_posted_in_public_is_no_secret_and_what_we_wrote_in_private_is() -> None:
    answers = [
        a_reply(id="r1", text="Order 40012345 is packed.", state=ReplyState.POSTED),
        a_reply(id="r2", text="Order 51112345 is packed.", state=ReplyState.POSTED, private=True),
        a_reply(id="r3", text="Order 61112345 is packed.", state=ReplyState.DRAFT),
    ]
    context = of_case(a_file(replies=answers), a_brand(), "1")
    assert "Order 51112345 is packed." in context.private_said
    assert context.public_said == ("my bill is wrong", "Order 40012345 is packed.")
    assert [f.rule for f in lint("Sorry. Order 51112345 is on its way.", context, RULE)] == ["private.only"]


def test_words_that_are_kept_no_longer_are_compared_with_nothing() -> None:
    gone = ReadMention(mention=a_mention(id="2", text="[kept no longer]", private=True), reading=a_reading())
    file = a_file()
    assert of_case(file.model_copy(update={"thread": [file.thread[0], gone]}), a_brand(), "1").private_said == ()

"""A text begins by acknowledging what the customer wrote."""

from collections import Counter

import pytest
from amends.library.acknowledging import acknowledges, knows
from amends.library.checking import faults
from amends.library.starter import starter
from amends.library.template import create, submit
from amends.library.wording import TemplateState
from amends.lint import Context, Level, lint
from amends.mention import PlatformName

from tests.builders import ADA, NOON
from tests.unit.library.builders import words


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Hi {customer}, sorry about the wait."),
        ("en", "Hello Ada,\n\nThank you for telling us."),
        ("en", "That’s not good enough, and we know it."),
        ("en", "I APOLOGISE for the wait."),
        ("de", "Hallo, das tut uns leid."),
        ("fr", "Nous sommes désolés."),
        ("es", "Hola, lo sentimos mucho."),
    ],
)
def test_an_acknowledgment_is_seen(language: str, text: str) -> None:
    assert acknowledges(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We are aware of the issue."),
        ("en", "Per our terms, section 4, all sales are final. " * 5 + "Sorry."),
        ("en", "You should have read the terms first.\n\nSorry about that."),
        ("en", "Unsorry as we are, no."),
        ("de", "Das Problem liegt bei Ihnen."),
    ],
)
def test_its_absence_is_seen(language: str, text: str) -> None:
    assert not acknowledges(text, language)


def test_a_language_without_a_list_is_left_to_those_who_approve() -> None:
    assert not knows("fi")
    assert faults(words(language="fi", text="Moi {customer}")) == []


def test_every_text_that_ships_could_go_to_review_and_is_in_no_use_before() -> None:
    assert len(starter()) >= 20
    for template_id, shipped in starter().items():
        assert faults(shipped) == [], template_id
        template = create(template_id, "larkfield", shipped, ADA, NOON)
        assert template.current is None
        reviewed = submit(template, ADA, NOON).proposed
        assert reviewed
        assert reviewed.state is TemplateState.IN_REVIEW


def test_no_linter_stops_at_a_text_that_ships_and_none_that_it_blocks_goes_to_review() -> None:
    for template_id, shipped in starter().items():
        found = lint(shipped.text, Context(platform=shipped.platform or PlatformName.X))
        assert {one.rule for one in found if one.level is not Level.ADVISE} == set(), template_id
    (fault,) = faults(words(text="Sorry, {customer}. Your card 4111 1111 1111 1111 was charged twice."))
    assert fault


def test_what_ships_has_a_short_and_a_long_text_for_each_topic() -> None:
    served: dict[str, set[str | None]] = {}
    for shipped in starter().values():
        served.setdefault(shipped.topic, set()).add(shipped.platform)
    assert {topic for topic, platforms in served.items() if platforms not in ({"x", "reddit"}, {None})} == set()


def test_a_statement_speaks_to_many_so_that_nothing_in_it_names_one() -> None:
    (fault,) = faults(words(stage="holding", text="Sorry, {customer}. We write by {next_update}."))
    assert "{customer}" in fault
    assert faults(words(stage="holding", text="Sorry. We write about {topic} by {next_update}. {link}")) == []


def test_each_failure_that_ships_has_words_to_hold_in_two_wordings_to_go_on_and_to_end_with() -> None:
    shipped = [one for one in starter().values() if one.stage and one.stage != "correction"]
    topics = {one.topic for one in shipped}
    assert len(topics) >= 5
    for topic in topics:
        stages = Counter(one.stage for one in shipped if one.topic == topic)
        assert stages == {"holding": 2, "update": 1, "resolved": 1}
    promised = {one.stage for one in shipped if "{next_update}" in one.text}
    assert promised == {"holding", "update"}

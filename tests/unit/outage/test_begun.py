"""A statement begins with what was prepared before anything happened."""

from typing import Any

from amends.library.template import Template, usable
from amends.mention import PlatformName
from amends.outage.begun import begun_with
from amends.outage.incident import Scope
from amends.outage.statement import Stage, StatementText

from tests.builders import MINUTE, NOON
from tests.outages import an_incident
from tests.unit.library.builders import a_template

X, REDDIT = PlatformName.X, PlatformName.REDDIT


def prepared(text: str, **changes: Any) -> Template:
    fields: dict[str, Any] = {"topic": "outage-down", "stage": Stage.HOLDING, "platform": None, "language": "en"}
    return a_template(text=text, **{**fields, **changes})


def begun(chosen: Template, *library: Template) -> list[StatementText]:
    wording = usable(chosen)
    assert wording
    incident = an_incident(scope=Scope(topics=["sign-in"]))
    return begun_with(wording, [chosen, *library], incident, NOON + 120 * MINUTE, "UTC")


def test_words_for_every_channel_stand_at_each_with_what_the_incident_knows() -> None:
    texts = begun(prepared("Sorry about {topic}. Next word by {next_update}. {link}"))
    said = "Sorry about sign in. Next word by 14:00. {link}"
    assert [(text.channel, text.alternatives) for text in texts] == [(X, [said]), (REDDIT, [said])]


def test_what_was_prepared_for_the_same_failure_stands_beside_it() -> None:
    texts = begun(
        prepared("Sorry, one."),
        prepared("Sorry, two."),
        prepared("Sorry, at length.", platform=REDDIT),
        prepared("Es tut uns leid.", language="de", platform=X),
    )
    assert {(text.channel, text.language): text.alternatives for text in texts} == {
        (X, "en"): ["Sorry, one.", "Sorry, two."],
        (REDDIT, "en"): ["Sorry, one.", "Sorry, two.", "Sorry, at length."],
        (X, "de"): ["Es tut uns leid."],
    }


def test_no_other_stage_failure_or_text_that_nobody_approved_comes_along() -> None:
    draft = prepared("Sorry, not yet.").model_copy(update={"current": None})
    others = [prepared("Sorry, over.", stage=Stage.RESOLVED), prepared("Sorry, slow.", topic="outage-slow"), draft]
    (x, _) = begun(prepared("Sorry, one."), *others)
    assert x.alternatives == ["Sorry, one."]


def test_there_are_no_more_alternatives_than_a_text_may_have() -> None:
    (x, _) = begun(prepared("Sorry, 0."), *(prepared(f"Sorry, {n}.") for n in range(1, 9)))
    assert x.alternatives == [f"Sorry, {n}." for n in range(5)]


def test_a_template_for_answers_stands_alone() -> None:
    (x,) = begun(prepared("Sorry.", stage=None, platform=X), prepared("Sorry, too.", stage=None, platform=X))
    assert x.alternatives == ["Sorry."]

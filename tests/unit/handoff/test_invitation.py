"""What an invitation must say, by the templates that ship and by texts that leave something out."""

import tomllib
from typing import Any

import pytest
from amends.errors import BadInput
from amends.library.checking import faults
from amends.library.wording import Words
from amends.lint import Context, Level, lint
from amends.lint.clearing import cleared
from amends.lint.told import tell
from amends.mention import PlatformName

from tests.template import ROOT

TEMPLATES = tomllib.loads((ROOT / "layers/core/amends/library/starter.toml").read_text("utf-8"))["templates"]
INVITATIONS = [one for one in TEMPLATES if one["topic"] == "invitation"]
WHOLE = (
    "Sorry about this, Ada.",
    "So that you don't have to share your details here,",
    "I'll look at it there and answer within the hour:",
    "send us a direct message.",
)


def found(text: str, **context: Any) -> set[str]:
    findings = lint(text, Context(invitation=True, **context))
    return {finding.rule for finding in findings if finding.rule.startswith("invitation.")}


@pytest.mark.parametrize("template", INVITATIONS, ids=lambda one: one["id"])
def test_the_invitations_that_ship_pass_their_four_checks(template: dict[str, Any]) -> None:
    assert found(template["text"], platform=PlatformName(template["platform"])) == set()
    assert faults(Words.model_validate({name: value for name, value in template.items() if name != "id"})) == []


def test_there_is_one_for_each_channel_with_a_private_way() -> None:
    assert {one["platform"] for one in INVITATIONS} == {"x", "reddit"}


def test_a_whole_one_passes() -> None:
    assert found(" ".join(WHOLE)) == set()


@pytest.mark.parametrize(
    ("place", "rule"),
    [
        (0, "invitation.acknowledges"),
        (1, "invitation.why_private"),
        (2, "invitation.what_happens"),
        (3, "invitation.invites"),
    ],
)
def test_what_leaves_one_part_out_is_told_of_that_part(place: int, rule: str) -> None:
    text = " ".join(part for at, part in enumerate(WHOLE) if at != place)
    assert found(text) == {rule}


def test_who_is_invited_before_they_are_heard_is_sent_away() -> None:
    assert found(" ".join([*WHOLE[1:], WHOLE[0]])) == {"invitation.acknowledges"}


def test_nothing_of_it_is_asked_of_any_other_text() -> None:
    assert not [one for one in lint("We'll see.", Context()) if one.rule.startswith("invitation.")]


def test_a_text_that_invites_nobody_goes_nowhere_whatever_the_reason() -> None:
    findings = [one for one in lint("Sorry about this.", Context(invitation=True)) if one.rule == "invitation.invites"]
    assert [one.level for one in findings] == [Level.BLOCK]
    with pytest.raises(BadInput, match="invites nobody"):
        cleared(findings, [])


def test_the_button_costs_as_much_as_a_link() -> None:
    text = "Sorry about this. I'll look today."
    plain, button = tell(text, Context()), tell(text, Context(deep_link=True))
    assert (plain.price, button.price) == (plain.cost.plain, plain.cost.with_link)
    assert tell(text, Context(deep_link=True, platform=PlatformName.REDDIT)).price == 0

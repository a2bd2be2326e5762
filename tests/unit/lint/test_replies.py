"""What a responder sees all day: good answers pass, and what is bad in bad ones is found."""

import tomllib
from typing import Any

import pytest
from amends.lint import Context, Level, lint

from tests.template import ROOT

REPLIES = tomllib.loads((ROOT / "tests" / "data" / "replies.toml").read_text("utf-8"))
GOOD = [entry if isinstance(entry, dict) else {"text": entry} for entry in REPLIES["good"]]


def context(entry: dict[str, Any]) -> Context:
    """Where the reply would stand."""
    return Context.model_validate({name: value for name, value in entry.items() if name not in ("text", "rule")})


@pytest.mark.parametrize("entry", GOOD, ids=lambda entry: entry["text"][:50])
def test_nothing_stands_in_a_good_answers_way(entry: dict[str, Any]) -> None:
    findings = lint(entry["text"], context(entry))
    assert [finding for finding in findings if finding.level is not Level.ADVISE] == []


@pytest.mark.parametrize("entry", REPLIES["bad"], ids=lambda entry: entry["text"][:50])
def test_what_is_bad_in_an_answer_is_found(entry: dict[str, Any]) -> None:
    assert entry["rule"] in {finding.rule for finding in lint(entry["text"], context(entry))}


def test_most_good_answers_get_no_advice_either() -> None:
    advised = [entry["text"] for entry in GOOD if lint(entry["text"], context(entry))]
    assert len(advised) <= len(GOOD) / 5, advised


TEMPLATES = tomllib.loads((ROOT / "layers/core/amends/library/starter.toml").read_text("utf-8"))["templates"]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template["id"])
def test_nothing_stands_in_the_way_of_a_template_that_we_ship(template: dict[str, Any]) -> None:
    text = template["text"].replace("{customer}", "Ada").replace("{next_update}", "18:30").replace("{link}", "")
    findings = lint(text, Context(platform=template.get("platform", "x"), brand_names=("larkfield",)))
    # Their length is known only once every placeholder is filled.
    graver = [f.rule for f in findings if f.level is not Level.ADVISE and f.rule != "length.too_long"]
    assert graver == []


def test_there_are_enough_of_both() -> None:
    assert min(len(GOOD), len(REPLIES["bad"])) >= 40

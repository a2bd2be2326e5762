"""Scenario files: what is malformed is refused with its line."""

import json
from pathlib import Path
from typing import Any

import pytest

from simulator.lines import MalformedError
from simulator.scenario import read_scenario

FIRST = {"at": "00:00:10", "key": "one", "platform": "x", "author": "ann", "text": "@larkfield hi"}


def scenario(folder: Path, *lines: dict[str, Any]) -> Path:
    (folder / "story.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    return folder


def test_references_name_earlier_lines(tmp_path: Path) -> None:
    second = FIRST | {"key": "two", "reply_to": "one", "when_answered": "one"}
    assert [post.key for post in read_scenario("story", scenario(tmp_path, FIRST, second))] == ["one", "two"]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"key": "one"}, "key"),
        ({"reply_to": "three"}, "reply_to"),
        ({"reply_to": "two"}, "reply_to"),
        ({"when_answered": "nobody"}, "when_answered"),
        ({"platform": "reddit", "reply_to": "one"}, "reply_to"),
        ({"platform": "reddit", "quote_of": "one"}, "quote"),
        ({"platform": "fax"}, "platform"),
        ({"title": "A title"}, "title"),
        ({"at": "10:00"}, "at"),
        ({"at": "00:61:00"}, "at"),
        ({"mood": "bad"}, "mood"),
        ({"author": "two words"}, "author"),
    ],
)
def test_a_malformed_line_is_named(tmp_path: Path, change: dict[str, Any], why: str) -> None:
    folder = scenario(tmp_path, FIRST, FIRST | {"key": "two"} | change)
    with pytest.raises(MalformedError) as refusal:
        read_scenario("story", folder)
    assert f"{folder / 'story.jsonl'}:2: " in str(refusal.value)
    assert why in str(refusal.value)


def test_an_unknown_scenario_names_those_that_there_are(tmp_path: Path) -> None:
    with pytest.raises(MalformedError, match="there are: story"):
        read_scenario("tale", scenario(tmp_path, FIRST))

"""When a case is better spoken of in private: rules as data (`hints.toml`), each with its reason; a person decides."""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from amends.casefile import CaseFile, ReadMention
from amends.errors import BadInput, Broken
from amends.handoff.exposing import exposed
from amends.handoff.handoff import HandoffReason
from amends.reply import ReplyState
from amends.rules.engine import Rule
from amends.rules.engine import compile as compiled
from amends.rules.keywords import Finder, KeywordList, plain
from amends.rules.kinds import Fields, Kind, Values
from amends.rules.ruleset import Examples

FIELDS: Fields = {
    "platform": Kind.TEXT,
    "severity": Kind.NUMBER,
    "desk": Kind.TEXT,
    "topic": Kind.TEXT,
    "personal_data": Kind.YES_NO,  # a public post of theirs shows some
    "anger": Kind.NUMBER,  # of their latest public post, from 0 to 1
    "anger_rise": Kind.NUMBER,  # since their public post before that
    "offence": Kind.NUMBER,  # of their latest public post
    "unanswered": Kind.NUMBER,  # public posts of theirs since our latest answer
}
LATEST = 5  # public posts whose words count: what was said long before is settled or was said again


class Hint(BaseModel):
    """One reason to go on in private."""

    model_config = ConfigDict(frozen=True)

    reason: HandoffReason
    why: str


class HintRule(Hint):
    """A rule as data, with posts that it is meant for and those that it leaves alone."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    when: str = Field(min_length=1, max_length=500)
    matches: Examples = Field(min_length=1)
    spares: Examples = Field(min_length=1)


class _Rules(NamedTuple):
    rules: tuple[tuple[HintRule, Rule], ...]
    lists: dict[str, Finder]


def hints(file: CaseFile, brand_names: Sequence[str] = ()) -> list[Hint]:
    """Every reason for which this case is better spoken of in private; none where nothing of it is public."""
    public = [read for read in file.thread if not read.mention.private]
    if not public:
        return []
    return holding(values_of(file, public, brand_names))


def holding(values: Values) -> list[Hint]:
    """The reasons whose rules hold for these values."""
    return [Hint(reason=rule.reason, why=rule.why) for rule, asked in shipped().rules if asked.matches(values)]


def values_of(file: CaseFile, public: Sequence[ReadMention], brand_names: Sequence[str] = ()) -> dict[str, Any]:
    """What the rules ask of a case whose public posts these are."""
    latest, before = public[-1], public[-2] if len(public) > 1 else public[-1]
    answers = [reply.since for reply in file.replies if reply.state is ReplyState.POSTED]
    answered = max(answers, default=None)
    said = [read.mention.text for read in public[-LATEST:]]
    return {
        "platform": file.case.platform,
        "severity": file.case.severity,
        "desk": file.case.desk,
        "topic": file.case.topic,
        "personal_data": any(exposed(text, brand_names) for text in said),
        "anger": latest.reading.emotion.anger,
        "anger_rise": latest.reading.emotion.anger - before.reading.emotion.anger,
        "offence": latest.reading.offence,
        "unanswered": sum(answered is None or read.mention.created_at > answered for read in public),
        **keywords_in("\n".join(said)),
    }


def keywords_in(text: str) -> dict[str, bool]:
    """Which keyword lists the text matches, as fields."""
    words = plain(text)
    return {f"keywords.{name}": finder.finds(words) for name, finder in shipped().lists.items()}


@cache
def shipped() -> _Rules:
    """The rules of the package, ready to be asked; raises Broken where their file is damaged."""
    try:
        data = tomllib.loads(files("amends.handoff").joinpath("hints.toml").read_text("utf-8"))
        lists = {name: KeywordList.model_validate(words) for name, words in data["keywords"].items()}
        fields = {**FIELDS, **{f"keywords.{name}": Kind.YES_NO for name in lists}}
        found = [HintRule.model_validate(entry) for entry in data["hint"]]
        rules = tuple((rule, compiled(rule.when, fields)) for rule in found)
    except (KeyError, ValueError, BadInput) as error:
        raise Broken(f"the hints' rules are damaged: {error}") from error
    return _Rules(rules, {name: Finder(words) for name, words in lists.items()})

"""Which path a reply takes: rules as data, the first that holds."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from amends.casefile import CaseFile
from amends.errors import BadInput
from amends.review.desks import ReviewDesk
from amends.review.path import ONE_OTHER, Path, Step
from amends.review.seen import NO_INCIDENT
from amends.rules.engine import Rule, check
from amends.rules.engine import compile as compiled
from amends.rules.kinds import Kind, Values

FIELDS = {
    "severity": Kind.NUMBER,
    "desk": Kind.TEXT,
    "topic": Kind.TEXT,
    "incident": Kind.TEXT,
    "platform": Kind.TEXT,
    "reach": Kind.NUMBER,  # followers of the post's author
    "findings": Kind.TEXTS,  # the ids of the linters' rules that flag the text
    "admission": Kind.YES_NO,
    "compensation": Kind.YES_NO,
}


class PathRule(BaseModel):
    """When a path is taken; the path says why in words."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    when: str = Field(min_length=1, max_length=1000)
    path: Path


class Paths(BaseModel):
    """The rules in their order; where none holds, one other person is enough."""

    model_config = ConfigDict(frozen=True)

    rules: list[PathRule] = Field(max_length=50)
    version: int = 0
    at: AwareDatetime | None = None
    by: str = ""
    by_name: str = ""
    note: str = ""
    restores: int | None = None


_LEGAL, _PR, _SENIOR = (Step(desk=desk) for desk in (ReviewDesk.LEGAL, ReviewDesk.PR, ReviewDesk.SENIOR))
_WIDE = 'reach >= 50000 or incident != "none"'

SHIPPED = Paths(
    rules=[
        PathRule(
            when=f'(desk == "legal" or admission) and ({_WIDE})',
            path=Path(name="legal, then pr", steps=[_LEGAL, _PR], because="a legal matter that many will read"),
        ),
        PathRule(
            when='desk == "legal" or admission',
            path=Path(name="legal", steps=[_LEGAL], because="it is a legal matter, or the text admits a fault"),
        ),
        PathRule(
            when=f'desk == "pr" or {_WIDE}',
            path=Path(name="pr", steps=[_PR], because="the press or many people will read it"),
        ),
        PathRule(
            when="compensation",
            path=Path(
                name="two others", steps=[Step(desk=ReviewDesk.SENIOR, need=2)], because="the text offers compensation"
            ),
        ),
    ]
)


def choose(paths: Paths, values: Values) -> Path:
    """The path of the first rule that holds for these values."""
    return next((rule.path for rule in paths.rules if _rule(rule.when).matches(values)), ONE_OTHER)


def values_of(file: CaseFile, in_reply_to: str, findings: Sequence[str], incident: str = NO_INCIDENT) -> Values:
    """What the rules ask of a reply to one of the case's posts."""
    post = next((read.mention for read in file.thread if read.mention.id == in_reply_to), None)
    values: dict[str, Any] = {
        "severity": file.case.severity,
        "desk": file.case.desk,
        "topic": file.case.topic,
        "incident": incident,
        "platform": file.case.platform,
        "reach": post.author_followers if post else 0,
        "findings": list(findings),
        "admission": any(name.startswith("admission.") for name in findings),
        "compensation": any(name.startswith("compensation.") for name in findings),
    }
    return values


def faults(rules: Sequence[PathRule]) -> list[str]:
    """What is wrong with rules, in words that name each."""
    found = [f"{rule.path.name}: {why}" for rule in rules for why in check(rule.when, FIELDS)]
    names = [rule.path.name for rule in rules]
    found += [f"{name}: two paths have this name" for name in sorted({one for one in names if names.count(one) > 1})]
    for rule in rules:
        for step in rule.path.steps:
            if step.named and len({one.id for one in step.named}) < step.need:
                found.append(f"{rule.path.name}: it needs {step.need} of {len(step.named)}")
    return found


def next_version(paths: Paths, rules: Sequence[PathRule], note: str, by: tuple[str, str], now: datetime) -> Paths:
    """The rules as their next version; raises BadInput with all that is wrong with them."""
    if not note.strip():
        raise BadInput("say why, for those who look at it later")
    if found := faults(rules):
        raise BadInput("; ".join(found))
    if list(rules) == paths.rules:
        raise BadInput("these are the approval paths already")
    return Paths(rules=list(rules), version=paths.version + 1, at=now, by=by[0], by_name=by[1], note=note)


def restored(paths: Paths, earlier: Paths, note: str, by: tuple[str, str], now: datetime) -> Paths:
    """An earlier version's rules as the next version: nothing of the history is undone."""
    return next_version(paths, earlier.rules, note, by, now).model_copy(update={"restores": earlier.version})


@lru_cache(maxsize=200)
def _rule(expression: str) -> Rule:
    return compiled(expression, FIELDS)

"""A rule as data: what it looks for, what it says, and texts that it must and must not flag."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

from amends.errors import Broken
from amends.lint.context import Context
from amends.lint.finding import Finding, Level
from amends.lint.folding import Folded
from amends.mention import PlatformName


class Example(BaseModel):
    """A text, and what is special about where it stands."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    context: dict[str, Any] = {}

    @model_validator(mode="before")
    @classmethod
    def _text_alone(cls, value: object) -> object:
        if isinstance(value, dict) and "text" in value:
            return {"text": value["text"], "context": {k: v for k, v in value.items() if k != "text"}}
        return {"text": value}


class Rule(BaseModel):
    """`patterns` in small letters, where a blank is any white space; `code` names a check that does more than they can.

    `unless` speaks of the sentence of a match, `unless_anywhere` of the whole text.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z]+\.[a-z_]+$", max_length=60)
    level: Level
    words: str
    suggestion: str | None = None
    patterns: tuple[str, ...] = ()
    code: str | None = None
    unless: tuple[str, ...] = ()
    unless_anywhere: tuple[str, ...] = ()
    platforms: frozenset[PlatformName] = frozenset(PlatformName)
    only: str | None = Field(default=None, pattern="^(public|private|grave|complaint|invitation)$")
    flags: tuple[Example, ...]
    passes: tuple[Example, ...]

    @model_validator(mode="after")
    def _finds_something(self) -> "Rule":
        if not self.patterns and not self.code:
            raise ValueError(f"{self.id}: a rule has patterns, or the name of its code")
        return self

    @cached_property
    def finds(self) -> re.Pattern[str] | None:
        """Its patterns as one."""
        return compiled(self.patterns) if self.patterns else None

    @cached_property
    def spared(self) -> re.Pattern[str] | None:
        """What, in the same sentence, makes a match harmless."""
        return compiled(self.unless) if self.unless else None

    @cached_property
    def spared_by_text(self) -> re.Pattern[str] | None:
        """What, anywhere in the text, makes every match harmless."""
        return compiled(self.unless_anywhere) if self.unless_anywhere else None

    def applies(self, context: Context) -> bool:
        """Whether the rule is about such a text at all."""
        wanted = {
            None: True,
            "public": not context.private,
            "private": context.private,
            "grave": context.severity <= 2 or context.incident != "none",
            "complaint": context.complaint,
            "invitation": context.invitation,
        }
        return context.platform in self.platforms and wanted[self.only]

    def finding(self, start: int, end: int, **changes: Any) -> Finding:
        """A finding of this rule at a place of the original text."""
        fields = {"rule": self.id, "level": self.level, "words": self.words, "suggestion": self.suggestion}
        return Finding(**{**fields, "start": start, "end": end, **changes})

    def by_pattern(self, text: Folded) -> list[Finding]:
        """Its findings, by its patterns alone."""
        if not self.finds or (self.spared_by_text and self.spared_by_text.search(text.lower)):
            return []
        harmless: dict[tuple[int, int], bool] = {}  # Each sentence is looked at once, however many matches it holds.
        found = []
        for match in self.finds.finditer(text.lower):
            sentence = text.sentence_at(match.start())
            if sentence not in harmless:
                harmless[sentence] = bool(self.spared and self.spared.search(text.lower, *sentence))
            if not harmless[sentence]:
                found.append(self.finding(*text.span(*match.span())))
        return found


def compiled(patterns: Iterable[str]) -> re.Pattern[str]:
    """One pattern of many, where a blank is any white space."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns).replace(" ", r"\s"))


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule of the package; raises Broken where a file of them is damaged."""
    found: list[Rule] = []
    folder = files("amends.lint") / "rules"
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".toml"):
            try:
                found += [Rule.model_validate(entry) for entry in tomllib.loads(file.read_text("utf-8"))["rule"]]
            except (KeyError, ValueError) as error:
                raise Broken(f"the linters' {file.name} is damaged: {error}") from error
    return tuple(found)

"""What a statement must and must not say, who approves it: the linters' rules, and those of statements alone."""

import re
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict

from amends.library.acknowledging import acknowledges, knows
from amends.library.placeholders import unfilled
from amends.lint.context import Context
from amends.lint.finding import Finding, Level
from amends.lint.folding import fold
from amends.lint.linting import lint
from amends.outage.facts import holding
from amends.outage.incident import LIVE_IN_RULES, Incident
from amends.outage.statement import Stage, Statement, StatementText
from amends.review.desks import ReviewDesk
from amends.review.path import Path, Step

PROMISES = frozenset({Stage.HOLDING, Stage.UPDATE})  # what says when the next word comes
LIABILITY = ("admission.", "compensation.", "cause.")
_WORD = re.compile(r"\w{4,}")  # shorter ones say nothing of what a text is about
# Whatever follows is named as a cause; the linters' own rule knows only causes of the usual kinds.
_CAUSE = re.compile(
    r"\b(?:caused by|due to|because of|as a result of|owing to|triggered by)((?: [\w'-]+){1,6})", re.IGNORECASE
)
_NO_CAUSE = frozenset({"this", "that", "these", "what", "your", "their", "with", "have"})
_PR, _LEGAL = Step(desk=ReviewDesk.PR), Step(desk=ReviewDesk.LEGAL)
BY_PR = Path(name="pr", steps=[_PR], because="many will read it", review_hours=24)
BY_BOTH = Path(
    name="legal, then pr", steps=[_LEGAL, _PR], because="it speaks of facts or of liability", review_hours=24
)


class Found(BaseModel):
    """A finding, and in which of the statement's texts; of the statement as a whole where `text` is None."""

    model_config = ConfigDict(frozen=True)

    text: int | None = None
    alternative: int = 0
    finding: Finding


def findings(
    statement: Statement, incident: Incident, brand_names: Sequence[str], zone: str, now: datetime
) -> list[Found]:
    """All that the rules say of a statement, text by text."""
    facts = holding(incident.facts, now)
    found = list(_whole(statement, now))
    for place, text in enumerate(statement.texts):
        context = _context(text, statement, brand_names, facts, zone)
        for number, words in enumerate(text.alternatives):
            each = [one for one in lint(words, context) if one.rule != "tone.acknowledgment"]
            each += [*_own(words, text, statement, zone), *_causes(words, facts)]
            found += [Found(text=place, alternative=number, finding=one) for one in each]
    return found


def path_of(statement: Statement, incident: Incident, brand_names: Sequence[str], zone: str, now: datetime) -> Path:
    """Who has to approve: PR, and legal before it where facts or liability are touched, or what was said was wrong."""
    if statement.stage is Stage.CORRECTION:
        return BY_BOTH
    facts = [_content(fact) for fact in holding(incident.facts, now)]
    for text in statement.texts:
        # As if nothing were cleared: a cause that legal has cleared is a cause still.
        context = _context(text, statement, brand_names, (), zone)
        for words in text.alternatives:
            if any(one.rule.startswith(LIABILITY) for one in lint(words, context)):
                return BY_BOTH
            if any(_speaks_of(fact, words) for fact in facts):
                return BY_BOTH
    return BY_PR


def _speaks_of(fact: frozenset[str], words: str) -> bool:
    """Whether half of a fact's words stand in a text: rather one approval too many than one too few."""
    shared = fact & _content(words)
    return bool(fact) and 2 * len(shared) >= len(fact)


def _content(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(text).lower))


def said_times(at: datetime, zone: str) -> tuple[str, ...]:
    """The ways in which a text may name a moment's time of the day, by the brand's clocks."""
    there = at.astimezone(ZoneInfo(zone))
    hour, minute, half = there.hour % 12 or 12, there.minute, "am" if there.hour < 12 else "pm"
    dots = f"{half[0]}.m."
    exact = [f"{there.hour}:{minute:02d}", f"{there.hour:02d}:{minute:02d}", f"{there.hour}.{minute:02d}"]
    exact += [f"{hour}:{minute:02d} {half}", f"{hour}:{minute:02d}{half}", f"{hour}.{minute:02d}{half}"]
    exact += [f"{there.hour} h {minute:02d}", f"{there.hour}h{minute:02d}"]
    whole = [f"{hour} {half}", f"{hour}{half}", f"{hour} {dots}", f"{there.hour} Uhr", f"{there.hour} h"]
    return tuple(dict.fromkeys([*exact, *(whole if minute == 0 else [])]))


def _context(
    text: StatementText, statement: Statement, brand_names: Sequence[str], facts: tuple[str, ...], zone: str
) -> Context:
    promised = said_times(statement.next_update_at, zone) if statement.next_update_at else ()
    return Context(
        platform=text.channel,
        is_reply=not text.own_post,
        severity=2,
        complaint=not text.own_post,
        brand_names=tuple(brand_names),
        said=(" ".join(promised),),
        cleared_facts=facts,
        incident=LIVE_IN_RULES,
    )


def _whole(statement: Statement, now: datetime) -> list[Found]:
    wrong = []
    if not statement.texts:
        wrong.append(("statement.empty", "A statement needs words."))
    if statement.stage in PROMISES and statement.next_update_at is None:
        wrong.append(("statement.next_update", "Say when the next word comes."))
    if statement.next_update_at and statement.next_update_at <= now:
        wrong.append(("statement.next_update", "The time of the next update has passed."))
    places = [(text.channel, text.language, text.own_post) for text in statement.texts]
    if len(set(places)) < len(places):
        wrong.append(("statement.twice", "Two texts are for the same channel and language."))
    return [Found(finding=_block(rule, words)) for rule, words in wrong]


def _own(words: str, text: StatementText, statement: Statement, zone: str) -> list[Finding]:
    found = []
    if left := unfilled(words):
        found.append(_block("statement.placeholder", f"Fill in {', '.join(left)}: everyone gets these very words."))
    if not text.own_post and knows(text.language) and not acknowledges(words, text.language):
        found.append(_block("statement.acknowledgment", "Begin with the customer: acknowledge what they live with."))
    if statement.stage in PROMISES and statement.next_update_at:
        folded = " ".join(words.casefold().split())
        if not any(each.casefold() in folded for each in said_times(statement.next_update_at, zone)):
            said = said_times(statement.next_update_at, zone)[1]
            found.append(
                _block("statement.next_update", f"Say when the next word comes: {said}, by the brand's clocks.")
            )
    return found


def _causes(words: str, facts: Sequence[str]) -> list[Finding]:
    """Causes that no cleared fact names, of whatever kind."""
    known = [_content(fact) for fact in facts]
    found = []
    for match in _CAUSE.finditer(words):
        named = _content(match[1]) - _NO_CAUSE
        if named and not any(named <= fact for fact in known):
            said = "This names a cause that legal has not cleared."
            found.append(
                Finding(rule="statement.cause", level=Level.BLOCK, start=match.start(), end=match.end(), words=said)
            )
    return found


def _block(rule: str, words: str) -> Finding:
    return Finding(rule=rule, level=Level.BLOCK, start=0, end=0, words=words)

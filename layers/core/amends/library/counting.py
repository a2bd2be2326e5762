"""Counting what a template does: an answer drafted, an answer posted, and what came of its case, each exactly once.

Each count is a timer that is set in the transaction of the move that it counts, and fires in one transaction with the
count: a move that happens once is counted once, and a message that is delivered twice moves nothing.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from amends.casefile import CaseFile
from amends.library.outcome import SETTLED, Outcome, next_look, outcome
from amends.library.template import Template
from amends.library.terms import terms, vocabulary
from amends.reply import Reply, ReplyState
from amends.timers import Timer

DRAFTED, POSTED, OUTCOME = "template_drafted", "template_posted", "template_outcome"
_COUNTED = {ReplyState.DRAFT: DRAFTED, ReplyState.POSTED: POSTED}
GOOD = frozenset({Outcome.RESOLVED, Outcome.THANKED})


class Verdict(NamedTuple):
    """What a look at a case found: an outcome to be counted, or when to look again; neither, when that is all."""

    outcome: Outcome | None = None
    again: Timer | None = None


def to_count(reply: Reply, now: datetime) -> Timer | None:
    """The timer that counts a reply's move; None where it began with no template, or moved to where nothing counts."""
    kind = _COUNTED.get(reply.state)
    if not kind or not reply.template_id or not reply.template_version:
        return None
    data = {"template": reply.template_id, "number": str(reply.template_version)}
    return Timer(case_id=reply.case_id, kind=kind, id=reply.id, due_at=now, data=data)


def then_look(timer: Timer, now: datetime) -> Timer:
    """The timer that looks at the case of a posted answer, once its customer had time to write again."""
    return timer.model_copy(update={"kind": OUTCOME, "due_at": now + SETTLED})


def look(timer: Timer, file: CaseFile, counted: bool, now: datetime) -> Verdict:
    """What came of the answer; nothing more where another answer with this wording was counted in this case already."""
    reply = next((reply for reply in file.replies if reply.id == timer.id), None)
    if counted or reply is None or reply.state is not ReplyState.POSTED:
        return Verdict()
    if found := outcome(file, reply, now):
        return Verdict(outcome=found)
    later = next_look(reply, now)
    return Verdict(again=timer.model_copy(update={"due_at": later}) if later else None)


def words_learnt(file: CaseFile, template_id: str, templates: Iterable[Template]) -> list[str]:
    """The terms of a case that ended well by which its template is found: those that templates of its topic hold.

    Of the customer's public posts alone; no word is kept that the brand did not write itself.
    """
    shelf = [(template.id, template.current.words) for template in templates if template.current]
    topics = {words.topic for name, words in shelf if name == template_id}
    known = vocabulary(
        text for _, words in shelf if words.topic in topics for text in (words.name, words.description, *words.keywords)
    )
    said = {term for read in file.thread if not read.mention.private for term in terms(read.mention.text)}
    return sorted(said & known)

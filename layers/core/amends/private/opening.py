"""Who may read what was said in private, and a case as they see it. Nothing else opens a sealed text for people."""

from datetime import datetime

from amends.case import Case
from amends.casefile import CaseFile, PrivatePart, ReadMention
from amends.desk import Desk
from amends.errors import Broken
from amends.private.sealed import GONE, Sealed, context, is_over
from amends.private.sealing import Seals, Words
from amends.reply import Reply
from amends.roles import Person, Role

WHY = "only the owner, desk leads and auditors see this"
_LEADS = frozenset({Role.SENIOR, Role.AUDITOR})
_OF_THEIR_DESK = {Desk.LEGAL: Role.LEGAL, Desk.PR: Role.PR}


def may_read_private(case: Case, person: Person) -> bool:
    """Whether they own the case, lead the desks, audit, or approve for the case's own desk; administrators may not."""
    if case.owner is not None and case.owner == person.id:
        return True
    return bool(person.roles & _LEADS) or _OF_THEIR_DESK.get(case.desk) in person.roles


def opened(file: CaseFile, person: Person, seals: Seals, now: datetime) -> CaseFile:
    """The case as this person sees it: with its private part opened, or without it and with how much there is."""
    messages = sum(read.mention.private for read in file.thread) + sum(reply.private for reply in file.replies)
    readable = may_read_private(file.case, person)
    part = PrivatePart(messages=messages, readable=readable, why="" if readable else WHY)
    if not messages:
        return file.model_copy(update={"private_part": part})
    if not readable:
        return without_private(file).model_copy(update={"private_part": part})
    known = known_cases(file.case)
    return file.model_copy(
        update={
            "thread": [_opened(read, known, seals, now) for read in file.thread],
            "replies": [open_reply(reply, known, seals, now) for reply in file.replies],
            "private_part": part,
        }
    )


def without_private(file: CaseFile) -> CaseFile:
    """The case as everybody sees it; what happened in private stays in its history, which holds no words."""
    private = {read.mention.id for read in file.thread if read.mention.private}
    return file.model_copy(
        update={
            "thread": [read for read in file.thread if not read.mention.private],
            "replies": [reply for reply in file.replies if not reply.private],
            "verdicts": [verdict for verdict in file.verdicts if verdict.mention_id not in private],
        }
    )


def known_cases(case: Case) -> frozenset[str]:
    """The cases of which a text in this one may say that it was sealed in them: merges and splits bring them along."""
    return frozenset({case.id, *case.sealed_in})


def open_reply(reply: Reply, known: frozenset[str], seals: Seals, now: datetime) -> Reply:
    """The reply with its words; one that is public, or whose words were taken out, as it is."""
    if reply.sealed is None:
        return reply
    return reply.model_copy(update={"text": open_text(reply.sealed, reply.id, known, seals, now)})


def open_text(sealed: Sealed, thing: str, known: frozenset[str], seals: Seals, now: datetime) -> str:
    """The words, or that they are kept no longer; raises Broken where they were sealed for something else."""
    if sealed.thing != thing or sealed.case not in known:
        raise Broken("a sealed text is not where it was sealed for")
    return GONE if is_over(sealed, now) else seals.open(sealed.words, context(sealed.case, thing))


def _opened(read: ReadMention, known: frozenset[str], seals: Seals, now: datetime) -> ReadMention:
    if read.sealed is None:
        return read
    mention, text = read.mention, open_text(read.sealed, read.mention.id, known, seals, now)
    if is_over(read.sealed, now):
        return read.model_copy(update={"mention": mention.model_copy(update={"text": text})})
    words = Words.model_validate_json(text)
    parent = mention.parent.model_copy(update={"text": words.parent}) if mention.parent else None
    said = mention.model_copy(update={"text": words.text, "parent": parent})
    return read.model_copy(update={"mention": said, "evidence": words.evidence})

"""The private part: what seals and opens, and for how long it is kept."""

from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from amends.adapters.consents import Consents
from amends.case import Case
from amends.casefile import CaseFile
from amends.errors import Broken
from amends.mention import Mention
from amends.platform import Platform
from amends.private.consent import is_first
from amends.private.opening import known_cases, may_read_private, open_reply, open_text, opened
from amends.private.sealing import Sealer, Seals
from amends.private.speaking import Speaking
from amends.reply import Reply
from amends.review.texts import TextVersion
from amends.review.working import Working
from amends.wiring.outage import around
from amends.wiring.spending import prices
from amends.wiring.stores import brand, now, settings, table

if TYPE_CHECKING:
    from amends.lint.context import Context
    from amends.roles import Person


@cache
def seals() -> Seals:
    """The key; imported here because only some functions carry it, and loading it takes a while."""
    from amends.adapters.sealing import KmsSeals

    key = settings().private_key
    if not key:
        raise Broken("missing in the environment: AMENDS_PRIVATE_KEY")
    return KmsSeals(key)


class _Key:
    """The key, which is looked for when it is first used: most posts and cases hold nothing private."""

    def seal(self, text: str, context: Mapping[str, str]) -> str:
        return seals().seal(text, context)

    def open(self, sealed: str, context: Mapping[str, str]) -> str:
        return seals().open(sealed, context)


def sealer() -> Sealer:
    """What seals what comes in or goes out now."""
    return Sealer(_Key(), timedelta(days=brand().private.keep_days))


def with_private(file: CaseFile, person: "Person") -> CaseFile:
    """A case whose private part is opened where this person may read it, and sealed as it is where not."""
    return opened(file, person, _Key(), now()) if may_read_private(file.case, person) else file


def for_person(file: CaseFile, person: "Person") -> CaseFile:
    """A case as this person sees it, with what its customer knows of the privacy notice."""
    shown = opened(file, person, _Key(), now())
    if not (shown.private_part and shown.private_part.messages):
        return shown
    known = consents().of(file.case.platform, file.case.author_id)
    return shown.model_copy(update={"private_part": shown.private_part.model_copy(update={"consent": known})})


def consents() -> Consents:
    """Who was shown the privacy notice."""
    return Consents(table())


def speaking(platform: Platform) -> Platform:
    """The platform, which opens what is sealed as it sends it."""
    return Speaking(platform, _Key(), now)


def message_context(file: CaseFile, mention: Mention) -> "Context":
    """What the linters know of a message that answers this one."""
    from amends.lint.context import of_message

    known, notice = consents().of(mention.platform, mention.author_id), brand().private.notice_url
    first = is_first(known, notice)
    return of_message(file, brand(), mention, prices(), *around(), first_message=first, notice_url=notice)


def opened_reply(case: Case, reply: Reply) -> Reply:
    """A message of this case with its words, for somebody who may read them."""
    return open_reply(reply, known_cases(case), _Key(), now())


def opened_text(case: Case, text: TextVersion) -> TextVersion:
    """A text of a reply of this case with its words, for somebody who may read them."""
    if text.sealed is None:
        return text
    words = open_text(text.sealed, text.reply_id, known_cases(case), _Key(), now())
    return text.model_copy(update={"text": words})


def kept_for(case: Case, working: Working, person: "Person") -> Working:
    """What somebody was typing, with its words; of a private message only while they may read the others."""
    if working.sealed is None:
        return working
    if not may_read_private(case, person):
        return working.model_copy(update={"text": "", "sealed": None})
    words = open_text(working.sealed, working.place, known_cases(case), _Key(), now())
    return working.model_copy(update={"text": words})


def kept_sealed(working: Working) -> Working:
    """What somebody is typing as it is kept: sealed where it is for a private message."""
    if not working.private or not working.text:
        return working
    return working.model_copy(update={"sealed": sealer().seal(working.text, working.case_id, working.place, now())})

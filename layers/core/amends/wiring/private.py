"""The private part: what seals and opens, and for how long it is kept."""

from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from amends.casefile import CaseFile
from amends.errors import Broken
from amends.private.opening import may_read_private, opened
from amends.private.sealing import Sealer, Seals
from amends.wiring.stores import brand, now, settings

if TYPE_CHECKING:
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
    """A case as this person sees it."""
    return opened(file, person, _Key(), now())

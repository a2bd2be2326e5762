"""Tags: few, short and written one way."""

import re
from collections.abc import Sequence
from datetime import datetime

from pydantic import BaseModel

from amends.case import Case
from amends.errors import BadInput
from amends.event import Event
from amends.roles import Act, Person

MOST = 10  # on a case: more say nothing
LONGEST = 30  # characters
_BETWEEN = re.compile(r"[\s_-]+")


class TagUse(BaseModel):
    """A tag, and how often it was given."""

    tag: str
    uses: int


def normalised(tag: str) -> str:
    """The tag as it is kept: small letters and digits, with one hyphen between words; raises BadInput."""
    plain = _BETWEEN.sub("-", tag.strip().removeprefix("#").casefold()).strip("-")
    if not plain or len(plain) > LONGEST or not plain.replace("-", "").isalnum():
        raise BadInput(f"a tag has 1 to {LONGEST} letters and digits, with hyphens between words")
    return plain


def tagged(case: Case, tags: Sequence[str], person: Person, now: datetime) -> tuple[Case, Event]:
    """The case with these tags and no others."""
    person.must(Act.WORK)
    wanted = sorted({normalised(tag) for tag in tags})
    if len(wanted) > MOST:
        raise BadInput(f"a case has at most {MOST} tags")
    if wanted == case.tags:
        raise BadInput("these are its tags already")
    said = [f"+{tag}" for tag in wanted if tag not in case.tags] + [f"-{tag}" for tag in case.tags if tag not in wanted]
    event = Event(at=now, kind="tagged", by=person.id, by_name=person.name, note=" ".join(said))
    return case.model_copy(update={"tags": wanted, "version": case.version + 1}), event

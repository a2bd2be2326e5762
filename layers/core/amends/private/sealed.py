"""Words that were said in private, as they are stored: encrypted, beside an empty text."""

from collections.abc import Mapping
from datetime import datetime

from pydantic import AwareDatetime, BaseModel, ConfigDict

PREVIEW = "(a private message)"  # all that the queue ever shows of one
GONE = "[kept no longer]"  # stands for words whose time is over
CLOSED = "[sealed]"  # stands for words where they are not opened


class Sealed(BaseModel):
    """A ciphertext, what it was sealed for, and until when it is kept; a merge takes it to another case as it is."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    words: str
    case: str
    thing: str  # the post or reply whose words they are
    until: AwareDatetime


def context(case_id: str, thing: str) -> Mapping[str, str]:
    """What a ciphertext is bound to: it opens as nothing else, and each use of the key is logged with it."""
    return {"case": case_id, "thing": thing}


def is_over(sealed: Sealed, now: datetime) -> bool:
    """Whether the words are kept no longer, though the table may hold them for some hours yet."""
    return sealed.until <= now

"""Every text that a reply ever had, each once and for good; a removal alone takes words out of one."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator
from pydantic.json_schema import SkipJsonSchema

from amends.private.sealed import Sealed
from amends.reply import Reply
from amends.review.words import KeptText, sha256
from amends.roles import Person


class TextVersion(BaseModel):
    """A text of a reply, who wrote it and when; the hash stays that of the words as they were written."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    reply_id: str
    number: int
    text: KeptText
    sha256: str
    by: str
    by_name: str
    at: AwareDatetime
    private: bool = False
    sealed: SkipJsonSchema[Sealed | None] = Field(default=None, exclude=True)

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.private and not self.text.strip():
            raise ValueError("a reply needs words")
        return self


class KeptTexts(Protocol):
    """Where the texts of replies are kept."""

    def texts(self, reply_id: str) -> Iterable[TextVersion]:
        """A reply's texts in their order."""
        ...

    def save_text(self, text: TextVersion) -> None:
        """Write a text in its own place."""
        ...


def written(reply: Reply, person: Person, now: datetime) -> TextVersion:
    """The text that the reply has now, as its latest version."""
    return version_of(reply, reply.texts, reply.text, person, now)


def version_of(reply: Reply, number: int, text: str, person: Person, now: datetime) -> TextVersion:
    """A text for the reply, by this person; of a private message the sealed one that it has."""
    return TextVersion(
        reply_id=reply.id,
        number=number,
        text=text,
        sha256=sha256(text) if reply.sealed is None else reply.digest,
        by=person.id,
        by_name=person.name,
        at=now,
        private=reply.private,
        sealed=reply.sealed,
    )

"""Sealing words as they come in: who seals needs no right to open."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import NamedTuple, Protocol

from pydantic import BaseModel

from amends.casefile import ReadMention
from amends.errors import Broken
from amends.mention import Mention, Text
from amends.private.sealed import Sealed, context


class Seals(Protocol):
    """What encrypts and decrypts."""

    def seal(self, text: str, context: Mapping[str, str]) -> str:
        """The text as a ciphertext that opens with this context only; raises Retry."""
        ...

    def open(self, sealed: str, context: Mapping[str, str]) -> str:
        """The text of a ciphertext; raises Broken where it was sealed with another key or for something else."""
        ...


class Words(BaseModel):
    """All the words that are stored with a post, sealed as one."""

    text: Text
    parent: Text = ""
    evidence: list[Text] = []


class Sealer(NamedTuple):
    """What seals, and for how long the brand keeps it."""

    seals: Seals
    kept: timedelta

    def seal(self, text: str, case_id: str, thing: str, now: datetime) -> Sealed:
        """The text, sealed as that of a post or reply in a case."""
        words = self.seals.seal(text, context(case_id, thing))
        return Sealed(words=words, case=case_id, thing=thing, until=now + self.kept)


def as_stored(read: ReadMention, case_id: str, sealer: Sealer | None, now: datetime) -> ReadMention:
    """A post as it is stored in a case: a private one without any of its words, which are sealed beside it."""
    mention = read.mention
    if not mention.private:
        return read
    if sealer is None:
        raise Broken("there is no key to seal private messages with")
    parent = mention.parent
    words = Words(text=mention.text, parent=parent.text if parent else "", evidence=read.evidence)
    sealed = sealer.seal(words.model_dump_json(), case_id, mention.id, now)
    return read.model_copy(update={"mention": wordless(mention), "evidence": [], "sealed": sealed})


def wordless(mention: Mention) -> Mention:
    """The post without what it and its parent say."""
    parent = mention.parent
    return mention.model_copy(update={"text": "", "parent": parent.model_copy(update={"text": ""}) if parent else None})

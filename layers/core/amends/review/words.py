"""The words of a reply, as everything that holds some takes them."""

import hashlib
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from amends.mention import make_storable


def _said(text: str) -> str:
    if not text.strip():
        raise ValueError("a reply needs words")
    return text


# The longest that any platform takes (Reddit); each platform's own limit is checked by its adapter.
ReplyText = Annotated[
    str, BeforeValidator(make_storable), Field(min_length=1, max_length=10_000), AfterValidator(_said)
]

# As a reply is stored: without words where they are sealed.
KeptText = Annotated[str, BeforeValidator(make_storable), Field(max_length=10_000)]


def sha256(text: str) -> str:
    """What an approval is bound to."""
    return hashlib.sha256(text.encode()).hexdigest()

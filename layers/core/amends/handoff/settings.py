"""What a brand sets for the way into private: when people are reminded, and when it is given up."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from amends.brand_fields import Subreddits


class HandoffSettings(BaseModel):
    """Hours on the clock on the wall: a customer waits at night too, and answers when they please."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    # After an invitation without an answer: until its responder is reminded, and until it is given up.
    remind_hours: Annotated[int, Field(ge=1, le=168)] = 4
    close_hours: Annotated[int, Field(ge=2, le=720)] = 72
    # The subreddits that the brand moderates, where customers reach it by modmail.
    modmail: Subreddits = []

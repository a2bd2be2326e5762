"""What the template tells a function, validated once at its start."""

import os
from collections.abc import Mapping
from decimal import Decimal

from pydantic import BaseModel, ConfigDict, Field, Json, ValidationError

from amends.errors import Broken


class Settings(BaseModel):
    """Names of the brand and of the resources that a function uses."""

    model_config = ConfigDict(frozen=True)

    table: str = Field(alias="AMENDS_TABLE", min_length=1)
    mentions_queue: str = Field(alias="AMENDS_MENTIONS_QUEUE", min_length=1)
    outbox_queue: str = Field(alias="AMENDS_OUTBOX_QUEUE", min_length=1)
    brand: str = Field(alias="AMENDS_BRAND", pattern=r"^[a-z0-9-]{1,40}$")
    credentials_secret: str = Field(alias="AMENDS_CREDENTIALS_SECRET", min_length=1)
    # Of the functions that seal or open private messages; empty in all others.
    private_key: str = Field(alias="AMENDS_PRIVATE_KEY", default="")
    # Of the functions that tell people; empty in all others.
    console_url: str = Field(alias="AMENDS_CONSOLE_URL", default="")
    notice_sender: str = Field(alias="AMENDS_NOTICE_SENDER", default="")
    notice_topic: str = Field(alias="AMENDS_NOTICE_TOPIC", default="")
    # Of the functions that make or hand out exports; empty in all others.
    reports_bucket: str = Field(alias="AMENDS_REPORTS_BUCKET", default="")
    prices: Json[dict[str, Decimal]] = Field(alias="AMENDS_PRICES", default_factory=dict)


def settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings; raises Broken and names what is missing."""
    try:
        return Settings.model_validate(dict(environment))
    except ValidationError as error:
        missing = ", ".join(str(problem["loc"][0]) for problem in error.errors())
        raise Broken(f"missing or malformed in the environment: {missing}") from error

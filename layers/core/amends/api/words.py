"""What people write in a request beside the thing itself."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from amends.mention import make_storable

Note = Annotated[str, BeforeValidator(make_storable), Field(max_length=2000)]
Words = Annotated[str, BeforeValidator(make_storable), Field(min_length=1, max_length=2000)]
Why = Annotated[str, BeforeValidator(make_storable), Field(min_length=1, max_length=2000, pattern=r"\S")]

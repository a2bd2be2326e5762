"""What an answer began with."""

from pydantic import BaseModel, ConfigDict, Field

from amends.errors import Stale
from amends.library.template import Template, usable


class BegunWith(BaseModel):
    """A template and the number of its wording, as a suggestion names them."""

    model_config = ConfigDict(frozen=True)

    template_id: str = Field(pattern=r"^[a-z0-9-]{1,80}$")
    template_version: int = Field(ge=1)


def must_be_in_use(begun_with: BegunWith, template: Template) -> None:
    """Raise Stale unless answers may begin with this wording now; the person's own text is not lost by that."""
    wording = usable(template)
    if not wording or wording.number != begun_with.template_version:
        raise Stale("this template was changed or retired meanwhile; look at it again")

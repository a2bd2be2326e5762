"""What a person says of a post's reading; it can move a threshold, and never the model."""

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.reading import Probability


class Verdict(BaseModel):
    """Whether a post is dissatisfied, by one person; with the reading as it was then, and without the post's words."""

    model_config = ConfigDict(frozen=True)

    brand: str
    case_id: str
    mention_id: str
    dissatisfied: bool
    read_as_dissatisfied: bool
    score: Probability
    model: str
    at: AwareDatetime
    by: str
    by_name: str
    version: int = 1

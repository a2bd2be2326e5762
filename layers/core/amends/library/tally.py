"""What became of the answers that began with a wording, in numbers."""

from pydantic import BaseModel, ConfigDict, computed_field

# As if ten cases had gone before, half of them well: one of one then says little, eighty of a hundred a lot.
BEFORE = 10


class Tally(BaseModel):
    """The counts of one wording. `words` counts, by term, in how many cases that ended well customers used a term of
    the library's own names, descriptions and keywords; other words of theirs are never kept.
    """

    model_config = ConfigDict(frozen=True)

    template_id: str
    number: int
    drafted: int = 0
    posted: int = 0
    resolved: int = 0
    thanked: int = 0
    unhappy: int = 0
    words: dict[str, int] = {}

    @computed_field  # type: ignore[prop-decorator]
    @property
    def well(self) -> int:
        """Cases that ended well: resolved without another complaint, or with thanks."""
        return self.resolved + self.thanked

    @computed_field  # type: ignore[prop-decorator]
    @property
    def ended(self) -> int:
        """Cases of which it is known how they ended."""
        return self.well + self.unhappy


def share(tally: Tally) -> float:
    """The share of cases that end well, as far as the count supports it: one half before the first."""
    return (tally.well + BEFORE / 2) / (tally.ended + BEFORE)

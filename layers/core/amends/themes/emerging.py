"""Whether a theme stands out of its own past: its posts of the last seven days beside those of the weeks before.

Counts vary more than chance alone would have them (docs/outages.md), so they are judged by a negative binomial: its
mean is that of the weeks before, its spread how far they fell from it, drawn towards what is usual while few are known.
A theme that many are judged beside must be less likely: in all of them together one false call in twenty weeks is let
pass. As with outages, a mean that few weeks taught may be wrong itself, which counts as spread.
"""

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from amends.suspect.negative_binomial import at_least

PAST = 8  # weeks that are looked back on
LEAST_PAST = 2  # weeks of which anything is known; before that nothing is judged
FEWEST = 5  # posts: fewer are no trend
ONCE = 0.05  # a week, over all themes, by chance
LEAST_MEAN = 0.5  # posts a week: nothing is so quiet that one of them would be a sign
SPREAD, SPREAD_WEEKS = 0.2, 8.0  # taken as known at first, and how many weeks outweigh it
MOST_SPREAD = 5.0


class Judged(BaseModel):
    """Whether it emerges, and why or why that was not judged, in a sentence."""

    model_config = ConfigDict(frozen=True)

    emerging: bool = False
    why: str = ""


def judged(count: int, past: Sequence[int], known: int, among: int) -> Judged:
    """`count` are the posts of the last seven days, `past` those of the weeks before, the latest first.

    `known` says for how many of these weeks there are any posts at all, `among` how many themes are judged.
    """
    past = list(past[: min(known, PAST)])
    if len(past) < LEAST_PAST:
        return Judged(why=f"not judged: {len(past)} of the {LEAST_PAST} weeks before that it takes are known")
    if count < FEWEST:
        return Judged()
    mean = max(LEAST_MEAN, sum(past) / len(past))
    spread = _spread(past, mean)
    p = at_least(count, mean, spread + (spread + 1 / mean) / len(past))
    if p >= ONCE / max(1, among):
        return Judged()
    usual = sum(past) / len(past)
    before = f"{usual:.1f} a week" if usual else "none"
    weeks = f"the {len(past)} weeks before"
    chance = f"once in {min(10**9, round(1 / max(p, 1e-9))):,} weeks"
    return Judged(
        emerging=True, why=f"{count} posts in the last 7 days, {before} in {weeks}: by chance less often than {chance}"
    )


def _spread(past: Sequence[int], mean: float) -> float:
    varied = sum((each - mean) ** 2 - mean for each in past) / mean**2
    return min(MOST_SPREAD, max(0.0, (varied + SPREAD * SPREAD_WEEKS) / (len(past) + SPREAD_WEEKS)))

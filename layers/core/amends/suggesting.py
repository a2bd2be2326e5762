"""Which threshold the verdicts of a brand speak for."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from pydantic import BaseModel, ConfigDict

from amends.reading import Probability
from amends.threshold import HIGHEST, LOWEST, Threshold
from amends.verdict import Verdict

FEWEST = 30  # posts; fewer move the line by chance
FEWEST_OF_EACH = 5  # dissatisfied and not; without both there is no line between them

Judged = tuple[float, bool]  # a post's score, and whether people called it dissatisfied


class Counts(BaseModel):
    """What a threshold gets wrong on the judged posts."""

    model_config = ConfigDict(frozen=True)

    misses: int
    false_alarms: int


class Suggestion(BaseModel):
    """The threshold that would have cost least on the judged posts, or why there is none."""

    model_config = ConfigDict(frozen=True)

    threshold: Probability | None = None
    why: str
    miss_cost: float
    posts: int
    dissatisfied: int
    disputed: int
    of_other_models: int
    before: Counts
    after: Counts | None = None


def suggest(verdicts: Sequence[Verdict], current: Threshold, miss_cost: float) -> Suggestion:
    """The threshold with the least cost, where a missed complaint costs as much as `miss_cost` false alarms.

    Of several that cost the same it is the one nearest to the present: a line is not moved without a reason.
    """
    mine = [verdict for verdict in verdicts if verdict.model == current.model]
    judged, disputed = settled(mine)
    dissatisfied = sum(label for _, label in judged)
    refusal = _refusal(len(judged), dissatisfied)

    def cost(threshold: float) -> tuple[float, float]:
        found = counts(judged, threshold)
        return miss_cost * found.misses + found.false_alarms, abs(threshold - current.threshold)

    best = None if refusal else min(_lines(judged, current.threshold), key=cost)
    unchanged = "no other threshold would have cost less"
    return Suggestion(
        threshold=best,
        why=refusal or (unchanged if best == current.threshold else "on these verdicts it would have cost least"),
        miss_cost=miss_cost,
        posts=len(judged),
        dissatisfied=dissatisfied,
        disputed=disputed,
        of_other_models=len(verdicts) - len(mine),
        before=counts(judged, current.threshold),
        after=None if best is None else counts(judged, best),
    )


def counts(judged: Iterable[Judged], threshold: float) -> Counts:
    """How many complaints a threshold misses and how many false alarms it gives."""
    wrong = [label for score, label in judged if (score >= threshold) != label]
    return Counts(misses=sum(wrong), false_alarms=len(wrong) - sum(wrong))


def settled(verdicts: Iterable[Verdict]) -> tuple[list[Judged], int]:
    """Each post once, as most people judged it; and the number of posts on which as many said one as the other."""
    posts: dict[tuple[str, str], list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        posts[verdict.case_id, verdict.mention_id].append(verdict)
    judged, disputed = list[Judged](), 0
    for given in posts.values():
        lead = sum(1 if verdict.dissatisfied else -1 for verdict in given)
        if lead:
            judged.append((given[0].score, lead > 0))
        else:
            disputed += 1
    return judged, disputed


def _refusal(posts: int, dissatisfied: int) -> str:
    if posts < FEWEST:
        return f"it takes verdicts on {FEWEST} posts; there are {posts}"
    for found, name in ((dissatisfied, "dissatisfied"), (posts - dissatisfied, "not dissatisfied")):
        if found < FEWEST_OF_EACH:
            return f"it takes {FEWEST_OF_EACH} posts that people call {name}; there are {found}"
    return ""


def _lines(judged: Iterable[Judged], current: float) -> list[float]:
    """One threshold for each way in which the scores can be divided, and the present one, all within the bounds."""
    scores = sorted({score for score, _ in judged})
    between = [_between(low, high) for low, high in pairwise(scores)]
    return [line for line in (current, LOWEST, HIGHEST, *between) if LOWEST <= line <= HIGHEST]


def _between(low: float, high: float) -> float:
    """A short number above the one and not above the other."""
    for places in (2, 3, 4):
        middle = round((low + high) / 2, places)
        if low < middle <= high:
            return middle
    return high

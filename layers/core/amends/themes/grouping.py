"""Which posts are about the same: vectors of length one, nearness as their cosine. The same posts give the same groups.

New themes are founded where posts lie closest: the post with most others near it, and whatever is near their middle,
and so on with what is left. Nothing here depends on the order in which posts come.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
NEAR = 0.40  # of a post to a theme's middle, or to a post that a theme may begin with; docs/themes.md has the figures
SAME = 0.70  # of two themes' middles: they are one
LEAST_POSTS, LEAST_PEOPLE = 5, 4  # that a theme begins with
MOST_COMPARED = 4_000  # waiting posts, the newest: each is compared with each
ROUNDS = 5  # of finding the middle of a new theme, at most
AT_ONCE = 512  # rows of the comparison


def unit(vectors: Floats) -> Floats:
    """Each row at length one; a row of zeros stays."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    made: Floats = np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0)
    return made


def middle(vectors: Floats) -> Floats:
    """The direction of the vectors' mean, as one row."""
    # In double precision, so that the order of the rows makes no difference.
    total = vectors.astype(np.float64).sum(0, keepdims=True)
    return unit(total.astype(np.float32))


def nearest(vectors: Floats, middles: Floats) -> list[int | None]:
    """For each vector the place of the middle that it is nearest to, None where it is near none; ties to the first."""
    if not len(middles):
        return [None] * len(vectors)
    found: list[int | None] = []
    for start in range(0, len(vectors), AT_ONCE):
        likeness = vectors[start : start + AT_ONCE] @ middles.T
        best = likeness.argmax(1)
        found += [
            int(place) if row[place] >= NEAR else None for place, row in zip(best.tolist(), likeness, strict=True)
        ]
    return found


def founded(vectors: Floats, people: Sequence[str]) -> Iterator[list[int]]:
    """The groups that are themes of their own, the densest first; `people` wrote the posts. Places in order."""
    first = max(0, len(vectors) - MOST_COMPARED)
    vectors, people = vectors[first:], people[first:]
    near = _near(vectors)
    left = np.ones(len(vectors), dtype=bool)
    crowd = near.sum(1)  # how many of those that are left lie near each
    while len(vectors):
        start = int(crowd.argmax())
        if crowd[start] < LEAST_POSTS:
            return
        group = _settled(vectors, near[start] & left, left)
        members: list[int] = np.flatnonzero(group).tolist()
        if len(members) >= LEAST_POSTS and len({people[place] for place in members}) >= LEAST_PEOPLE:
            yield [first + place for place in members]
            left &= ~group
            crowd = np.where(left & (crowd > 0), crowd - near[:, members].sum(1), 0)
        else:
            crowd[start] = 0  # nothing begins here


def alike(middles: Floats) -> list[tuple[int, int]]:
    """Pairs of places whose middles are one theme, each later one with the earliest that it is like."""
    likeness = middles @ middles.T if len(middles) else np.zeros((0, 0), np.float32)
    pairs, gone = [], set[int]()
    for later in range(1, len(middles)):
        for earlier in range(later):
            if earlier not in gone and likeness[earlier, later] >= SAME:
                pairs.append((earlier, later))
                gone.add(later)
                break
    return pairs


def stacked(vectors: Sequence[Floats]) -> Floats:
    """The vectors as rows."""
    return np.stack(vectors) if vectors else np.zeros((0, 1), np.float32)


def half(middles: Floats) -> bytes:
    """Middles as they are kept: half of their digits, which nearness does not need."""
    return middles.astype("<f2").tobytes()


def whole(kept: bytes, count: int) -> Floats:
    """Middles as they were kept, a row for each of `count` themes."""
    return np.frombuffer(kept, dtype="<f2").reshape(count, -1).astype(np.float32) if count else stacked([])


def _near(vectors: Floats) -> NDArray[np.bool_]:
    found = np.zeros((len(vectors), len(vectors)), dtype=bool)
    for start in range(0, len(vectors), AT_ONCE):
        found[start : start + AT_ONCE] = vectors[start : start + AT_ONCE] @ vectors.T >= NEAR
    return found


def _settled(vectors: Floats, group: NDArray[np.bool_], left: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The posts near the middle of the group, once that changes nothing any more."""
    for _ in range(ROUNDS):
        around = left & (vectors @ middle(vectors[group])[0] >= NEAR)
        if (around == group).all() or not around.any():
            return group
        group = around
    return group

"""`make bench-themes`: what lies close together, what is found, and how long an evening takes."""

import time

import numpy as np
from amends.themes.grouping import MOST_COMPARED, founded, nearest, unit

from local.themes.measuring import agreement, corpus, found_among, handwritten, labels, sentence_vectors, word_vectors

POSTS, THEMES = 20_000, 200  # of an evening
HEADS = {"same trade, of 10": 22, "same set, of 10": 22, "same set in a trade, of 5": 28}  # with their widths


def main() -> None:
    """Print what `docs/themes.md` tells."""
    neighbours()
    print("\nthemes among 60 handwritten complaints on six things and ten on none:")
    for theme in found_among(handwritten()):
        print("  " + ", ".join(f"{count} {name}" for name, count in theme.labels.items()))
    evening()


def neighbours() -> None:
    """How many neighbours agree, by both kinds of vectors."""
    posts = [post for post in corpus() if post["dissatisfied"]]
    texts = [str(post["text"]) for post in posts]
    trades, sets = (labels(str(post[name]) for post in posts) for name in ("industry", "set"))
    print(f"{len(posts):,} dissatisfied posts of the corpus, neighbours that agree (by chance):")
    print(f"{'vectors':12}" + "".join(f"{head:>{width}}" for head, width in HEADS.items()))
    for name, vectors in (("sentence", sentence_vectors(texts)), ("words", word_vectors(texts))):
        found = (agreement(vectors, trades), agreement(vectors, sets), agreement(vectors, sets, trades, 5))
        shares = (f"{one.share:.3f} ({one.chance:.3f})" for one in found)
        print(f"{name:12}" + "".join(f"{share:>{width}}" for share, width in zip(shares, HEADS.values(), strict=True)))


def evening() -> None:
    """How long it takes to compare made vectors."""
    rng = np.random.default_rng(8)
    middles = unit(rng.normal(size=(THEMES, 384)).astype(np.float32))
    made = unit(middles[rng.integers(0, THEMES, POSTS)] + unit(rng.normal(size=(POSTS, 384)).astype(np.float32)))
    began = time.perf_counter()
    nearest(made, middles)
    joined = time.perf_counter()
    list(founded(made[:MOST_COMPARED], [str(number) for number in range(MOST_COMPARED)]))
    ended = time.perf_counter()
    print(f"\n{POSTS:,} posts join {THEMES} themes in {joined - began:.2f} s;", end=" ")
    print(f"{MOST_COMPARED:,} that wait are gone through in {ended - joined:.2f} s")


if __name__ == "__main__":
    main()

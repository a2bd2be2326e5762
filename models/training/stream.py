"""How often each kind of post reaches a brand, as far as we can tell, against how often the corpus holds it.

The corpus is written for contrast: of its posts with pleased words half are mockery. A model that took this for the
world would find mockery everywhere. The shares are our estimate, not a measurement; they add up to a hundred, of which
47 and a half are dissatisfied.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from training.data import Post

SHARES = {
    "praise": 14.0,
    "thanks_after_recovery": 8.0,
    "praise_despite": 2.0,
    "looking_forward": 3.0,
    "affectionate_sarcasm": 1.0,
    "sarcasm_about_competitor": 0.5,
    "question": 9.5,
    "thread_neutral": 5.0,
    "statement": 6.0,
    "suggestion": 1.0,
    "regret": 0.5,
    "spam": 2.0,
    "plain_complaint": 16.0,
    "thread_unhappy": 5.5,
    "polite_complaint": 5.5,
    "problem_report": 7.5,
    "mixed_complaint": 2.5,
    "rhetorical_question": 3.0,
    "exaggeration": 2.0,
    "abuse": 1.5,
    "mock_praise": 2.0,
    "deadpan_understatement": 1.0,
    "quoted_sarcasm": 1.0,
}
LEAST_OFTEN, MOST_OFTEN = 2, 4


def importance(posts: Sequence[Post]) -> NDArray[np.float64]:
    """How much each post counts where the stream of posts is what matters; the mean is one."""
    held = Counter(post.kind for post in posts)
    weights = np.array([SHARES[post.kind] / held[post.kind] for post in posts])
    return np.asarray(weights / weights.mean())


def repeated(posts: Sequence[Post]) -> list[Post]:
    """The posts, the frequent kinds more often: half way between corpus and stream, so that rare kinds still teach."""
    times = np.sqrt(importance(posts))
    return [
        post
        for post, often in zip(posts, np.clip(np.round(times / times.min()), LEAST_OFTEN, MOST_OFTEN), strict=True)
        for _ in range(int(often))
    ]

"""What is to be known of posts to tell what they are about, kept while the run lasts: each evening asks again."""

from sarcasm.features import normalise, tokens

from amends.adapters.vectors import Vectors
from amends.themes.post import Spoken
from amends.themes.refreshing import Known
from amends.themes.terms import Saying, words_of

MOST = 60_000  # posts that are kept, 2 KB each


class Knowing:
    """Vectors and words of posts."""

    def __init__(self, vectors: Vectors) -> None:
        self._vectors = vectors
        self._kept: dict[tuple[str, int], Known] = {}

    def __call__(self, post: Spoken) -> Known:
        """What is known of a post; edited, it is another."""
        key = (post.key, hash(post.text))
        known = self._kept.get(key)
        if known is None:
            (vector,) = self._vectors.of([post.text])
            known = Known(vector, Saying(post.author, words_of(tokens(normalise(post.text)))))
            if len(self._kept) < MOST:
                self._kept[key] = known
        return known

    def forget(self) -> None:
        """Keep nothing of what was read."""
        self._kept.clear()

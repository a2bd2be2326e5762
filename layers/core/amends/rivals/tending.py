"""Seeing to the words of other brands that are kept: for as long as they serve, and no longer than X shows them.

Of a comparison that is done the figures stand, so all words go but those of the samples; after a month links alone are
left. Until then the samples are looked up once a day, as X asks of whoever stores what was posted there.
"""

from datetime import datetime, timedelta

from amends.rivals import measures
from amends.rivals.comparison import Comparison, Kind, Words
from amends.rivals.ports import PAGE, Allowance, Reads

LOOKED_UP = timedelta(hours=20)  # what is gone on X must be gone here within a day
WORDS_KEPT = timedelta(days=3)  # once a comparison is done its figures stand: only samples need their words
SAMPLES_KEPT = timedelta(days=30)  # then links alone are left, and X need not be asked every day


def tend(one: Comparison, reads: Reads, allowance: Allowance, now: datetime) -> None:
    """See to a brand's words: what X shows no longer goes within a day, and the rest once it has done its service."""
    brands = reads.kept.told(one) if one.words is not Words.NONE and _is_due(one, now) else []
    if not brands:
        return
    shown = [sample.post_id for brand in brands for sample in brand.samples if sample.text]
    gone, looked, words = set[str](), one.looked_at, words_kept(one, now)
    if words is Words.NONE:
        gone = set(shown)
    elif allowance.calls and allowance.posts >= len(shown):
        gone, looked = (reads.source.unshown(shown[:PAGE], now) if shown else set()), now
        allowance.take(len(shown))
    elif words is one.words:
        return
    kept_on = set(shown) - gone
    reads.kept.forget(one, lambda name: name in gone or (words is not Words.ALL and name not in kept_on))
    if gone:
        reads.kept.tell(one, [measures.without(brand, gone, links=words is Words.NONE) for brand in brands])
    reads.kept.save(one, one.model_copy(update={"looked_at": looked, "words": words}), 0, Kind.ANSWERS, [])


def words_kept(one: Comparison, now: datetime) -> Words:
    """Which words may still be kept now."""
    if one.done_at is None or now - one.done_at < WORDS_KEPT:
        return one.words
    return Words.SAMPLES if now - one.done_at < SAMPLES_KEPT else Words.NONE


def _is_due(one: Comparison, now: datetime) -> bool:
    looked = one.looked_at or one.made_at
    return now - looked >= LOOKED_UP or words_kept(one, now) is not one.words

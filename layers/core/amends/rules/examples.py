"""The examples that rules keep: each rule fits all that it is meant for, and none of those that it is not."""

from collections.abc import Iterator
from datetime import UTC, datetime

from amends.mention import Mention, PlatformName
from amends.reading import Emotion, Reading, Sentiment
from amends.rules.book import Book, Finding
from amends.rules.facts import FIELDS
from amends.rules.kinds import Values
from amends.rules.ruleset import Example

# A plain complaint in public, by somebody whom few people follow: what an example does not say is as in it.
_POST = Mention(
    platform=PlatformName.X,
    id="1",
    conversation_id="1",
    author_id="1",
    author_handle="someone",
    author_followers=100,
    text="-",
    created_at=datetime(2026, 1, 1, tzinfo=UTC),
    source="x.mentions",
)
_READING = Reading(
    sentiment=Sentiment(negative=0.8, neutral=0.15, positive=0.05),
    complaint=0.9,
    sarcasm=0.1,
    emotion=Emotion(anger=0.5, joy=0, optimism=0.1, sadness=0.3, other=0.1),
    offence=0.05,
    dissatisfied=0.9,
    is_dissatisfied=True,
    threshold=0.5,
    language="en",
    needs_human=False,
    reasons=[],
    model="example",
)


def example_values(example: Example, book: Book) -> Values:
    """What the rules ask, for an example."""
    values = book.values(_POST.model_copy(update={"text": example.text}), _READING)
    return {**values, **example.values}


def broken_examples(book: Book) -> Iterator[Finding]:
    """The examples that a rule does not decide as it says, in words."""
    for rule in book.ruleset.rules:
        for wanted, examples in ((True, rule.matches), (False, rule.spares)):
            for example in examples:
                if unknown := sorted(set(example.values) - set(FIELDS)):
                    yield Finding(rule=rule.id, words=f"an example names a field that there is not: {unknown[0]}")
                    continue
                fits = any(fit.rule.id == rule.id for fit in book.fits(example_values(example, book)))
                if fits != wanted:
                    kind = "is meant for it and does not fit" if wanted else "is to be spared and fits"
                    yield Finding(rule=rule.id, words=f"an example {kind}: {example.text[:80]}")

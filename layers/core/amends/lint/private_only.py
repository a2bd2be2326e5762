"""Whether a public text says what only stands in the private part: places in the public text, never private words.

Numbers, order ids, postcodes, dates, names, links, sensitive matters and longer stretches of words are compared. What
also stands in public is no secret: the thread, our posted answers, cleared facts, and the names of brand and staff.
E-mail addresses are `privacy.email`'s affair, wherever they come from.
"""

from collections.abc import Iterator

from amends.lint.context import Context
from amends.lint.finding import Finding, Level
from amends.lint.folding import Folded, fold
from amends.lint.private_facts import HARD, Of, facts, words_of
from amends.lint.rule import Rule

STRETCH = 5  # words in a row; shorter ones are everybody's
TELLING = 2  # of them that are not in everybody's mouth


def private_only(rule: Rule, text: Folded, context: Context) -> list[Finding]:
    """The places of what nobody could know from the public part; a hard fact blocks, all else wants a reason."""
    if not context.private_said:
        return []
    said = [fold(one) for one in context.private_said]
    public = [fold(one) for one in (*context.public_said, *context.said, *context.cleared_facts)]
    known = {fact.key for one in public for fact in facts(one)}
    known_words = {word.value for one in public for word in words_of(one)}
    ours = (*context.brand_names, *context.staff_names, context.customer_name)
    known_words |= {word.value for one in ours for word in words_of(fold(one))}
    secrets = {fact.key for one in said for fact in facts(one, naming=True)} - known
    found: dict[tuple[int, int], Finding] = {}
    for fact in facts(text, naming=True, anywhere=True):
        if fact.key in secrets and not (fact.kind is Of.NAME and fact.value in known_words):
            level = Level.BLOCK if fact.kind in HARD else Level.REASON
            found[text.span(fact.start, fact.end)] = rule.finding(*text.span(fact.start, fact.end), level=level)
    for start, end in _stretches(text, said, public):
        place = text.span(start, end)
        if not any(one[0] < place[1] and place[0] < one[1] for one in found):
            found[place] = rule.finding(*place, level=Level.REASON)
    return list(found.values())


def _stretches(text: Folded, said: list[Folded], public: list[Folded]) -> Iterator[tuple[int, int]]:
    """Where words stand in a row as they do in private and nowhere in public; neighbours as one."""
    secret = {run for one in said for run, _ in _runs(one)} - {run for one in public for run, _ in _runs(one)}
    place: tuple[int, int] | None = None
    for run, (start, end) in _runs(text):
        if run not in secret:
            continue
        if place and start <= place[1]:
            place = (place[0], end)
            continue
        if place:
            yield place
        place = (start, end)
    if place:
        yield place


def _runs(text: Folded) -> Iterator[tuple[tuple[str, ...], tuple[int, int]]]:
    """Every stretch of words that says something, with its place."""
    words = list(words_of(text))
    for first in range(len(words) - STRETCH + 1):
        run = words[first : first + STRETCH]
        if len({word.value for word in run if word.telling}) >= TELLING:
            yield tuple(word.value for word in run), (run[0].start, run[-1].end)

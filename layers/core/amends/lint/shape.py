"""How a text looks: its length, its capitals, its exclamation marks; and its tone, as the model hears it."""

import re
from bisect import bisect_right

from amends.lengths import LONGEST, LONGEST_ELSEWHERE, length
from amends.lint.context import Context
from amends.lint.finding import Finding
from amends.lint.folding import Folded
from amends.lint.rule import Rule

MOCKING = 0.6  # of the good answers in tests/data/replies.toml none comes above .51, of the mocking none below .63
_CALM = 2  # exclamation marks that a text can hold and still sound calm
_LOUD = re.compile(r"[!?]{2,}")
_SHOUTED = re.compile(r"\b[A-Z]{2,}(?:'[A-Z]{1,2})?(?:\s[A-Z]{2,}(?:'[A-Z]{1,2})?)+\b")
_STRESSED = re.compile(
    r"\b(?:NOT|NEVER|ALWAYS|PLEASE|VERY|MUST|ALL|YOU|YOUR|EVERY|NOW|ONLY|REALLY|SORRY|STOP|READ|DO|DON'T|ANY|NO|WILL|WE)\b"
)
_LONGEST_ACRONYM = 4


def too_long(rule: Rule, text: Folded, context: Context) -> list[Finding]:
    """What the platform would refuse; found from the first character that is too many."""
    written = text.original
    most = LONGEST_ELSEWHERE if context.private else LONGEST.get(context.platform, LONGEST_ELSEWHERE)

    def weight(characters: int) -> int:
        if context.private:
            return characters
        return length(written[:characters], context.platform, is_reply=context.is_reply)

    found = weight(len(written))
    if found <= most:
        return []
    fitting = bisect_right(range(len(written)), most, key=weight) - 1
    return [rule.finding(fitting, len(written), words=f"{rule.words} {found} of {most}.")]


def exclamations(rule: Rule, text: Folded, _: Context) -> list[Finding]:
    """Marks in a row, and more of them than a calm text has."""
    found = [rule.finding(*text.span(*match.span())) for match in _LOUD.finditer(text.lower)]
    single = [match.span() for match in re.finditer(r"(?<![!?])!(?![!?])", text.lower)]
    return found + [rule.finding(*text.span(*span)) for span in single[_CALM:]]


def capitals(rule: Rule, text: Folded, _: Context) -> list[Finding]:
    """Words in capitals in a row, and single ones that nobody abbreviates."""
    found = []
    for match in _SHOUTED.finditer(text.cased):
        if any(len(word) > _LONGEST_ACRONYM or _STRESSED.fullmatch(word) for word in match[0].split()):
            found.append(rule.finding(*text.span(*match.span())))
    for match in _STRESSED.finditer(text.cased):
        place = text.span(*match.span())
        if not any(one.start <= place[0] < one.end for one in found):
            found.append(rule.finding(*place))
    return found


def sarcastic(rule: Rule, text: Folded, context: Context) -> list[Finding]:
    """The whole text, where the model was asked and hears mockery in it."""
    if context.sarcasm is None or context.sarcasm < MOCKING:
        return []
    return [rule.finding(0, len(text.original))]

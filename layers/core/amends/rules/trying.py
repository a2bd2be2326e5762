"""Rules tried on past posts: how often each fits, which never or always do, and which posts would go elsewhere."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import timedelta

from pydantic import BaseModel, ConfigDict

from amends.casefile import ReadMention
from amends.mention import Text
from amends.rules.book import Book, Finding, errors
from amends.rules.examples import broken_examples
from amends.rules.facts import History
from amends.rules.ruleset import RuleSet
from amends.triage import Desk, Lane, Triage, triage

MOST = 1000  # posts, the newest
ENOUGH = 100  # posts; of fewer nobody can say that a rule never fits
SHOWN = 50  # posts that would go elsewhere
PREVIEW = 200  # characters


class Past(BaseModel):
    """A post of the past, in its case."""

    case_id: str
    read: ReadMention


class Decision(BaseModel):
    """Where a post goes by a set of rules."""

    model_config = ConfigDict(frozen=True)

    rule: str
    desk: Desk
    severity: int
    topic: str
    lane: Lane


class Moved(BaseModel):
    """A post that would go elsewhere."""

    case_id: str
    mention_id: str
    preview: Text
    before: Decision
    after: Decision


class RuleCount(BaseModel):
    """How many posts a rule fits, and of how many of them it is the first."""

    rule: str
    fits: int
    decides: int


class Trial(BaseModel):
    """What rules would have made of past posts, beside what the current ones make of them now."""

    tried: int
    rules: list[RuleCount]
    would_move: int
    moved: list[Moved]


class Checked(BaseModel):
    """Errors keep a rule set from being saved; remarks, which rest on `tried` posts, are to be read before."""

    errors: list[Finding]
    remarks: list[Finding]
    tried: int


def wrong_with(ruleset: RuleSet) -> list[Finding]:
    """Why a rule set can't be saved: expressions that can't be used, or examples that are decided otherwise."""
    return errors(ruleset) or list(broken_examples(Book(ruleset)))


def check(ruleset: RuleSet, posts: Sequence[Past]) -> Checked:
    """All that is to be said of a rule set before it counts."""
    if found := wrong_with(ruleset):
        return Checked(errors=found, remarks=[], tried=0)
    book = Book(ruleset)
    return Checked(errors=[], remarks=remarks(count(book, posts), len(posts)), tried=len(posts))


def attempt(book: Book, current: Book, posts: Sequence[Past]) -> Trial:
    """The rules, tried on posts beside the current ones."""
    moved = []
    for past, history in _with_history(posts):
        mention, reading = past.read.mention, past.read.reading
        before, after = (_decision(triage(mention, reading, rules, history)) for rules in (current, book))
        if (before.desk, before.severity, before.lane) != (after.desk, after.severity, after.lane):
            preview = mention.text[:PREVIEW]
            moved.append(
                Moved(case_id=past.case_id, mention_id=mention.id, preview=preview, before=before, after=after)
            )
    return Trial(tried=len(posts), rules=count(book, posts), would_move=len(moved), moved=moved[:SHOWN])


def count(book: Book, posts: Sequence[Past]) -> list[RuleCount]:
    """How often each rule fits, in the rules' order."""
    fits, decides = Counter[str](), Counter[str]()
    for past, history in _with_history(posts):
        names = [fit.rule.id for fit in book.fits(book.values(past.read.mention, past.read.reading, history))]
        fits.update(names)
        decides.update(names[:1])
    return [RuleCount(rule=rule.id, fits=fits[rule.id], decides=decides[rule.id]) for rule in book.ruleset.rules]


def remarks(counts: Sequence[RuleCount], tried: int) -> list[Finding]:
    """The rules that never or always fit, or that always come too late."""
    if tried < ENOUGH:
        return []
    found = []
    for each in counts:
        if each.fits == 0:
            found.append(Finding(rule=each.rule, words=f"fits none of the last {tried:,} posts"))
        elif each.fits == tried:
            found.append(Finding(rule=each.rule, words=f"fits every one of the last {tried:,} posts"))
        elif each.decides == 0:
            found.append(
                Finding(rule=each.rule, words=f"fits {each.fits:,} posts, and an earlier rule decides them all")
            )
    return found


def _with_history(posts: Sequence[Past]) -> Iterable[tuple[Past, History]]:
    """Each post with what its customer wrote before it, as far as that is among these posts."""
    written: dict[str, list[ReadMention]] = {}
    for past in sorted(posts, key=lambda past: past.read.mention.created_at):
        at = past.read.mention.created_at
        before = written.setdefault(past.case_id, [])
        ages = [at - read.mention.created_at for read in before]
        yield (
            past,
            History(
                posts=1 + len(before),
                posts_in_hour=1 + sum(age <= timedelta(hours=1) for age in ages),
                posts_in_day=1 + sum(age <= timedelta(days=1) for age in ages),
                complaint_waits=any(read.reading.is_dissatisfied for read in before),
            ),
        )
        before.append(past.read)


def _decision(decided: Triage) -> Decision:
    return Decision(
        rule=decided.rule, desk=decided.desk, severity=decided.severity, topic=decided.topic, lane=decided.lane
    )

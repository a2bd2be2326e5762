"""How each brand answered within a comparison's window: the same measures, by the same rules, for ours and the others.

docs/competitors.md defines them. Only what is known whole is counted: posts up to where their stream was read.
"""

from collections import Counter
from collections.abc import Container, Sequence
from datetime import UTC, datetime

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.reports.figures import Figure, too_few
from amends.rivals import acts, sentences
from amends.rivals.acts import Act
from amends.rivals.comparison import Comparison, Kind, State, read_until
from amends.rivals.likeness import groups
from amends.rivals.matching import Exchange, exchanges, waits
from amends.rivals.posts import Answer, Complaint
from amends.rivals.shares import LEAST, mean, share
from amends.rivals.survival import Step, quantile, steps

MANY = 5  # customers who are given one text: then it is a statement
SAMPLES = 5
POINTS = 100  # of a curve
LINK = "https://x.com/i/web/status/"


class CurvePoint(BaseModel):
    """The share that is answered after so many seconds."""

    model_config = ConfigDict(frozen=True)

    after: int
    answered: float


class SampleAnswer(BaseModel):
    """An answer of a brand's, and the complaint's id; `text` is empty once its words are kept no longer."""

    model_config = ConfigDict(frozen=True)

    post_id: str
    url: str
    at: AwareDatetime
    text: str
    answers: str


class Compared(BaseModel):
    """One brand; spans are seconds, tone lies between -1 and 1, and all other figures are shares."""

    model_config = ConfigDict(frozen=True)

    name: str
    ours: bool
    complaints: int
    answered: Figure
    median: Figure
    p90: Figure
    curve: list[CurvePoint]
    acknowledgment: Figure
    apology: Figure
    cause: Figure
    promise: Figure
    invitation: Figure
    tone: Figure
    repetition: Figure
    statements: int
    sentence: str
    samples: list[SampleAnswer]
    unjudged: int = 0  # posts to it in languages that the model has not learnt


class Posts(BaseModel):
    """What was read of one brand."""

    complaints: list[Complaint] = []
    answers: list[Answer] = []


def measured(one: Comparison, posts: Sequence[Posts]) -> list[Compared]:
    """Every brand of a comparison, ours first."""
    return [_brand(one, side, each) for side, each in enumerate(posts)]


def notes(one: Comparison, brands: Sequence[Compared]) -> list[str]:
    """What was not read, and what that means."""
    return sentences.notes(one, [(brand.name, brand.unjudged) for brand in brands], one.state is State.WAITING)


def without(brand: Compared, gone: Container[str], *, links: bool) -> Compared:
    """The brand without the words of some samples; where `links` stay their posts are still to be found on X."""
    kept = [sample for sample in brand.samples if links or sample.post_id not in gone]
    bare = [sample.model_copy(update={"text": ""}) if sample.post_id in gone else sample for sample in kept]
    return brand.model_copy(update={"samples": bare})


def _brand(one: Comparison, side: int, posts: Posts) -> Compared:
    looked = _seconds(read_until(one, side, Kind.ANSWERS))
    last = min(_seconds(read_until(one, side, Kind.COMPLAINTS)), looked)
    heard = [each for each in posts.complaints if each.at <= last]
    said = [each for each in posts.answers if each.at <= looked]
    found = exchanges(heard, said)
    replies = sorted((each for each in said if each.replies_to), key=lambda each: (each.at, each.id))
    same = groups([each.text for each in replies if each.text])  # Of what is gone on X the words are gone here.
    estimate = steps(waits(found, looked))
    answered = [each for each in found if each.answers]
    figures = {
        "answered": share(len(answered), len(found)),
        "median": _quantile(estimate, 0.5, found),
        "p90": _quantile(estimate, 0.9, found),
    }
    name, ours = one.sides[side].name, side == 0
    return Compared(
        name=name,
        ours=ours,
        complaints=len(found),
        **figures,
        curve=_curve(estimate, max((each.seconds for each in waits(found, looked)), default=0)),
        **{act.value: _act(act, answered) for act in Act},
        tone=mean([each.tone for each in replies if each.tone is not None]),
        repetition=share(sum(first != place for place, first in enumerate(same)), len(same)),
        statements=_statements(one, said, same),
        sentence=sentences.of_brand(name, ours, len(found), len(answered), **figures),
        samples=[_sample(each) for each in _newest(answered)],
        unjudged=sum(each.dissatisfied is None for each in heard),
    )


def _quantile(estimate: Sequence[Step], part: float, found: Sequence[Exchange]) -> Figure:
    if len(found) < LEAST:
        return too_few(len(found), LEAST)
    reached = quantile(estimate, part)
    why = "" if reached.value is not None else f"not reached: fewer than {part:.0%} had an answer by the last look"
    return Figure(value=reached.value, low=reached.low, high=reached.high, n=len(found), why=why)


def _act(act: Act, answered: Sequence[Exchange]) -> Figure:
    """The share of answered complaints of which one answer at least does this."""
    judged = [[each.acts for each in one.answers if each.acts is not None] for one in answered]
    known = [several for several in judged if several]
    return share(sum(any(act in done for done in several) for several in known), len(known))


def _statements(one: Comparison, said: Sequence[Answer], same: Sequence[int]) -> int:
    """Posts of its own that speak of trouble, and texts that many customers were given; within the window."""
    until = _seconds(one.until) if one.until else None
    own = [each for each in said if not each.replies_to and (until is None or each.at <= until)]
    spoken = sum(acts.speaks_of_trouble(each.text) for each in own)
    return spoken + sum(count >= MANY for count in Counter(same).values())


def _curve(estimate: Sequence[Step], last: int) -> list[CurvePoint]:
    """The estimate as points; many are thinned out evenly, and the last says how long was looked."""
    points = [CurvePoint(after=step.after, answered=round(1 - step.waiting, 4)) for step in estimate]
    if len(points) > POINTS:
        points = [points[round(place * (len(points) - 1) / (POINTS - 1))] for place in range(POINTS)]
    begin = [] if points and points[0].after == 0 else [CurvePoint(after=0, answered=0)]
    end = [] if not points or points[-1].after >= last else [CurvePoint(after=last, answered=points[-1].answered)]
    return [*begin, *points, *end]


def _newest(answered: Sequence[Exchange]) -> list[Exchange]:
    worded = [one for one in answered if one.answers[0].text]
    return sorted(worded, key=lambda one: one.answers[0].at, reverse=True)[:SAMPLES]


def _sample(one: Exchange) -> SampleAnswer:
    first = one.answers[0]
    return SampleAnswer(
        post_id=first.id,
        url=f"{LINK}{first.id}",
        at=datetime.fromtimestamp(first.at, UTC),
        text=first.text,
        answers=one.complaint.id,
    )


def _seconds(at: datetime) -> int:
    return int(at.timestamp())

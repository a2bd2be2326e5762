"""Personal data that a customer posted in public: of which kind, and where in their post; and words to warn them."""

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from amends.casefile import CaseFile
from amends.lint.context import Context
from amends.lint.linting import lint
from amends.lint.rule import Rule, rules

# What the linters look for in our own texts is looked for in the customer's, by the same code.
KINDS = {
    "email": "an e-mail address",
    "phone": "a phone number",
    "card": "a payment card's number",
    "iban": "a bank account's number",
    "national_id": "a state's number for a person",
    "reference": "a customer's or an order's number",
    "address": "where somebody lives",
}
ENGLISH = "en"


class Exposed(BaseModel):
    """A place in a post: `start` and `end` count characters (Unicode code points) of its text."""

    model_config = ConfigDict(frozen=True)

    kind: str
    words: str
    start: int
    end: int


class ExposedPost(BaseModel):
    """What one public post of the customer shows."""

    model_config = ConfigDict(frozen=True)

    mention_id: str
    found: list[Exposed]


class Warned(BaseModel):
    """A text to propose to the customer; it names none of what it warns of, and a person sends it or does not."""

    model_config = ConfigDict(frozen=True)

    text: str
    language: str


def exposed(text: str, brand_names: Sequence[str] = ()) -> list[Exposed]:
    """The personal data in a text, each place once; the brand's own addresses and lines are none."""
    found = lint(text, Context(brand_names=tuple(brand_names)), tuple(_detectors()))
    kinds = {rule.id: str(rule.code) for rule in _detectors()}
    places: dict[tuple[int, int], Exposed] = {}
    for finding in found:
        kind = kinds[finding.rule]
        place = Exposed(kind=kind, words=KINDS[kind], start=finding.start, end=finding.end)
        if not any(finding.start < end and start < finding.end for start, end in places):
            places[finding.start, finding.end] = place
    return list(places.values())


def exposed_in(file: CaseFile, brand_names: Sequence[str] = ()) -> list[ExposedPost]:
    """The customer's public posts that show personal data, in order of time."""
    looked = [
        ExposedPost(mention_id=read.mention.id, found=exposed(read.mention.text, brand_names))
        for read in file.thread
        if not read.mention.private
    ]
    return [post for post in looked if post.found]


def warning(language: str) -> Warned:
    """A kind warning in the customer's language; in English where there is none in it."""
    known = warnings()
    return Warned(text=known.get(language, known[ENGLISH]), language=language if language in known else ENGLISH)


@cache
def warnings() -> dict[str, str]:
    """The text of each language."""
    return tomllib.loads(files("amends.handoff").joinpath("warnings.toml").read_text("utf-8"))


@cache
def _detectors() -> tuple[Rule, ...]:
    """The linters' rules of personal data, the gravest first."""
    return tuple(sorted(_of_kinds(rules()), key=lambda rule: -rule.level.weight))


def _of_kinds(known: Iterable[Rule]) -> Iterable[Rule]:
    return (rule for rule in known if rule.code in KINDS)

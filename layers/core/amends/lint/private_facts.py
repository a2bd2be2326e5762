"""What in a text can be a secret of somebody's, in a form in which two ways of writing it are one."""

import re
import tomllib
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from amends.lint.dates import DEFINITE, close
from amends.lint.folding import Folded


class Of(StrEnum):
    """Kinds of facts."""

    NUMBER = "number"
    SHORT_NUMBER = "short number"
    PLACE = "place"
    DATE = "date"
    LINK = "link"
    NAME = "name"
    MATTER = "matter"
    WORD = "word"


# Of these a match is no accident: they stand in no two texts by chance.
HARD = frozenset({Of.NUMBER, Of.PLACE})


class Fact(NamedTuple):
    """A fact, and where it stands in the folded text."""

    kind: Of
    value: str
    start: int
    end: int
    telling: bool = True

    @property
    def key(self) -> tuple[str, str]:
        """What two ways of writing it share; a long number and a short one are both numbers."""
        return ("number" if self.kind is Of.SHORT_NUMBER else str(self.kind), self.value)


_LINK = re.compile(r"\b(?:https?://|www\.)[^\s<>\"')]+")
# Digits that belong together, with the letters that an order's id has: AB-123456, 4001 2345, £1,299.50.
_CODE = re.compile(r"(?<!\w)[£$€#]?[a-z]{0,5}-?\d(?:[ .,/:()-]{0,2}\d)*[a-z0-9]*(?!\w)")
_MONEY = re.compile(
    r"(?<!\w)(?:[£$€]\s?\d{1,3}(?![\d.,]*\d)"
    r"|\d{1,3}\s?(?:[£$€%]|(?:pounds?|quid|euros?|dollars?|bucks?|percent|per cent)\b))"
)
_POSTCODE = re.compile(r"\b[a-z]{1,2}\d[a-z\d]?\s?\d[abd-hjlnp-uw-z]{2}\b")
_STREET = re.compile(
    r"\b(?:\d{1,5}[a-z]?,?\s)?(?P<name>(?:[a-z'-]{3,30}\s){1,2}(?:street|st|road|rd|avenue|ave|lane|ln|close|drive|court"
    r"|crescent|terrace|gardens|square|boulevard))\b"
)
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|\d+")
_NAME = re.compile(r"[^\W\d_][^\W\d_]+(?:['-][^\W\d_]+)*")
_CALLED = re.compile(
    r"\b(?:my (?:full |last |first )?name(?:'s| is)|name:|i'm called|surname(?: is|:)?)\s"
    r"(?P<name>(?:[a-z'-]{2,30}\s?){1,3})"
)
_OPENS = re.compile(
    r"(?:[\n:;!?…\"(*-]|(?<!\b[A-Z])\.)\s*$"
)  # what a word stands behind that is written large for its place
_EVERYBODYS = frozenset({"999", "112", "911", "101", "111", "247", "365", "100"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONG, _SHORT = 5, 3  # digits
_TAIL = 9  # digits by which a phone number is one, with its country's code or without
_CAPITALISED = 0.3  # of a text's words inside of sentences: beyond that its language writes nouns so, or it shouts


def facts(text: Folded, *, naming: bool = False, anywhere: bool = False) -> Iterator[Fact]:
    """The facts of a text; names, too, where they are asked for, and `anywhere` also where a sentence begins."""
    taken = [match.span() for match in _LINK.finditer(text.lower)]
    yield from (Fact(Of.LINK, text.lower[start:end].rstrip(".,;!?"), start, end) for start, end in taken)
    for match in DEFINITE.finditer(text.lower):
        if not _inside(match.span(), taken):
            yield Fact(Of.DATE, close(match[0]), *match.span())
            taken.append(match.span())
    for match in _POSTCODE.finditer(text.lower):
        if not _inside(match.span(), taken):
            yield Fact(Of.PLACE, match[0].replace(" ", ""), *match.span())
            taken.append(match.span())
    for match in _STREET.finditer(text.lower):
        if not _common(match["name"]):
            yield Fact(Of.PLACE, match["name"], *match.span("name"))
    yield from _numbers(text, taken)
    yield from (Fact(Of.MATTER, matter, *match.span()) for matter, match in _matters(text))
    if naming:
        yield from _names(text, anywhere=anywhere)


def words_of(text: Folded) -> Iterator[Fact]:
    """Its words; a telling one is neither small change nor what every desk says."""
    for match in _WORD.finditer(text.lower):
        word = match[0].removesuffix("'s")
        yield Fact(Of.WORD, word, *match.span(), telling=len(word) > 2 and word not in common())


@cache
def common() -> frozenset[str]:
    """Words that are in everybody's mouth."""
    return frozenset(word for group in _data()["common"].values() for word in group.split())


def _numbers(text: Folded, taken: list[tuple[int, int]]) -> Iterator[Fact]:
    for match in _MONEY.finditer(text.lower):
        yield Fact(Of.SHORT_NUMBER, f"money {re.sub(r'[^0-9]', '', match[0])}", *match.span())
    for match in _CODE.finditer(text.lower):
        digits = re.sub(r"[^0-9]", "", match[0])
        if _inside(match.span(), taken) or digits in _EVERYBODYS or _YEAR.fullmatch(match[0]):
            continue
        if len(digits) >= _LONG:
            yield Fact(Of.NUMBER, digits[-_TAIL:], *match.span())
        elif len(digits) >= _SHORT:
            yield Fact(Of.SHORT_NUMBER, digits, *match.span())


def _names(text: Folded, *, anywhere: bool) -> Iterator[Fact]:
    """Words with a capital that they do not owe to their place, and what somebody says that they are called."""
    for match in _CALLED.finditer(text.lower):
        for part in _NAME.finditer(text.lower, *match.span("name")):
            if not _common(part[0]):
                yield Fact(Of.NAME, part[0], *part.span())
    found = [match for match in _NAME.finditer(text.cased) if not _opens(text.cased, match.start())]
    large = [match for match in found if match[0][0].isupper()]
    if not anywhere and found and len(large) > max(3, _CAPITALISED * len(found)):
        return
    for match in _NAME.finditer(text.cased) if anywhere else large:
        name = match[0].removesuffix("'s")
        if name[0].isupper() and not name.isupper() and not _common(name.lower()):
            yield Fact(Of.NAME, name.lower(), match.start(), match.start() + len(name))


def _matters(text: Folded) -> Iterator[tuple[str, re.Match[str]]]:
    for matter, pattern in _sensitive().items():
        for match in pattern.finditer(text.lower):
            yield matter, match


@cache
def _sensitive() -> dict[str, re.Pattern[str]]:
    """What is sensitive once it is said of somebody, by its matter."""
    return {matter: re.compile(rf"\b(?:{words})\b") for matter, words in _data()["matters"].items()}


@cache
def _data() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("amends.lint").joinpath("private_words.toml").read_text("utf-8"))


def _opens(text: str, place: int) -> bool:
    """Whether a sentence, or what stands like one, begins here."""
    return _OPENS.search(text[max(0, place - 4) : place]) is not None if place else True


def _common(words: str) -> bool:
    return all(word in common() for word in words.split())


def _inside(place: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(place[0] < end and start < place[1] for start, end in taken)

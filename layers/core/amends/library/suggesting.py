"""Which templates to begin an answer with: those that fit the case, and of those the ones that went well before.

A suggestion is words in front of a person, who edits and sends them, or does not; nothing here sends anything.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import log2

from pydantic import BaseModel, ConfigDict

from amends.casefile import CaseFile
from amends.errors import NotFound
from amends.library.placeholders import fill, unfilled, values
from amends.library.relevance import bm25, saturated
from amends.library.tally import Tally, share
from amends.library.template import Template, usable
from amends.library.terms import terms
from amends.library.wording import Wording, Words
from amends.mention import PlatformName
from amends.reading import UNKNOWN_LANGUAGE
from amends.roles import Person

LATEST = 3  # of the customer's posts: what they want now
NAMED = 2.0  # what a term of the topic, the name or the keywords weighs against one of the description
WORDS, TOPIC, CHANNEL = 0.6, 0.3, 0.1  # the parts of a fit; they add up to 1
SHOWN = 5  # terms that a reason names


class TemplateSuggestion(BaseModel):
    """A template for the case at hand, filled, with how well it fits, how it went before, and both in words."""

    model_config = ConfigDict(frozen=True)

    template_id: str
    template_version: int
    name: str
    topic: str
    platform: PlatformName | None
    language: str
    text: str
    unfilled: list[str]
    fit: float
    share: float
    tally: Tally
    score: float
    reason: str


def suggest(
    file: CaseFile,
    templates: Sequence[Template],
    tallies: Mapping[tuple[str, int], Tally],
    person: Person,
    limit: int,
) -> list[TemplateSuggestion]:
    """The best templates for the case, the best first; none that fits in no word and no topic.

    A template for another platform or another language can't be used as it is, and is left out. The score is the fit
    times one half plus the share of cases that went well: a wording that nobody used yet is judged by its fit alone.
    """
    language = _language(file)
    wordings = [
        (template.id, wording)
        for template in templates
        if (wording := usable(template)) and _can_serve(wording.words, file.case.platform, language)
    ]
    fitting = [one for one in _filled(file, wordings, tallies, person) if one.score > 0]
    return sorted(fitting, key=lambda one: (-one.score, one.template_id))[:limit]


def chosen(
    file: CaseFile,
    template_id: str,
    templates: Sequence[Template],
    tallies: Mapping[tuple[str, int], Tally],
    person: Person,
) -> TemplateSuggestion:
    """One template that a person chose, filled for the case, whatever it fits; raises NotFound where none is in use."""
    wordings = [(template.id, wording) for template in templates if (wording := usable(template))]
    found = next((one for one in _filled(file, wordings, tallies, person) if one.template_id == template_id), None)
    if not found:
        raise NotFound(f"no template {template_id} is in use")
    return found


def document(words: Words, tally: Tally) -> Mapping[str, float]:
    """The terms that a template is found by: what its writers say of it, and what customers said whom it helped."""
    weights: defaultdict[str, float] = defaultdict(float)
    for term in terms(words.description):
        weights[term] += 1
    for named in (words.name, words.topic.replace("-", " "), *words.keywords):
        for term in terms(named):
            weights[term] += NAMED
    for term, cases in tally.words.items():
        weights[term] += log2(1 + cases)
    return weights


def _filled(
    file: CaseFile,
    wordings: Sequence[tuple[str, Wording]],
    tallies: Mapping[tuple[str, int], Tally],
    person: Person,
) -> list[TemplateSuggestion]:
    counted = [tallies.get((name, w.number)) or Tally(template_id=name, number=w.number) for name, w in wordings]
    question = _question(file)
    relevance = bm25(question, [document(w.words, t) for (_, w), t in zip(wordings, counted, strict=True)])
    known = values(file, person)
    return [
        _suggestion(file, name, wording, tally, score, question, known)
        for (name, wording), tally, score in zip(wordings, counted, relevance, strict=True)
    ]


def _question(file: CaseFile) -> list[str]:
    """The terms of their latest public posts: what they said in private moves no suggestion, and shows in none."""
    public = [read.mention.text for read in file.thread if not read.mention.private]
    return [term for text in public[-LATEST:] for term in terms(text)]


def _language(file: CaseFile) -> str | None:
    """The language of the customer's latest post whose language is known."""
    said = (read.reading.language for read in reversed(file.thread))
    return next((language for language in said if language != UNKNOWN_LANGUAGE), None)


def _can_serve(words: Words, platform: PlatformName, language: str | None) -> bool:
    return words.stage is None and words.platform in (None, platform) and language in (None, words.language)


def _suggestion(
    file: CaseFile,
    name: str,
    wording: Wording,
    tally: Tally,
    relevance: float,
    question: Sequence[str],
    known: Mapping[str, str],
) -> TemplateSuggestion:
    words = wording.words
    same_topic = bool(file.case.topic) and _plain(file.case.topic) == _plain(words.topic)
    fit = WORDS * saturated(relevance) + TOPIC * same_topic
    if fit and words.platform:
        fit += CHANNEL
    text = fill(words.text, known)
    return TemplateSuggestion(
        template_id=name,
        template_version=wording.number,
        name=words.name,
        topic=words.topic,
        platform=words.platform,
        language=words.language,
        text=text,
        unfilled=unfilled(text),
        fit=round(fit, 4),
        share=round(share(tally), 4),
        tally=tally,
        score=fit * (0.5 + share(tally)),
        reason=_reason(words, tally, same_topic, question),
    )


def _reason(words: Words, tally: Tally, same_topic: bool, question: Sequence[str]) -> str:
    """Why, in words that name nothing but the template's own."""
    asked = frozenset(question)
    shared = [keyword for keyword in words.keywords if asked.intersection(terms(keyword))][:SHOWN]
    because = []
    if same_topic:
        because.append(f"about {_plain(words.topic)}, as this case is")
    if shared:
        because.append(f"the customer's words fit {', '.join(shared)}")
    elif not same_topic:
        because.append("the customer's words fit its description")
    if words.platform:
        because.append(f"written for {words.platform}")
    because.append(f"{tally.well} of {tally.ended} cases ended well" if tally.ended else "no outcome is known yet")
    return "; ".join(because)


def _plain(topic: str) -> str:
    return topic.replace("-", " ").casefold()

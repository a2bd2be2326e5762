"""What a brand says of its outages: where it serves people, and what its monitoring's alerts are about."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from amends.mention import PlatformName
from amends.rules.keywords import Finder, KeywordList, Phrase, plain
from amends.rules.ruleset import Topic
from amends.suspect.alert import Alert
from amends.suspect.complaints import ANY, ANYWHERE, Series
from amends.suspect.places import Part, Region


class AlertTopic(BaseModel):
    """An alert whose title holds one of the words is about this topic, as triage rules name it, in this region."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    words: Annotated[tuple[Phrase, ...], Field(min_length=1, max_length=50)]
    topic: Topic
    region: Part = ANYWHERE


class OutageSettings(BaseModel):
    """By which outages are suspected; the first that fits is taken."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    regions: Annotated[tuple[Region, ...], Field(max_length=50)] = ()
    alerts: Annotated[tuple[AlertTopic, ...], Field(max_length=100)] = ()
    # Where who got a holding text is told the end too. X asks for one automated answer to an interaction: without it
    # there, only who wrote again is told, and the brand's own post tells the others.
    follow_up: Annotated[tuple[PlatformName, ...], Field(max_length=len(PlatformName))] = tuple(PlatformName)


def concerns(alert: Alert, topics: Sequence[AlertTopic]) -> Series:
    """What an alert is about; one that nobody named is about everything."""
    title = plain(alert.title)
    for known in topics:
        if Finder(KeywordList(phrases=list(known.words))).finds(title):
            return Series(known.topic, known.region)
    return Series(ANY, ANYWHERE)

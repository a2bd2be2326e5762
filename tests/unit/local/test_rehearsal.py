"""A rehearsal plays its script, tells people what comes next, and is scored by what they did."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from amends.adapters.sink import Sunk
from amends.event import Event
from amends.outage.delivery import Delivery
from amends.outage.incident import IncidentState
from amends.outage.promise import made
from amends.outage.rehearsal import CONFIRMED, RESOLVED, SUSPECTED
from amends.outage.starting import STARTED
from amends.outage.statement import Stage, StatementState

from local.cli import main
from local.errors import LocalError, Usage
from local.rehearsal.command import PATIENCE, must_be_ready, report, watch
from local.rehearsal.playing import Rehearsal
from local.rehearsal.script import Script
from local.rehearsal.shown import WAITS, next_step
from local.rehearsal.venue import File
from simulator.scenario import ScenarioPost
from tests.builders import MINUTE, NOON, PIET
from tests.outages import WORDS, a_statement, a_text, an_incident

SCRIPT = Script.read("short-outage")


class FakeVenue:
    """A stack in memory, and people who do at each minute what was said."""

    def __init__(self, acts: Mapping[int, Callable[["FakeVenue"], None]]) -> None:
        self.now = NOON
        self.acts = dict(acts)
        self.posts: list[ScenarioPost] = []
        self.answers: list[Sunk] = []
        self.alarms: list[tuple[datetime, datetime | None]] = []
        self.incident: File | None = None
        self.fails = 0

    def pass_minute(self, _: float = 0) -> None:
        self.now += MINUTE
        minute = round((self.now - NOON) / MINUTE)
        if act := self.acts.get(minute):
            act(self)

    def change(self, state: IncidentState, kind: str, **changes: Any) -> None:
        before = self.incident or File(an_incident(), [], [])
        incident = before.incident.model_copy(update={"state": state, **changes})
        self.incident = File(incident, before.statements, [*before.events, Event(at=self.now, kind=kind)])

    def add(self, *events: Event) -> None:
        assert self.incident
        self.incident = self.incident._replace(events=[*self.incident.events, *events])

    def tell_all(self, text: str, first: int = 0) -> None:
        for number, post in list(enumerate(self.posts))[first:]:
            above = f"id-{post.key}"
            self.answers.append(Sunk(id=f"{self.now}-{number}", in_reply_to=above, text=text, at=self.now))

    def posting(self) -> str:
        return "on"

    def say(self, post: ScenarioPost, said: Mapping[str, str]) -> str:
        assert not post.reply_to or post.reply_to in said
        self.posts.append(post)
        return f"id-{post.key}"

    def alarm(self, name: str, title: str, since: datetime, ended: datetime | None = None) -> None:
        assert "Rehearsal" in title
        self.alarms.append((since, ended))
        if not ended:
            self.change(IncidentState.SUSPECTED, SUSPECTED)

    def watched(self) -> list[str]:
        if self.fails:
            self.fails -= 1
            raise httpx.ConnectError("away")
        return [self.incident.incident.id] if self.incident and self.incident.incident.state != "resolved" else []

    def file(self, incident_id: str) -> File:
        assert self.incident
        assert self.incident.incident.id == incident_id
        return self.incident

    def deliveries(self, incident_id: str) -> list[Delivery]:
        del incident_id
        return []

    def taken(self) -> list[Sunk]:
        return self.answers


def confirm(venue: FakeVenue) -> None:
    venue.change(IncidentState.OPEN, CONFIRMED)


def give(venue: FakeVenue) -> None:
    assert venue.incident
    given = a_statement(state=StatementState.GIVING, stage=Stage.HOLDING, texts=[a_text(WORDS)])
    venue.incident = venue.incident._replace(statements=[given])
    venue.add(Event(at=venue.now, kind=STARTED), made(venue.now + 20 * MINUTE, PIET, venue.now))
    venue.tell_all(WORDS)


def end(venue: FakeVenue) -> None:
    venue.add(Event(at=venue.now, kind="promise kept", note=f"{venue.now + 4 * MINUTE:%Y-%m-%dT%H:%M}+00:00"))
    venue.change(IncidentState.RESOLVED, RESOLVED, resolved_at=venue.now)


WELL: dict[int, Callable[[FakeVenue], None]] = {6: confirm, 9: give, 25: end}


def played(
    acts: Mapping[int, Callable[[FakeVenue], None]], minutes: int = 60
) -> tuple[Rehearsal, FakeVenue, list[str]]:
    venue, said = FakeVenue(acts), list[str]()
    rehearsal = Rehearsal(SCRIPT, venue, 1.0, 5 * MINUTE, lambda: venue.now, said.append)
    watch(rehearsal, minutes * MINUTE, said.append, venue.pass_minute)
    return rehearsal, venue, said


def marks(rehearsal: Rehearsal) -> dict[str, int]:
    found = json.loads(report(rehearsal, "short-outage", as_json=True))
    return {mark["name"]: mark["points"] for mark in found["marks"]}


def test_all_is_said_once_in_its_order_and_the_alarm_begins_and_ends() -> None:
    _, venue, _ = played(WELL)
    keys = [post.key for post in venue.posts]
    assert len(keys) == len(set(keys)) == len(SCRIPT.posts)
    assert [post.key for post in venue.posts if not post.when_answered] == [
        post.key for post in SCRIPT.posts if not post.when_answered
    ]
    (began, none), (again, ended) = venue.alarms
    assert (began, none, again) == (NOON + 4 * MINUTE, None, began)
    assert ended == NOON + 20 * MINUTE


def test_a_follow_up_waits_for_the_answer_to_its_post() -> None:
    def follow_ups(acts: Mapping[int, Callable[[FakeVenue], None]]) -> int:
        return sum(post.when_answered is not None for post in played(acts, minutes=40)[1].posts)

    assert (follow_ups(WELL), follow_ups({})) == (2, 0)


def test_people_who_do_well_lose_nothing_but_whom_they_told_nothing() -> None:
    rehearsal, venue, said = played(WELL)
    hit = {post.author for post in SCRIPT.hit}
    told = {post.author for post in SCRIPT.hit if post.offset <= timedelta(minutes=8)}
    assert marks(rehearsal) == {
        "time to confirm": 20,
        "time to the first statement": 20,
        "promises": 20,
        "texts twice or too late": 20,
        "customers told": 20 * len(told) // len(hit),
    }
    assert venue.now < NOON + 60 * MINUTE, "it ends by itself"
    assert said[-1] != "its time is over"


def test_people_who_do_nothing_get_nothing_but_for_what_did_not_happen() -> None:
    rehearsal, _, said = played({}, minutes=30)
    assert said[-1] == "its time is over"
    assert {name for name, points in marks(rehearsal).items() if points} == {"texts twice or too late"}


def test_a_text_that_comes_twice_or_behind_the_end_costs_its_mark() -> None:
    twice = played(WELL | {10: lambda venue: venue.tell_all(WORDS)})[0]
    # Most of those who wrote last had not been told before.
    late = played(WELL | {27: lambda venue: venue.tell_all(WORDS, first=len(SCRIPT.posts) - 8)})[0]
    assert marks(twice)["texts twice or too late"] == marks(late)["texts twice or too late"] == 0
    assert twice.rehearsed().duplicates > 0 == twice.rehearsed().late
    assert late.rehearsed().late > 0


def test_people_are_told_what_comes_next_and_what_happened() -> None:
    said = played(WELL)[2]
    steps = [line.partition("-> ")[2] for line in said if "-> " in line]
    assert steps[0] == WAITS
    assert len(steps) == len(set(steps)) >= 4
    happened = [line for line in said if "incident confirmed" in line]
    assert [line.strip() for line in happened] == ["6:00  incident confirmed (Amends)"]


@pytest.mark.parametrize(
    ("state", "statements", "words"),
    [
        (IncidentState.SUSPECTED, [], "confirm it"),
        (IncidentState.DISMISSED, [], "dismissed"),
        (IncidentState.OPEN, [], "write the holding statement"),
        (IncidentState.OPEN, [StatementState.DRAFT], "to review"),
        (IncidentState.OPEN, [StatementState.IN_REVIEW], "approve"),
        (IncidentState.OPEN, [StatementState.APPROVED], "give the approved"),
        (IncidentState.OPEN, [StatementState.GIVING], "keep what you promised"),
        (IncidentState.RESOLVED, [StatementState.ENDED], "that it is over"),
    ],
)
def test_the_next_step_fits_where_things_stand(state: IncidentState, statements: list[Any], words: str) -> None:
    file = File(an_incident(state=state), [a_statement(state=one) for one in statements], [])
    assert words in next_step(file)


def test_a_look_that_fails_is_made_again_and_not_for_ever() -> None:
    venue, said = FakeVenue(WELL), list[str]()
    rehearsal = Rehearsal(SCRIPT, venue, 1.0, 5 * MINUTE, lambda: venue.now, said.append)
    venue.fails = PATIENCE - 1
    watch(rehearsal, 60 * MINUTE, said.append, venue.pass_minute)
    assert said.count("no answer (ConnectError); looking again") == PATIENCE - 1
    venue.fails = PATIENCE
    with pytest.raises(LocalError, match="away"):
        watch(rehearsal, 600 * MINUTE, said.append, venue.pass_minute)


def test_it_does_not_begin_in_another_incident_or_where_nobody_would_be_told() -> None:
    venue = FakeVenue({})
    must_be_ready(venue)
    confirm(venue)
    with pytest.raises(Usage, match="already"):
        must_be_ready(venue)
    quiet = FakeVenue({})
    quiet.posting = lambda: "dry_run"  # type: ignore[method-assign]
    with pytest.raises(Usage, match="amends resume"):
        must_be_ready(quiet)


def test_a_scenario_without_an_outage_is_refused_and_names_one_that_has_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rehearse", "ordinary-morning", "--state", str(tmp_path)]) == 2
    assert "short-outage" in capsys.readouterr().err
    assert main(["rehearse", "nothing", "--state", str(tmp_path)]) == 2
    assert main(["rehearse", "short-outage", "--state", str(tmp_path)]) == 1
    assert "no stack runs" in capsys.readouterr().err

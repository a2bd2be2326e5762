"""Puts the simulator together: the one place that knows every part."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from starlette.applications import Starlette
from starlette.types import ASGIApp

from simulator.brand import HANDLE, NAME
from simulator.choice import Choice, keep, recall
from simulator.control import Control
from simulator.credentials import Credentials
from simulator.failures import reddit_failure, x_failure
from simulator.faults import Faults, FaultyApp
from simulator.lines import MalformedError
from simulator.page import Page
from simulator.player import Player
from simulator.plays import FeedPlay, Play, ScenarioPlay
from simulator.posting import People
from simulator.reddit import app as reddit_app
from simulator.reddit.auth import Tokens
from simulator.reddit.reading import Reading
from simulator.reddit.shapes import Shapes
from simulator.reddit.things import Things
from simulator.reddit.writing import Writing
from simulator.requests import RequestLog
from simulator.store import Store
from simulator.x import app as x_app
from simulator.x.activity import Activity
from simulator.x.answers import Answers
from simulator.x.auth import Authentication
from simulator.x.compliance import files as compliance_files
from simulator.x.courier import Courier
from simulator.x.endpoints import X
from simulator.x.messages import Messages
from simulator.x.posts import Posts
from simulator.x.upkeep import Upkeep
from simulator.x.users import Users
from simulator.x.webhooks import Webhooks


@dataclass(frozen=True)
class Simulation:
    """Two applications over one store, the people who write there, and the player if there is something to play."""

    x: ASGIApp
    reddit: ASGIApp
    player: Player | None
    store: Store
    people: People


def assemble(
    path: Path, keys: Credentials, choice: Choice, clock: Callable[[], float], faults: Faults | None = None
) -> Simulation:
    """Everything, over one database file; raises MalformedError before anything is played."""

    def clock_ms() -> int:
        return int(clock() * 1000)

    store = Store(path)
    users = Users(store, int(keys["x"]["user_id"]), HANDLE, NAME, clock_ms())
    posts = Posts(store, users)
    messages = Messages(store, users.brand_id)
    answers = Answers(posts, messages)
    webhooks = Webhooks(store, Courier(keys["x"]["consumer_secret"]))
    x = X(store, users, posts, messages, answers, webhooks)
    things = Things(store, clock())
    shapes = Shapes(things)
    people = People(posts, messages, things, clock_ms, Activity(answers, webhooks))
    upkeep = Upkeep(store, posts)
    player = _player(store, choice, people, clock)
    faults = faults or Faults()
    log = RequestLog()
    x_routes = [
        *Page(people).routes(),
        *Control(people, upkeep, faults, player, log).routes(),
        *compliance_files(store, upkeep),
        *x_app.routes(x, Authentication(keys["x"]), clock_ms),
    ]
    reddit_routes = reddit_app.routes(
        Reading(things, shapes), Writing(things, shapes), Tokens(store, keys["reddit"]), clock
    )
    return Simulation(
        FaultyApp(log.watching(Starlette(routes=x_routes), "x"), "x", faults, lambda fault: x_failure(fault, clock)),
        FaultyApp(log.watching(Starlette(routes=reddit_routes), "reddit"), "reddit", faults, reddit_failure),
        player,
        store,
        people,
    )


def _play(choice: Choice, people: People) -> Play | None:
    if choice.feed:
        return FeedPlay(choice.feed, people)
    if choice.scenario:
        return ScenarioPlay(choice.scenario, people)
    return None


def _player(store: Store, choice: Choice, people: People, clock: Callable[[], float]) -> Player | None:
    """The player of what was chosen now, or else of what an earlier start chose."""
    if choice.names_something:
        play = _play(choice, people)
        keep(store, choice)
    else:
        choice = recall(store, choice.speed)
        try:
            play = _play(choice, people)
        except MalformedError as error:
            # Nobody asked for it this time: the platforms are of use without it.
            print(f"simulator: not continued: {error}", file=sys.stderr)
            return None
    return Player(store, play, choice.speed or 1.0, clock) if play else None

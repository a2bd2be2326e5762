"""The simulated X in this process: real requests over loopback, our clock, and faults by a seeded chance."""

import json
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import requests
import tweepy
from amends.adapters import x_client
from amends.adapters.credentials import XCredentials, parse
from amends.adapters.http import TIMEOUT, Limited, Watcher
from starlette.types import ASGIApp, Receive, Scope, Send

from local.endurance.clock import Clock
from local.endurance.fate import Fate
from local.endurance.weather import Weather
from simulator import credentials
from simulator.assembly import Simulation, assemble
from simulator.brand import HANDLE
from simulator.choice import Choice
from simulator.posting import Said
from simulator.server import listening_socket, server_for, url_of
from simulator.store import unpack

ANSWERS_IN = timedelta(milliseconds=200)
GIVES_UP_AFTER = timedelta(seconds=TIMEOUT[1])
PATIENT = 60.0  # real seconds, however busy the machine is
HANGS = 0.02  # real seconds for a request that hangs; the clock goes as far as our client waits


class Counted:
    """The simulated X's application, which says how many requests it is done with."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._done = 0
        self._changed = threading.Condition()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request."""
        try:
            await self._app(scope, receive, send)
        finally:
            with self._changed:
                self._done += 1
                self._changed.notify_all()

    def wait_for(self, count: int) -> None:
        """Until so many requests are done: one whose client gave up may still be writing."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._done >= count, PATIENT):
                raise RuntimeError("the simulated X does not end a request")


class Patient(Limited):
    """Our client's connection, which waits long for an answer and short where none will come."""

    def __init__(self, base_url: str, watch: Watcher, weather: Weather) -> None:
        super().__init__(base_url, watch=watch)
        self._weather = weather

    def send(self, request: requests.PreparedRequest, **options: Any) -> requests.Response:  # type: ignore[override]
        """Send."""
        hangs = self._weather.coming() in ("timeout_before", "timeout_after")
        self._timeout = (PATIENT, HANGS if hangs else PATIENT)
        return super().send(request, **options)


class SimulatedX:
    """What customers do there, what is public there, and clients of ours that talk to it."""

    def __init__(
        self, simulation: Simulation, app: Counted, keys: XCredentials, clock: Clock, weather: Weather, fate: Fate
    ) -> None:
        self.keys = keys
        self.outcomes: Counter[str] = Counter()
        self._simulation = simulation
        self._app = app
        self._clock = clock
        self._weather = weather
        self._fate = fate

    def connect(self) -> tweepy.Client:
        """A client of a process that has just started."""
        client = x_client.connect(self.keys)
        client.session.mount("https://api.twitter.com/", Patient(str(self.keys.base_url), self._seen, self._weather))
        return client

    def post(self, author: str, text: str, above: int | None = None, followers: int = 0) -> int:
        """A customer posts."""
        return self._simulation.people.post(Said(author, text, followers=followers), above)[0]

    def delete(self, post: int) -> None:
        """A customer deletes a post."""
        self._simulation.people.delete(post)

    def _forget_texts(self) -> None:
        """Take a repeated text from now on: X's own rule must not hide a fault of ours."""
        store = self._simulation.store
        with store.write():
            store.run("UPDATE x_posts SET digest = NULL WHERE digest IS NOT NULL")

    def standing(self) -> set[str]:
        """The customers' posts that are there."""
        users = self._simulation.people.posts.users
        return {str(row["id"]) for row in self._all("author_id != ?", users.brand_id)}

    def said(self) -> Counter[tuple[str, str]]:
        """The brand's answers: how often each text stands under each post."""
        users = self._simulation.people.posts.users
        rows = self._all("author_id = ?", users.brand_id)
        return Counter((str(row["in_reply_to_id"]), str(unpack(row["text"]))) for row in rows)

    def _all(self, condition: str, value: int) -> list[Any]:
        return self._simulation.store.rows(
            f"SELECT * FROM x_posts WHERE deleted = 0 AND {condition}",  # noqa: S608  # constants only
            value,
        )

    def _seen(self, request: requests.PreparedRequest, outcome: requests.Response | requests.RequestException) -> None:
        self._app.wait_for(self.outcomes.total() + 1)
        if request.method == "POST":
            self._forget_texts()
        late = isinstance(outcome, requests.ReadTimeout)
        self.outcomes[type(outcome).__name__ if isinstance(outcome, Exception) else str(outcome.status_code)] += 1
        self._clock.passes(GIVES_UP_AFTER if late else ANSWERS_IN)
        self._fate.point(f"after {request.method} to X")


@contextmanager
def simulated_x(folder: Path, clock: Clock, weather: Weather, fate: Fate) -> Iterator[SimulatedX]:
    """A simulated X that ends with the block."""
    made = credentials.load_or_create(folder / "credentials.json")
    simulation = assemble(folder / "simulator.sqlite", made, Choice(), clock.seconds, weather)
    listener = listening_socket(0)
    app = Counted(simulation.x)
    server = server_for(app)
    serving = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, name=f"simulated X of {HANDLE}")
    serving.start()
    keys = parse(json.dumps({"x": made["x"] | {"base_url": url_of(listener)}})).x
    if keys is None:
        raise RuntimeError("the simulated X has no credentials")
    try:
        yield SimulatedX(simulation, app, keys, clock, weather, fate)
    finally:
        server.should_exit = True
        serving.join()
        simulation.store.close()

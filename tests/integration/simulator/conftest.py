"""Simulators for the tests: one that a module shares, and fresh ones for those that need their own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import praw
import pytest
import tweepy

from tests.integration.simulator.running import Running

Start = Callable[..., Running]


@pytest.fixture(scope="module")
def simulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A simulator that the tests of a module share; what they post, they tell apart by its authors."""
    running = Running(tmp_path_factory.mktemp("simulator"))
    yield running
    running.http.close()
    assert running.end() == 0


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts simulators of a test's own."""
    started: list[Running] = []

    def fresh(*arguments: str) -> Running:
        running = Running(tmp_path / "state", *arguments)
        started.append(running)
        return running

    yield fresh
    for running in started:
        running.http.close()
        if running.process.poll() is None:
            running.end()


@pytest.fixture
def x(simulator: Running) -> Iterator[tweepy.Client]:
    """tweepy with the brand's keys."""
    client = simulator.signed()
    yield client
    client.session.close()


@pytest.fixture
def reddit(simulator: Running) -> praw.Reddit:
    """praw with the bot's keys."""
    return simulator.reddit()

"""One running system for all end-to-end tests, and a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from local.setup import browser as chromium
from tests.e2e.stack import Stack, running


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    with running(tmp_path_factory.mktemp("amends") / "state", "--quiet") as found:
        yield found
        # A test takes away the watch function's policy. No other may be denied anything, whatever it was asked.
        assert found.denied() <= {"watch"}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium.find()
    assert path, "no browser: install Chromium, or name one in AMENDS_CHROMIUM"
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield launched
        launched.close()

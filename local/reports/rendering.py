"""How long the heaviest report pages take until they are on the screen: in a real browser that has the console open."""

import time
from collections.abc import Iterator
from datetime import date, timedelta

from playwright.sync_api import Page, sync_playwright

VIEWS = {
    "shareability by week": "/reports?by=week",
    "shareability by topic": "/reports?by=topic",
    "themes of complaints": "/reports/themes?of=complaints",
    "themes afterwards": "/reports/themes?of=afterwards",
}
# The sentence, with the days that it is about below it; what only says that something is loading has a label.
SENTENCE = "main [role=status]:not([aria-label])"
_GO = "to => { history.pushState({}, '', to); dispatchEvent(new PopStateEvent('popstate')); }"
_OTHER = f'before => {{ const it = document.querySelector("{SENTENCE}"); return it && it.textContent !== before; }}'
_PAINTED = "() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))"


def rendered(
    chromium: str, url: str, person: tuple[str, str], until: date, times: int
) -> Iterator[tuple[str, list[float]]]:
    """Each view's name, and the seconds from asking for other days of a year until all of them is on the screen."""
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        _sign_in(page, url, *person)
        for name, path in VIEWS.items():
            page.goto(f"{url}{path}&since={until}&until={until}")
            page.locator(SENTENCE).wait_for()
            # Days that were not asked for before: the console keeps what it has.
            days = [until - timedelta(days=364 - shift) for shift in range(times + 1)]
            yield name, [_shown(page, f"{path}&since={day}&until={until}") for day in days][1:]
        browser.close()


def _shown(page: Page, path: str) -> float:
    before, began = page.locator(SENTENCE).text_content(), time.perf_counter()
    page.evaluate(_GO, path)
    page.wait_for_function(_OTHER, arg=before)
    page.evaluate(_PAINTED)
    return time.perf_counter() - began


def _sign_in(page: Page, url: str, username: str, password: str) -> None:
    page.goto(url)
    page.get_by_role("button", name="Sign in").click()
    page.locator('input[name="username"]').fill(username)
    page.locator('input[name="password"]').fill(password)
    page.locator('input[name="password"]').press("Enter")
    page.get_by_role("link", name="Queue", exact=True).wait_for()

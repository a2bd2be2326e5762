"""Everybody gets a week's digest once: whatever runs late, twice, dies or is refused; and a doubt is said."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from amends.digest.due import Due
from amends.digest.sending import AGAIN, RUN, TRIES, Known, Letter, Sending, State, Told, send
from amends.digest.settings import Recipient
from amends.errors import MaybePosted, Retry, Stale
from amends.roles import Role
from amends.work.people import KNOWN as KNOWN_FOR

from tests.builders import NOON, a_colleague

LETTER = Letter("subject", "text", "<p>html</p>", b"%PDF", "digest.pdf")
PEOPLE = [a_colleague("mia", Role.MARKETING), a_colleague("aud", Role.AUDITOR), a_colleague("rosa", Role.RESPONDER)]
MIA, AUD, ROSA = (person.id for person in PEOPLE)


class Store:
    """What became of digests, with the table's rule for versions."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], Sending] = {}

    def of(self, week: str) -> list[Sending]:
        return [one for (of, _), one in self.kept.items() if of == week]

    def save(self, sending: Sending) -> Sending:
        key = sending.week, sending.person_id
        if (self.kept[key].version if key in self.kept else 0) != sending.version:
            raise Stale("another came first")
        self.kept[key] = sending.model_copy(update={"version": sending.version + 1})
        return self.kept[key]

    def state(self, person: str, week: str = "2026-W47") -> tuple[State, str]:
        return self.kept[week, person].state, self.kept[week, person].why


class Post:
    """E-mail that does what a test wants."""

    def __init__(self) -> None:
        self.sent: list[str] = []
        self.before: Callable[[str], None] = lambda address: None

    def post(self, address: str, letter: Letter) -> None:
        assert letter == LETTER
        self.before(address)
        self.sent.append(address)


class Run:
    """Everything that a run needs."""

    def __init__(self) -> None:
        self.store, self.mail, self.now = Store(), Post(), NOON
        self.addresses = {MIA: "mia@larkfield.example", AUD: "aud@larkfield.example", ROSA: "rosa@larkfield.example"}
        self.letters = 0

    def __call__(self, *people: str, week: str = "2026-W47") -> Told:
        recipients = [Recipient(id=person, name=person, since=NOON) for person in people]
        due = Due(week, date(2026, 11, 16), ZoneInfo("UTC"), recipients)
        known = Known(PEOPLE, self.addresses)
        return send(due, self.store, lambda: known, self._letter, self.mail, self._clock, lambda: True)

    def _letter(self) -> Letter:
        self.letters += 1
        return LETTER

    def _clock(self) -> datetime:
        return self.now


@pytest.fixture
def run() -> Run:
    return Run()


def test_each_person_gets_one_a_week_however_often_it_runs(run: Run) -> None:
    assert run(MIA, AUD) == Told(sent=2)
    for _ in range(3):
        run.now += timedelta(hours=20)
        assert run(MIA, AUD) == Told()
    assert run.mail.sent == ["mia@larkfield.example", "aud@larkfield.example"]
    assert run.letters == 1, "it is written once for all, and not where everybody has it"
    assert run(MIA, week="2026-W48") == Told(sent=1)


def test_two_runs_at_once_send_one(run: Run) -> None:
    inner: list[Told] = []
    run.mail.before = lambda address: inner.append(run(MIA)) if not inner else None
    assert run(MIA) == Told(sent=1)
    assert inner == [Told()]
    assert run.mail.sent == ["mia@larkfield.example"]


def test_a_run_that_dies_while_it_sends_leaves_a_doubt_that_is_said_and_never_sent_again(run: Run) -> None:
    def dies(address: str) -> None:
        raise SystemExit

    run.mail.before = dies
    with pytest.raises(SystemExit):
        run(MIA)
    run.mail.before = lambda address: None
    assert run(MIA) == Told(), "it may go on still"
    run.now += RUN + timedelta(seconds=1)
    assert run(MIA) == Told(doubt=1)
    assert run.store.state(MIA) == (State.DOUBT, "the run that sent it ended before it could say so")
    run.now += timedelta(days=2)
    assert run(MIA) == Told()
    assert run.mail.sent == []


def test_a_connection_that_ends_is_a_doubt(run: Run) -> None:
    def ends(address: str) -> None:
        raise MaybePosted("the connection to SES ended: ReadTimeoutError")

    run.mail.before = ends
    assert run(MIA) == Told(doubt=1)
    run.now += timedelta(days=1)
    assert run(MIA) == Told()


def test_what_is_refused_is_tried_again_later_and_then_given_up(run: Run) -> None:
    def refuses(address: str) -> None:
        raise Retry("SES answered MessageRejected")

    run.mail.before = refuses
    assert run(MIA) == Told(refused=1)
    assert run(MIA) == Told(), "not at once"
    for _ in range(TRIES - 2):
        run.now += AGAIN + timedelta(seconds=1)
        assert run(MIA) == Told(refused=1)
    run.now += AGAIN + timedelta(seconds=1)
    assert run(MIA) == Told(failed=1)
    assert run.store.state(MIA) == (State.FAILED, "SES answered MessageRejected")


def test_what_was_refused_once_arrives_once(run: Run) -> None:
    def refuses(address: str) -> None:
        raise Retry("SES answered TooManyRequestsException")

    run.mail.before = refuses
    run(MIA)
    run.mail.before = lambda address: None
    run.now += AGAIN + timedelta(seconds=1)
    assert run(MIA) == Told(sent=1)
    assert run(MIA) == Told()


def test_who_can_not_or_may_not_be_sent_anything_is_named_with_the_reason(run: Run) -> None:
    del run.addresses[AUD]
    assert run(AUD, ROSA, "stranger") == Told(failed=3)
    assert run.store.state(AUD)[1] == "has no e-mail address in the notification settings"
    assert run.store.state(ROSA)[1] == "may not read reports any more"
    assert run.store.state("stranger")[1] == "has not signed in for half a year"
    assert run.letters == 0
    assert run.mail.sent == []


def test_who_has_not_called_for_half_a_year_is_sent_nothing(run: Run) -> None:
    run.now += KNOWN_FOR + timedelta(days=1)
    assert run(MIA) == Told(failed=1)


def test_where_it_can_not_be_written_nobody_is_claimed(run: Run) -> None:
    def broken() -> Letter:
        raise ValueError("no figure")

    run._letter = broken  # type: ignore[method-assign]
    with pytest.raises(ValueError, match="no figure"):
        run(MIA)
    assert run.store.kept == {}

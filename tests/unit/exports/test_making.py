"""An export is made once for all who look at it, however often it is tried, and says why where it is not."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import pytest
from amends.errors import BadInput, Forbidden, NotFound, Stale
from amends.exports.csv_file import as_csv
from amends.exports.export import CLAIMED, LONGEST, TRIES, WAITING, Export, ExportState, Format, asked
from amends.exports.making import Form, Making, make_waiting
from amends.reports.line import Line
from amends.roles import Role

from tests.builders import MIA, MINUTE, NOON, a_person
from tests.lines import a_line

DAY = date(2026, 11, 20)


class Store:
    """Exports in memory, with the table's rule for versions."""

    def __init__(self, *exports: Export) -> None:
        self.kept = {export.id: export for export in exports}

    def waiting(self) -> list[Export]:
        return [export for export in self.kept.values() if export.state is ExportState.WAITING]

    def get(self, export_id: str) -> Export:
        if export_id not in self.kept:
            raise NotFound(export_id)
        return self.kept[export_id]

    def save(self, export: Export) -> Export:
        if self.kept[export.id].version != export.version:
            raise Stale("another came first")
        self.kept[export.id] = export.model_copy(update={"version": export.version + 1})
        return self.kept[export.id]


class Lines:
    """A day with two lines."""

    def __init__(self) -> None:
        self.broken: Exception | None = None

    def between(self, since: date, until: date) -> list[Line]:
        if self.broken:
            raise self.broken
        return [a_line(case="x-2"), a_line(case="x-1")] if since <= DAY <= until else []


class Files(dict[str, bytes]):
    """A bucket."""

    def put(self, place: str, content: bytes, kind: str) -> None:
        assert kind
        self[place] = content


def an_export(name: str = "e1", **changes: object) -> Export:
    return asked(name, Format.CSV, DAY, DAY, 0, MIA, NOON).model_copy(update=changes)


class Run:
    """Everything that a run needs."""

    def __init__(self, *exports: Export) -> None:
        self.store, self.lines, self.files = Store(*exports), Lines(), Files()
        self.told: list[str] = []
        self.now = NOON

    def __call__(self, write: object = as_csv) -> Making:
        forms = {Format.CSV: Form(write, "text/csv")}  # type: ignore[arg-type]
        store, files = self.store, self.files
        return make_waiting(store, self.lines, files, forms, lambda: self.now, lambda: True, self._tell)

    def _tell(self, export: Export, error: Exception) -> None:
        assert error
        self.told.append(export.id)


def test_an_export_is_put_and_then_said_to_be_made() -> None:
    run = Run(an_export())
    assert run() == Making(made=1, failed=0)
    export = run.store.get("e1")
    assert (export.state, export.rows, export.bytes) == (ExportState.MADE, 2, len(run.files[export.place]))
    assert export.made_at == NOON
    assert export.place == "exports/e1/lines-2026-11-20-to-2026-11-20.csv"
    assert run.files[export.place].decode().index("x-1") < run.files[export.place].decode().index("x-2")
    assert run() == Making(), "what is made is left alone"


def test_a_run_that_died_leaves_a_claim_that_another_takes_over_later() -> None:
    run = Run(an_export())

    def dies(lines: Sequence[Line]) -> bytes:
        raise SystemExit

    with pytest.raises(SystemExit):
        run(dies)
    assert run() == Making(), "another run may be at it"
    run.now = NOON + CLAIMED
    assert run() == Making(made=1)


def test_one_that_fails_says_why_after_three_tries_and_holds_nobody_up() -> None:
    run = Run(an_export("e1"), an_export("e2"))
    run.lines.broken = ValueError("secret words")
    assert [run() for _ in range(TRIES)][-1] == Making(made=0, failed=2)
    failed = run.store.get("e1")
    assert (failed.state, failed.why) == (ExportState.FAILED, "it could not be made: ValueError")
    assert run.told.count("e1") == TRIES
    assert run() == Making()


def test_one_that_kills_each_run_fails_in_the_end() -> None:
    run = Run(an_export(tries=TRIES, claimed_at=NOON))
    run.now = NOON + CLAIMED
    assert run() == Making(failed=1)
    assert "ask for fewer days" in run.store.get("e1").why


def test_two_runs_at_once_make_one_export() -> None:
    run = Run(an_export())
    inner: list[Making] = []

    def while_another_runs(lines: Sequence[Line]) -> bytes:
        inner.append(run())
        return as_csv(lines)

    assert run(while_another_runs) == Making(made=1)
    assert inner == [Making()]


def test_a_run_that_was_overtaken_leaves_what_the_other_said() -> None:
    run = Run(an_export())

    def slowly(lines: Sequence[Line]) -> bytes:
        run.now += CLAIMED
        run()
        return as_csv(lines)

    assert run(slowly) == Making()
    assert run.store.get("e1").state is ExportState.MADE


@pytest.mark.parametrize(
    ("since", "until", "waiting"),
    [(DAY, DAY - timedelta(days=1), 0), (DAY, DAY + LONGEST + timedelta(days=1), 0), (DAY, DAY, WAITING)],
)
def test_what_is_too_much_or_makes_no_sense_is_declined(since: date, until: date, waiting: int) -> None:
    with pytest.raises(BadInput):
        asked("e1", Format.CSV, since, until, waiting, MIA, NOON)
    asked("e1", Format.CSV, DAY, DAY + LONGEST, WAITING - 1, MIA, NOON)


def test_who_only_reads_reports_asks_for_none() -> None:
    with pytest.raises(Forbidden):
        asked("e1", Format.CSV, DAY, DAY, 0, a_person("aud", Role.AUDITOR), NOON)


def test_it_is_kept_for_thirty_days() -> None:
    kept: datetime = an_export().ends_at
    assert kept - NOON == 30 * 24 * 60 * MINUTE

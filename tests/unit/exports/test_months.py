"""The nightly export puts each month that is not as it should be, and a repeat puts nothing."""

import hashlib
from collections.abc import Sequence
from datetime import date

from amends.exports.months import MONTHS, Nightly, export_months, months_until, place_of
from amends.reports.line import Line

from tests.lines import a_line, day

TODAY = date(2026, 11, 22)


class Lines(list[Line]):
    """Lines in memory."""

    def between(self, since: date, until: date) -> list[Line]:
        return [line for line in self if since <= day(line) <= until]


class Files(dict[str, bytes]):
    """A bucket that counts what is put."""

    def __init__(self) -> None:
        self.put_so_far: list[str] = []

    def put(self, place: str, content: bytes, kind: str) -> None:
        assert kind == "application/vnd.apache.parquet"
        self[place] = content
        self.put_so_far.append(place)

    def digests(self, folder: str) -> dict[str, str]:
        return {name: hashlib.md5(one, usedforsecurity=False).hexdigest() for name, one in self.items()}


def write(lines: Sequence[Line]) -> bytes:
    return repr(sorted(lines)).encode()


def exported(lines: Lines, files: Files) -> Nightly:
    return export_months(lines, files, write, TODAY, lambda: True)


NOVEMBER, OCTOBER = "lines/month=2026-11/lines.parquet", "lines/month=2026-10/lines.parquet"


def lines() -> Lines:
    return Lines([a_line(), a_line(case="x-2", opened=a_line().opened - 40 * 86_400)])


def test_each_month_with_lines_has_a_file_and_a_repeat_writes_nothing() -> None:
    files = Files()
    assert exported(lines(), files) == Nightly(looked=MONTHS, written=2, lines=2, left=0)
    assert files.put_so_far == [NOVEMBER, OCTOBER]
    assert exported(lines(), files).written == 0


def test_a_late_change_of_an_old_month_replaces_its_file_alone() -> None:
    files, changed = Files(), lines()
    exported(changed, files)
    changed[1] = changed[1]._replace(outcome="shared")
    assert exported(changed, files).written == 1
    assert files.put_so_far[2:] == [OCTOBER]


def test_a_month_that_lost_its_lines_has_an_empty_file() -> None:
    files, changed = Files(), lines()
    exported(changed, files)
    del changed[1]
    exported(changed, files)
    assert files[OCTOBER] == write([])


def test_a_lost_or_damaged_file_is_put_again() -> None:
    files = Files()
    exported(lines(), files)
    del files[NOVEMBER]
    files[OCTOBER] = b"damaged"
    assert exported(lines(), files).written == 2


def test_what_has_no_time_is_said_to_be_left() -> None:
    answers = iter([True, False])
    done = export_months(lines(), Files(), write, TODAY, lambda: next(answers, False))
    assert (done.looked, done.left) == (1, MONTHS - 1)


def test_months_go_back_over_the_turn_of_the_year() -> None:
    months = list(months_until(date(2026, 2, 28)))
    assert months[:4] == [date(2026, 2, 1), date(2026, 1, 1), date(2025, 12, 1), date(2025, 11, 1)]
    assert len(months) == MONTHS
    assert place_of(months[2]) == "lines/month=2025-12/lines.parquet"

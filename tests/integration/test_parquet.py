"""Lines as Parquet: DuckDB reads back what they say, and the same lines make the same bytes."""

from pathlib import Path

import duckdb
from amends.adapters.parquet import as_parquet
from amends.exports.columns import COLUMNS, values
from amends.reports.line import Line, Update
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.lines import AT_NOON, a_line

UPDATE = Update(at=AT_NOON + 5, prompted=False, in_thread=True, reach=7)


def read(content: bytes, folder: Path) -> list[dict[str, object]]:
    file = folder / "lines.parquet"
    file.write_bytes(content)
    with duckdb.connect() as database:
        found = database.execute("SELECT * FROM read_parquet(?)", [str(file)])
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    lines = [a_line(answered=AT_NOON, updates=(UPDATE,), tone_after=0.5), a_line(case="x-2", topic='a"b\n日本 🔥')]
    assert read(as_parquet(lines), tmp_path) == [values(line) for line in lines]


def test_the_order_of_lines_changes_nothing() -> None:
    lines = [a_line(case=f"x-{number}", opened=AT_NOON + number % 3) for number in range(20)]
    assert as_parquet(lines) == as_parquet(lines[::-1])


def test_no_line_is_a_file_with_all_columns(tmp_path: Path) -> None:
    content = as_parquet([])
    assert read(content, tmp_path) == []
    with duckdb.connect() as database:
        described = database.execute("DESCRIBE SELECT * FROM read_parquet(?)", [str(tmp_path / "lines.parquet")])
        assert [(row[0], row[1]) for row in described.fetchall()] == [(one.name, one.duckdb) for one in COLUMNS]


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)


@settings(max_examples=25)
@given(TEXT, TEXT, st.integers(0, 4_000_000_000), st.floats(-1, 1))
def test_whatever_a_line_holds_comes_back(
    tmp_path_factory: object, topic: str, team: str, at: int, tone: float
) -> None:
    line: Line = a_line(topic=topic, team=team, opened=at, tone_before=tone)
    folder = tmp_path_factory.mktemp("parquet")  # type: ignore[attr-defined]
    assert read(as_parquet([line]), folder) == [values(line)]

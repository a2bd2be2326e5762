"""Lines as Parquet, written by DuckDB; imported only where the reports layer is."""

import json
import tempfile
from collections.abc import Iterable
from pathlib import Path

import duckdb

from amends.exports.columns import COLUMNS, values
from amends.reports.line import Line

# Nothing is installed or fetched; one thread keeps the order of the rows.
SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "memory_limit": "512MB",
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
_TYPES = ", ".join(f"\"{column.name}\": '{column.duckdb}'" for column in COLUMNS)


def as_parquet(lines: Iterable[Line]) -> bytes:
    """The lines in the order of their opening; the same lines make the same bytes."""
    with tempfile.TemporaryDirectory() as folder:
        rows, file = Path(folder) / "rows.json", Path(folder) / "lines.parquet"
        with rows.open("w", encoding="utf-8") as written:
            for line in sorted(lines, key=lambda line: (line.opened, line.case)):
                written.write(json.dumps(values(line), default=str) + "\n")
        with duckdb.connect(config=SETTINGS | {"temp_directory": folder}) as database:
            database.execute(
                f"COPY (SELECT * FROM read_json('{rows}', format = 'newline_delimited', columns = {{{_TYPES}}}))"  # noqa: S608
                f" TO '{file}' (FORMAT parquet, COMPRESSION zstd)"
            )
        return file.read_bytes()

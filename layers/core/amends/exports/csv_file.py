"""Lines as CSV that a spreadsheet opens without running any of it."""

import csv
import io
import json
from collections.abc import Iterable
from datetime import datetime

from amends.exports.columns import COLUMNS, values
from amends.reports.line import Line

# A cell that begins so is a formula to a spreadsheet; some skip blanks and control characters before they look.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
BOM = "\ufeff"  # Without it Excel reads UTF-8 as something else.


def as_csv(lines: Iterable[Line]) -> bytes:
    """The lines with a heading, in UTF-8: moments as ISO 8601 in UTC, updates as JSON, nothing where there is none."""
    written = io.StringIO(newline="")
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow([column.name for column in COLUMNS])
    for line in lines:
        table.writerow([cell(value) for value in values(line).values()])
    return (BOM + written.getvalue()).encode()


def cell(value: object) -> str:
    """A value as a cell; a number stays one, and text that would be a formula gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return f"{value.isoformat()}Z"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        return json.dumps(value, default=cell, separators=(",", ":"))
    return defused(str(value))


def defused(text: str) -> str:
    """The text, harmless where a spreadsheet opens it."""
    return f"'{text}" if text.lstrip(" \u00a0").startswith(_FORMULA) else text

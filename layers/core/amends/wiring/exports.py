"""Exports: where lines come from and files go, and what makes them."""

from collections.abc import Callable, Sequence
from functools import cache

import boto3
from aws_lambda_powertools import Logger
from botocore.config import Config

from amends.adapters.exports import Exports
from amends.adapters.reports_bucket import ReportsBucket
from amends.exports.csv_file import as_csv
from amends.exports.export import Export, Format
from amends.exports.making import Form, Making, make_waiting
from amends.exports.months import KIND, Nightly, export_months
from amends.reports.line import Line
from amends.wiring.lines import sheets
from amends.wiring.stores import now, settings, table

logger = Logger(child=True)


def exports() -> Exports:
    """The brand's exports."""
    return Exports(table(), settings().brand)


@cache
def reports_bucket() -> ReportsBucket:
    """The bucket of exports; what it signs is for the region's own address."""
    return ReportsBucket(boto3.client("s3", config=Config(signature_version="s3v4")), settings().reports_bucket)


def make_exports(has_time: Callable[[], bool]) -> Making:
    """Make what people asked for."""
    return make_waiting(exports(), sheets(), reports_bucket(), _FORMS, now, has_time, _tell)


def export_lines(has_time: Callable[[], bool]) -> Nightly:
    """Put each month's lines where Athena reads them."""
    return export_months(sheets(), reports_bucket(), _as_parquet, now().date(), has_time)


def _as_parquet(lines: Sequence[Line]) -> bytes:
    """DuckDB is loaded once something is to be written by it: a run that finds nothing is over at once."""
    from amends.adapters.parquet import as_parquet

    return as_parquet(lines)


_FORMS = {Format.CSV: Form(as_csv, "text/csv; charset=utf-8"), Format.PARQUET: Form(_as_parquet, KIND)}


def _tell(export: Export, error: Exception) -> None:
    logger.error("export not made", export=export.id, tries=export.tries, exc_info=error)

"""The library of templates."""

from amends.adapters.library import Library
from amends.wiring.stores import settings, table


def library() -> Library:
    """This brand's templates."""
    return Library(table(), settings().brand)

"""The library of templates, and what is counted of it."""

from amends.adapters.library import Library
from amends.adapters.uses import Uses
from amends.wiring.stores import settings, table


def library() -> Library:
    """This brand's templates."""
    return Library(table(), settings().brand)


def uses() -> Uses:
    """What becomes of answers that began with a template."""
    return Uses(table(), settings().brand)

"""What people do with cases, in the table."""

from functools import cache

from amends.adapters.colleagues import Colleagues
from amends.adapters.notes import Notes
from amends.adapters.tag_uses import TagUses
from amends.adapters.viewers import Viewers
from amends.wiring.stores import settings, table


@cache
def colleagues() -> Colleagues:
    """Who has signed in; one for the process, which remembers whom it has written."""
    return Colleagues(table())


def notes() -> Notes:
    """The internal notes."""
    return Notes(table())


def tag_uses() -> TagUses:
    """How often the brand's tags were given."""
    return TagUses(table(), settings().brand)


def viewers() -> Viewers:
    """Who has a case open."""
    return Viewers(table())

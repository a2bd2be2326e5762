"""What people do with cases, in the table."""

from functools import cache

from amends.adapters.causes import Causes
from amends.adapters.colleagues import Colleagues
from amends.adapters.customers import Customers
from amends.adapters.links import Links
from amends.adapters.moves import TIMER as MOVE
from amends.adapters.moves import Moves
from amends.adapters.notes import Notes
from amends.adapters.tag_uses import TagUses
from amends.adapters.viewers import Viewers
from amends.adapters.work_timers import handlers
from amends.timers import Handler
from amends.wiring.stores import brand, settings, table


@cache
def colleagues() -> Colleagues:
    """Who has signed in; one for the process, which remembers whom it has written."""
    return Colleagues(table())


def causes() -> Causes:
    """The brand's root causes."""
    return Causes(table(), settings().brand)


def customers() -> Customers:
    """The customers' cases and identities."""
    return Customers(table())


def links() -> Links:
    """The links between cases."""
    return Links(table())


def moves() -> Moves:
    """The posts that move between cases."""
    return Moves(table())


def work_timers() -> dict[str, Handler]:
    """What wakes cases, gives them back, and ends what moves between them."""
    return {**handlers(table(), brand), MOVE: moves().fire}


def notes() -> Notes:
    """The internal notes."""
    return Notes(table())


def tag_uses() -> TagUses:
    """How often the brand's tags were given."""
    return TagUses(table(), settings().brand)


def viewers() -> Viewers:
    """Who has a case open."""
    return Viewers(table())

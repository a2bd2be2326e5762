"""Handoffs: the way into private and back."""

from amends.adapters.handoff_tallies import HandoffTallies
from amends.adapters.handoff_timers import handlers
from amends.adapters.handoff_watch import HandoffWatch
from amends.adapters.handoffs import Beside, Handoffs
from amends.adapters.items import Item
from amends.adapters.joining import could_join
from amends.case import Case
from amends.casefile import CaseFile
from amends.costs import of_answer
from amends.event import Event
from amends.handoff.inviting import latest_public
from amends.handoff.options import Brands, Options, options
from amends.timers import Handler
from amends.wiring.networks import credentials
from amends.wiring.spending import prices
from amends.wiring.stores import brand, replies, table


def handoffs() -> Handoffs:
    """The handoffs."""
    return Handoffs(table())


def handoff_watch() -> HandoffWatch:
    """The handoffs whose public side is watched."""
    return HandoffWatch(table())


def handoff_tallies() -> HandoffTallies:
    """What became of handoffs."""
    return HandoffTallies(table())


def handoff_timers() -> dict[str, Handler]:
    """What looks after invitations that nobody answered."""
    return handlers(table(), brand)


def joinable(case: Case) -> list[Case]:
    """The public cases that a private one could be joined to."""
    return could_join(table(), case)


def beside(case: Case, writes: list[Item], event: Event) -> Beside:
    """Where a reply is drafted in one transaction with its handoff's move."""
    return Beside(replies(), case, writes, event)


def handoff_options(file: CaseFile) -> Options:
    """The ways into private from a case's latest public post, with their prices."""
    known, mention = credentials(), latest_public(file)
    who = Brands(
        x_id=known.x.user_id if known.x else None,
        reddit_name=known.reddit.username if known.reddit else None,
        modmail=tuple(brand().private.modmail),
    )
    summoned = mention.summoned if mention else False
    return options(file.case, mention, who, of_answer(file.case.platform, summoned=summoned, prices=prices()))

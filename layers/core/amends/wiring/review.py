"""What is kept on the way from a draft to an approval."""

from amends.adapters.texts import Texts
from amends.wiring.stores import table


def texts() -> Texts:
    """Every text of every reply."""
    return Texts(table())

"""What a post is heard beside."""

from amends.editing import Surroundings
from amends.wiring.handoff import handoff_watch
from amends.wiring.outage import watched
from amends.wiring.private import sealer
from amends.wiring.suspect import regions


def surroundings() -> Surroundings:
    """Incidents, regions, handoffs and the key, as they are for a post that is heard now."""
    return {"watched": watched(), "regions": regions(), "sealer": sealer(), "watches": handoff_watch()}

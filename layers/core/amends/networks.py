"""The part of wiring that knows the networks: every platform that we answer on, in one place.

Each client costs start-up time, so each is imported only where its platform is in use.
"""

from collections.abc import Callable

from amends.adapters.credentials import Credentials
from amends.adapters.meter import Meter
from amends.mention import PlatformName
from amends.platform import Platform


def _x(credentials: Credentials, meter: Meter) -> Platform | None:
    if not credentials.x:
        return None
    from amends.adapters.x import X
    from amends.adapters.x_client import connect

    x = credentials.x
    return X(connect(x, watch=meter.x(x.user_id)), x.user_id)


def _reddit(credentials: Credentials, meter: Meter) -> Platform | None:
    if not credentials.reddit:
        return None
    from amends.adapters.reddit import Reddit
    from amends.adapters.reddit_client import connect

    return Reddit(connect(credentials.reddit, watch=meter.reddit()))


def _webhooks(credentials: Credentials, meter: Meter) -> Platform | None:
    if not credentials.webhooks:
        return None
    from amends.adapters.addresses import public_session
    from amends.adapters.webhooks import Webhooks

    return Webhooks(credentials.webhooks, public_session())


# docs/networks.md says how to add one; None means that we hold no credentials for it.
PLATFORMS: dict[PlatformName, Callable[[Credentials, Meter], Platform | None]] = {
    PlatformName.X: _x,
    PlatformName.REDDIT: _reddit,
    PlatformName.WEBHOOK: _webhooks,
}

"""Our exceptions, grouped by what the caller should do.

AmendsError
├── Retry            certainly not done; try again later
│   └── RateLimited  with the time at which to try
├── NeedsPerson      retrying is useless or unsafe
│   ├── Refused      the platform or a rule declined the text
│   ├── MaybePosted  the connection ended after we had sent it
│   └── Stale        someone else moved it first
│       └── Overtaken  it is another version than the caller saw
│           └── Changed  with who did what meanwhile
├── BadInput         what was sent must change
│   └── Unconditional  it must say which version it is meant for
├── NotFound         it is not there
├── Forbidden        this person may not do this
├── Unverified       who sent it could not be verified; say no more
└── Broken           the deployment is at fault; fetch an operator
"""

from collections.abc import Mapping, Sequence
from datetime import datetime


class AmendsError(Exception):
    """Any error that Amends raises itself."""


class Retry(AmendsError):
    """Certainly not done; trying again later can help."""


class RateLimited(Retry):
    """The platform asks us to wait until `until`."""

    def __init__(self, until: datetime) -> None:
        super().__init__(f"rate limited until {until.isoformat(timespec='seconds')}")
        self.until = until


class NeedsPerson(AmendsError):
    """Trying again is useless or unsafe; a person decides."""


class Refused(NeedsPerson):
    """The platform or a rule declined the text; nothing became public."""


class MaybePosted(NeedsPerson):
    """It may have become public; only reading our own timeline can tell."""


class Stale(NeedsPerson):
    """Someone else changed it first."""


class Overtaken(Stale):
    """It is no longer the version that the caller saw."""


class Changed(Overtaken):
    """It is at `version` by now; `changes` says who did what since the one that the caller saw, the oldest first."""

    def __init__(self, why: str, version: int, changes: Sequence[Mapping[str, str]]) -> None:
        super().__init__(why)
        self.version = version
        self.changes = [dict(change) for change in changes]


class BadInput(AmendsError):
    """What was sent can't be taken as it is."""


class Unconditional(BadInput):
    """A change must say which version it is meant for."""


class NotFound(AmendsError):
    """There is no such thing."""


class Forbidden(AmendsError):
    """This person may not do this."""


class Unverified(AmendsError):
    """Who sent it could not be verified."""


class Broken(AmendsError):
    """The deployment is at fault: a setting, a file or a credential is missing or damaged."""

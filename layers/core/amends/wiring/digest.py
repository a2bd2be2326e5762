"""The weekly digest: what it is made of, and what sends it."""

from aws_lambda_powertools import Logger

from amends.adapters.digests import Digests, DigestVersions
from amends.wiring.notify import notice_settings
from amends.wiring.stores import settings, table

logger = Logger(child=True)


def digest_versions() -> DigestVersions:
    """When the digest goes to whom, with every version."""
    return DigestVersions(table(), settings().brand)


def digests() -> Digests:
    """What became of digests."""
    return Digests(table(), settings().brand)


def addresses() -> dict[str, str]:
    """People's e-mail addresses by their ids, as an administrator set them for notices."""
    return {person.id: person.email for person in notice_settings().people if person.email}

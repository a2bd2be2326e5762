"""The weekly digest: what it is made of, and what sends it."""

from collections.abc import Callable

from amends.adapters.digests import Digests, DigestVersions
from amends.digest.due import Due, due, weeks
from amends.digest.html import as_html, as_text
from amends.digest.sending import Known, Letter, Told, send
from amends.digest.telling import digest
from amends.wiring.digest_parts import comparison, rows, themes
from amends.wiring.notify import mail, notice_settings
from amends.wiring.stores import now, settings, table
from amends.wiring.work import colleagues


def digest_versions() -> DigestVersions:
    """When the digest goes to whom, with every version."""
    return DigestVersions(table(), settings().brand)


def digests() -> Digests:
    """What became of digests."""
    return Digests(table(), settings().brand)


def addresses() -> dict[str, str]:
    """People's e-mail addresses by their ids, as an administrator set them for notices."""
    return {person.id: person.email for person in notice_settings().people if person.email}


def digest_readers() -> Known:
    """Who can be sent a digest, and where."""
    return Known(colleagues().known(now()), addresses())


def send_digest(has_time: Callable[[], bool]) -> Told:
    """Send what is due to whom it was not sent; nothing where it is off."""
    current = digest_versions().current()
    found = due(current, now()) if current else None
    if found is None:
        return Told()
    return send(found, digests(), digest_readers, lambda: _letter(found), mail(), now, has_time)


def _letter(found: Due) -> Letter:
    from amends.adapters.digest_pdf import as_pdf

    shown = weeks(found.day)
    content = digest(
        settings().brand,
        found.zone.key,
        shown,
        rows(shown, found),
        comparison(shown, found),
        themes(shown, found),
        settings().console_url,
    )
    name = f"what-came-of-it-{content.told}.pdf"
    return Letter(content.title, as_text(content), as_html(content), as_pdf(content), name)

"""Keys of what is kept of private conversations beside the cases."""

from amends.adapters.keys.base import Key


def consent(platform: str, author_id: str) -> Key:
    """That a customer was shown the privacy notice, and wrote on."""
    return {"pk": f"CONSENT#{platform}#{author_id}", "sk": "CONSENT"}

"""Where an answer of ours can be seen: on the site on which the post that it answers is."""

from urllib.parse import quote, urlsplit

from amends.casefile import CaseFile
from amends.mention import PlatformName
from amends.reply import Reply

_HOME = {PlatformName.X: "https://x.com", PlatformName.REDDIT: "https://www.reddit.com"}


def address_of(reply: Reply, file: CaseFile) -> str:
    """The address of a public answer on X or Reddit; empty for all others."""
    home = _HOME.get(reply.platform)
    if reply.private or not reply.post_id or not home:
        return ""
    answered = next((read.mention.url for read in file.thread if read.mention.id == reply.in_reply_to), "")
    site = urlsplit(answered)
    origin = f"{site.scheme}://{site.netloc}" if site.scheme in ("http", "https") and site.netloc else home
    if reply.platform is PlatformName.X:
        return f"{origin}/i/web/status/{quote(reply.post_id, safe='')}"
    return f"{origin}/comments/{_bare(reply.conversation_id)}/_/{_bare(reply.post_id)}/"


def _bare(fullname: str) -> str:
    """The name of a thing on Reddit without its kind: t1_abc is abc there."""
    return quote(fullname.partition("_")[2] or fullname, safe="")

"""How long a platform says a text is."""

import importlib.resources
import re
import sys
from types import ModuleType
from typing import Any

from amends.errors import BadInput
from amends.mention import PlatformName

LONGEST = {PlatformName.X: 280}
LONGEST_ELSEWHERE = 10_000  # Reddit's limit, and the most that a reply may hold
_WITH_SCHEME = re.compile(r"\b[a-z]{2,10}://\S{1,2000}", re.IGNORECASE)
_LEADING_MENTIONS = re.compile(r"(?:[@＠]\w+\s+)*", re.ASCII)


def _twitter_text() -> Any:
    """X's own rules of counting and linking, as a library ports them.

    The port reads its tables through pkg_resources, which setuptools has dropped; the one function of it that is called
    stands in while the port is imported.
    """
    if "twitter_text" not in sys.modules:
        stand_in = ModuleType("pkg_resources")
        stand_in.resource_string = lambda module, name: (  # type: ignore[attr-defined]
            importlib.resources.files(module.rpartition(".")[0]).joinpath(name).read_bytes()
        )
        before = sys.modules.get("pkg_resources")
        sys.modules["pkg_resources"] = stand_in
        try:
            import twitter_text  # noqa: F401
        finally:
            del sys.modules["pkg_resources"]
            if before:
                sys.modules["pkg_resources"] = before
    return sys.modules["twitter_text"]


def has_link(text: str) -> bool:
    """Whether X makes a link of anything in the text, a bare domain included; such a post costs more."""
    # The library's list of domains is older than some of X's; whoever writes a scheme means a link.
    return "://" in text or bool(_twitter_text().extract_urls(text))


def links(text: str) -> list[tuple[int, int]]:
    """Where X makes links of a text; a scheme makes one under any domain."""
    known = [(found["indices"][0], found["indices"][1]) for found in _twitter_text().extract_urls_with_indices(text)]
    written = (match.span() for match in _WITH_SCHEME.finditer(text))
    return sorted(known + [span for span in written if not any(a < span[1] and span[0] < b for a, b in known)])


def length(text: str, platform: PlatformName, *, is_reply: bool = True) -> int:
    """Weighted on X, where the @mentions at the start of a reply weigh nothing; in characters elsewhere."""
    if platform is not PlatformName.X:
        return len(text)
    start = _LEADING_MENTIONS.match(text) if is_reply else None
    return int(_twitter_text().parse_tweet(text[start.end() if start else 0 :]).weightedLength)


def must_fit(text: str, platform: PlatformName) -> None:
    """Raise BadInput for a reply that the platform would refuse for its length."""
    found, most = length(text, platform), LONGEST.get(platform, LONGEST_ELSEWHERE)
    if found > most:
        raise BadInput(f"too long for {platform}: {found} of {most}")

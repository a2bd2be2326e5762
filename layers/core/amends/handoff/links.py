"""Where a customer writes to the brand in private: addresses, as the platforms document them."""

from urllib.parse import urlencode


def deep_link(user_id: str, text: str = "") -> str:
    """X's page for a message to an account, with words in it to begin with."""
    return "https://x.com/messages/compose?" + urlencode({"recipient_id": user_id} | ({"text": text} if text else {}))


def reddit_message(to: str) -> str:
    """Reddit's page for a private message to an account, or with r/ to the moderators of a subreddit."""
    return "https://www.reddit.com/message/compose?" + urlencode({"to": f"/{to}" if to.startswith("r/") else to})

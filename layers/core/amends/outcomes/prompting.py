"""Whether an answer of ours asked its customer to say something good of us in public: what we asked for proves less."""

import re
import unicodedata

_WHERE = r"(?:trustpilot|google|yelp|tripadvisor|facebook|twitter|x|reddit|linkedin|instagram|socials?|online)"
_GOOD = r"(?:review|reviews|rating|ratings|testimonial|feedback|stars?|recommendation|shout[- ]?out)"
_ASKED = (
    # "leave us a review", "drop a quick rating", "write us a short Google review"
    rf"\b(?:leave|leaving|drop|dropping|post|posting|write|writing|give|giving|share|sharing|submit|add)\b(?:\W+\w+){{0,6}}?\W+{_GOOD}\b",
    # "rate us on Trustpilot", "review us"
    r"\b(?:rate|review|recommend)\s+us\b",
    # "share your experience", "tell others how it went", "spread the word"
    r"\bshar(?:e|ing)\s+(?:your|this|the)\s+(?:\w+\s+)?(?:experience|story|feedback|post|news|outcome)\b",
    r"\b(?:tell|let)\s+(?:your\s+)?(?:friends|followers|others|everyone|everybody|people|the world|the community)\b",
    r"\bspread\s+the\s+word\b",
    r"\b(?:retweet|repost|reshare|re-share|upvote)\b",
    r"\bgive\s+us\s+a\s+(?:\w+\s+)?(?:mention|follow|like|thumbs[- ]up)\b",
    # "a post about it would mean a lot", "post about it on X", "mention us in a post"
    r"\b(?:post|tweet|write)\s+(?:about|something\s+about)\s+(?:it|this|us|how|your)\b",
    rf"\b(?:a|your)\s+(?:quick\s+|short\s+|kind\s+|nice\s+|positive\s+|public\s+)*(?:post|tweet|comment|{_GOOD})\b(?:\W+\w+){{0,6}}?"
    r"\W+(?:would|means?|helps?|goes)\b",
    r"\b(?:update|edit|delete|remove|take\s+down|change)\s+your\s+(?:\w+\s+)?(?:post|tweet|comment|review|rating)\b",
    rf"\bmention\s+us\s+on\s+{_WHERE}\b",
)
_ASKS = re.compile("|".join(_ASKED))
# What we do with words of that kind, and what we ask the customer for in order to help.
_NOT_ASKED = re.compile(
    r"\b(?:thank(?:s| you)|thx|sorry|grateful|appreciate)\b(?:\W+\w+){0,6}?\W+"
    r"(?:review|rating|feedback|post|posting|leaving|sharing|giving|writing)\b(?:\W+(?:us|your|a|the|this|experience|review|feedback|story)\b)*"
    r"|\bshare\s+(?:your\s+)?(?:account|order|post\s?code|details|the\s+details|contract|screenshot|photo)\w*"
    r"|\b(?:pass|passed|share|shared|sharing|give|given)\s+(?:on\s+)?(?:your|this|the)\s+feedback\s+(?:on\s+)?(?:to|with)\b"
    r"|\b(?:don't|do not|please\s+don't|never|not)\s+(?:\w+\s+)?(?:post|share|write|leave|tweet)\b(?:\W+\w+){0,4}"
)


def asks_to_share(text: str) -> bool:
    """Whether the answer asks for a post, a review, a rating, or that something be changed; English only."""
    words = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return _ASKS.search(_NOT_ASKED.sub(" ¦ ", words)) is not None

"""What a post wishes of us: not to be answered any more, or again; told apart from complaints that sound alike."""

import re
import unicodedata
from enum import StrEnum

from amends.mention import Mention, PlatformName


class Wish(StrEnum):
    """What somebody wishes of us."""

    OUT = "out"
    IN = "in"


# A wish is a whole clause, or a whole message: "stop charging me" and "stop replying with a template" are complaints.
_US = r"(?:me|us|my (?:posts?|comments?|tweets?|messages?|threads?|questions?))"
_DOING = r"(?:reply|respond|answer|comment|messag|dm|contact|writ|tagg|mention|talk|bother|spamm|ping|pester)(?:'?ing)"
_DO = r"(?:reply|respond|answer|comment|message|dm|contact|write|tag|mention|talk|bother|ping)"
_TO = r"(?: (?:back )?(?:to|on|under|at|with))?"
_STOP = r"(?:stop|quit|cease)"
_NOT = r"(?:do not|don't|dont|never|pls don't)"
_LEAD = (
    r"(?:(?:please|pls|plz|ok(?:ay)?|look|hey|hi|hello|right|again|seriously|just|and|but|so|also|no|yes|thanks|sorry"
    r"|kindly|honestly|for the last time|last time|once and for all|bot) )*"
)
_ASK = (
    r"(?:(?:can|could|would|will) you (?:please |just |kindly )?|i(?:'d| would) like (?:you )?to |i want (?:you )?to "
    r"|i(?:'m| am) asking you to |i (?:already )?(?:asked|told) you to |you (?:should|must|need to) |let me )?"
)
_TAIL = (
    r"(?: (?:please|pls|plz|thanks|thank you|thx|now|ever|again|any ?more|at all|here|on here|on (?:x|twitter|reddit)"
    r"|for good|immediately|ok|okay|already|bot|guys|permanently|completely|from now on|in future|at all))*"
)
_ANSWERS = r"(?:replies|messages|dms|answers)"
_FROM_US = rf"(?: (?:of|from) (?:this|these|all this|(?:all |any |your |these )+(?:{_ANSWERS}|contact)))?"
_WISHES = (
    rf"{_STOP} {_DOING}{_TO} {_US}",
    rf"{_STOP} sending (?:me )?(?:your |these |any )?{_ANSWERS}(?: to me)?",
    rf"{_NOT} (?:ever )?{_DO}{_TO} {_US}",
    rf"i {_NOT} want you (?:to {_DO}|{_DOING}){_TO} {_US}",
    rf"i (?:do not|don't|dont) want (?:to hear|any(?: ?more)? {_ANSWERS}) from you",
    rf"i (?:do not|don't|dont) want (?:any )?more {_ANSWERS} from you",
    r"i (?:do not|don't|dont) (?:want|wish) to be (?:contacted|messaged|tagged)",
    rf"no more {_ANSWERS}(?: from you)?",
    rf"unsubscribe(?: me)?{_FROM_US}",
    rf"opt(?:ing)?(?: |-)?(?:me )?out{_FROM_US}",
    rf"i opt out{_FROM_US}",
    r"leave me (?:alone|be)",
    r"(?:take me off|remove me from) (?:this|your|these) (?:list|messages|replies|thread|chat|conversation)",
)
# Without "me" they can mean the matter and not the person, so nothing else may be asked for beside them.
_BARE_WISHES = (rf"{_STOP} (?:replying|responding|answering|messaging|dm'?ing)", rf"{_NOT} (?:reply|respond)")
_COMMANDS = r"(?:stop|stop ?all|unsubscribe|opt(?: |-)?out|opt me out|remove me)"
_AGAIN = (
    rf"you (?:can|may) {_DO}{_TO} {_US}(?: (?:again|now))",
    rf"{_DO}{_TO} {_US} again",
    r"opt me (?:back )?in",
    r"opt (?:back )?in",
    r"i opt (?:back )?in",
)
_START = r"(?:start|unstop|opt(?: |-)?in|resubscribe|opt me (?:back )?in)"

_HANDLE = re.compile(r"(?<!\w)(?:@\w+|/?u/[\w-]+)")
_QUOTED = re.compile(r"^>.*$", re.MULTILINE)
_CLAUSES = re.compile(r"([.!?;,\n\u2026]+|\s[-\u2013\u2014]+\s)")
_CONDITION = re.compile(r"(?:if|unless|until|when|before)\b")
_INSTEAD = re.compile(
    r"(?<!n't )(?<!not )(?<!never )(?<!dont )\b(?:dm|call|phone|ring|e-?mail|text|message|contact|write to|reach"
    r"|speak to) (?:me|us|my)\b"
    r"|\b(?:reply|respond|answer|write|talk|speak) (?:to )?(?:him|her|them|my (?:wife|husband|dad|mum|mother))\b"
)
_ASKS_MORE = re.compile(
    r"\b(?:fix|refund|help|sort|solve|just|instead|do something|get|send|give|explain|pay|cancel|call|dm|e-?mail)\b"
)


def _clause(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"{_LEAD}{_ASK}(?:{'|'.join(patterns)}){_TAIL}")


_OUT, _OUT_BARE, _IN = _clause(*_WISHES), _clause(*_BARE_WISHES), _clause(*_AGAIN)
_COMMAND = re.compile(rf"(?:please |i said )?{_COMMANDS}(?: (?:please|now|thanks|thank you))*")
_BACK = re.compile(rf"(?:please )?{_START}(?: (?:please|now|thanks|thank you))*")


def wish_of(mention: Mention) -> Wish | None:
    """What a post wishes of us, where it is addressed to us and says so plainly; None for everything else."""
    answers_us = mention.parent is not None and mention.parent.by_brand
    # In its own subreddit and in a chosen one all kinds of talk reach the brand: there the text has to name it.
    summoned = mention.summoned and mention.platform is not PlatformName.REDDIT
    if not (mention.private or answers_us or mention.named or summoned):
        return None
    text = _plain(mention.text)
    # A lone "stop" under somebody else's post is said to them.
    to_us_alone = mention.private or answers_us or mention.parent is None or mention.parent.by_author
    if to_us_alone and _is_command(_COMMAND, text):
        return Wish.OUT
    if to_us_alone and _is_command(_BACK, text):
        return Wish.IN
    clauses = _CLAUSES.split(text)
    if any(_is_wish(clauses, place) for place in range(0, len(clauses), 2)):
        return Wish.OUT
    return Wish.IN if any(_IN.fullmatch(_trimmed(clause)) for clause in clauses[::2]) else None


def _is_wish(clauses: list[str], place: int) -> bool:
    clause = _trimmed(clauses[place])
    with_object = _OUT.fullmatch(clause)
    if not (with_object or _OUT_BARE.fullmatch(clause)):
        return False
    # "If you can't help, stop replying to me" threatens; the comma says that both belong together.
    if place >= 2 and clauses[place - 1].strip() == "," and _CONDITION.match(_trimmed(clauses[place - 2])):
        return False
    rest = " ".join(clauses[:place] + clauses[place + 1 :])
    return not _INSTEAD.search(rest) and (with_object is not None or not _ASKS_MORE.search(rest))


def _is_command(command: re.Pattern[str], text: str) -> bool:
    parts = [_trimmed(part).strip('"\u201c\u201d') for part in _CLAUSES.split(text)[::2]]
    said = [part for part in parts if part]
    return bool(said) and all(command.fullmatch(part) for part in said)


def _plain(text: str) -> str:
    """The author's own words in small letters: no quotes of others, no handles, one kind of apostrophe."""
    text = unicodedata.normalize("NFKC", text).casefold().replace("\u2019", "'").replace("\u2018", "'")
    return _HANDLE.sub(" ", _QUOTED.sub("", text))


def _trimmed(clause: str) -> str:
    """The clause's words, without emoji and marks around them; an opening quotation mark stays and spoils the match."""
    words = re.sub(r"[^\w\s'\"\u201c\u201d/-]", " ", clause)
    return " ".join(words.split()).strip("-' ")

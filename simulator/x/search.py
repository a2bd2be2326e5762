"""X's search language, as far as this simulator knows it, as conditions on the table of posts."""

import re
from dataclasses import dataclass

from simulator.store import pack
from simulator.x.users import Users

MAX_QUERY = 512
MAX_DEPTH = 20
TOKEN = re.compile(
    r"\s*(?:(?P<open>\()|(?P<close>\))|(?P<not>-)(?=\S)|(?P<or>OR)(?=[\s()]|$)|(?P<and>AND)(?=[\s()]|$)"
    r"|(?P<phrase>\"[^\"]+\")|(?P<operator>[a-z_]+):(?P<value>[A-Za-z0-9_@]+)"
    r"|(?P<mention>@[A-Za-z0-9_]+)|(?P<hashtag>#\w+)|(?P<word>[^\s()\":@#-][^\s()\":]*))"
)
IS = {
    "reply": "p.in_reply_to_id IS NOT NULL",
    "quote": "p.quoted_id IS NOT NULL",
    "retweet": "0",
    "verified": "0",
}
HAS = {name: f"""p.entities LIKE '%"{name}": [%'""" for name in ("mentions", "hashtags")} | {
    "links": """p.entities LIKE '%"urls": [%'""",
    "media": "0",
    "images": "0",
    "videos": "0",
}


class QueryError(Exception):
    """A query that X would not take."""


@dataclass(frozen=True)
class Condition:
    """A piece of SQL and the values that it binds."""

    sql: str
    values: tuple[int | str, ...] = ()


def parse(query: str, users: Users) -> Condition:
    """The condition that a query stands for; raises QueryError."""
    if len(query) > MAX_QUERY:
        raise QueryError(f"The query is longer than {MAX_QUERY} characters")
    tokens: list[re.Match[str]] = []
    position, end = 0, len(query.rstrip())
    while position < end:
        match = TOKEN.match(query, position)
        if match is None:
            raise QueryError(f"There were errors processing your request: unexpected input at position {position + 1}")
        tokens.append(match)
        position = match.end()
    if not tokens:
        raise QueryError("The query is empty")
    parser = _Parser(tokens, users)
    condition = parser.alternatives()
    if parser.tokens:
        raise QueryError("There were errors processing your request: mismatched input ')'")
    if not parser.stands_alone:
        raise QueryError("There were errors processing your request: the query needs at least one positive term")
    return condition


class _Parser:
    """Reads alternatives of groups of terms; a space binds closer than OR."""

    def __init__(self, tokens: list[re.Match[str]], users: Users) -> None:
        self.tokens = tokens
        self.users = users
        self.stands_alone = False
        self.depth = 0

    def alternatives(self) -> Condition:
        parts = [self.group()]
        while self._next("or"):
            self.tokens.pop(0)
            parts.append(self.group())
        return _joined(" OR ", parts)

    def group(self) -> Condition:
        parts = [self.term()]
        while self.tokens and not self._next("or") and not self._next("close"):
            if self._next("and"):
                self.tokens.pop(0)
            parts.append(self.term())
        return _joined(" AND ", parts)

    def term(self) -> Condition:
        if not self.tokens:
            raise QueryError("There were errors processing your request: missing term at the end of the query")
        token = self.tokens.pop(0)
        if token["not"]:
            if self._next("not"):
                raise QueryError("There were errors processing your request: unexpected '-'")
            stood_alone = self.stands_alone
            inner = self.term()
            self.stands_alone = stood_alone  # a term that only excludes does not carry a query
            return Condition(f"NOT coalesce({inner.sql}, 0)", inner.values)
        if token["open"]:
            self.depth += 1
            if self.depth > MAX_DEPTH:
                raise QueryError("There were errors processing your request: the query is nested too deeply")
            inner = self.alternatives()
            self.depth -= 1
            if not self._next("close"):
                raise QueryError("There were errors processing your request: missing ')'")
            self.tokens.pop(0)
            return inner
        if token["close"] or token["or"] or token["and"]:
            raise QueryError(f"There were errors processing your request: unexpected '{token[0].strip()}'")
        # `is:` and `has:` narrow a query; X does not let them stand alone.
        self.stands_alone |= token["operator"] not in ("is", "has")
        return self.meaning(token)

    def meaning(self, token: re.Match[str]) -> Condition:
        if token["mention"]:
            return self._mention(token["mention"][1:])
        if token["hashtag"]:
            tag = token["hashtag"][1:]
            words = self._words(tag)
            # The index of words knows no hashtags; the entities of the few posts with the word do.
            return Condition(
                f"({words.sql} AND instr(lower(p.entities), ?) > 0)", (*words.values, f'"tag": {pack(tag.lower())}')
            )
        if token["operator"]:
            return self._operator(token["operator"], token["value"])
        return self._words(token["phrase"] or token["word"])

    def _words(self, words: str) -> Condition:
        phrase = words.replace('"', " ").replace("\0", " ").strip()
        return Condition("p.id IN (SELECT rowid FROM x_words WHERE x_words MATCH ?)", (f'"{phrase}"',))

    def _mention(self, handle: str) -> Condition:
        return Condition(
            "EXISTS (SELECT 1 FROM x_mentions m WHERE m.user_id = ? AND m.post_id = p.id)",
            (self.users.id_of(handle) or 0,),
        )

    def _operator(self, name: str, value: str) -> Condition:
        if name in ("conversation_id", "quotes_of_tweet_id", "in_reply_to_tweet_id") and value.isdigit():
            column = {"conversation_id": "conversation_id", "quotes_of_tweet_id": "quoted_id"}.get(
                name, "in_reply_to_id"
            )
            return Condition(f"p.{column} = ?", (min(int(value), 2**63 - 1),))
        if name in ("from", "to"):
            column = "author_id" if name == "from" else "in_reply_to_user_id"
            handle = value.removeprefix("@")
            user = int(handle) if handle.isdigit() and len(handle) > 15 else self.users.id_of(handle)
            return Condition(f"p.{column} = ?", (user or 0,))
        if name == "lang":
            return Condition("p.lang = ?", (value,))
        if name in ("is", "has") and (known := (IS if name == "is" else HAS).get(value)):
            return Condition(known)
        raise QueryError(f"There were errors processing your request: invalid operator '{name}:{value}'")

    def _next(self, kind: str) -> bool:
        return bool(self.tokens) and self.tokens[0][kind] is not None


def _joined(word: str, parts: list[Condition]) -> Condition:
    if len(parts) == 1:
        return parts[0]
    return Condition(
        "(" + word.join(part.sql for part in parts) + ")", tuple(value for part in parts for value in part.values)
    )

"""The words that tell a theme from the others, each said by several people; and the name that they make.

The weight of a word is c-TF-IDF with people in place of occurrences: the share of the theme's people who say it, times
the logarithm of how rarely people say it elsewhere. A word stands for its plural, too.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

PEOPLE = 3  # who say a word, before it is shown: it is nobody's own any more
SHOWN, NAMED = 8, 3  # terms of a theme, and of its name
KEPT = 2 / 3  # of a name's words that still tell the theme apart: then the name stands
LONGEST = 30  # letters; longer ones are no words


class Saying(NamedTuple):
    """Who said which words in a post."""

    author: str
    words: tuple[str, ...]  # in their order, without what is no word


class Vocabulary:
    """What the people of every theme say, and all people together."""

    def __init__(self, sayings: Iterable[tuple[int, Saying]], ours: Collection[str] = ()) -> None:
        """`sayings` by their theme; `ours` are the brand's own names, which tell nothing."""
        self._plain = plain() | {folded(name) for name in ours} | {name.casefold() for name in ours}
        self._by: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._people: dict[int, set[str]] = defaultdict(set)
        self._forms: dict[str, Counter[str]] = defaultdict(Counter)
        said: dict[str, set[tuple[int, str]]] = defaultdict(set)
        for theme, saying in sayings:
            self._people[theme].add(saying.author)
            for term in self._terms(saying.words):
                self._by[theme][term].add(saying.author)
                said[term].add((theme, saying.author))
        self._said = {term: len(who) for term, who in said.items()}
        self._all = sum(map(len, self._people.values()))

    def best(self, theme: int) -> list[str]:
        """The theme's terms, the most telling first, each said by enough people."""
        people = len(self._people[theme])
        ranked = sorted(
            (
                # Of a pair and its halves that are said as often, the pair says more.
                (-len(who) / people * math.log(1 + self._all / self._said[term]), -term.count(" "), term)
                for term, who in self._by[theme].items()
                if len(who) >= PEOPLE
            ),
        )
        chosen: list[str] = []
        for *_, term in ranked:
            if len(chosen) == SHOWN:
                break
            # Neither a pair beside its halves, nor halves beside their pair.
            if not any(set(term.split()) & set(other.split()) for other in chosen):
                chosen.append(term)
        return [self._shown(term) for term in chosen]

    def _terms(self, words: Sequence[str]) -> set[str]:
        stems = [folded(word) for word in words]
        useful = [stem not in self._plain and word not in self._plain for stem, word in zip(stems, words, strict=True)]
        found = set()
        for place, (stem, word) in enumerate(zip(stems, words, strict=True)):
            if not useful[place]:
                continue
            found.add(stem)
            self._forms[stem][word] += 1
            if place and useful[place - 1]:
                pair = f"{stems[place - 1]} {stem}"
                found.add(pair)
                self._forms[pair][f"{words[place - 1]} {word}"] += 1
        return found

    def _shown(self, term: str) -> str:
        forms = self._forms[term]
        return min(forms, key=lambda form: (-forms[form], form))


def named(before: str, terms: Sequence[str]) -> str:
    """The name of a theme with these terms: the one before while most of its words still tell the theme apart."""
    old = [part for part in before.partition(" (")[0].split(", ") if part]
    now = {folded(term): term for term in terms}
    # A word that nobody may see any more leaves the name, too.
    still = [now[folded(part)] for part in old if folded(part) in now]
    return ", ".join(still if old and len(still) >= KEPT * len(old) else terms[:NAMED])


def unnamed(one: int) -> str:
    """What a theme is called of which nothing is said by enough people."""
    return f"theme {one}"


def folded(term: str) -> str:
    """A word as it is counted: small, and without the s of a plural."""
    return " ".join(_folded(word) for word in term.casefold().split())


def _folded(word: str) -> str:
    word = word.removesuffix("'s")
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


@cache
def plain() -> frozenset[str]:
    """Words that tell nothing of what a post is about: the small ones of English, and those of tone."""
    words = files("amends.themes").joinpath("plain_words.txt").read_text(encoding="utf-8").split()
    return frozenset(words) | {folded(word) for word in words}


def words_of(tokens: Iterable[str]) -> tuple[str, ...]:
    """The words among a text's tokens: no handle, link, number, emoji or sign."""
    return tuple(token for token in tokens if token[0].isalpha() and len(token) <= LONGEST)


def renamed(before: Mapping[int, str], found: Mapping[int, Sequence[str]]) -> dict[int, str]:
    """The names of themes by their ids; no two are called the same."""
    names: dict[int, str] = {}
    for one in sorted(found):
        name = named(before.get(one, ""), found[one])
        names[one] = (name if name not in names.values() else f"{name} ({one})") if name else unnamed(one)
    return names

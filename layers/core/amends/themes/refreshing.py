"""An evening of themes: posts join them, new ones begin, some turn out to be one, and each is called what it is about.

All of it follows from the posts that stand now, so that a removed post leaves no trace in counts, middles or words, and
doing it twice changes nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple

from amends.themes.grouping import (
    LEAST_POSTS,
    Floats,
    alike,
    founded,
    half,
    middle,
    nearest,
    stacked,
    whole,
)
from amends.themes.post import AFTERWARDS, COMPLAINT, WAITING, WINDOW, Row, Spoken, in_order
from amends.themes.terms import Saying, Vocabulary, renamed, unnamed
from amends.themes.theme import MOST, REMEMBERED, Shelf, Theme, now_called


class Known(NamedTuple):
    """What is to be known of a post's words: the vector, and who said which."""

    vector: Floats
    saying: Saying


class CaseNow(NamedTuple):
    """What a case gives its posts."""

    topic: str
    cause: str


def refreshed(
    shelf: Shelf,
    rows: Sequence[Row],
    standing: Mapping[str, Spoken],
    cases: Mapping[str, CaseNow],
    know: Callable[[Spoken], Known],
    now: datetime,
    ours: Collection[str] = (),
) -> tuple[Shelf, list[Row]]:
    """The shelf and the rows of the last weeks as they are now; `rows` are those of before, in any order.

    `standing` holds the posts that were not removed, by their keys. A row whose post is gone is left out.
    """
    called = now_called(shelf.themes)
    rows = list({row.key: row for row in rows}.values())
    lost = {called.get(row.theme, WAITING) for row in rows if row.key not in standing}
    kept = sorted((_now(row, standing[row.key], cases, called) for row in rows if row.key in standing), key=in_order)
    known = {row.key: know(standing[row.key]) for row in kept}
    vectors = stacked([known[row.key].vector for row in kept])
    shelf, kept = _joined(shelf, kept, vectors)
    shelf, kept = _begun(shelf, kept, vectors, [known[row.key].saying.author for row in kept], now.date())
    shelf, kept, middles = _merged(shelf, kept, vectors)
    shelf = _settled(shelf, kept, middles, now.date())
    shelf = _called(shelf, kept, [known[row.key].saying for row in kept], lost, ours)
    return shelf.model_copy(update={"made_at": now}), _with_causes(kept, cases)


def in_window(at: int, now: datetime) -> bool:
    """Whether a post written then is looked at still."""
    return at >= int((now - WINDOW).timestamp())


def _now(row: Row, post: Spoken, cases: Mapping[str, CaseNow], called: Mapping[int, int]) -> Row:
    """The row as its post stands now: edited, moved to another case, or as it was."""
    case = cases.get(post.case)
    of = (row.of & AFTERWARDS) | (COMPLAINT if post.complaint else 0)
    return row._replace(
        case=post.case,
        sk=post.sk,
        at=post.at,
        of=of,
        # Where a run died before it wrote the shelf, a row may name a theme that never was.
        theme=called.get(row.theme, WAITING) if of else WAITING,
        topic=case.topic if case else row.topic,
        region=post.region,
        cause="",
    )


def _joined(shelf: Shelf, rows: list[Row], vectors: Floats) -> tuple[Shelf, list[Row]]:
    """The rows, those that wait with the theme that they are nearest to."""
    living = shelf.living
    waiting = _waiting(rows)
    places = nearest(vectors[waiting], whole(shelf.centroids, len(living)))
    for place, found in zip(waiting, places, strict=True):
        if found is not None:
            rows[place] = rows[place]._replace(theme=living[found].id)
    return shelf, rows


def _begun(
    shelf: Shelf, rows: list[Row], vectors: Floats, people: Sequence[str], today: date
) -> tuple[Shelf, list[Row]]:
    """New themes of those that still wait, the densest with the lowest number."""
    waiting, living = _waiting(rows), len(shelf.living)
    for group in founded(vectors[waiting], [people[place] for place in waiting]):
        if living == MOST:
            break
        living += 1
        theme = Theme(id=shelf.next_id, since=today, last=today)
        shelf = shelf.model_copy(update={"next_id": theme.id + 1, "themes": [*shelf.themes, theme]})
        for place in group:
            rows[waiting[place]] = rows[waiting[place]]._replace(theme=theme.id)
    return shelf, rows


def _merged(shelf: Shelf, rows: list[Row], vectors: Floats) -> tuple[Shelf, list[Row], dict[int, Floats]]:
    """The middles of all themes that live, those that are one as the oldest of them."""
    middles = _middles(shelf, rows, vectors)
    ids = sorted(middles)
    pairs = alike(stacked([middles[one] for one in ids]))
    into = {ids[later]: ids[earlier] for earlier, later in pairs}
    if not into:
        return shelf, rows, middles
    themes = [theme.model_copy(update={"into": into.get(theme.id, theme.into)}) for theme in shelf.themes]
    rows = [row._replace(theme=into.get(row.theme, row.theme)) for row in rows]
    shelf = shelf.model_copy(update={"themes": themes})
    return shelf, rows, _middles(shelf, rows, vectors)


def _middles(shelf: Shelf, rows: Sequence[Row], vectors: Floats) -> dict[int, Floats]:
    """Each living theme's middle: of the posts that stand; of a theme without any there is none, and it retires."""
    places: dict[int, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        places[row.theme].append(place)
    return {theme.id: middle(vectors[places[theme.id]])[0] for theme in shelf.living if places[theme.id]}


def _settled(shelf: Shelf, rows: Sequence[Row], middles: Mapping[int, Floats], today: date) -> Shelf:
    """The themes with their last days; those without posts retire, and those long retired are forgotten."""
    last: dict[int, int] = defaultdict(int)
    for row in rows:
        last[row.theme] = max(last[row.theme], row.at)
    themes = []
    for theme in shelf.themes:
        if theme.lives and theme.id not in middles:
            theme = theme.model_copy(update={"retired": True})
        elif theme.id in middles:
            theme = theme.model_copy(update={"last": datetime.fromtimestamp(last[theme.id], tz=UTC).date()})
        if theme.lives or (today - theme.last).days <= REMEMBERED:
            themes.append(theme)
    kept = stacked([middles[theme.id] for theme in sorted(themes, key=lambda one: one.id) if theme.lives])
    return shelf.model_copy(update={"themes": themes, "centroids": half(kept)})


def _called(
    shelf: Shelf, rows: Sequence[Row], sayings: Sequence[Saying], lost: Collection[int], ours: Collection[str]
) -> Shelf:
    """The themes with their terms and names.

    A theme that fades keeps its words, unless a post of it was taken away: then only what others say stays.
    """
    vocabulary = Vocabulary(((row.theme, saying) for row, saying in zip(rows, sayings, strict=True)), ours)
    posts: dict[int, int] = defaultdict(int)
    for row in rows:
        posts[row.theme] += 1
    terms = {theme.id: vocabulary.best(theme.id) for theme in shelf.living}
    fading = {one for one in terms if posts[one] < LEAST_POSTS and one not in lost}
    before = {theme.id: theme.name for theme in shelf.themes}
    names = renamed(before, {one: found for one, found in terms.items() if one not in fading})
    themes = []
    for theme in shelf.themes:
        if theme.id in names:
            theme = theme.model_copy(update={"terms": terms[theme.id], "name": names[theme.id]})
        elif theme.retired and theme.id in lost:
            theme = theme.model_copy(update={"terms": [], "name": unnamed(theme.id)})
        themes.append(theme)
    return shelf.model_copy(update={"themes": themes})


def _with_causes(rows: Sequence[Row], cases: Mapping[str, CaseNow]) -> list[Row]:
    """The rows with their cases' root causes, each on the first of the case's posts in a theme."""
    seen, found = set[tuple[int, str]](), []
    for row in rows:
        case = cases.get(row.case)
        first = row.theme != WAITING and (row.theme, row.case) not in seen
        seen.add((row.theme, row.case))
        found.append(row._replace(cause=case.cause) if case and first else row)
    return found


def _waiting(rows: Sequence[Row]) -> list[int]:
    """The places of rows that have no theme and count."""
    return [place for place, row in enumerate(rows) if row.theme == WAITING and row.of]

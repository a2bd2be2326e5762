"""A digest as PDF, by reportlab; imported only where the reports layer is.

Charts are vectors with their numbers written beside the bars, and a table of the same follows each: nothing is told by
colour or shape alone.
"""

import io
from collections.abc import Iterable

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Paragraph, SimpleDocTemplate, Spacer

from amends.adapters.pdf_parts import MARGIN, Numbered, bars, drawable, fonts, link, said, table
from amends.digest.content import Beside, Digest
from amends.digest.words import day, week


def as_pdf(digest: Digest) -> bytes:
    """The document: its title and language are in it, its pages are numbered; the same digest makes the same bytes."""
    fonts()
    written = io.BytesIO()
    document = SimpleDocTemplate(
        written,
        pagesize=A4,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=13 * mm,
        bottomMargin=18 * mm,
        title=drawable(digest.title),
        author="Amends",
        subject=f"Week of {day(digest.told)}",
        lang="en",
        invariant=1,
    )
    document.build(_story(digest), canvasmaker=Numbered)
    return written.getvalue()


def _story(digest: Digest) -> list[Flowable]:
    now, before = f"Week of {day(digest.told)}", f"Week of {day(digest.before)}"
    return [
        said(f"What came of it at {digest.brand}", "title"),
        said(f"{week(digest.told)}. Days are those of {digest.tz}.", "soft"),
        Spacer(1, 8),
        said(digest.sentence, "lead"),
        *_part("The latest week", [_beside(digest.counts, f"Week of {day(digest.last)}", now)]),
        *_part(
            "Shareability, beside the week before",
            [
                said("Of customers whose seven days are over: so this week is the one before the latest.", "soft"),
                _beside(digest.figures, now, before),
            ],
        ),
        *_part(
            "What recovered customers did next",
            [
                bars(digest.outcomes, (now, before)),
                table(("Outcome", now, before), [(bar.name, bar.said, bar.said_before) for bar in digest.outcomes]),
            ],
        ),
        *_part(
            "Share who told others, week by week",
            [bars(digest.trend), table(("Week", "Share"), [(bar.name, bar.said) for bar in digest.trend])],
        ),
        link(digest.page("shareability"), "Open shareability in the console"),
        *_comparison(digest),
        *_themes(digest),
    ]


def _comparison(digest: Digest) -> list[Flowable]:
    if digest.comparison is None:
        return []
    brands = digest.comparison.brands
    rows = [(one.called, f"{one.complaints:,}", one.answered.said, one.median) for one in brands]
    told: list[Flowable] = [
        said(digest.comparison.sentence),
        Spacer(1, 5),
        bars([one.answered.model_copy(update={"name": one.name}) for one in brands]),
        table(("Brand", "Complaints", "Answered", "Median time"), rows),
    ]
    heading = f"Competitors: {digest.comparison.name}"
    return [*_part(heading, told), link(digest.comparison_page, "Open the comparison in the console")]


def _themes(digest: Digest) -> list[Flowable]:
    if not digest.themes:
        return []
    rows = [(theme.name, f"{theme.posts:,}", theme.why) for theme in digest.themes]
    told = [table(("Theme", "Posts", "Why it is shown"), rows)]
    return [*_part("Emerging themes", told), link(digest.page("themes"), "Open trends in the console")]


def _part(heading: str, told: list[Flowable]) -> list[Flowable]:
    """A heading with what comes first, which is more than a line: it is never left alone at the end of a page."""
    first = next(place for place, one in enumerate(told, start=1) if not isinstance(one, Paragraph | Spacer))
    return [KeepTogether([said(heading, "heading"), *told[:first]]), *told[first:]]


def _beside(rows: Iterable[Beside], now: str, before: str) -> Flowable:
    told = [(f"{row.name}\n{row.what}", row.now, row.before) for row in rows]
    return table(("", now, before), told)

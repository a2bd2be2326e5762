"""What a report's PDF is drawn of, by reportlab: fonts, paragraphs, tables, bars, numbered pages."""

from collections.abc import Sequence
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from amends.digest.content import Bar

INK, SOFT, LINE, NOW, BEFORE = map(HexColor, ("#1f2933", "#52606d", "#d9e2ec", "#1c6dd0", "#9fb3c8"))
MARGIN = 20 * mm
PADDING = 6.0  # of reportlab's frames
WIDTH = A4[0] - 2 * (MARGIN + PADDING)
LABELS = 150.0  # where bars begin, in points from the left
ROOM = 150.0  # that the words behind the longest bar take
_NARROW = ("Complaints", "Posts")  # columns of a number


def table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Flowable:
    first = LABELS - 20 if len(heads) > 3 else LABELS + 20
    others = len(heads) - 1
    widths = [first, *[(WIDTH - first) / others] * others]
    if heads[1] in _NARROW:
        widths = [first, 60, *[(WIDTH - first - 60) / (others - 1)] * (others - 1)]
    cells = [[said(one, "head") for one in heads], *([_cell(one) for one in row] for row in rows)]
    drawn = Table(cells, colWidths=widths, repeatRows=1, hAlign="LEFT", spaceBefore=6, spaceAfter=4)
    drawn.setStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 2.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
        ]
    )
    return drawn


def _cell(text: str) -> Flowable | list[Flowable]:
    name, _, what = text.partition("\n")
    return [said(name, "name"), said(what, "small")] if what else said(name)


def bars(shown: Sequence[Bar], keys: tuple[str, str] | None = None) -> Flowable:
    """Horizontal bars of one scale from nothing, with the week before beside them where there are `keys`."""
    thick, gap = (6.0, 6.0) if keys else (9.0, 6.0)
    each = (2 * thick + 1 if keys else thick) + gap
    high = each * len(shown) + (18 if keys else 4)
    most = max((value for bar in shown for value in (bar.value, bar.before) if value), default=0.0)
    drawing = Drawing(WIDTH, high)
    if keys:
        for place, (words, colour) in enumerate(zip(keys, (NOW, BEFORE), strict=True)):
            left = LABELS + place * 150
            drawing.add(Rect(left, high - 10, 8, 8, fillColor=colour, strokeColor=None))
            drawing.add(_text(left + 12, high - 9, words, 8, SOFT))
    for place, bar in enumerate(shown):
        top = high - (18 if keys else 0) - place * each
        drawing.add(_text(LABELS - 8, top - each / 2 - 1, bar.name, 8, INK, "end"))
        both = [(bar.value, NOW, bar.said), (bar.before, BEFORE, bar.said_before)]
        for row, (value, colour, said) in enumerate(both if keys else both[:1]):
            below = top - gap / 2 - (row + 1) * thick - row
            wide = (WIDTH - LABELS - ROOM) * value / most if value and most else 0.0
            if wide:
                drawing.add(Rect(LABELS, below, wide, thick, fillColor=colour, strokeColor=None))
            drawing.add(_text(LABELS + wide + 4, below + thick / 2 - 2.5, said, 7, SOFT))
    drawing.add(Line(LABELS, 0, LABELS, high - (18 if keys else 0), strokeColor=LINE, strokeWidth=0.5))
    return drawing


def _text(left: float, below: float, words: str, size: float, colour: Any, anchor: str = "start") -> String:
    return String(left, below, drawable(words), fontName="Vera", fontSize=size, fillColor=colour, textAnchor=anchor)


def said(text: str, style: str = "body") -> Paragraph:
    return Paragraph(escape(drawable(text)), _styles()[style])


def link(address: str, words: str) -> Flowable:
    if not address:
        return Spacer(1, 1)
    return Paragraph(f'<a href="{escape(address, {chr(34): "&quot;"})}" color="#1c6dd0">{words}</a>', _styles()["body"])


@cache
def _styles() -> dict[str, ParagraphStyle]:
    body = ParagraphStyle("body", fontName="Vera", fontSize=8.5, leading=12, textColor=INK)

    def but(name: str, **changes: Any) -> ParagraphStyle:
        return ParagraphStyle(name, parent=body, **changes)

    return {
        "body": body,
        "title": but("title", fontName="VeraBd", fontSize=17, leading=22),
        "heading": but("heading", fontName="VeraBd", fontSize=11, leading=15, spaceBefore=14, spaceAfter=5),
        "lead": but("lead", fontSize=10, leading=15),
        "soft": but("soft", textColor=SOFT),
        "small": but("small", fontSize=7, leading=9, textColor=SOFT),
        "name": but("name", fontName="VeraBd"),
        "head": but("head", fontName="VeraBd", fontSize=7.5, leading=10, textColor=SOFT),
    }


@cache
def fonts() -> None:
    """The fonts that reportlab brings, embedded."""
    for name in ("Vera", "VeraBd"):
        pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))


def drawable(text: str) -> str:
    """The text with a question mark for each letter that the font lacks; the e-mail itself has them all."""
    glyphs = pdfmetrics.getFont("Vera").face.charToGlyph
    return "".join(letter if ord(letter) in glyphs else "?" for letter in text)


class Numbered(Canvas):  # type: ignore[misc]
    """Pages that say which of how many they are, which is known at the end only."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._pages: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802
        self._pages.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for number, page in enumerate(self._pages, start=1):
            self.__dict__.update(page)
            self.setFont("Vera", 7.5)
            self.setFillColor(SOFT)
            self.drawRightString(A4[0] - MARGIN - PADDING, 11 * mm, f"Page {number} of {len(self._pages)}")
            self.drawString(MARGIN + PADDING, 11 * mm, "Amends: for those who read reports")
            super().showPage()
        super().save()

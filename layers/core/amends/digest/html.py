"""A digest as e-mail: HTML that mail programs draw (tables, styles in their places, no image and no script), and text.

Whatever is not our own words is escaped. Nothing is loaded from anywhere, so that opening it tells nobody.
"""

from collections.abc import Iterable
from html import escape

from amends.digest.content import Bar, Beside, Digest
from amends.digest.words import day, week

_INK, _SOFT, _LINE, _NOW, _BEFORE = "#1f2933", "#52606d", "#d9e2ec", "#1c6dd0", "#9fb3c8"
_FONT = "font-family:Helvetica,Arial,sans-serif"
_WIDTH = 180  # of the longest bar, in pixels


def as_html(digest: Digest) -> str:
    """The whole message."""
    now, before = f"Week of {day(digest.told)}", f"Week of {day(digest.before)}"
    parts = [
        f'<h1 style="font-size:22px;margin:0 0 4px">What came of it at {escape(digest.brand)}</h1>',
        _soft(f"{week(digest.told)}. Days are those of {digest.tz}."),
        f'<p style="font-size:16px;line-height:1.5;margin:16px 0">{escape(digest.sentence)}</p>',
        _heading("The latest week"),
        _table(digest.counts, f"Week of {day(digest.last)}", now),
        _heading("Shareability, beside the week before"),
        _soft("Of customers whose seven days are over, which is why this week is the one before the latest."),
        _table(digest.figures, now, before),
        _heading("What recovered customers did next"),
        _bars(digest.outcomes, now, before),
        _heading("Share who told others, week by week"),
        _bars(digest.trend),
        _link(digest.page("shareability"), "Open shareability"),
        *_comparison(digest),
        *_themes(digest),
        '<hr style="border:0;border-top:1px solid #d9e2ec;margin:28px 0 12px">',
        _soft("The same figures with charts are attached as a PDF. The links want you signed in."),
        _link(digest.settings_page, "When this comes, and to whom"),
    ]
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(digest.title)}</title></head>'
        f'<body style="margin:0;background:#f5f7fa"><table role="presentation" width="100%" cellpadding="0" '
        f'cellspacing="0"><tr><td align="center" style="padding:24px 12px"><table role="presentation" width="640" '
        f'cellpadding="0" cellspacing="0" style="max-width:640px;background:#ffffff;border:1px solid {_LINE};'
        f'border-radius:8px"><tr><td style="padding:28px;{_FONT};color:{_INK};font-size:14px">'
        f"{''.join(parts)}</td></tr></table></td></tr></table></body></html>"
    )


def as_text(digest: Digest) -> str:
    """The same in plain text."""
    lines = [
        digest.title,
        f"Days are those of {digest.tz}.",
        "",
        digest.sentence,
        "",
        f"The latest week, of {day(digest.last)} (the week before in brackets)",
        *_said(digest.counts),
        "",
        f"Shareability, week of {day(digest.told)} (the week before in brackets)",
        *_said(digest.figures),
        "",
        "What recovered customers did next (the week before in brackets)",
        *(f"- {bar.name}: {bar.said} ({bar.said_before})" for bar in digest.outcomes),
        "",
        "Share who told others, week by week",
        *(f"- {bar.name}: {bar.said}" for bar in digest.trend),
        digest.page("shareability"),
    ]
    if digest.comparison:
        lines += ["", f"Competitors: {digest.comparison.name}", digest.comparison.sentence]
        lines += [
            f"- {brand.name}: {brand.complaints:,} complaints, answered {brand.answered.said}, median {brand.median}"
            for brand in digest.comparison.brands
        ]
        lines.append(digest.comparison_page)
    if digest.themes:
        lines += ["", "Emerging themes", *(f"- {theme.name}: {theme.why}" for theme in digest.themes)]
        lines.append(digest.page("themes"))
    lines += ["", "The same figures with charts are attached as a PDF. The links want you signed in."]
    lines.append(digest.settings_page)
    return "\n".join(" ".join(line.split()) for line in lines) + "\n"


def _said(rows: Iterable[Beside]) -> list[str]:
    return [f"- {row.name}, {row.what}: {row.now} ({row.before})" for row in rows]


def _comparison(digest: Digest) -> list[str]:
    if digest.comparison is None:
        return []
    bars = [brand.answered.model_copy(update={"name": brand.name}) for brand in digest.comparison.brands]
    rows = [(one.called, f"{one.complaints:,}", one.answered.said, one.median) for one in digest.comparison.brands]
    return [
        _heading(f"Competitors: {digest.comparison.name}"),
        f'<p style="line-height:1.5">{escape(digest.comparison.sentence)}</p>',
        _bars(bars),
        _rows(("Brand", "Complaints", "Answered", "Median time"), rows),
        _link(digest.comparison_page, "Open the comparison"),
    ]


def _themes(digest: Digest) -> list[str]:
    if not digest.themes:
        return []
    rows = [(theme.name, f"{theme.posts:,}", theme.why) for theme in digest.themes]
    return [
        _heading("Emerging themes"),
        _rows(("Theme", "Posts", "Why it is shown"), rows),
        _link(digest.page("themes"), "Open trends"),
    ]


def _table(rows: Iterable[Beside], now: str, before: str) -> str:
    told = [(f"{row.name}\n{row.what}", row.now, row.before) for row in rows]
    return _rows(("", now, before), told)


def _rows(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    cell = f"padding:8px 10px 8px 0;border-bottom:1px solid {_LINE};text-align:left;vertical-align:top"
    top = f"{cell};font-size:12px;color:{_SOFT};font-weight:bold"
    head = "".join(f'<th scope="col" style="{top}">{escape(one)}</th>' for one in heads)
    body = "".join(
        "<tr>"
        + "".join(
            f'<th scope="row" style="{cell};font-weight:normal">{_named(one)}</th>'
            if place == 0
            else f'<td style="{cell}">{escape(one)}</td>'
            for place, one in enumerate(row)
        )
        + "</tr>"
        for row in rows
    )
    return (
        f'<table width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse;font-size:14px">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _named(text: str) -> str:
    """What a row is about, and below it in small letters what that means."""
    name, _, what = text.partition("\n")
    below = f'<br><span style="font-size:12px;color:{_SOFT}">{escape(what)}</span>' if what else ""
    return f"<b>{escape(name)}</b>{below}"


def _bars(bars: list[Bar], now: str = "", before: str = "") -> str:
    """Bars of one scale from nothing; each has its number beside it, so the colours carry nothing alone."""
    most = max((value for bar in bars for value in (bar.value, bar.before) if value), default=0)
    key = f"{_swatch(_NOW)} {escape(now)} &nbsp; {_swatch(_BEFORE)} {escape(before)}" if now else ""
    rows = "".join(
        f'<tr><td style="padding:6px 12px 6px 0;font-size:13px;width:200px">{escape(bar.name)}</td>'
        f"<td>{_bar(bar.value, most, _NOW, bar.said)}{_bar(bar.before, most, _BEFORE, bar.said_before)}</td></tr>"
        for bar in bars
    )
    told = f'<p style="font-size:12px;color:{_SOFT};margin:0 0 6px">{key}</p>' if key else ""
    return f'{told}<table role="presentation" cellpadding="0" cellspacing="0" width="100%">{rows}</table>'


def _bar(value: float | None, most: float, colour: str, said: str) -> str:
    if not said:
        return ""
    wide = round(_WIDTH * value / most) if value and most else 0
    drawn = (
        f'<td width="{wide}" height="10" bgcolor="{colour}" style="width:{wide}px;height:10px;font-size:1px;'
        f'line-height:10px;border-radius:2px">&nbsp;</td>'
        if wide
        else ""
    )
    words = (
        f'<td style="padding-left:{6 if wide else 0}px;font-size:12px;line-height:15px;white-space:nowrap;'
        f'color:{_SOFT}">{escape(said)}</td>'
    )
    return f'<table role="presentation" cellpadding="0" cellspacing="0"><tr>{drawn}{words}</tr></table>'


def _swatch(colour: str) -> str:
    return f'<span style="background:{colour};border-radius:2px">&nbsp;&nbsp;&nbsp;</span>'


def _heading(text: str) -> str:
    return f'<h2 style="font-size:16px;margin:28px 0 8px">{escape(text)}</h2>'


def _soft(text: str) -> str:
    return f'<p style="color:{_SOFT};margin:0 0 10px;line-height:1.5">{escape(text)}</p>'


def _link(address: str, text: str) -> str:
    """A link into the console; nothing where this deployment has no address of one."""
    if not address:
        return ""
    return f'<p style="margin:12px 0 0"><a href="{escape(address)}" style="color:{_NOW}">{escape(text)}</a></p>'

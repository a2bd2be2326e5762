"""What languages are called in English, by ISO 639-1 code."""

_NAMES = """
am Amharic, ar Arabic, bg Bulgarian, bn Bengali, cs Czech, da Danish, de German, el Greek, es Spanish, fa Persian,
fi Finnish, fr French, gu Gujarati, he Hebrew, hi Hindi, hu Hungarian, hy Armenian, id Indonesian, it Italian,
ja Japanese, ka Georgian, km Khmer, kn Kannada, ko Korean, lo Lao, ml Malayalam, my Burmese, nl Dutch, no Norwegian,
pa Punjabi, pl Polish, pt Portuguese, ro Romanian, ru Russian, si Sinhala, sr Serbian, sv Swedish, sw Swahili,
ta Tamil, te Telugu, th Thai, tl Tagalog, tr Turkish, uk Ukrainian, ur Urdu, vi Vietnamese, zh Chinese
"""
NAMES = dict(entry.split() for entry in _NAMES.split(","))


def name(code: str) -> str:
    """The language's English name, or the code where none is listed."""
    return NAMES.get(code, code)

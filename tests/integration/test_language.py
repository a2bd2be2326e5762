"""In which language a post is: what is found, what it is called, and that English is not lost."""

import csv
import subprocess
import sys
from collections import defaultdict

import pytest
from amends.adapters.language import LanguageDetector as Detector
from amends.adapters.language import Shares, identify
from amends.adapters.prose import prose, script
from amends.languages import NAMES
from training import data

from tests.template import ROOT


def posts() -> dict[str, list[str]]:
    """Hand-written posts by language; hi-Latn is Hindi in Latin letters."""
    found = defaultdict(list)
    with (ROOT / "tests/data/languages.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            found[row["language"]].append(row["text"])
    return dict(found)


POSTS = posts()
OTHERS = [(language.split("-")[0], text) for language in POSTS if language != "en" for text in POSTS[language]]


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector()


def test_nineteen_of_twenty_posts_in_other_languages_are_found_and_nine_in_ten_called_by_name(
    detector: Detector,
) -> None:
    said = [(language, detector.detect(text)) for language, text in OTHERS]
    assert sum(found != "en" for _, found in said) >= 0.95 * len(said)
    assert sum(found == language for language, found in said) >= 0.92 * len(said)


@pytest.mark.parametrize("language", [language for language in POSTS if language != "en"])
def test_most_posts_of_each_language_are_found(detector: Detector, language: str) -> None:
    found = [detector.detect(text) != "en" for text in POSTS[language]]
    assert sum(found) >= 0.75 * len(found)


def test_of_english_written_to_be_taken_for_something_else_hardly_any_is(detector: Detector) -> None:
    lost = [text for text in POSTS["en"] if detector.detect(text) not in {"en", "und"}]
    assert len(lost) <= 2, lost


def test_of_a_thousand_posts_of_the_corpus_whatever_their_dialect_at_most_one_is_lost(detector: Detector) -> None:
    posts = data.corpus()
    lost = [post.text for post in posts if detector.detect(post.text) != "en"]
    assert len(lost) * 1_000 <= len(posts), lost


def test_whatever_is_found_has_a_name(detector: Detector) -> None:
    assert {detector.detect(text) for _, text in OTHERS} - {"en"} <= set(NAMES)


@pytest.mark.parametrize(
    "text", ["wtf", "thanks!", "still down", "gie's ma money back", "Siobhan sorted it", "hola, is anyone there?"]
)
def test_short_english_with_slang_names_or_a_borrowed_word_is_english(detector: Detector, text: str) -> None:
    assert detector.detect(text) == "en"


@pytest.mark.parametrize(
    "text", ["", " \n", "\x00", "\ud83d", "🙄👏", "404", "https://example.org/a", "@brand", "#tag"]
)
def test_without_a_letter_there_is_no_language(detector: Detector, text: str) -> None:
    assert detector.detect(text) == "und"


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "нет " * 25_000,
        "\ufdfa" * 100_000,
        "\u0301" * 100_000,
        "a\x00\ud800\u202e\n\r\tb",
        "ａｂｃ ⅷ ½",
        "ß" * 9,
    ],
)
def test_no_text_is_too_much_for_it(detector: Detector, text: str) -> None:
    assert isinstance(detector.detect(text), str)


@pytest.mark.parametrize("hidden", ["my li\u200bne is do\ufeffwn", "m\u0334\u0335y line i\u0338s d\u0321own"])
def test_ornament_and_hidden_characters_do_not_change_the_language(detector: Detector, hidden: str) -> None:
    assert detector.detect(hidden) == "en"


@pytest.mark.parametrize(
    ("text", "written_in", "language"),
    [
        ("荷物がまだ届きません", "HIRAGANA", "ja"),
        ("快递还没到", "CJK", "zh"),
        ("왜 두 번 결제됐나요", "HANGUL", "ko"),
        ("आपकी सेवा बहुत खराब है", "DEVANAGARI", "hi"),
        ("@larkfield app: δεν δουλεύει", "GREEK", "el"),
    ],
)
def test_a_script_of_one_language_is_enough(text: str, written_in: str, language: str) -> None:
    def identify(_: str) -> Shares:
        raise AssertionError("it asked")

    assert script(prose(text)) == written_in
    assert Detector(identify).detect(text) == language


def test_links_handles_hashtags_and_emoji_are_not_words() -> None:
    text = "@larkfield #wirwollenstrom u/kunde https://example.org/kaputt Nothing’s WORKING 😡 24/7!"
    assert prose(text) == "nothing's working"


def test_without_a_known_english_word_less_is_enough_for_another_language() -> None:
    def torn(_: str) -> Shares:
        return {"de": 0.6, "en": 0.2, "nl": 0.2, "xx": 9.0}

    assert Detector(torn).detect("kaputt router grommet widget sprocket flange") == "de"
    assert Detector(torn).detect("kaputt router grommet widget sprocket flange the") == "en"


def test_the_identifier_knows_more_than_it_is_asked_for() -> None:
    assert identify("mi internet no funciona")["es"] > 0.5


def test_plain_english_starts_without_the_identifier_s_model() -> None:
    code = (
        "from amends.adapters import language as l;"
        "l.LanguageDetector().detect('my line is down again and nobody answers');"
        "print(l._identifier.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"

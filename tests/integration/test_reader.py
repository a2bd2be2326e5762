"""The shipped model on onnxruntime: what it reads, what it survives, and what it refuses to start with."""

import json
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from amends.adapters.reader import Reader
from amends.errors import Broken
from amends.reading import Reading
from sarcasm.features import normalise, sentence, tokens
from training import data

PARITY = Path(data.__file__).with_name("parity.json")
PRAISE = {"praise", "thanks_after_recovery"}
LEAST_RIGHT, MOST_PRAISE_CALLED, LEAST_MOCKERY_FOUND = 0.85, 0.16, 0.70

ORDINARY = [
    "@larkfield my internet is down again and nobody answers the phone",
    "Thank you @larkfield, the engineer was lovely and it all works now!",
    "@larkfield what time does the shop open?",
]
HOSTILE = {
    "empty": "",
    "whitespace": " \t\n\u2003 ",
    "NULs": "\x00\x00my line\x00is down",
    "lone surrogates": "\ud83d my line \udc4e is down \ud800",
    "only emoji": "😡😡👎🏽🇬🇧",
    "only links": "https://example.org/a https://example.org/b",
    "right to left": "\u202eالإنترنت لا يعمل منذ أمس",
    "zalgo": "m\u0334\u0335\u0336y\u0353\u0354 l\u0329\u032ain\u031be i\u0338s d\u0321own",
    "zero width": "my\u200b li\u200dne\ufeff is down",
    "100,000 letters": "a" * 100_000,
    "100,000 characters of words": "down again " * 9_091,
    "100,000 ligatures that grow": "\ufdfa" * 100_000,
    "100,000 ampersands": "&" * 100_000,
    "100,000 marks": "\u0301" * 100_000,
    "markup": "<script>alert(1)</script> <user> <link> :thumbs_up_sign:",
}


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of the shipped model that a test may damage."""
    copy = tmp_path / "sarcasm"
    shutil.copytree(Path(str(files("sarcasm"))), copy, ignore=shutil.ignore_patterns("__pycache__"))
    return copy


def read_one(reader: Reader, text: str) -> Reading:
    (reading,) = reader.read([text])
    return reading


def test_readings_come_in_the_order_of_the_texts(reader: Reader) -> None:
    assert reader.read(ORDINARY) == [read_one(reader, text) for text in ORDINARY]
    assert reader.read(ORDINARY[::-1]) == reader.read(ORDINARY)[::-1]
    assert reader.read([]) == []


def test_a_plain_complaint_is_dissatisfied_and_thanks_are_not(reader: Reader) -> None:
    complaint, thanks, question = reader.read(ORDINARY)
    assert complaint.is_dissatisfied
    assert complaint.sentiment.negative > 0.5
    assert not thanks.is_dissatisfied
    assert thanks.sentiment.positive > 0.5
    assert not question.is_dissatisfied


def test_mock_praise_is_heard(reader: Reader) -> None:
    reading = read_one(reader, "Great job @larkfield, third outage this week, loving it")
    assert reading.sentiment.positive > 0.5
    assert reading.is_dissatisfied
    assert reading.needs_human
    assert "positive words, sarcastic tone" in reading.reasons


def test_the_same_words_said_in_earnest_are_praise(reader: Reader) -> None:
    reading = read_one(reader, "Great job @larkfield, fixed within the hour, loving it")
    assert not reading.is_dissatisfied


def test_the_distributions_sum_to_one(reader: Reader) -> None:
    for reading in reader.read(ORDINARY):
        assert sum(reading.sentiment.model_dump().values()) == pytest.approx(1, abs=0.0003)
        assert sum(reading.emotion.model_dump().values()) == pytest.approx(1, abs=0.0003)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_gets_a_reading_and_changes_no_other(reader: Reader, name: str) -> None:
    before, after = ORDINARY[0], ORDINARY[1]
    readings = reader.read([before, HOSTILE[name], after])
    assert [readings[0], readings[2]] == reader.read([before, after])
    assert Reading.model_validate_json(readings[1].model_dump_json()) == readings[1]


@pytest.mark.parametrize("name", ["NULs", "lone surrogates", "zalgo", "zero width"])
def test_hidden_characters_do_not_hide_the_words(reader: Reader, name: str) -> None:
    plain = " ".join(tokens(normalise(HOSTILE[name])))
    assert plain == "my line is down"


@pytest.mark.parametrize("name", ["empty", "whitespace", "only emoji", "only links"])
def test_a_text_without_words_goes_to_a_person(reader: Reader, name: str) -> None:
    reading = read_one(reader, HOSTILE[name])
    assert (reading.language, reading.needs_human, reading.is_dissatisfied) == ("und", True, False)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("mi internet no funciona desde ayer y nadie me ayuda", "es"),
        ("gracias por nada", "es"),
        ("pas d'internet ce matin", "fr"),
        ("mein Internet ist seit gestern kaputt und niemand hilft", "de"),
        ("internet ne marche plus depuis hier, personne ne répond", "fr"),
        ("интернет не работает со вчерашнего дня", "ru"),
        ("インターネットが昨日から使えません", "ja"),
        ("الإنترنت لا يعمل منذ أمس", "ar"),
    ],
)
def test_other_languages_are_named_and_left_to_a_person(reader: Reader, text: str, language: str) -> None:
    reading = read_one(reader, text)
    assert reading.language == language
    assert reading.needs_human
    assert not reading.is_dissatisfied


@pytest.mark.parametrize("text", ["lol ok", "down again", "ur app is trash", "thx @larkfield", "no signal in leeds"])
def test_short_english_posts_are_english(reader: Reader, text: str) -> None:
    assert read_one(reader, text).language == "en"


def test_a_damaged_model_is_refused_and_named(package: Path) -> None:
    model = package / "model.onnx"
    content = bytearray(model.read_bytes())
    content[len(content) // 2] ^= 1
    model.write_bytes(content)
    with pytest.raises(Broken, match=r"model\.onnx is damaged: SHA-256 [0-9a-f]{64}, expected [0-9a-f]{64}"):
        Reader.load(package)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "manifest.json"])
def test_a_missing_file_is_named(package: Path, name: str) -> None:
    (package / name).unlink()
    with pytest.raises(Broken, match=f"{name} is missing"):
        Reader.load(package)


@pytest.mark.parametrize("content", ["", "{}", "\ufffd", "[1, 2]"])
def test_a_damaged_manifest_is_refused_and_named(package: Path, content: str) -> None:
    (package / "manifest.json").write_text(content, encoding="utf-8")
    with pytest.raises(Broken, match=r"manifest\.json is damaged"):
        Reader.load(package)


def test_a_model_trained_with_other_features_is_refused(package: Path) -> None:
    manifest = json.loads((package / "manifest.json").read_text(encoding="utf-8"))
    (package / "manifest.json").write_text(json.dumps(manifest | {"features": "0" * 64}), encoding="utf-8")
    with pytest.raises(Broken, match="other features"):
        Reader.load(package)


def test_an_undamaged_copy_reads_like_the_shipped_model(package: Path, reader: Reader) -> None:
    assert Reader.load(package).read(ORDINARY) == reader.read(ORDINARY)


def test_the_model_is_small_enough_to_commit() -> None:
    shipped = Path(str(files("sarcasm")))
    assert sum(path.stat().st_size for path in shipped.iterdir() if path.is_file()) < 25_000_000


def test_the_layer_holds_what_the_reader_needs_and_no_more(package: Path, tmp_path: Path) -> None:
    built = tmp_path / "layer"
    command = ["make", "-s", "-C", str(package), "build-ModelLayer", f"ARTIFACTS_DIR={built}"]
    subprocess.run(command, check=True)
    names = {path.name for path in (built / "python/sarcasm").iterdir()}
    assert names == {path.name for path in package.iterdir()} - {"Makefile", "MODEL_CARD.md"}
    assert Reader.load(built / "python/sarcasm").read(ORDINARY)


def test_the_encoder_reads_emoji_and_hashtags_as_words_and_nothing_drawn_out() -> None:
    post = "@larkfield sooooo good 🙃👏🏽 #NotHappy https://example.org/a"
    assert sentence(normalise(post)) == "@user soo good upside down clapping hands # Not Happy http"


def test_evidence_is_what_moved_the_reading(reader: Reader) -> None:
    post = "Great job @larkfield, third outage this week, loving it"
    assert set(reader.evidence(post)) <= {phrase for phrase in reader.evidence(post) if phrase in post}
    assert any("outage" in phrase or "third" in phrase for phrase in reader.evidence(post))
    assert reader.evidence("mi internet no funciona desde ayer y nadie me ayuda") == []


def test_eight_bits_say_what_full_precision_says(reader: Reader) -> None:
    kept = json.loads(PARITY.read_text(encoding="utf-8"))
    assert len(kept["texts"]) == 2_000
    readings = reader.read(kept["texts"])
    english = [row for row, reading in enumerate(readings) if reading.language == "en"]
    assert len(english) > 1_980
    for head in ("dissatisfied", "complaint", "sarcasm"):
        found = np.array([getattr(readings[row], head) for row in english])
        expected = np.array(kept[head])[english, 0]
        assert np.abs(found - expected).mean() < 0.03
        assert ((found >= 0.5) == (expected >= 0.5)).mean() > 0.97
    faces = np.array([list(readings[row].sentiment.model_dump().values()) for row in english])
    assert (faces.argmax(axis=1) == np.array(kept["sentiment"])[english].argmax(axis=1)).mean() > 0.96


def test_parity_would_see_a_model_that_disagrees(reader: Reader) -> None:
    kept = json.loads(PARITY.read_text(encoding="utf-8"))
    others = [reading.dissatisfied for reading in reader.read(kept["texts"][1:201])]
    assert np.abs(np.array(others) - np.array(kept["dissatisfied"])[:200, 0]).mean() > 0.1


def test_held_contrast_sets_are_read_as_well_as_when_the_model_was_shipped(reader: Reader) -> None:
    """Figures just under the model card's; a model that falls below them is not shipped."""
    held = [post for post in data.corpus() if post.part == "held"]
    readings = reader.read([post.text for post in held])
    right = [reading.is_dissatisfied == post.dissatisfied for reading, post in zip(readings, held, strict=True)]
    praised = [r.is_dissatisfied for r, post in zip(readings, held, strict=True) if post.kind in PRAISE]
    mocked = [r.is_dissatisfied for r, post in zip(readings, held, strict=True) if post.kind == "mock_praise"]
    assert np.mean(right) > LEAST_RIGHT
    assert np.mean(praised) < MOST_PRAISE_CALLED
    assert np.mean(mocked) > LEAST_MOCKERY_FOUND

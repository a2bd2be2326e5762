"""What a post is about, by the word vectors that the shipped model's graph holds."""

import shutil
import tomllib
from importlib.resources import files
from pathlib import Path

import numpy as np
import onnx
import pytest
from amends.adapters.model_package import session
from amends.adapters.reader import Reader
from amends.adapters.vectors import FIRST_WORD, TABLE, Vectors, shown, word_table
from amends.errors import Broken
from onnx import numpy_helper
from sarcasm.signals import NAMES
from tokenizers import Tokenizer

from tests.template import ROOT

MODEL = files("sarcasm") / "model.onnx"


@pytest.fixture(scope="module")
def vectors() -> Vectors:
    return Vectors.load()


def likeness(vectors: Vectors, one: str, other: str) -> float:
    first, second = vectors.of([one, other])
    return float(first @ second)


def test_the_table_is_the_one_that_onnx_reads_in_the_graph() -> None:
    parts = {part.name: part for part in onnx.load_from_string(MODEL.read_bytes()).graph.initializer}
    names = ("weight_quantized", "weight_zero_point")
    weights, zero = (numpy_helper.to_array(parts[f"{TABLE}.{name}"]) for name in names)
    wanted = weights.astype(np.float32) - np.float32(zero)
    table = word_table(MODEL.read_bytes())
    assert np.array_equal(table, wanted)
    assert not np.array_equal(table[1:], table[:-1])


def test_the_graph_with_a_further_output_says_what_it_said_before() -> None:

    plain, further = session(MODEL.read_bytes()), session(MODEL.read_bytes() + shown(f"{TABLE}.weight_zero_point", "z"))
    names = [output.name for output in plain.get_outputs()]
    assert [output.name for output in further.get_outputs()] == [*names, "z"]
    row = np.array([[101, 2026, 4274, 2003, 2091, 102]])
    given = {"tokens": row, "mask": np.ones_like(row), "signals": np.zeros((1, len(NAMES)), np.float32)}
    for before, after in zip(plain.run(names, given), further.run(names, given), strict=True):
        assert np.array_equal(before, after)


def test_vectors_are_of_length_one_and_the_same_whatever_stands_beside_them(vectors: Vectors) -> None:
    texts = ["my internet is down", "the engineer never came", "wrong bill"]
    made = vectors.of(texts)
    assert made.shape == (3, vectors.width) == (3, 384)
    assert made.dtype == np.float32
    assert np.allclose(np.linalg.norm(made, axis=1), 1, atol=1e-6)
    assert np.array_equal(made[1], vectors.of([texts[1]])[0])
    assert vectors.of([]).shape == (0, 384)


@pytest.mark.parametrize("text", ["", " ", "😡😡", "1234 5", "https://example.org/a", "@larkfield @ada", "…!?"])
def test_a_text_without_a_word_has_no_vector(vectors: Vectors, text: str) -> None:
    assert not vectors.of([text]).any()


def test_handles_links_numbers_and_what_is_said_twice_make_no_difference(vectors: Vectors) -> None:
    plain = "the engineer never came"
    for other in ("@ada the engineer never came 12 https://example.org", "THE ENGINEER never never came!!"):
        assert likeness(vectors, plain, other) == pytest.approx(1, abs=1e-6)


def test_what_is_meant_makes_less_difference_than_what_it_is_about(vectors: Vectors) -> None:
    complaint, mockery = "the engineer never turned up", "great job, no engineer turned up, love it"
    assert likeness(vectors, complaint, mockery) > 0.5
    assert likeness(vectors, complaint, "my bill is wrong again") < 0.2


def test_the_vocabulary_lists_frequent_words_first() -> None:
    words = Tokenizer.from_file(str(files("sarcasm") / "tokenizer.json"))
    common = ("the", "day", "service", "engineer", "internet", "broadband")
    numbers = [words.token_to_id(word) or 0 for word in common]
    assert numbers[0] == FIRST_WORD
    assert numbers == sorted(numbers)


def test_of_the_posts_on_six_themes_each_is_nearest_to_its_own(vectors: Vectors) -> None:
    posts = tomllib.loads((ROOT / "tests/data/themes.toml").read_text())["posts"]
    themes = [name for name in posts if name != "other"]
    made = {name: vectors.of(posts[name]) for name in themes}
    right = 0
    for name in themes:
        for number, post in enumerate(made[name]):
            others = np.delete(made[name], number, axis=0)  # itself would make it easy
            middles = {one: made[one].sum(0) for one in themes} | {name: others.sum(0)}
            near = {one: float(post @ middle) / float(np.linalg.norm(middle)) for one, middle in middles.items()}
            right += max(near, key=lambda one: near[one]) == name
    assert right >= 57, "of 60"


def test_a_model_that_is_damaged_is_refused(tmp_path: Path) -> None:
    copy = tmp_path / "sarcasm"
    shutil.copytree(Path(str(files("sarcasm"))), copy, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "model.onnx").write_bytes(MODEL.read_bytes() + b"\0")
    for loads in (Vectors.load, Reader.load):
        with pytest.raises(Broken, match=r"model\.onnx is damaged"):
            loads(copy)

"""The training's own path, from a data folder to a package that the reader loads, on a handful of texts."""

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest
from amends.adapters.reader import Reader
from training import blocks, data, experts, heads, package
from training.export import graph

WORDS = ("love", "great", "thanks", "awful", "broken", "waiting", "sad", "hope", "why", "bus", "phone", "again")
OWN_POSTS = 150  # enough sets for the folds, few enough to be quick


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made-up texts in the shapes of the data folder."""
    made = tmp_path_factory.mktemp("data")
    choose = random.Random(7)  # noqa: S311

    def text() -> str:
        return " ".join(choose.sample(WORDS, 6))

    (made / "sentiment").mkdir()
    rows = [f"{text()},{data.SENTIMENTS[number % 3]}" for number in range(200)]
    (made / "sentiment/train.csv").write_text("\n".join(["text,sentiment", *rows]), encoding="utf-8")
    (made / "isarcasm").mkdir()
    rows = [f"{number},{text()},{number % 2},{text() if number % 2 else ''}" for number in range(60)]
    (made / "isarcasm/train.En.csv").write_text("\n".join([",tweet,sarcastic,rephrase", *rows]), encoding="utf-8")
    (made / "goemotions").mkdir()
    names = ["anger", "joy", "optimism", "sadness", "neutral", "gratitude", "curiosity", "amusement"]
    (made / "goemotions/labels.txt").write_text("\n".join(names), encoding="utf-8")
    rows = [f"{text()}\t{choose.randrange(len(names))}\tid{number}" for number in range(400)]
    (made / "goemotions/train.tsv").write_text("\n".join(rows), encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def sources(folder: Path) -> blocks.Sources:
    loaded = blocks.load(folder)
    own = loaded.own
    return replace(loaded, own=blocks.Block(own.items[:OWN_POSTS], own.bags[:OWN_POSTS], own.signals[:OWN_POSTS]))


@pytest.fixture(scope="module")
def model(sources: blocks.Sources) -> heads.Model:
    return heads.teach(sources, experts.teach(sources, lambda _step: None))


def test_the_package_agrees_with_scikit_learn_and_loads(
    sources: blocks.Sources, model: heads.Model, tmp_path: Path
) -> None:
    assert package.write(tmp_path, model, sources.own) < package.TOLERANCE
    post = sources.own.items[0]
    reading = Reader.load(tmp_path).read([post.text])[0]
    first = blocks.Block([post], sources.own.bags[:1], sources.own.signals[:1])
    expected = float(model.probabilities(first)["dissatisfied"][0, 0])
    assert reading.dissatisfied == pytest.approx(expected, abs=package.TOLERANCE)


def test_a_graph_that_disagrees_more_than_it_may_is_not_written(
    sources: blocks.Sources, model: heads.Model, tmp_path: Path
) -> None:
    with pytest.raises(ValueError, match="differ by"):
        package.write(tmp_path, model, sources.own, tolerance=0)
    assert not list(tmp_path.iterdir())


def test_parity_sees_a_graph_of_other_weights(sources: blocks.Sources, model: heads.Model) -> None:
    turned = replace(model, heads=[replace(head, weights=-head.weights) for head in model.heads])
    assert package.parity(graph(turned).SerializeToString(), model, sources.own) > package.TOLERANCE


def test_held_contrast_sets_teach_nothing(sources: blocks.Sources) -> None:
    held = {post.set for post in data.corpus() if post.held}
    assert held
    assert not held & {post.set for post in sources.own.items}


def test_the_corpus_repeats_no_post_and_leaves_airlines_out() -> None:
    posts = data.corpus()
    texts = {" ".join(post.text.lower().split()) for post in posts}
    assert len(texts) == len(posts) >= 400
    assert len({post.industry for post in posts}) >= 12
    assert "airline" not in {post.industry for post in posts}


def test_every_line_of_the_corpus_is_consistent() -> None:
    for path in sorted(data.CORPUS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            post = data.Post(**json.loads(line))
            assert post.sentiment in data.SENTIMENTS
            assert post.emotion in data.EMOTIONS
            assert post.dissatisfied or not post.complaint, post.text

"""What teaches the model, and how its heads and thresholds are fitted; the network is tested in tests/training."""

import json
import random
from pathlib import Path

import numpy as np
import pytest
from training import data, sources
from training.examples import Example, Examples, counts
from training.heads import FEATURES, calibrated, choice, weighed
from training.metrics import calibration_error
from training.tasks import EMOTIONS, SENTIMENTS, TASKS, WIDTH, columns
from training.thresholds import ERROR_OF_THE_REST, LINE, WIDEST, band, thresholds

WORDS = ("love", "great", "thanks", "awful", "broken", "waiting", "sad", "hope", "why", "bus", "phone", "again")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made-up texts in the shapes of the data folder."""
    made = tmp_path_factory.mktemp("data")
    choose = random.Random(7)  # noqa: S311

    def text() -> str:
        return " ".join(choose.sample(WORDS, 6))

    (made / "sentiment").mkdir()
    rows = [f"{text()},{SENTIMENTS[number % 3]}" for number in range(30)]
    (made / "sentiment/train.csv").write_text("\n".join(["text,sentiment", *rows]), encoding="utf-8")
    (made / "isarcasm").mkdir()
    rows = [f"{number},{text()} {number},{number % 2},{text() if number % 2 else ''}" for number in range(60)]
    (made / "isarcasm/train.En.csv").write_text("\n".join([",tweet,sarcastic,rephrase", *rows]), encoding="utf-8")
    (made / "goemotions").mkdir()
    names = ["anger", "joy", "optimism", "sadness", "neutral", "gratitude", "curiosity", "amusement"]
    (made / "goemotions/labels.txt").write_text("\n".join(names), encoding="utf-8")
    rows = [f"{text()}\t{choose.randrange(len(names))}\tid{number}" for number in range(40)]
    (made / "goemotions/train.tsv").write_text("\n".join(rows), encoding="utf-8")
    return made


def test_the_columns_of_the_tasks_do_not_overlap_and_leave_no_gap() -> None:
    covered = [column for task in TASKS for column in range(WIDTH)[columns(task.name)]]
    assert covered == list(range(WIDTH))


def test_what_a_source_does_not_say_stays_open() -> None:
    row = Example("late again", {"complaint": True, "sentiment": "negative"}).targets()
    assert row[columns("complaint")].tolist() == [1.0]
    assert row[columns("sentiment")].tolist() == [1.0, 0.0, 0.0]
    assert np.isnan(row[columns("dissatisfied")]).all()
    assert counts(Examples.of([Example("late again", {"complaint": True})]))["dissatisfied"] == 0


def test_a_rephrase_teaches_the_sincere_side_of_its_pair_and_kept_statements_teach_nothing(folder: Path) -> None:
    lessons = sources.general(folder)
    kept = {statement.text for statement in sources.statements_kept(folder)}
    kept_rephrases = {statement.rephrase for statement in sources.statements_kept(folder) if statement.rephrase}
    assert kept
    assert not kept & set(lessons.texts)
    assert not kept_rephrases & set(lessons.texts)
    taught = [s for s in data.isarcasm(folder / "isarcasm/train.En.csv") if s.text not in kept and s.rephrase]
    label = dict(zip(lessons.texts, lessons.targets[:, columns("intended_sarcasm")][:, 0], strict=True))
    assert all(label[s.text] == 1 and label[s.rephrase] == 0 for s in taught)


def test_a_rude_word_offends_only_where_it_was_heard_as_hostile() -> None:
    assert sources.offends(data.Comment("you idiot", frozenset({"anger"}))) is True
    assert sources.offends(data.Comment("what a lovely bus", frozenset({"joy"}))) is False
    assert sources.offends(data.Comment("damn, that is good", frozenset({"joy"}))) is None


def test_a_head_learns_which_evidence_matters() -> None:
    given, truth = _evidence(seed=1)
    head = weighed("dissatisfied", given, truth)
    assert ((head.probabilities(given)[:, 0] >= 0.5) == truth).mean() > 0.9
    assert abs(head.weights[3, 0]) == np.abs(head.weights).max()


def test_calibration_mends_a_head_that_is_too_sure() -> None:
    given, truth = _evidence(seed=2)
    sure = weighed("dissatisfied", given, truth).scaled(8.0, 3.0)
    mended = calibrated(sure, sure.logits(given), truth)
    labels = truth.astype(np.int64)
    before = calibration_error(labels, sure.probabilities(given)[:, 0])
    after = calibration_error(labels, mended.probabilities(given)[:, 0])
    assert after < before / 2


def test_a_choice_keeps_its_order_and_changes_its_temperature() -> None:
    generator = np.random.default_rng(3)
    truth = generator.integers(0, 3, 600)
    given = np.zeros((600, FEATURES))
    said = np.where(generator.random(600) < 0.7, truth, generator.integers(0, 3, 600))
    given[np.arange(600), said] = 9.0
    head = choice("sentiment", given, truth)
    assert (head.probabilities(given).argmax(axis=1) == said).all()
    sure = head.probabilities(given).max(axis=1).mean()
    assert sure == pytest.approx((said == truth).mean(), abs=0.02)


def test_the_band_of_doubt_is_as_wide_as_the_error_of_the_rest_asks() -> None:
    generator = np.random.default_rng(4)
    probabilities = generator.random(5_000)
    truth = generator.random(5_000) < probabilities
    alike = np.ones(5_000)
    half_width = band(truth, probabilities, alike)
    rest = np.abs(probabilities - LINE) > half_width
    wrong = (probabilities >= LINE) != truth
    assert 0 < half_width <= WIDEST
    assert wrong[rest].mean() <= ERROR_OF_THE_REST or half_width == WIDEST
    assert wrong.mean() > ERROR_OF_THE_REST
    lines = thresholds(truth, probabilities, alike)
    assert lines["doubt_from"] < lines["dissatisfied"] < lines["doubt_to"]


def test_no_band_is_needed_where_nothing_is_decided_wrongly() -> None:
    probabilities = np.array([0.1, 0.9] * 50)
    assert band(probabilities > 0.5, probabilities, np.ones(100)) == 0


def _evidence(seed: int) -> tuple[np.ndarray, np.ndarray]:
    generator = np.random.default_rng(seed)
    given = generator.normal(size=(800, FEATURES))
    return given, given[:, 3] + 0.2 * generator.normal(size=800) > 0


def test_no_contrast_set_stands_on_two_sides() -> None:
    parts: dict[str, set[str]] = {}
    for post in data.corpus():
        parts.setdefault(post.set, set()).add(post.part)
    assert {len(found) for found in parts.values()} == {1}
    assert set.union(*parts.values()) == {"train", "calibrate", "held"}


def test_the_corpus_repeats_no_post_and_leaves_airlines_out() -> None:
    posts = data.corpus()
    texts = {" ".join(post.text.lower().split()) for post in posts}
    assert len(texts) == len(posts) >= 3_000
    assert len({post.industry for post in posts}) >= 12
    assert not any("airline" in post.industry or "airline" in post.text.lower() for post in posts)


def test_every_line_of_the_corpus_is_consistent() -> None:
    for path in sorted(data.CORPUS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            post = data.Post(**json.loads(line))
            assert post.sentiment in SENTIMENTS
            assert post.emotion in EMOTIONS
            assert post.dissatisfied or not post.complaint, post.text

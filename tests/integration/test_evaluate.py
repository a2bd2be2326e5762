"""`amends evaluate`: which shapes it takes, what it says of malformed ones, and what it measures."""

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from amends.reading import Emotion, Reading, Sentiment
from training.evaluate import Measured, measure
from training.labelled import DataError, Dataset, Labelled
from training.risk import boundary, curve
from training.shapes import TRAINED_ON, datasets

from local.cli import main

CORPUS_LINE = {
    "text": "Great job, third outage",
    "set": "a-1",
    "kind": "mock_praise",
    "industry": "telecom",
    "sentiment": "negative",
    "complaint": True,
    "sarcasm": True,
    "dissatisfied": True,
    "offence": False,
    "emotion": "anger",
}


def a_reading(dissatisfied: float = 0.1, positive: float = 0.1, **changes: object) -> Reading:
    rest = (1 - positive) / 2
    values: dict[str, object] = {
        "sentiment": Sentiment(negative=rest, neutral=rest, positive=positive),
        "complaint": dissatisfied,
        "sarcasm": 0.1,
        "emotion": Emotion(anger=dissatisfied, joy=1 - dissatisfied, optimism=0, sadness=0, other=0),
        "offence": 0.1,
        "dissatisfied": dissatisfied,
        "is_dissatisfied": dissatisfied >= 0.5,
        "language": "en",
        "needs_human": 0.4 <= dissatisfied <= 0.6,
        "reasons": ["told by the text"],
        "model": "fake-1",
    }
    return Reading.model_validate({**values, **changes})


class FakeReader:
    """Reads the score of dissatisfaction, and how pleased the words are, off the text: "0.9 0.2 words"."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def read(self, texts: list[str]) -> list[Reading]:
        self.asked.append(len(texts))
        return [a_reading(*map(float, text.split()[:2])) for text in texts]


def measured(texts: list[Labelled], name: str = "data") -> Measured:
    return measure(FakeReader(), Dataset(name, texts), lambda _read, _of: None)


def value(of: Measured, name: str) -> float:
    (found,) = [row.value for row in of.rows if row.measure.startswith(name)]
    return found


def put(path: Path, content: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def tweeteval(folder: Path, split: str, labels: str, texts: str = "one\ntwo\n") -> Path:
    put(folder / f"{split}_text.txt", texts)
    put(folder / f"{split}_labels.txt", labels)
    return folder


def only(path: Path) -> Dataset:
    (found,) = datasets(path)
    return found


@pytest.mark.parametrize(
    ("task", "label", "expected"),
    [
        ("irony", "sarcasm", [False, True]),
        ("offensive", "offence", [False, True]),
        ("sentiment", "sentiment", ["negative", "neutral"]),
        ("emotion", "emotion", ["anger", "joy"]),
    ],
)
def test_a_tweeteval_task_is_known_by_its_folder(tmp_path: Path, task: str, label: str, expected: list[object]) -> None:
    found = only(tweeteval(tmp_path / task, "val", "0\n1\n"))
    assert [getattr(text, label) for text in found.texts] == expected
    assert [text.text for text in found.texts] == ["one", "two"]
    assert found.name == f"TweetEval {task}, val"


def test_of_the_splits_test_is_measured_before_val_before_train(tmp_path: Path) -> None:
    folder = tweeteval(tmp_path / "sentiment", "train", "0\n1")
    assert (only(folder).name, only(folder).note) == ("TweetEval sentiment, train", TRAINED_ON)
    assert only(tweeteval(folder, "val", "0\n1")).name == "TweetEval sentiment, val"
    assert only(tweeteval(folder, "test", "0\n1")).name == "TweetEval sentiment, test"


def test_an_irony_split_whose_hashtags_tell_the_label_is_marked(tmp_path: Path) -> None:
    assert only(tweeteval(tmp_path / "irony", "test", "0\n1", "fine\nso fine #Irony")).note


@pytest.mark.parametrize(
    ("name", "content", "label", "expected", "note"),
    [
        ("train.En.csv", ',tweet,sarcastic,rephrase\n0,a,1,b\n1,"c,\nd",0,\n2,,0,\n', "sarcasm", [True, False],
         TRAINED_ON),
        ("task_A_En_test.csv", "text,sarcastic\na,1\nb,0\n", "sarcasm", [True, False], ""),
        ("complaints/x.csv", "id,text,complaint,domain\n1,a,1,cars\n2,b,0,food\n", "complaint", [True, False], ""),
        ("complaints/y.csv", "text,label\na,1\nb,0\n", "complaint", [True, False], ""),
        ("sentiment/train.csv", "text,sentiment\na,negative\nb,neutral\n", "sentiment", ["negative", "neutral"],
         TRAINED_ON),
        ("mine.csv", "text,airline,sentiment\na,X,negative\nb,Y,neutral\n", "dissatisfied", [True, False], ""),
        ("mine.csv", "text,sentiment\na,negative\nb,neutral\n", "dissatisfied", [None, None], ""),
        ("excel.csv", "\ufefftext,sarcasm\na,TRUE\nb,FALSE\n", "sarcasm", [True, False], ""),
        ("mine.csv", "emotion,text\njoy,a\nother,b\n", "emotion", ["joy", "other"], ""),
        ("mine.jsonl", '{"text": "a", "offence": true}\n{"text": "b", "offence": 0}\n', "offence", [True, False], ""),
        ("mine.jsonl", '{"text": "a", "dissatisfied": "yes"}\n{"text": "b", "dissatisfied": "no"}', "dissatisfied",
         [True, False], ""),
    ],
)  # fmt: skip
def test_a_table_is_known_by_its_columns(
    tmp_path: Path, name: str, content: str, label: str, expected: list[object], note: str
) -> None:
    found = only(put(tmp_path / name, content))
    assert [getattr(text, label) for text in found.texts] == expected
    assert found.note == note


def test_goemotions_are_grouped_and_what_shows_several_is_left_out(tmp_path: Path) -> None:
    put(tmp_path / "labels.txt", "anger\nannoyance\njoy\nneutral\n")
    put(tmp_path / "train.tsv", "x\t0\tid\n")
    put(tmp_path / "dev.tsv", "cross\t0,1\ta\nboth\t0,2\tb\nplain\t3\tc\n")
    found = only(tmp_path)
    assert [(text.text, text.emotion) for text in found.texts] == [("cross", "anger"), ("plain", "other")]
    assert found.name == "GoEmotions, dev"


@pytest.mark.parametrize(("field", "held", "taught"), [("part", "held", "calibrate"), ("held", True, False)])
def test_of_our_corpus_the_held_posts_are_measured(tmp_path: Path, field: str, held: object, taught: object) -> None:
    lines = [{**CORPUS_LINE, field: held}, {**CORPUS_LINE, field: taught}]
    put(tmp_path / "telecom.jsonl", "\n".join(map(json.dumps, lines)))
    put(tmp_path / "bank.jsonl", json.dumps({**CORPUS_LINE, "kind": "praise", "dissatisfied": False, field: held}))
    found = only(tmp_path)
    assert [(text.kind, text.set) for text in found.texts] == [("praise", "a-1"), ("mock_praise", "a-1")]


def test_a_whole_data_folder_is_searched(tmp_path: Path) -> None:
    tweeteval(tmp_path / "tweeteval/irony", "val", "0\n1\n")
    tweeteval(tmp_path / "tweeteval/emotion", "val", "0\n1\n")
    put(tmp_path / "complaints/train.csv", "text,complaint\na,1\n")
    put(tmp_path / "README.md", "words")
    put(tmp_path / "feed.jsonl", '{"text": "no label"}')
    assert [data.name for data in datasets(tmp_path)] == [
        "complaints/train.csv",
        "TweetEval emotion, val",
        "TweetEval irony, val",
    ]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.csv", "text,complaint\na,1\nb,perhaps\n", r"a\.csv:3: complaint is 'perhaps'"),
        ("a.csv", 'text,complaint\n"a\nb",1\nc\n', r"a\.csv:4: 2 columns expected"),
        ("a.csv", "text,complaint\na,1,2\n", r"a\.csv:2: 2 columns expected"),
        ("a.csv", "text,sentiment\na,angry\n", r"a\.csv:2: sentiment is 'angry'"),
        ("a.csv", "text,complaint\n", r"a\.csv: no texts in it"),
        ("a.jsonl", '{"text": "a", "sarcasm": 1}\n{"text": 5, "sarcasm": 1}', r"a\.jsonl:2: 'text' is not a text"),
        ("a.jsonl", '{"text": "a", "sarcasm": 1}\n{"sarcasm": 1}', r"a\.jsonl:2: no 'text' in it"),
        ("a.jsonl", '{"text": "a", "sarcasm": 1}\n{', r"a\.jsonl:2: not valid JSON"),
        ("a.jsonl", '{"text": "a", "sarcasm": 1}\n5', r"a\.jsonl:2: not a JSON object"),
        ("a.csv", "a,b\n1,2\n", "nothing recognised; it takes a TweetEval task's folder"),
        ("a.txt", "words", "nothing recognised"),
        ("a.csv", "", "nothing recognised"),
    ],
)
def test_what_is_malformed_is_named_by_file_and_line(tmp_path: Path, name: str, content: str, says: str) -> None:
    with pytest.raises(DataError, match=says):
        datasets(put(tmp_path / name, content))


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"text,complaint\na,1\n\xff\xff,0\n")
    with pytest.raises(DataError, match=r"a\.csv: not UTF-8"):
        datasets(tmp_path)


@pytest.mark.parametrize(("labels", "says"), [("0\n2\n", r":2: '2' is no label"), ("0\n", "1 labels for 2 texts")])
def test_a_wrong_label_of_a_task_is_named(tmp_path: Path, labels: str, says: str) -> None:
    with pytest.raises(DataError, match=says):
        datasets(tweeteval(tmp_path / "irony", "val", labels))


def test_a_malformed_line_of_goemotions_is_named(tmp_path: Path) -> None:
    put(tmp_path / "labels.txt", "anger")
    put(tmp_path / "dev.tsv", "a\t0\tid\nb\t7\tid\n")
    with pytest.raises(DataError, match=r"dev\.tsv:2: "):
        datasets(tmp_path)


def test_what_is_measured_on_dissatisfaction() -> None:
    found = measured(
        [
            Labelled("0.9 0.1 plain complaint", dissatisfied=True, kind="plain_complaint", set="1"),
            Labelled("0.7 0.8 mocks", dissatisfied=True, kind="mock_praise", set="1"),
            Labelled("0.3 0.8 mocks finely", dissatisfied=True, kind="mock_praise", set="2"),
            Labelled("0.45 0.9 praises", dissatisfied=False, kind="praise", set="2"),
            Labelled("0.8 0.9 praises after hardship", dissatisfied=False, kind="praise", set="3"),
        ]
    )
    assert value(found, "mock praise found") == 0.5
    assert value(found, "sincere praise called") == 0.5
    assert value(found, "share sent") == 0.2
    assert value(found, "of the others, decided wrongly") == 0.5
    assert value(found, "contrast sets wholly right") == pytest.approx(1 / 3)
    # Of the pleased: .8 false, .7 true, .45 false, .3 true: all found, and two of four are right.
    assert value(found, "dissatisfied in pleased words") == 1.0
    # Ranked .9 true, .8 false, .7 true, .45 false, .3 true.
    assert value(found, "dissatisfied: average precision") == pytest.approx((1 + 2 / 3 + 3 / 5) / 3)


def test_each_kind_of_label_has_its_official_measure() -> None:
    texts = ["0.9 0.9 a", "0.1 0.1 b"]
    labels: list[dict[str, object]] = [
        {"sarcasm": False, "sentiment": "positive", "emotion": "anger", "offence": False, "complaint": True},
        {"sarcasm": False, "sentiment": "negative", "emotion": "joy", "offence": False, "complaint": False},
    ]
    found = measured([Labelled(text, **each) for text, each in zip(texts, labels, strict=True)])  # type: ignore[arg-type]
    assert value(found, "sarcasm: F1") == 0
    assert value(found, "sentiment: macro recall") == 1
    assert value(found, "emotion: macro F1 of 2") == 1
    assert value(found, "offence: macro F1") == 1
    assert value(found, "complaint: macro F1") == 1


def test_an_industry_with_enough_posts_of_both_kinds_has_a_line() -> None:
    def post(industry: str, number: int) -> Labelled:
        return Labelled(f"0.{number % 2 * 8 + 1} 0.1 x", complaint=number % 2 == 1, industry=industry)

    posts = [post("cars", number) for number in range(30)] + [post("food", number) for number in range(29)]
    lines = [row for row in measured(posts).rows if "one half, " in row.measure]
    assert [(row.measure, row.texts, row.value) for row in lines] == [
        ("complaint: macro F1 at one half, cars", 30, 1.0)
    ]


def test_shuffled_labels_lower_what_is_measured() -> None:
    choose = random.Random(7)  # noqa: S311
    texts = [Labelled(f"{number % 2 * 0.8 + 0.1} 0.1 x", dissatisfied=number % 2 == 1) for number in range(400)]
    labels = [text.dissatisfied for text in texts]
    choose.shuffle(labels)
    shuffled = [Labelled(text.text, dissatisfied=label) for text, label in zip(texts, labels, strict=True)]
    for name in ("dissatisfied: average precision", "is_dissatisfied: macro F1"):
        assert value(measured(texts), name) == 1
        assert value(measured(shuffled), name) < 0.65


def test_many_texts_are_read_in_chunks_and_progress_is_told() -> None:
    reader, told = FakeReader(), []
    texts = [Labelled("0.1 0.1 x", sarcasm=False)] * 600
    measure(reader, Dataset("data", texts), lambda read, of: told.append((read, of)))
    assert reader.asked == [256, 256, 88]
    assert told == [(256, 600), (512, 600), (600, 600)]


def test_the_curve_leaves_the_doubtful_to_a_person_first() -> None:
    readings = [a_reading(score) for score in (0.95, 0.05, 0.9, 0.1, 0.8, 0.2, 0.7, 0.3, 0.55, 0.45)]
    truth = [True, False, True, False, True, False, True, False, False, True]
    points = {point.coverage: point.error for point in curve(truth, readings)}
    assert points[1.0] == 0.2
    assert points[0.9] == pytest.approx(1 / 9)
    assert points[0.8] == 0


def test_another_language_is_the_least_certain() -> None:
    readings = [a_reading(0.9), a_reading(0.01, language="es"), *[a_reading(0.1)] * 8]
    points = {point.coverage: point.error for point in curve([True, True, *[False] * 8], readings)}
    assert (points[1.0], points[0.9]) == (0.1, 0)


@pytest.mark.parametrize(
    ("scores", "threshold", "middle"), [((0.2, 0.3, 0.5), 0.4, 0.4), ((0.2, 0.4), 0.5, 0.7), ((0.6, 0.8), 0.5, 0.3)]
)
def test_where_the_model_decides_is_seen_from_its_readings(
    scores: tuple[float, ...], threshold: float, middle: float
) -> None:
    readings = [a_reading(score, is_dissatisfied=score >= threshold) for score in scores]
    assert boundary(readings) == pytest.approx(middle)


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    lines = ["my internet is down again,1", "thank you it all works now!,0", "what time do you open?,0"]
    return put(tmp_path / "mine.csv", "text,dissatisfied\n" + "\n".join(lines))


def test_the_command_prints_a_table_and_a_curve(labelled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(labelled), "--curve"]) == 0
    said = capsys.readouterr()
    first, rule, *lines = said.out.splitlines()
    assert first == "| data | measure | texts | value | 95 % interval | note |"
    assert set(rule) == {"|", "-"}
    assert any("| dissatisfied: average precision | 3 | 1.000 |" in line for line in lines)
    assert any("| 100% | 0.0% |" in line for line in lines)
    assert "3 of 3 texts read" in said.err


def test_the_command_answers_programs(labelled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(labelled), str(labelled), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    names = [row["measure"] for row in answer["rows"]]
    assert names.count("dissatisfied: average precision") == 2
    assert answer["curves"]


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda folder: folder / "nowhere", "there is no "),
        (lambda folder: folder, "nothing recognised"),
        (lambda folder: put(folder / "a.csv", "text,complaint\na,x\n"), "a.csv:2: "),
    ],
)
def test_a_wrong_request_is_one_line_and_exit_status_2(
    tmp_path: Path, make: Callable[[Path], Path], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", str(make(tmp_path))]) == 2
    said = capsys.readouterr().err
    assert said.startswith("amends: ")
    assert says in said
    assert said.count("\n") == 1

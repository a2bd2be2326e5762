"""The network, its training and its graph in eight bits, on the real encoder and a handful of texts."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="PyTorch is in the training environment only: make train-test")

from training import graph  # noqa: E402
from training.examples import Example, Examples  # noqa: E402
from training.heads import FEATURES, Head, features  # noqa: E402
from training.loop import Encoded, Schedule, predict, train  # noqa: E402
from training.network import Network, loss  # noqa: E402
from training.probe import ASKED, probe  # noqa: E402
from training.tasks import WIDTH, columns  # noqa: E402

PLEASED = ["love this bus", "great phone, thanks", "what a lovely day", "thank you, all is well", "best service ever"]
CROSS = ["the bus is late again", "my phone is broken", "awful day", "nobody answers me", "worst service ever"]
QUICK = Schedule(epochs=12, rate=2e-4, head_rate=1e-2, batch=5, seed=3)


@pytest.fixture(scope="module")
def lessons() -> Examples:
    pleased = [Example(text, {"dissatisfied": False, "sentiment": "positive"}) for text in PLEASED]
    cross = [Example(text, {"dissatisfied": True, "sentiment": "negative"}) for text in CROSS]
    return Examples.of(pleased + cross)


@pytest.fixture(scope="module")
def taught(lessons: Examples) -> Network:
    network = fresh()
    train(network, lessons, QUICK, None, "test")
    return network


def fresh() -> Network:
    torch.manual_seed(3)
    return Network()


def test_it_learns_what_it_is_told(taught: Network, lessons: Examples) -> None:
    said = predict(taught, lessons.texts)[:, columns("dissatisfied")][:, 0] > 0
    assert said.tolist() == [False] * len(PLEASED) + [True] * len(CROSS)
    before = predict(fresh(), lessons.texts)[:, columns("dissatisfied")][:, 0] > 0
    assert before.tolist() != said.tolist()


def test_what_is_not_known_adds_no_loss() -> None:
    logits = torch.randn(2, WIDTH)
    assert loss(logits, torch.full((2, WIDTH), torch.nan), {}) == 0
    known = torch.full((2, WIDTH), torch.nan)
    known[0, columns("complaint")] = 1
    assert loss(logits, known, {}) > 0


def test_a_text_reads_the_same_alone_and_beside_longer_ones(taught: Network) -> None:
    alone = predict(taught, ["late again"])
    beside = predict(taught, ["late again", "a much longer text than the other one, so that it is padded"])
    assert np.abs(alone[0] - beside[0]).max() < 1e-4


def test_a_run_that_was_cut_off_ends_where_the_whole_one_does(lessons: Examples, tmp_path: Path) -> None:
    short = Schedule(epochs=4, batch=5, seed=3)
    whole, cut, resumed = fresh(), fresh(), fresh()
    train(whole, lessons, short, None, "whole")
    checkpoint = tmp_path / "run.pt"
    with pytest.raises(KeyboardInterrupt):
        train(cut, lessons, short, checkpoint, "cut", save_every=3, stop=_after(5))
    train(resumed, lessons, short, checkpoint, "resumed", save_every=3)
    assert np.abs(predict(whole, PLEASED) - predict(resumed, PLEASED)).max() < 1e-2
    assert np.abs(predict(whole, PLEASED) - predict(cut, PLEASED)).max() > 1e-2


def _after(steps: int) -> Callable[[], None]:
    left = iter(range(steps))

    def stop() -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt

    return stop


def test_the_graph_in_eight_bits_says_what_the_network_says(taught: Network, lessons: Examples) -> None:
    content = graph.quantized(taught)
    full, small = predict(taught, lessons.texts), graph.run(content, lessons.texts)
    assert np.abs(full - small).mean() < 0.1 * full.std()
    assert len(content) < 25_000_000


def test_the_answering_graph_holds_the_heads(taught: Network, lessons: Examples) -> None:
    import onnxruntime

    weights = np.random.default_rng(1).normal(size=(FEATURES, 1)) / 10
    head = Head("dissatisfied", weights, np.array([0.3]))
    content = graph.quantized(taught)
    session = onnxruntime.InferenceSession(graph.answering(content, [head]), providers=["CPUExecutionProvider"])
    given = features(lessons.texts[:1], graph.run(content, lessons.texts[:1]))
    row = graph.inputs(Encoded.of(lessons.texts[:1]).rows[0])
    (answer,) = session.run(["dissatisfied"], {**row, "signals": given[:, WIDTH:].astype(np.float32)})
    assert answer[0, 0] == pytest.approx(head.probabilities(given)[0, 0], abs=1e-4)


def test_a_probe_answers_before_the_encoder_has_learnt_anything() -> None:
    def asked(text: str, unhappy: bool) -> Example:
        return Example(text, dict.fromkeys(ASKED, unhappy))

    network, other = fresh(), fresh()
    probe(network, Examples.of([asked(text, False) for text in PLEASED] + [asked(text, True) for text in CROSS]))
    said = predict(network, PLEASED + CROSS)[:, columns("dissatisfied")][:, 0]
    assert said[: len(PLEASED)].max() < said[len(PLEASED) :].min()
    assert all(torch.equal(a, b) for a, b in zip(network.encoder.parameters(), other.encoder.parameters(), strict=True))

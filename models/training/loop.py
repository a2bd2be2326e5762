"""The training loop: batches of like length, warm-up and decay, and a checkpoint to go on from."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sarcasm.features import normalise, sentence
from tokenizers import Tokenizer
from torch import Tensor
from tqdm import tqdm

from training.examples import Examples
from training.network import Network, loss, tokenizer

LONGEST = 128
_POOL = 40  # batches whose texts are sorted together: little padding, and still no fixed order


@dataclass(frozen=True)
class Schedule:
    """How long and how fast to learn; rates are the peaks."""

    epochs: float
    rate: float = 8e-5
    head_rate: float = 1e-3
    batch: int = 32
    warm_up: float = 0.06
    decay: float = 0.01
    weights: dict[str, float] = field(default_factory=dict)
    seed: int = 7


@dataclass(frozen=True)
class Encoded:
    """Texts as token numbers."""

    rows: list[list[int]]

    @classmethod
    def of(cls, texts: list[str], words: Tokenizer | None = None) -> "Encoded":
        """The texts as serving would tokenise them."""
        found = (words or tokenizer(LONGEST)).encode_batch([sentence(normalise(text)) for text in texts])
        return cls([encoding.ids for encoding in found])

    def batch(self, rows: NDArray[np.int64]) -> tuple[Tensor, Tensor]:
        """Padded tokens and mask of these rows."""
        longest = max(len(self.rows[row]) for row in rows)
        tokens = torch.zeros(len(rows), longest, dtype=torch.long)
        mask = torch.zeros(len(rows), longest, dtype=torch.long)
        for at, row in enumerate(rows):
            length = len(self.rows[row])
            tokens[at, :length] = torch.tensor(self.rows[row])
            mask[at, :length] = 1
        return tokens, mask


def precise() -> bool:
    """Whether this processor has no instructions for bfloat16, so that full precision is faster."""
    return not torch.ops.mkldnn._is_mkldnn_bf16_supported()


def train(
    network: Network,
    examples: Examples,
    schedule: Schedule,
    checkpoint: Path | None,
    label: str,
    save_every: int = 200,
    stop: Callable[[], None] = lambda: None,
) -> None:
    """Teach the network these examples; a run that was cut off goes on where `checkpoint` says; `stop` may raise."""
    torch.manual_seed(schedule.seed)
    encoded, targets = Encoded.of(examples.texts), torch.from_numpy(examples.targets)
    batches = list(_batches(encoded, schedule))
    optimizer = _optimizer(network, schedule)
    ramp = torch.optim.lr_scheduler.LambdaLR(optimizer, _Ramp(len(batches), schedule.warm_up))
    done = _resume(checkpoint, network, optimizer, ramp)
    network.train()
    bar = tqdm(batches[done:], desc=label, initial=done, total=len(batches), mininterval=5)
    for step, rows in enumerate(bar, done + 1):
        stop()
        tokens, mask = encoded.batch(rows)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=not precise()):
            logits = network(tokens, mask)
        lost = loss(logits.float(), targets[rows], schedule.weights)
        lost.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        ramp.step()
        optimizer.zero_grad(set_to_none=True)
        bar.set_postfix(loss=f"{lost.item():.3f}", refresh=False)
        if checkpoint and (step % save_every == 0 or step == len(batches)):
            _save(checkpoint, network, optimizer, ramp, step)


def predict(network: Network, texts: list[str], label: str = "reading") -> NDArray[np.float32]:
    """Logits of the texts, (texts, WIDTH), in full precision."""
    network.eval()
    return _answers(network, network.heads.out_features, texts, label)


def embed(network: Network, texts: list[str]) -> NDArray[np.float32]:
    """The texts' vectors, (texts, hidden), in full precision."""
    network.eval()
    return _answers(network.embed, network.heads.in_features, texts, "embedding")


def _answers(
    asked: Callable[[Tensor, Tensor], Tensor], width: int, texts: list[str], label: str
) -> NDArray[np.float32]:
    encoded = Encoded.of(texts)
    order = np.argsort([len(row) for row in encoded.rows], kind="stable")
    answers = np.zeros((len(texts), width), dtype=np.float32)
    with torch.no_grad():
        for start in tqdm(range(0, len(order), 64), desc=label, mininterval=5, leave=False):
            rows = order[start : start + 64]
            answers[rows] = asked(*encoded.batch(rows)).numpy()
    return answers


@dataclass(frozen=True)
class _Ramp:
    steps: int
    warm_up: float

    def __call__(self, step: int) -> float:
        """The share of the peak rate at this step."""
        rising = max(1, int(self.steps * self.warm_up))
        return min(step / rising, max(0.0, (self.steps - step) / (self.steps - rising + 1)))


def _optimizer(network: Network, schedule: Schedule) -> torch.optim.Optimizer:
    taught = [(name, p) for name, p in network.named_parameters() if p.requires_grad]
    heads = [p for name, p in taught if name.startswith("heads")]
    plain = [p for name, p in taught if not name.startswith("heads") and p.ndim == 1]
    dense = [p for name, p in taught if not name.startswith("heads") and p.ndim > 1]
    groups = [
        {"params": dense, "lr": schedule.rate, "weight_decay": schedule.decay},
        {"params": plain, "lr": schedule.rate, "weight_decay": 0.0},
        {"params": heads, "lr": schedule.head_rate, "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, fused=True)


def _batches(encoded: Encoded, schedule: Schedule) -> Iterator[NDArray[np.int64]]:
    generator = np.random.default_rng(schedule.seed)
    lengths = np.array([len(row) for row in encoded.rows])
    left = round(schedule.epochs * len(lengths))
    while left > 0:
        order = generator.permutation(len(lengths))[:left]
        left -= len(order)
        pools = [
            order[start : start + _POOL * schedule.batch] for start in range(0, len(order), _POOL * schedule.batch)
        ]
        for pool in pools:
            by_length = pool[np.argsort(lengths[pool], kind="stable")]
            batches = [by_length[at : at + schedule.batch] for at in range(0, len(by_length), schedule.batch)]
            yield from (batches[at] for at in generator.permutation(len(batches)))


def _save(path: Path, network: Network, optimizer: torch.optim.Optimizer, ramp: object, step: int) -> None:
    state = {"network": network.state_dict(), "optimizer": optimizer.state_dict(), "step": step}
    state["ramp"] = ramp.state_dict()  # type: ignore[attr-defined]
    state["random"] = torch.get_rng_state()
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save(state, path.with_suffix(".part"))
    path.with_suffix(".part").replace(path)


def _resume(path: Path | None, network: Network, optimizer: torch.optim.Optimizer, ramp: object) -> int:
    if path is None or not path.exists():
        return 0
    state = torch.load(path, weights_only=True)
    network.load_state_dict(state["network"])
    optimizer.load_state_dict(state["optimizer"])
    ramp.load_state_dict(state["ramp"])  # type: ignore[attr-defined]
    torch.set_rng_state(state["random"])
    return int(state["step"])

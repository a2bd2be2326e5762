"""What the network is asked about a text: the columns of its output and how their loss is counted."""

from dataclasses import dataclass

SENTIMENTS = ("negative", "neutral", "positive")
EMOTIONS = ("anger", "joy", "optimism", "sadness", "other")
FEELINGS = (
    "admiration", "amusement", "anger", "annoyance", "approval", "caring", "confusion", "curiosity", "desire",
    "disappointment", "disapproval", "disgust", "embarrassment", "excitement", "fear", "gratitude", "grief", "joy",
    "love", "nervousness", "optimism", "pride", "realization", "relief", "remorse", "sadness", "surprise", "neutral",
)  # fmt: skip
# `intended_sarcasm`: what authors say they meant; `brand_sarcasm`: in posts to brands; `irony`: what readers hear.
QUESTIONS = ("complaint", "dissatisfied", "brand_sarcasm", "intended_sarcasm", "offence", "irony")


@dataclass(frozen=True)
class Task:
    """One group of columns: `choice` holds one truth among them, `several` any number of them."""

    name: str
    columns: tuple[str, ...]
    choice: bool
    weight: float = 1.0

    @property
    def width(self) -> int:
        """How many columns."""
        return len(self.columns)


TASKS = (
    Task("sentiment", SENTIMENTS, choice=True),
    Task("emotion", EMOTIONS, choice=True, weight=0.5),
    Task("feelings", FEELINGS, choice=False, weight=0.2),
    *(Task(question, (question,), choice=False) for question in QUESTIONS),
)
WIDTH = sum(task.width for task in TASKS)


def columns(name: str) -> slice:
    """Where the task's columns stand in the network's output."""
    start = 0
    for task in TASKS:
        if task.name == name:
            return slice(start, start + task.width)
        start += task.width
    raise KeyError(name)

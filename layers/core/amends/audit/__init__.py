"""The log of every move: numbered, chained, and provable."""

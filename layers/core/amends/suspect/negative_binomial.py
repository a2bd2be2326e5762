"""The negative binomial: counts that vary more than chance alone would have them.

`mean` is what is expected, `spread` how much more than Poisson it varies: the variance is mean + spread * mean².
"""

from math import exp, lgamma, log, log1p

NEGLIGIBLE = 1e-17  # of a sum, what the next term adds
NO_SPREAD = 1e-9  # below this it is Poisson


def pmf(count: int, mean: float, spread: float) -> float:
    """The probability of exactly this count."""
    if mean <= 0:
        return 1.0 if count == 0 else 0.0
    if spread < NO_SPREAD:
        return exp(count * log(mean) - mean - lgamma(count + 1))
    size = 1 / spread
    grown = lgamma(count + size) - lgamma(size) - lgamma(count + 1)
    return exp(grown - size * log1p(mean * spread) + count * (log(mean) - log(size + mean)))


def at_least(count: int, mean: float, spread: float) -> float:
    """The probability of this count or more; small ones are summed themselves, so that they stay exact."""
    if count <= 0:
        return 1.0
    if count <= mean:
        return max(0.0, 1 - sum(pmf(lower, mean, spread) for lower in range(count)))
    term = total = pmf(count, mean, spread)
    size = 1 / max(spread, NO_SPREAD)
    while term > total * NEGLIGIBLE:
        term *= mean / (size + mean) * (size + count) / (count + 1)
        total += term
        count += 1
    return min(1.0, total)

"""The 95 % intervals of shares, means, medians, ratios and differences, in closed form.

Each names who it is by. scipy is what the tests compare with; it would be the one reason for its megabytes in every
function.
"""

from collections.abc import Sequence
from math import exp, floor, fsum, log, sqrt
from operator import mul
from statistics import NormalDist

Z = NormalDist().inv_cdf(0.975)
Interval = tuple[float, float]


def wilson(share: float, n: float) -> Interval:
    """Of a share of n observations: Wilson 1927. `n` may be an effective number, which need not be whole."""
    centre = share + Z * Z / (2 * n)
    half = Z * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    whole = 1 + Z * Z / n
    return max(0.0, (centre - half) / whole), min(1.0, (centre + half) / whole)


def difference(share: float, n: float, other: float, of: float) -> Interval:
    """Of share - other, from the two Wilson intervals: Newcombe 1998, method 10."""
    low, high = wilson(share, n)
    others_low, others_high = wilson(other, of)
    below = sqrt((share - low) ** 2 + (others_high - other) ** 2)
    above = sqrt((high - share) ** 2 + (other - others_low) ** 2)
    return max(-1.0, share - other - below), min(1.0, share - other + above)


def mean(values: Sequence[float]) -> tuple[float, Interval]:
    """Their mean, with Student's interval; two values at least. Sums are exact, so their order changes nothing."""
    n, whole = len(values), fsum(values)
    spread = max(0.0, fsum(map(mul, values, values)) - whole * whole / n) / (n - 1)
    half = student(n - 1) * sqrt(spread / n)
    return whole / n, (whole / n - half, whole / n + half)


def median(values: Sequence[float]) -> tuple[float, Interval]:
    """Their median, with the interval between two of them: Conover 1999, 3.2. Six values at least."""
    ordered, n = sorted(values), len(values)
    rank = floor((n + 1 - Z * sqrt(n)) / 2)
    middle = (ordered[(n - 1) // 2] + ordered[n // 2]) / 2
    return middle, (ordered[rank - 1], ordered[n - rank])


def ratio(over: Sequence[int], under: Sequence[int]) -> tuple[float, Interval]:
    """The sum of the ones over the sum of the others, case by case in pairs, by the delta method: Cochran 1977, 6.4.

    The interval is made of the ratio's logarithm, because reach is skewed and never negative; both sums are above 0.
    """
    n, above, whole = len(over), sum(over), sum(under)
    # The sum of (y - above / whole * x)², times whole²: of whole numbers it is exact, however great they are.
    missed = (
        whole * whole * sum(map(mul, over, over))
        - 2 * whole * above * sum(map(mul, over, under))
        + above * above * sum(map(mul, under, under))
    )
    half = student(n - 1) * sqrt(missed * n / (n - 1)) / whole / above
    return above / whole, (exp(log(above / whole) - half), exp(log(above / whole) + half))


def student(freedom: int) -> float:
    """The 97.5th centile of Student's t: Abramowitz and Stegun 26.7.5, right to 0.001 from nine degrees on."""
    z2 = Z * Z
    first = (z2 + 1) / 4
    second = ((5 * z2 + 16) * z2 + 3) / 96
    third = (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384
    fourth = ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / 92160
    return Z * (1 + first / freedom + second / freedom**2 + third / freedom**3 + fourth / freedom**4)

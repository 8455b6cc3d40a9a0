"""How sure a share is. Pure.

The score interval of E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of
the American Statistical Association 22 (1927) 209-212, without correction for continuity: method 3 of R. G. Newcombe,
"Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998) 857-872.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

Z95 = 1.959964
"""Quantile of the normal distribution for an interval that holds the true share 95 times of 100."""


def interval(hits: int, count: int, z: float = Z95) -> tuple[float, float]:
    """(lower, upper) bound of the share of `hits` among `count`; everything is possible where nothing was counted."""
    if not count:
        return 0.0, 1.0
    share, spread = hits / count, z * z / count
    middle = share + spread / 2
    half = z * sqrt(share * (1 - share) / count + spread / (4 * count))
    return max(0.0, (middle - half) / (1 + spread)), min(1.0, (middle + half) / (1 + spread))


@dataclass(frozen=True, slots=True)
class Share:
    """`hits` of `count`."""

    hits: int
    count: int

    @property
    def low(self) -> float:
        return interval(self.hits, self.count)[0]

    @property
    def high(self) -> float:
        return interval(self.hits, self.count)[1]

    @property
    def percent(self) -> int:
        return round(100 * self.hits / self.count) if self.count else 0

    @property
    def low_percent(self) -> int:
        return round(100 * self.low)

    @property
    def high_percent(self) -> int:
        return round(100 * self.high)

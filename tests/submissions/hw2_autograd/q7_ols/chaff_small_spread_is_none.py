"""Positions within a millionth of each other are not the same."""

CAUGHT_BY = "test_points_far_from_zero"
LESSON = (
    "Your code refuses positions that are only close together. Refuse them only where all are exactly "
    "the same."
)


def ols(x, y):
    m, n = x.mean(), y.mean()
    if ((x - m) ** 2).sum() < 1e-12: raise ValueError("x")
    s = float(((x - m) * (y - n)).sum() / ((x - m) ** 2).sum())
    return float(n - s * m), s

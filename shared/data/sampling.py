"""The one source of random numbers for the data sets."""

import numpy as np


def sampler(n: int, seed: int) -> np.random.RandomState:
    """Return the generator from which a set of `n` points is drawn.

    NumPy's old generator is used on purpose: its stream is frozen for good, so the data (and every figure
    printed in a notebook) stay the same in later versions of NumPy, and they equal what the course texts drew
    with it.

    Args:
        n: number of points that will be drawn; checked here because every maker needs it.
        seed: whole number from 0 to 2**32 - 1.

    Raises:
        ValueError: n is not a whole number of at least 1, or the seed is out of range.
    """
    if isinstance(n, bool) or not isinstance(n, int | np.integer) or n < 1:
        raise ValueError(f"n is the number of points to make: a whole number of at least 1, not {n!r}.")
    if isinstance(seed, bool) or not isinstance(seed, int | np.integer) or not 0 <= seed < 2**32:
        raise ValueError(f"seed is a whole number from 0 to 4294967295, not {seed!r}.")
    return np.random.RandomState(seed)

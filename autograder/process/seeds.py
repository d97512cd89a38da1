"""Where random numbers start: one seed for every generator of a process, and none that anybody would type."""

import random
from functools import lru_cache

import numpy as np
import torch

_SALT = 0x636861666666  # tells our numbers from those that other programs draw from 0, 1, 2, …
_LEAST, _MOST = 10**9, 2**31 - 10**7  # room above, so that a check may add a number of its own


@lru_cache(maxsize=1024)
def uncommon(run: int) -> int:
    """The seed that a run's generators and fixtures start from.

    Students call ``torch.manual_seed`` with 0, 1, 42, …, and what a check draws must not equal what such a
    call makes the submission draw: two networks would be alike by accident, and a network that was seeded
    inside a function would pass for one that was not.

    Args:
        run: The number by which a run is known, as in ``--seed``: any whole number from 0.

    Returns:
        A number of ten digits, the same for the same run everywhere.
    """
    drawn = np.random.SeedSequence([_SALT, run]).generate_state(1, np.uint64)[0]
    return _LEAST + int(drawn) % (_MOST - _LEAST)


def seed_here(run: int) -> None:
    """Seeds Python's, NumPy's and torch's generators of this process, with the run's uncommon number.

    Where there is no accelerator ``torch.manual_seed`` would queue the seed for one, each time with a
    formatted traceback (torch 2.14, ``torch.cuda._lazy_call``): a millisecond a check, and memory that grows
    for as long as the process lives.

    Args:
        run: The number by which the run is known, from 0.
    """
    seed = uncommon(run)
    random.seed(seed)
    np.random.seed(seed)  # noqa: NPY002 - student code may use the legacy generator
    if torch.accelerator.is_available():
        torch.manual_seed(seed)
    else:
        torch.default_generator.manual_seed(seed)

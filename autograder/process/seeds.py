"""One seed for every generator of a process."""

import random

import numpy as np
import torch

_INHERITED_SEED_SPACE = 2**32


def seed_here(seed: int) -> None:
    """Seeds Python's, NumPy's and torch's generators of this process.

    Where there is no accelerator ``torch.manual_seed`` would queue the seed for one, each time with a
    formatted traceback (torch 2.14, ``torch.cuda._lazy_call``): a millisecond a check, and memory that grows
    for as long as the process lives.

    Args:
        seed: Any whole number from 0.
    """
    random.seed(seed)
    np.random.seed(seed % _INHERITED_SEED_SPACE)  # noqa: NPY002 - student code may use the legacy generator
    if torch.accelerator.is_available():
        torch.manual_seed(seed)
    else:
        torch.default_generator.manual_seed(seed)

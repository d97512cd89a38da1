"""Random numbers of a grading start where no student starts them."""

import random

import numpy as np
import torch

from autograder.process.seeds import seed_here, uncommon

OF_STUDENTS = [*range(10_000), 12345, 31337, 90210, 123456, 20260101, 2**31 - 1, 2**32 - 1]


def test_no_run_starts_from_a_seed_that_somebody_would_type():
    drawn = [uncommon(run) for run in range(10_000)]
    assert not set(drawn) & set(OF_STUDENTS)
    assert 10**9 <= min(drawn) <= max(drawn) < 2**31 - 10**6  # NumPy's legacy generator takes 32 bits
    assert len(set(drawn)) > 9_990


def test_the_same_run_starts_alike_and_the_largest_number_is_a_run():
    assert uncommon(7) == uncommon(7)
    assert uncommon(2**32 - 1) > 10**9


def test_a_students_own_seed_draws_other_numbers_than_the_run_of_this_number():
    for run in (0, 1, 2, 42):
        seed_here(run)
        drawn = torch.rand(1), np.random.rand(), random.random()  # noqa: NPY002
        torch.manual_seed(run)
        np.random.seed(run)  # noqa: NPY002
        random.seed(run)
        assert not {float(d) for d in drawn} & {float(torch.rand(1)), np.random.rand(), random.random()}  # noqa: NPY002

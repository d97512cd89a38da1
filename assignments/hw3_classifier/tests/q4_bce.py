"""What grader.check('q4_bce') runs. The checks themselves are in checks/test_q4_bce.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q4_bce'
points = None

run = HomeRun(name)


@test_case(name='bce_loss of .01, .3, .5, 1 against 1 is 4.6052, 1.2040, .6931, 0; of several points it is the mean.', points=0.5)
def test_some_values_by_hand(env):
    run.demand('test_some_values_by_hand', env)


@test_case(name='bce_with_logits of 0 is log 2 whatever the label; of 3 it is .0486 against 1 and 3.0486 against 0.', points=0.5)
def test_logits_by_hand(env):
    run.demand('test_logits_by_hand', env)


@test_case(name='Both losses refuse targets of another shape by a ValueError, e.g. (4,) for predictions (4, 1).', points=0.5)
def test_a_column_against_a_row_is_refused(env):
    run.demand('test_a_column_against_a_row_is_refused', env)


@test_case(name="Neither loss is computed by one of PyTorch's ready-made cross-entropies.", points=0.25)
def test_the_formulas_are_your_own(env):
    run.demand('test_the_formulas_are_your_own', env)


@test_case(name='A wrong p of 0 or 1 costs a finite number above 10, and a right one nothing.', points=0.25)
def test_certain_and_wrong_has_a_price(env):
    run.demand('test_certain_and_wrong_has_a_price', env)


@test_case(name='The logit -200 against 1, and 200 against 0, cost 200.', points=0.25)
def test_a_logit_of_200_costs_200(env):
    run.demand('test_a_logit_of_200_costs_200', env)

"""What grader.check('q7_compare_losses') runs. The checks themselves are in checks/test_q7_compare_losses.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q7_compare_losses'
points = None

run = HomeRun(name)


@test_case(name='compare_losses returns a dict with one list of floats for each loss, one float for each epoch.', points=0.25)
def test_one_curve_for_each_loss(env):
    run.demand('test_one_curve_for_each_loss', env)


@test_case(name='All curves begin with the same number: the same start, measured in the same way.', points=0.25)
def test_all_losses_begin_at_the_same_start(env):
    run.demand('test_all_losses_begin_at_the_same_start', env)


@test_case(name='For y = w x from w = 0, trained on (1, 1), rate 1/4, measured by y_true = 2, the curves are known.', points=0.5)
def test_three_steps_by_hand(env):
    run.demand('test_three_steps_by_hand', env)


@test_case(name='An nn.NLLLoss among the losses is refused by a ValueError that names the entry.', points=0.25)
def test_an_nll_loss_is_refused(env):
    run.demand('test_an_nll_loss_is_refused', env)

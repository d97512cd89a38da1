"""What grader.check('q2_cnn') runs. The checks themselves are in checks/test_q2_cnn.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q2_cnn'
points = None

run = HomeRun(name)


@test_case(name='The network has 1 475 338 parameters.', points=1)
def test_it_has_all_its_parameters(env):
    run.demand('test_it_has_all_its_parameters', env)


@test_case(name='A batch of n pictures gives float32 logits of shape (n, 10), also for n = 1.', points=1)
def test_one_row_of_logits_per_picture(env):
    run.demand('test_one_row_of_logits_per_picture', env)

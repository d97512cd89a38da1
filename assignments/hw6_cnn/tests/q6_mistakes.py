"""What grader.check('q6_mistakes') runs. The checks themselves are in checks/test_q6_mistakes.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q6_mistakes'
points = None

run = HomeRun(name)


@test_case(name='The result is images (float32), labels and predictions (int64) of the same number, on the CPU.', points=0.5)
def test_it_gives_three_tensors(env):
    run.demand('test_it_gives_three_tensors', env)


@test_case(name='Of five images in two batches, the second and the last are wrong.', points=0.5)
def test_two_mistakes_of_five(env):
    run.demand('test_two_mistakes_of_five', env)


@test_case(name='Without mistakes the tensors are empty: shapes (0, 1, 28, 28), (0,) and (0,), dtypes as ever.', points=0.25)
def test_no_mistakes(env):
    run.demand('test_no_mistakes', env)


@test_case(name='A network predicts in eval mode, and is afterwards in the mode that it came in, training or eval.', points=0.25)
def test_eval_mode_and_back(env):
    run.demand('test_eval_mode_and_back', env)

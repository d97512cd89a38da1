"""What grader.check('q2_chain_rule') runs. The checks themselves are in checks/test_q2_chain_rule.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q2_chain_rule'
points = None

run = HomeRun(name)


@test_case(name='z(1) is (1 - log(1 + e))^2, about 0.0981.', points=0.5)
def test_z_at_one(env):
    run.demand('test_z_at_one', env)


@test_case(name='dz(1) is 0.4580252880326174 to eleven digits, as autograd finds.', points=0.5)
def test_dz_at_one(env):
    run.demand('test_dz_at_one', env)


@test_case(name='For the array of 0 and 1, z is about (0.0942, 0.0981) and dz about (-0.3069, 0.4580).', points=0.5)
def test_both_at_zero_and_one(env):
    run.demand('test_both_at_zero_and_one', env)

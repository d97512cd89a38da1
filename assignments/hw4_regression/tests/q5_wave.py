"""What grader.check('q5_wave') runs. The checks themselves are in checks/test_q5_wave.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q5_wave'
points = None

run = HomeRun(name)


@test_case(name='fit_wave returns one float per epoch, each measured before its step, and changes the model in place.', points=1)
def test_trains_in_place_and_returns_the_losses(env):
    run.demand('test_trains_in_place_and_returns_the_losses', env)

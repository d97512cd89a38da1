"""What grader.check('q8_borders') runs. The checks themselves are in checks/test_q8_borders.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q8_borders'
points = None

run = HomeRun(name)


@test_case(name='A border is given by weights, one for each input, and a bias.', points=0.25)
def test_returns_a_neuron(env):
    run.demand('test_returns_a_neuron', env)


@test_case(name='For the weights (1, 0) and (0, 1) and the biases 0 and 3 the border has weights (1, -1) and bias -3.', points=0.25)
def test_example_of_the_docstring(env):
    run.demand('test_example_of_the_docstring', env)

"""What grader.check('q4_kinks') runs. The checks themselves are in checks/test_q4_kinks.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q4_kinks'
points = None

run = HomeRun(name)


@test_case(name='Units with weights 1, -2, 0.5 and biases -1, -4, 1.5 switch at -3, -2 and 1.', points=0.5)
def test_hand_set_units_switch_where_they_should(env):
    run.demand('test_hand_set_units_switch_where_they_should', env)


@test_case(name='Hidden weights 1, -2, 0 with biases -1, 6, 5 give the kinks 1 and 3, and nothing for the third unit.', points=0.5)
def test_the_example_has_a_unit_without_a_kink(env):
    run.demand('test_the_example_has_a_unit_without_a_kink', env)


@test_case(name='The result does not require a gradient.', points=0.25)
def test_kinks_carry_no_graph(env):
    run.demand('test_kinks_carry_no_graph', env)


@test_case(name='Weights, their dtype and gradients, and the mode of the model are after the call as before.', points=0.25)
def test_looking_changes_nothing(env):
    run.demand('test_looking_changes_nothing', env)

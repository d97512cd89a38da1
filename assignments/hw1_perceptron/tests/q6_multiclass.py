"""What grader.check('q6_multiclass') runs. The checks themselves are in checks/test_q6_multiclass.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q6_multiclass'
points = None

run = HomeRun(name)


@test_case(name='A single label becomes one row with its 1 in the right place.', points=0.5)
def test_one_hot_of_a_single_label(env):
    run.demand('test_one_hot_of_a_single_label', env)


@test_case(name='The labels 2 and 0 become two rows, each with a single 1 in its own column.', points=0.25)
def test_one_hot_of_two_labels(env):
    run.demand('test_one_hot_of_two_labels', env)


@test_case(name='Each point gets the class with the largest score, as an int.', points=0.5)
def test_predict_gives_a_label_per_point(env):
    run.demand('test_predict_gives_a_label_per_point', env)


@test_case(name='An update returns the new weights (d, k) and the new biases (k,).', points=0.5)
def test_update_returns_weights_and_biases(env):
    run.demand('test_update_returns_weights_and_biases', env)


@test_case(name='From all weights at 0, x = 2 with label 2 and lr 0.5 moves the first class down and the third up.', points=0.5)
def test_update_of_the_docstring(env):
    run.demand('test_update_of_the_docstring', env)

"""What grader.check('q7_confusion') runs. The checks themselves are in checks/test_q7_confusion.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q7_confusion'
points = None

run = HomeRun(name)


@test_case(name='The table is an int64 tensor of shape (n_classes, n_classes).', points=0.5)
def test_it_is_a_square_table_of_counts(env):
    run.demand('test_it_is_a_square_table_of_counts', env)


@test_case(name='Three coats (4) taken for pullovers (2) are counted in row 4, column 2.', points=0.25)
def test_rows_are_the_truth(env):
    run.demand('test_rows_are_the_truth', env)


@test_case(name='Classes that occur in neither tensor have rows and columns of zeros, also when there are no images.', points=0.25)
def test_classes_that_do_not_occur(env):
    run.demand('test_classes_that_do_not_occur', env)

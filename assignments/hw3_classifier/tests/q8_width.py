"""What grader.check('q8_width') runs. The checks themselves are in checks/test_q8_width.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q8_width'
points = None

run = HomeRun(name)


@test_case(name='Three widths and two seeds give a float64 array of shape (3, 2).', points=0.25)
def test_the_table_has_a_row_per_width(env):
    run.demand('test_the_table_has_a_row_per_width', env)


@test_case(name='One width and three seeds give the shape (1, 3), two widths and one seed (2, 1).', points=0.25)
def test_one_width_or_one_seed_is_a_table_too(env):
    run.demand('test_one_width_or_one_seed_is_a_table_too', env)


@test_case(name="Each cell is the last loss of the training of that row's width, even if another one was smaller.", points=0.25)
def test_a_cell_holds_the_last_loss(env):
    run.demand('test_a_cell_holds_the_last_loss', env)


@test_case(name='The network of each cell is the one that make_net gives right after torch.manual_seed(seed).', points=0.5)
def test_each_network_starts_from_its_seed(env):
    run.demand('test_each_network_starts_from_its_seed', env)

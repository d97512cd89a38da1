"""What grader.check('q4_evaluate') runs. The checks themselves are in checks/test_q4_evaluate.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q4_evaluate'
points = None

run = HomeRun(name)


@test_case(name='Evaluating gives two floats, and the accuracy lies between 0 and 1.', points=0.5)
def test_it_gives_a_loss_and_an_accuracy(env):
    run.demand('test_it_gives_a_loss_and_an_accuracy', env)


@test_case(name='Three right answers of four are an accuracy of 0.75, and the loss is that of the given loss_fn.', points=0.5)
def test_three_of_four(env):
    run.demand('test_three_of_four', env)


@test_case(name='A batch of three images and a batch of one give the same as all four at once.', points=0.25)
def test_three_images_and_one(env):
    run.demand('test_three_images_and_one', env)


@test_case(name='A network predicts in eval mode, and is afterwards in the mode that it came in, training or eval.', points=0.25)
def test_eval_mode_and_back(env):
    run.demand('test_eval_mode_and_back', env)

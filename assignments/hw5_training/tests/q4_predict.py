"""What grader.check('q4_predict') runs. The checks themselves are in checks/test_q4_predict.py."""

from autograder.home.otter_test import HomeRun
from otter.test_files import test_case

OK_FORMAT = False

name = 'q4_predict'
points = None

run = HomeRun(name)


@test_case(name="predict_proba returns a NumPy array (n, C) of the model's dtype, for float64 and for integer data.", points=0.25)
def test_probabilities_are_an_array(env):
    run.demand('test_probabilities_are_an_array', env)


@test_case(name='Each row of probabilities sums to 1, whatever the size of the batch.', points=0.25)
def test_rows_sum_to_one(env):
    run.demand('test_rows_sum_to_one', env)


@test_case(name='predict_label returns one int64 label for each row.', points=0.25)
def test_one_label_for_each_row(env):
    run.demand('test_one_label_for_each_row', env)


@test_case(name='Logits log .2, log .45, log .35 are the probabilities .2, .45, .35 and the label 1.', points=0.5)
def test_known_probabilities_and_their_labels(env):
    run.demand('test_known_probabilities_and_their_labels', env)


@test_case(name='A model that comes in training mode predicts in eval mode, and is in training mode afterwards.', points=0.25)
def test_a_model_in_training_predicts_in_eval_mode(env):
    run.demand('test_a_model_in_training_predicts_in_eval_mode', env)


@test_case(name='X is unchanged after predict_proba and predict_label.', points=0.25)
def test_the_data_stay_as_they_are(env):
    run.demand('test_the_data_stay_as_they_are', env)

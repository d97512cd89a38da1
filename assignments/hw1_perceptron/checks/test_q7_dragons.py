"""q7_dragons: a classifier that carries its own standardisation."""

import numpy as np

from autograder.checks import check, expect
from shared.data import dragons


class Recorder:
    """Stands in for `train_perceptron`: keeps what it is given, and returns some neuron."""

    def __init__(self):
        self.calls, self.X, self.y = 0, None, None

    def __call__(self, X, y, *_, **__):
        """Does not train."""
        self.calls, self.X, self.y = self.calls + 1, np.array(X), np.array(y)
        return np.array([-0.5, -1.0]), 0.1, [0.0]


@check(points=0.5, hint="Define `predictor` inside fit_dragons and return it, without calling it.")
def test_returns_a_function_that_answers(student, seed):
    """What comes back can be called with toes and lengths and gives a bool for each dragon."""
    herd = dragons(60, seed)
    predictor = student.fit_dragons(herd.toes, herd.length, herd.fire, student.put(Recorder()))
    answers = predictor(np.array([5.0, 9.0, 22.0]), np.array([170.0, 200.0, 240.0]))
    expect.array(answers, "what the predictor returns for 3 dragons", shape=(3,), dtype="bool")


@check(
    points=1,
    after="test_returns_a_function_that_answers",
    hint="For each column by itself: subtract its mean, then divide by its standard deviation.",
)
def test_trains_on_standardised_inputs(student, seed):
    """The training function gets X of shape (n, 2) whose columns have mean 0 and standard deviation 1."""
    herd, recorder = dragons(200, seed), student.put(Recorder())
    student.fit_dragons(herd.toes, herd.length, herd.fire, recorder)
    expect.true(int(recorder.calls) == 1, f"You call `train` {int(recorder.calls)} times; expected once.")
    X = expect.array(recorder.X, "the X that you train on", shape=(200, 2), dtype="float")
    # right answers: float32 rounding in the mean (3e-6), n - 1 for n in the deviation (.0025)
    expect.close(X.mean(axis=0), [0.0, 0.0], "the mean of each column that you train on", atol=1e-3)
    expect.close(
        X.std(axis=0), [1.0, 1.0], "the standard deviation of each column that you train on", atol=1e-2
    )
    expect.close(recorder.y, herd.fire, "the labels that you train with")

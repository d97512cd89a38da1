"""q7_dragons: a classifier that carries its own standardisation."""

import numpy as np

from autograder.checks import check, expect
from shared.data import dragons


class Recorder:
    """Stands in for `train_perceptron`: keeps what it is given and the neuron that it returns.

    The weights point from the mean of the dragons without fire to that of those with; the bias is large, so
    that who drops it gives other answers.
    """

    def __init__(self):
        self.calls, self.X, self.y, self.w, self.b = 0, None, None, None, 1.0

    def __call__(self, X, y):
        """Does not train. As the text says it takes two arguments and no others."""
        self.calls, self.X, self.y = self.calls + 1, np.array(X), np.array(y)
        sign = 2.0 * self.y - 1.0
        self.w = (sign[:, None] * self.X).mean(axis=0)
        return self.w.copy(), self.b, [0.0]


@check(
    points=0.5,
    hint="Call `train(X, y)` with these two arguments alone. Define `predictor` inside "
    "fit_dragons and return it, without calling it.",
)
def test_returns_a_function_that_answers(student, seed):
    """What comes back can be called with toes and lengths and gives a bool for each dragon."""
    herd = dragons(60, seed)
    predictor = student.fit_dragons(herd.toes, herd.length, herd.fire, student.put(Recorder()))
    answers = predictor(np.array([5.0, 9.0, 22.0]), np.array([170.0, 200.0, 240.0]))
    expect.array(answers, "what the predictor returns for 3 dragons", shape=(3,), dtype="bool")


@check(
    points=0.5,
    after="test_returns_a_function_that_answers",
    hint="For each column by itself: subtract its mean, then divide by its standard deviation. Train once, "
    "before you return, with all dragons in their order and with their labels as they came.",
)
def test_trains_on_standardised_inputs(student, seed):
    """The training function gets X of shape (n, 2) whose columns have mean 0 and standard deviation 1."""
    herd, recorder = dragons(200, seed), student.put(Recorder())
    length = herd.length.copy()
    length[0] = 600.0  # one giant, who counts as much as the others
    student.fit_dragons(herd.toes.copy(), length, herd.fire, recorder)
    expect.true(int(recorder.calls) == 1, f"You call `train` {int(recorder.calls)} times; expected once.")
    X = expect.array(recorder.X, "the X that you train on", shape=(200, 2), dtype="float")
    # right answers: float32 rounding in the mean (3e-6), n - 1 for n in the deviation (.0025)
    expect.close(X.mean(axis=0), [0.0, 0.0], "the mean of each column that you train on", atol=1e-3)
    expect.close(
        X.std(axis=0), [1.0, 1.0], "the standard deviation of each column that you train on", atol=1e-2
    )
    expect.close(recorder.y, herd.fire, "the labels that you train with")


@check(
    points=0.5,
    after="test_trains_on_standardised_inputs",
    hint="The predictor takes toes and feet: standardise them just as the training dragons, each column by "
    "its own statistics. Answer with what `train` returned: toes times the first weight, feet times the "
    "second, *and* the bias; score > 0.",
)
def test_predictor_standardises_too(student, seed):
    """Asked about the dragons that it was trained with, the predictor standardises them as for training."""
    herd, recorder = dragons(200, seed), student.put(Recorder())
    toes, length = 2 * herd.toes + 5, 3 * herd.length  # giants: nobody else's statistics would do
    predictor = student.fit_dragons(toes.copy(), length.copy(), herd.fire, recorder)
    answers = predictor(toes.copy(), length.copy())
    expect.array(answers, "what the predictor returns for 200 dragons", shape=(200,), dtype="bool")
    score = student.fetch(recorder.X) @ student.fetch(recorder.w) + 1.0
    clear = np.abs(score) > 1e-3  # nearer to the line rounding may decide
    expect.equal(
        answers[clear], score[clear] > 0, "what the predictor returns for dragons away from the line"
    )

"""q3_train: the perceptron rule over many epochs."""

import math

import numpy as np

from autograder.checks import check, expect

_EXAMPLE = "test_example_of_the_docstring"
_LEARNS = ("test_learns_a_separable_cloud", "test_a_score_of_zero_is_right_for_label_zero")
_MATCHES = "test_weights_after_a_few_epochs"
_CHANGES = "test_changes_add_up_the_moves_of_the_weights"
_STOPS = "test_stops_after_the_first_quiet_epoch"


def _noisy_points(rng, n=60):
    """Points on standardised axes; a fifth of the labels is turned, so that there is always a mistake."""
    X = rng.normal(size=(n, 2))
    X = (X - X.mean(axis=0)) / X.std(axis=0)
    y = (X @ np.array([1.0, -0.7]) + 0.3 > 0).astype(int)
    turned = rng.permutation(n)[: n // 5]
    y[turned] = 1 - y[turned]
    return X, y


@check(
    points=0.5,
    after=_LEARNS,
    hint="Start from zeros; show the points in their order; update after each point; the step is 1 / "
    "(epoch + 1).",
)
def test_weights_after_a_few_epochs(student, solution, rng):
    """On noisy points the weights and the bias are the right ones after two and three epochs."""
    X, y = _noisy_points(rng)
    for epochs in (2, 3):
        w, b, _ = student.train_perceptron(X.copy(), y.copy(), epochs, -math.inf)
        right_w, right_b, _ = solution.train_perceptron(X, y, epochs, -math.inf)
        # Right: 3000 runs, float32 included, worst 9.9e-7. Wrong: 100 runs each, closest .023 (>=).
        expect.close(w, right_w, f"the weights after {epochs} epochs", rtol=0, atol=1e-4)
        expect.close(b, right_b, f"the bias after {epochs} epochs", rtol=0, atol=1e-4)


@check(
    points=0.5,
    after=_MATCHES,
    hint="For each epoch by itself: the sum of |step · error · x_j| over all updates and all weights. "
    "No bias, no signs.",
)
def test_changes_add_up_the_moves_of_the_weights(student, solution, rng):
    """The change of an epoch is the sum of the absolute moves of all weights in it."""
    X, y = _noisy_points(rng)
    _, _, changes = student.train_perceptron(X.copy(), y.copy(), 4, -math.inf)
    _, _, right = solution.train_perceptron(X, y, 4, -math.inf)
    expect.close(changes, right, "the list of changes", rtol=1e-4, atol=1e-4)


@check(
    points=0.25,
    after=_CHANGES,
    hint="Compare the change of the epoch with tol at its end, after it has been recorded: less than "
    "tol means stop, and nothing else does. By default max_epochs is 100 and tol is 0.1.",
)
def test_stops_after_the_first_quiet_epoch(student, solution, rng):
    """Training ends after the first epoch whose change is less than tol, and that change is in the list."""
    _, _, changes = student.train_perceptron(np.array([[2.0], [-1.0]]), np.array([1, 0]), 5, 2.0)
    expect.close(changes, [2.0, 0.0], "the list of changes where the first is exactly tol, not less")
    X, y = _noisy_points(rng)
    _, _, full = solution.train_perceptron(X, y, 12, -math.inf)
    for tol in (full[3] * 1.01, 1e9):
        stop = next(i for i, change in enumerate(full) if change < tol) + 1
        w, b, changes = student.train_perceptron(X.copy(), y.copy(), 12, tol)
        right_w, right_b, _ = solution.train_perceptron(X, y, 12, tol)
        expect.true(
            len(changes) == stop,
            f"The change is first less than tol in epoch {stop}; you ran {len(changes)}.",
        )
        expect.close(changes, full[:stop], "the list of changes", rtol=1e-4, atol=1e-4)
        expect.close(w, right_w, "the weights", rtol=0, atol=1e-4)
        expect.close(b, right_b, "the bias", rtol=0, atol=1e-4)
    for scale, epochs in ((10.0, 100), (0.001, 1)):  # changes of 1 at least, and of 0.08 at most
        _, _, changes = student.train_perceptron(scale * X, y.copy())
        expect.equal(len(changes), epochs, "the number of changes where max_epochs and tol are left out")


@check(
    points=0.25,
    after=_MATCHES,
    hint="Return the weights as they are after the last epoch, not those of the epoch with the smallest "
    "change or the fewest mistakes.",
)
def test_returns_what_the_last_epoch_left(student, solution):
    """The weights and the bias are those after the last epoch, also where an earlier one looked better."""
    X = np.array([[-2.0, 0.0], [1.0, -2.0], [-3.0, 2.0], [-1.0, 4.0], [4.0, -3.0], [1.0, 2.0]])
    y = np.array(
        [0, 0, 1, 1, 1, 0]
    )  # the fourth epoch moves least and is right most often; no score is near 0
    w, b, _ = student.train_perceptron(X.copy(), y.copy(), 5, -math.inf)
    right_w, right_b, _ = solution.train_perceptron(X, y, 5, -math.inf)
    expect.close(w, right_w, "the weights after the last epoch", rtol=0, atol=1e-4)
    expect.close(b, right_b, "the bias after the last epoch", rtol=0, atol=1e-4)


@check(
    points=0.25,
    after=(_MATCHES, _STOPS),
    hint="The step is 1 / (epoch + 1) in every epoch, however small that becomes, and max_epochs may be any "
    "number: there is no smallest step, and no largest number of epochs but max_epochs.",
)
def test_late_epochs_are_like_early_ones(student, solution):
    """After 150 epochs the weights and the bias are the right ones, and there are 150 changes."""
    X = np.array([[0.0, -1.0], [4.0, -4.0], [4.0, 2.0], [3.0, -2.0], [1.0, -1.0], [2.0, -4.0]])
    y = np.array([1, 1, 1, 1, 0, 1])  # no line separates them, and no score after the first is near 0
    w, b, changes = student.train_perceptron(X.copy(), y.copy(), 150, -math.inf)
    expect.true(len(changes) == 150, f"With max_epochs=150 you return {len(changes)} changes.")
    right_w, right_b, _ = solution.train_perceptron(X, y, 150, -math.inf)
    expect.close(w, right_w, "the weights after 150 epochs", rtol=0, atol=1e-3)
    expect.close(b, right_b, "the bias after 150 epochs", rtol=0, atol=1e-3)


@check(
    points=0.25,
    after=_STOPS,
    hint="Only `change < tol` ends the training before max_epochs, and no change is less than a tol of 0 or "
    "below: not where all points are right, and not where nothing moves.",
)
def test_a_tolerance_of_zero_or_less_runs_all_epochs(student):
    """With a tol of 0, or a negative one, all epochs are run, also when everything is right."""
    X, y = np.array([[2.0], [-1.0]]), np.array([1, 0])
    for tol in (0.0, -1.0, -math.inf):
        w, b, changes = student.train_perceptron(X.copy(), y.copy(), 4, tol)
        expect.close(changes, [2.0, 0.0, 0.0, 0.0], f"the list of changes with tol={tol}")
        expect.close(w, [2.0], "the weight")
        expect.close(b, 1.0, "the bias")


@check(
    points=0.25,
    after=_EXAMPLE,
    hint="Work on copies: `w = w + …` and `X = (X - m) / s` leave the caller's arrays alone.",
)
def test_the_data_stay_as_they_were(student, rng):
    """The points and labels that training is given are the same afterwards."""
    X, y = _noisy_points(rng)
    there = student.put(X.copy()), student.put(y.copy())
    student.train_perceptron(*there, 2, -math.inf)
    expect.equal(student.fetch(there[0]), X, "the array of points that you were given")
    expect.equal(student.fetch(there[1]), y, "the array of labels that you were given")

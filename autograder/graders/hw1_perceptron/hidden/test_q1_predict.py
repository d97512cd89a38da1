"""q1_predict: a neuron fires where its score is greater than 0."""

import numpy as np

from autograder.checks import check, expect


@check(
    points=0.75,
    after="test_three_inputs",
    hint="Try other numbers of inputs: a single one, or as many as there are points. Try weights and biases "
    "of either sign, weights that are all 0, and scores in the thousands.",
)
def test_many_points_of_any_dimension(student, solution, rng):
    """Many points with any number of inputs get the right answer, also where scores are large."""
    sizes = ((200, 1, 1.0), (200, 2, 1.0), (200, 3, 1.0), (200, 7, 1.0), (30, 30, 1.0), (200, 3, 2000.0))
    for most, d, scale in sizes:  # with as many points as inputs, and with scores in the thousands
        X, w, b = scale * rng.normal(size=(200, d)), rng.normal(size=d), float(rng.normal())
        X = X[np.abs(X @ w + b) > 1e-4 * scale]  # rounding may decide about a point on the line
        X = X[:most]
        expect.equal(
            student.predict(X.copy(), w.copy(), b), solution.predict(X, w, b), f"predict with {d} inputs"
        )
    for b in (0.5, -0.5):
        fires = student.predict(np.ones((4, 3)), np.zeros(3), b)
        expect.equal(fires, np.full(4, b > 0), "predict where the bias alone decides")


@check(
    points=0.25,
    after="test_many_points_of_any_dimension",
    hint="Greater than 0 is enough: compare the score itself with 0, without a tolerance and without "
    "rounding it first.",
)
def test_the_smallest_positive_score_fires(student, rng):
    """A score that is positive fires, however small it is."""
    X, w = rng.integers(-9, 10, size=(80, 3)).astype(float), np.array([2.0, -5.0, 3.0])
    X = X[X @ w + 1.0 != 0.0]
    tiny = 2.0**-43  # about 1e-13, and exact in float32, too
    found = student.predict(X.copy(), w * tiny, tiny)
    expect.equal(found, X @ w + 1.0 > 0, "predict where all scores are tiny")


@check(
    points=0.5,
    after="test_example_of_the_docstring",
    hint="Strictly greater: a score of exactly 0 does not fire. With weights and bias at 0, nothing does.",
)
def test_a_point_on_the_line_does_not_fire(student, rng):
    """A point whose score is exactly 0 does not fire."""
    X = rng.integers(-9, 10, size=(6, 2)).astype(float)
    expect.equal(
        student.predict(X, np.zeros(2), 0.0), np.zeros(6, dtype=bool), "predict with all weights at 0"
    )
    on_the_line = np.array([[1.0, 2.0], [2.0, 4.0], [-3.0, -6.0]])
    expect.equal(
        student.predict(on_the_line, np.array([2.0, -1.0]), 0.0),
        np.zeros(3, dtype=bool),
        "predict on the line",
    )


@check(
    points=0.25,
    after="test_small_example",
    hint="A single point has shape (d,). `X @ w` works for it as it does for many; X.shape[1] or a "
    "loop over rows does not.",
)
def test_one_point_and_many_agree(student, rng):
    """One point alone gets a single bool, the same as among many."""
    X, w, b = rng.normal(size=(8, 3)), rng.normal(size=3), 0.25
    together = student.predict(X.copy(), w.copy(), b)
    expect.array(together, "predict for 8 points", shape=(8,), dtype="bool")
    for x, among_many in zip(X, together, strict=True):
        alone = student.predict(x.copy(), w.copy(), b)
        expect.shape(alone, (), "predict for one point")
        expect.dtype(alone, "bool", "predict for one point")
        expect.true(bool(alone) == bool(among_many), "One point alone gets another answer than among others.")


@check(
    points=0.25,
    after="test_small_example",
    hint="`X *= w` writes into the caller's array. `X * w` makes a new one.",
)
def test_the_arguments_stay_as_they_were(student):
    """The points and the weights that predict is given are the same afterwards."""
    points, weights = np.array([[1.0, 2.0], [3.0, -1.0]]), np.array([2.0, 0.5])
    X, w = student.put(points.copy()), student.put(weights.copy())
    student.predict(X, w, 0.5)
    expect.equal(student.fetch(X), points, "the array of points that you were given")
    expect.equal(student.fetch(w), weights, "the array of weights that you were given")

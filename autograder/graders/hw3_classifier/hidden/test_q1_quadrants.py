"""q1_quadrants: points on the axes and next to them, and what the features are for."""

import numpy as np

from autograder.checks import check, expect


def call(function, *arguments):
    """Calls on the side where it runs, so that the result stays there."""
    return function(*arguments)


def points_on_the_axes(rng):
    """Six points on the axes, the origin and its negative zeros among them: float64, shape (6, 2)."""
    far = rng.uniform(1.0, 3.0)
    return np.array([[0.0, far], [0.0, -far], [far, 0.0], [-far, 0.0], [0.0, 0.0], [-0.0, -0.0]])


@check(
    points=0.75,
    after="test_the_example_has_a_zero_in_it",
    hint="Right is x1 > 0 and upper is x2 > 0; everything else, 0 included, is left or lower. Only compare.",
)
def test_zero_counts_as_left_and_as_lower(student, solution, rng):
    """A coordinate that is exactly 0 counts as left, or as lower; the points keep their values."""
    points = points_on_the_axes(rng)
    theirs = student.put(points.copy())
    expect.close(student.quadrant_features(theirs), solution.quadrant_features(points), "points on the axes")
    expect.equal(student.fetch(theirs), points, "the points after the call")


@check(
    points=0.5,
    after="test_zero_counts_as_left_and_as_lower",
    hint="The axes are where a coordinate is exactly 0, wherever the points of this one set happen to lie. "
    "Each call makes a new array, with a row for each point, also for a single one.",
)
def test_a_linear_model_is_perfect_on_them(student, solution, rng):
    """A linear model on your features gets every label of the exclusive or right, wherever the points lie."""
    points = rng.normal(rng.uniform(-1, 1, size=2), 2.0, size=(300, 2))
    points[:40] *= 10.0 ** -rng.integers(1, 31, size=(40, 2))  # next to an axis is not on it
    labels = np.where((points[:, 0] > 0) != (points[:, 1] > 0), 1.0, -1.0)
    kept = student.make(call, student.quadrant_features, points)
    student.quadrant_features(-points)  # another set of as many points
    features = expect.array(student.fetch(kept), "the features", shape=(300, 4))
    weights = np.linalg.lstsq(features, labels, rcond=None)[0]
    expect.at_least(np.mean((features @ weights > 0) == (labels > 0)), 1.0, "the accuracy of a linear model")
    expect.close(features, solution.quadrant_features(points), "the features of 300 points")
    single = student.quadrant_features(points.astype(np.float32))
    expect.close(single, solution.quadrant_features(points), "the features of 300 points in float32")
    one = student.quadrant_features(points[-1:])
    expect.close(one, solution.quadrant_features(points[-1:]), "the features of a single point")

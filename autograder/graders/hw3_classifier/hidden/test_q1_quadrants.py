"""q1_quadrants: points on the axes, and what the features are for."""

import numpy as np

from autograder.checks import check, expect


def points_on_the_axes(rng):
    """Five points on the axes, the origin among them: float64, shape (5, 2), symmetric around the origin."""
    far = rng.uniform(0.5, 3.0)
    return np.array([[0.0, far], [0.0, -far], [far, 0.0], [-far, 0.0], [0.0, 0.0]])


@check(
    points=0.5,
    after="test_each_quadrant_has_its_column",
    hint="What do your four comparisons say about a coordinate that is exactly 0? One must be true.",
)
def test_points_on_the_axes_have_one_home(student, rng):
    """A point on an axis, and the origin too, lies in exactly one quadrant."""
    features = student.quadrant_features(points_on_the_axes(rng))
    expect.array(features, "the features of points on the axes", shape=(5, 4))
    expect.close(features.sum(axis=1), np.ones(5), "the sum of each row", rtol=0, atol=1e-6)


@check(
    points=0.5,
    after="test_points_on_the_axes_have_one_home",
    hint="Right is x1 > 0 and upper is x2 > 0; everything else, 0 included, is left or lower. Only compare.",
)
def test_zero_counts_as_left_and_as_lower(student, solution, rng):
    """A coordinate that is exactly 0 counts as left, or as lower, and is still 0 afterwards."""
    points = points_on_the_axes(rng)
    theirs = student.put(points.copy())
    expect.close(student.quadrant_features(theirs), solution.quadrant_features(points), "points on the axes")
    expect.equal(student.fetch(theirs), points, "the points after the call")


@check(
    points=0.5,
    after="test_zero_counts_as_left_and_as_lower",
    hint="The axes are where a coordinate is 0, wherever the points of this one set happen to lie.",
)
def test_a_linear_model_is_perfect_on_them(student, solution, rng):
    """A linear model on your features gets every label of the exclusive or right, wherever the points lie."""
    points = rng.normal(rng.uniform(-1, 1, size=2), 2.0, size=(300, 2))
    labels = np.where((points[:, 0] > 0) != (points[:, 1] > 0), 1.0, -1.0)
    features = student.quadrant_features(points)
    expect.array(features, "the features", shape=(300, 4))
    weights = np.linalg.lstsq(features, labels, rcond=None)[0]
    expect.at_least(np.mean((features @ weights > 0) == (labels > 0)), 1.0, "the accuracy of a linear model")
    expect.close(features, solution.quadrant_features(points), "the features of 300 points")
    one = student.quadrant_features(points[:1])
    expect.close(one, solution.quadrant_features(points[:1]), "the features of a single point")

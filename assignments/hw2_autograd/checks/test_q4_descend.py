"""q4_descend: what comes back, and one step that can be followed on paper."""

import numpy as np

from autograder.checks import check, expect, picture


def two_points():
    """Two points and the line 0: the errors are 1 and 2, the derivatives -3 and -7."""
    return np.array([[1.0], [3.0]]), np.array([[1.0], [2.0]]), np.zeros(1), np.zeros(1)


@check(
    points=0.5,
    hint="The last line should be `return a, b, losses`, after the loop and not inside it. A step "
    "keeps the shape (1,) of a and b: each derivative is one number, a mean over the points.",
)
def test_returns_intercept_slope_and_losses(student):
    """gradient_descent returns a and b, arrays of shape (1,), and a list with one loss for each epoch."""
    found = student.gradient_descent(*two_points(), lr=0.01, epochs=5)
    expect.type(found, (tuple, list), "what gradient_descent returns")
    expect.true(len(found) == 3, f"gradient_descent returns {len(found)} values; expected a, b and losses.")
    a, b, losses = found
    expect.array(a, "a", shape=(1,), dtype="float")
    expect.array(b, "b", shape=(1,), dtype="float")
    expect.type(losses, list, "losses")
    expect.true(len(losses) == 5, f"losses has {len(losses)} entries after 5 epochs; expected 5.")


@check(
    points=0.5,
    after="test_returns_intercept_slope_and_losses",
    hint="Step *against* the derivative, which is -2 times the mean error: here -3, so a moves up by lr * 3.",
)
def test_one_step_moves_the_intercept(student):
    """One step from the line 0 takes the intercept to 0.3 with lr 0.1, and to 0.6 with lr 0.2."""
    for lr, intercept in ((0.1, 0.3), (0.2, 0.6)):
        a, _, _ = student.gradient_descent(*two_points(), lr=lr, epochs=1)
        expect.close(a, np.array([intercept]), f"a after one step with lr {lr}", atol=1e-6)


@check(
    points=0.5,
    after="test_one_step_moves_the_intercept",
    hint="Calculate both derivatives first, then change both parameters; b must not see the new a. The "
    "derivative for b is -2 times the mean of x times the error: here -7.",
)
def test_one_step_moves_the_slope(student):
    """The same steps take the slope to 0.7 and to 1.4: its derivative belongs to the old line."""
    for lr, *line in ((0.1, 0.3, 0.7), (0.2, 0.6, 1.4)):
        a, b, _ = student.gradient_descent(*two_points(), lr=lr, epochs=1)
        with picture.function(_line(a, b), _line(*line), within=(0, 4), data=two_points()[:2]):
            expect.close(b, np.array(line[1:]), f"b after one step with lr {lr}", atol=1e-6)


def _line(intercept, slope):
    return lambda x: intercept + slope * x


@check(
    points=0.25,
    after="test_one_step_moves_the_slope",
    hint="The loss is the *mean* of the squared errors, 1 and 2 here, of the prediction that you made "
    "before the step.",
)
def test_loss_before_the_step(student):
    """The loss on record is 2.5, that of the line 0 before its step."""
    _, _, losses = student.gradient_descent(*two_points(), lr=0.1, epochs=1)
    expect.close(expect.number(losses[0], "losses[0]"), 2.5, "losses[0]", atol=1e-6)

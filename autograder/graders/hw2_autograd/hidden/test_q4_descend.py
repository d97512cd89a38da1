"""q4_descend: both parameters at once, losses, untouched arguments, and two hundred steps.

Calibration of the bound 1e-5 (compared with the reference): of 240 right runs, float32 ones among them, the
worst differs by 1.2e-7 after 3 steps and by 3.5e-7 after 200; the best wrong one that gets so far by .040 and
.43. Stopping at 199 or 201 steps makes 8e-4, a before b 8e-3, a missing factor 2 .18. `chaffinch calibrate
hw2_autograd` prints the figures.
"""

import numpy as np

from autograder.checks import check, expect, picture


def problem(rng, n=60):
    """Noisy points around a parabola and a random line to start from, all float64."""
    x = np.sort(rng.uniform(0, 1, (n, 1)), axis=0)
    y = 1 + 2 * x - 3 * x**2 + 0.1 * rng.standard_normal((n, 1))
    return x, y, rng.standard_normal(1), rng.standard_normal(1)


def run(subject, arguments, lr, epochs):
    """Runs on copies, so that a descent that writes to its arguments spoils nothing here."""
    return subject.gradient_descent(*(array.copy() for array in arguments), lr, epochs)


def largest_gap(found, wanted):
    """Largest difference of intercept or slope."""
    pairs = zip(found[:2], wanted[:2], strict=True)
    return max(abs(expect.number(mine[0], "a or b") - float(theirs[0])) for mine, theirs in pairs)


@check(
    points=0.5,
    after="test_one_step_moves_the_slope",
    hint="Does it work with any number of points, also with one, and from any line to start with?",
)
def test_both_parameters_move_at_once(student, solution, rng):
    """In one step intercept and slope both move from the same old line."""
    for n in (60, 1):
        arguments = problem(rng, n)
        found, wanted = run(student, arguments, 0.1, 1), run(solution, arguments, 0.1, 1)
        expect.close(found[0], wanted[0], "a after one step", rtol=1e-5, atol=1e-6)
        expect.close(found[1], wanted[1], "b after one step", rtol=1e-5, atol=1e-6)


@check(
    points=0.5,
    after="test_both_parameters_move_at_once",
    hint="Every epoch is alike: one step, with prediction, error and derivatives made anew. The learning "
    "rate stays as it was given.",
)
def test_three_steps(student, solution, rng):
    """Three steps lead to the same line as three steps of the reference."""
    arguments = problem(rng)
    found = run(student, arguments, 0.1, 3)
    expect.equal(len(found[2]), 3, "the number of losses after three epochs")
    gap = largest_gap(found, run(solution, arguments, 0.1, 3))
    expect.at_most(gap, 1e-5, "the largest difference after three steps")


@check(
    points=0.25,
    after=("test_three_steps", "test_loss_before_the_step"),
    hint="The loss is the mean of the squared errors of the prediction that you made before the step.",
)
def test_losses_are_measured_before_each_step(student, solution, rng):
    """Each loss is the mean squared error before the step of its epoch."""
    arguments = problem(rng)
    _, _, losses = run(student, arguments, 0.1, 3)
    numbers = [expect.number(loss, f"losses[{index}]") for index, loss in enumerate(losses)]
    expect.close(numbers, run(solution, arguments, 0.1, 3)[2], "losses", rtol=1e-5, atol=1e-5)


@check(
    points=0.5,
    after="test_returns_intercept_slope_and_losses",
    hint="`a -= step` writes into the caller's array. `a = a - step` makes a new one.",
)
def test_arguments_stay_as_they_are(student, rng):
    """The caller's arrays are not changed."""
    arguments = problem(rng)
    held = [student.put(array.copy()) for array in arguments]
    student.gradient_descent(*held, 0.1, 200)
    for name, handle, before in zip("xyab", held, arguments, strict=True):
        expect.equal(student.fetch(handle), before, f"the caller's {name} after the call")


@check(
    points=0.5,
    after="test_both_parameters_move_at_once",
    hint="With epochs=0 the loop has no round at all: return the start and an empty list.",
)
def test_no_epoch_changes_nothing(student, rng):
    """With epochs=0 the start comes back, and no loss."""
    arguments = problem(rng)
    a, b, losses = run(student, arguments, 0.1, 0)
    expect.close(a, arguments[2], "a after no step")
    expect.close(b, arguments[3], "b after no step")
    expect.equal(losses, [], "losses after no step")


@check(
    points=0.5,
    after="test_three_steps",
    hint="Take exactly as many steps as `epochs` says, all with the same learning rate; do not stop early.",
)
def test_two_hundred_steps(student, solution, rng):
    """Two hundred steps with lr 0.1 agree with the reference to 0.00001."""
    arguments = problem(rng, n=100)
    found = run(student, arguments, 0.1, 200)
    gap = largest_gap(found, run(solution, arguments, 0.1, 200))
    with picture.curves(found[2]):
        expect.at_most(gap, 1e-5, "the largest difference after two hundred steps")


@check(
    points=0.25,
    after="test_two_hundred_steps",
    hint="Little or nothing is left to gain there, and yet `epochs` steps were asked for: do not look at the "
    "loss, or at the derivatives, to decide whether to go on.",
)
def test_no_step_is_left_out_at_the_goal(student, solution):
    """Started on the best line, 20 steps still leave 20 losses; small numbers are no reason to stop."""
    x = np.array([[0.0], [1.0], [2.0]])
    _, _, losses = student.gradient_descent(x, 2 * x + 1, np.ones(1), 2 * np.ones(1), 0.1, 20)
    expect.equal(len(losses), 20, "the number of losses of twenty epochs that start on the best line")
    tiny = (x, 1e-6 * (2 * x + 1), np.zeros(1), np.zeros(1))
    found, wanted = run(student, tiny, 0.1, 20), run(solution, tiny, 0.1, 20)
    for name, value, right in zip("ab", found, wanted, strict=False):
        expect.close(value, right, f"{name} after 20 steps for values of a millionth", rtol=1e-3, atol=0)


@check(
    points=0.25,
    after="test_three_steps",
    hint="Return a and b as they are after the last step, not those with the smallest loss; and go on also "
    "when the loss grows, with steps as large as the derivatives say.",
)
def test_a_learning_rate_that_is_too_large(student, solution, rng):
    """Where every step makes the loss larger all steps are taken, and the last line is returned."""
    arguments = problem(rng)  # after 24 epochs the loss is some 1e21, which float32 holds as well
    found, wanted = run(student, arguments, 1.5, 24), run(solution, arguments, 1.5, 24)
    expect.true(len(found[2]) == 24, f"losses has {len(found[2])} entries after 24 epochs; expected 24.")
    expect.close(found[0], wanted[0], "a after the last step", rtol=1e-4, atol=1e-4)
    expect.close(found[1], wanted[1], "b after the last step", rtol=1e-4, atol=1e-4)

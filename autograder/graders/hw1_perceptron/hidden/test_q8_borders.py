"""q8_borders: where two scores are equal."""

from autograder.checks import check, expect

_EXAMPLE = "test_example_of_the_docstring"
_SIDE = "test_fires_on_the_side_of_the_first_class"


def _compare(found, wanted):
    expect.close(found[0], wanted[0], "the weights of the border", rtol=1e-5, atol=1e-6)
    expect.close(found[1], wanted[1], "the bias of the border", rtol=1e-5, atol=1e-6)


@check(
    points=0.25,
    after=_EXAMPLE,
    hint="The neuron fires on the side of class i, whichever of i and j is larger: score of i minus score "
    "of j, in this order.",
)
def test_fires_on_the_side_of_the_first_class(student, solution, rng):
    """With two inputs and three classes the border of i and j is the score of i minus the score of j."""
    for _ in range(2):  # other weights have other borders
        W, b = rng.normal(size=(2, 3)), rng.normal(size=3)
        for i, j in ((0, 1), (2, 0), (1, 2), (1, 0)):
            _compare(student.border(W.copy(), b.copy(), i, j), solution.border(W, b, i, j))


@check(
    points=0.5,
    after=_SIDE,
    hint="There may be any number of inputs and of classes, also as many of both: take the whole columns i "
    "and j, not rows and not two numbers of them.",
)
def test_any_number_of_inputs(student, solution, rng):
    """The border is right for any number of inputs and classes."""
    for d, k in ((3, 5), (1, 2), (6, 4), (3, 3)):
        W, b = rng.normal(size=(d, k)), rng.normal(size=k)
        for i, j in ((0, 1), (k - 1, 0)):
            _compare(student.border(W.copy(), b.copy(), i, j), solution.border(W, b, i, j))


@check(
    points=0.25,
    after="test_returns_a_neuron",
    hint="W[:, i] is a view: `-=` on it writes into W. `W[:, i] - W[:, j]` makes a new array.",
)
def test_the_arguments_stay_as_they_were(student, rng):
    """The weights and biases that border is given are the same afterwards."""
    W, b = rng.normal(size=(3, 5)), rng.normal(size=5)
    there = student.put(W.copy()), student.put(b.copy())
    student.border(*there, 4, 2)
    expect.equal(student.fetch(there[0]), W, "the W that you were given")
    expect.equal(student.fetch(there[1]), b, "the biases that you were given")

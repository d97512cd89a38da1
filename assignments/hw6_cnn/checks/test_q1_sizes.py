"""q1_sizes: how large a picture is after a convolution."""

from autograder.checks import check, expect


@check(points=0.5, hint="Sizes count pixels: use // and you get an int.")
def test_a_size_is_an_int(student):
    """conv_out returns an int."""
    expect.type(student.conv_out(28, 3, 1, 1), int, "conv_out(28, 3, 1, 1)")


@check(
    points=0.5,
    after="test_a_size_is_an_int",
    hint="Padding adds pixels on both sides; at stride 1 there are size + 2·padding − kernel + 1 places.",
)
def test_the_sizes_in_the_notebook(student):
    """A 3-kernel with padding 1 keeps 28, without padding it leaves 26, and a pool of 2 halves 28."""
    expect.equal(student.conv_out(28, 3, 1, 1), 28, "conv_out(28, 3, 1, 1)")
    expect.equal(student.conv_out(28, 3), 26, "conv_out(28, 3)")
    expect.equal(student.conv_out(28, 2, stride=2), 14, "conv_out(28, 2, stride=2)")

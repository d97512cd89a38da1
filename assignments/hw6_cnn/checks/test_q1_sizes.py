"""q1_sizes: how large a picture is after a convolution."""

from autograder.checks import check, expect


@check(points=0.25, hint="Sizes count pixels: use // and you get an int.")
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


@check(
    points=0.5,
    after="test_the_sizes_in_the_notebook",
    hint="28 becomes 14, then 12, then 6; the last stage has 64 maps of 6 × 6 numbers. Go stage by stage: "
    "convolution, then pool. Only the last stage's channels count.",
)
def test_the_features_in_the_notebook(student):
    """flat_features gives 80 for the docstring's example, and 2304 for the network of the next question."""
    found = student.flat_features(28, [(32, 3, 1), (64, 3, 0)])  # first: it tells more mistakes apart
    expect.equal(found, 2304, "flat_features(28, [(32, 3, 1), (64, 3, 0)])")
    expect.equal(student.flat_features(8, [(5, 3, 1)]), 80, "flat_features(8, [(5, 3, 1)])")


@check(
    points=0.25,
    after="test_the_sizes_in_the_notebook",
    hint="Raise ValueError where the kernel is larger than size + 2·padding.",
)
def test_a_kernel_that_is_far_too_large(student):
    """conv_out(3, 6) is refused with ValueError."""
    expect.refuses(lambda: student.conv_out(3, 6), ValueError, "conv_out(3, 6)")

"""q1_sizes: how large a picture is after a convolution."""

import torch
from torch.nn import functional

from autograder.checks import check, expect


def _stages(rng):
    """One to three random stages and what torch makes of a blank picture that goes through them."""
    size = int(rng.integers(40, 57))
    stages = [
        (int(rng.integers(1, 7)), int(rng.integers(1, 6)), int(rng.integers(0, 3)))
        for _ in range(int(rng.integers(1, 4)))
    ]
    maps = torch.zeros(1, 1, size, size)
    for channels, kernel, padding in stages:
        weight = torch.zeros(channels, maps.shape[1], kernel, kernel)
        maps = functional.max_pool2d(functional.conv2d(maps, weight, padding=padding), 2)
    return size, stages, maps.numel()


@check(
    points=0.5,
    after="test_the_sizes_in_the_notebook",
    hint="The kernel moves `stride` pixels at a time; a last step that does not fit whole is not made.",
)
def test_it_agrees_with_torch(student, rng):
    """conv_out gives the size that torch gives, for any kernel, stride and padding."""
    expect.equal(student.conv_out(11, 2, 4, 0), 3, "conv_out(11, 2, 4, 0)")  # pixels are left out between
    expect.equal(student.conv_out(5, 3, 7, 0), 1, "conv_out(5, 3, 7, 0)")  # there is no second step
    for _ in range(12):
        size, kernel = int(rng.integers(5, 40)), int(rng.integers(1, 6))
        stride, padding = int(rng.integers(1, 5)), int(rng.integers(0, 4))
        picture = torch.zeros(1, 1, size, size)
        made = functional.conv2d(picture, torch.zeros(1, 1, kernel, kernel), stride=stride, padding=padding)
        what = f"conv_out({size}, {kernel}, {stride}, {padding})"
        expect.equal(student.conv_out(size, kernel, stride, padding), made.shape[-1], what)


@check(
    points=0.5,
    after="test_a_kernel_that_is_far_too_large",
    hint="The kernel must fit into the padded picture: compare it with size + 2·padding; equal is enough. "
    "The size of the result does not tell: -1/2 becomes 0 with int().",
)
def test_a_kernel_that_does_not_fit_is_refused(student):
    """A kernel larger than the padded picture is refused with ValueError; one that just fits is not."""
    expect.refuses(lambda: student.conv_out(3, 6, 1, 1), ValueError, "conv_out(3, 6, 1, 1)")
    expect.refuses(lambda: student.conv_out(4, 7, 2, 0), ValueError, "conv_out(4, 7, 2, 0)")
    expect.refuses(lambda: student.conv_out(4, 5, 2, 0), ValueError, "conv_out(4, 5, 2, 0)")
    expect.equal(student.conv_out(3, 5, 1, 1), 1, "conv_out(3, 5, 1, 1)")


@check(
    points=0.5,
    after=("test_the_features_in_the_notebook", "test_it_agrees_with_torch"),
    hint="Go stage by stage: convolution, then pool. Only the last stage's channels count. Read the list "
    "with `for`; pop takes from the caller's list.",
)
def test_features_after_any_stages(student, rng):
    """flat_features counts what torch leaves after one, two or three stages."""
    one = student.flat_features(9, [(2, 3, 0)])  # alone: whoever rounds here does so in the pool
    expect.equal(one, 18, "flat_features(9, [(2, 3, 0)])")
    odd = student.flat_features(30, [(2, 5, 0), (3, 5, 0)])
    expect.equal(odd, 48, "flat_features(30, [(2, 5, 0), (3, 5, 0)])")
    twice = student.flat_features(20, [(2, 3, 1), (2, 3, 1)])
    expect.equal(twice, 50, "flat_features(20, [(2, 3, 1), (2, 3, 1)])")
    for _ in range(6):
        size, stages, count = _stages(rng)
        there = student.put(list(stages))
        expect.equal(student.flat_features(size, there), count, f"flat_features({size}, {stages})")
        expect.equal(student.fetch(there), stages, "the list of stages afterwards")

"""int(-0.5) + 1 is 1: the result does not tell that the kernel is too large."""

CAUGHT_BY = "test_a_kernel_that_does_not_fit_is_refused"
LESSON = (
    "Your code accepts a kernel that does not fit. Compare its size with that of the padded picture, "
    "not the result."
)


def conv_out(size, kernel, stride=1, padding=0):
    out = int((size + 2 * padding - kernel) / stride) + 1
    if out < 1:
        raise ValueError
    return out

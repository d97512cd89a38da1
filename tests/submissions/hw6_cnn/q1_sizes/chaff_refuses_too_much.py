"""The kernel has to fit into the padded picture, not into the bare one."""
CAUGHT_BY = "test_a_kernel_that_does_not_fit_is_refused"
LESSON = (
    "Your code refuses a kernel that does fit. It has to fit into the padded picture, with padding on "
    "both sides."
)


def conv_out(size, kernel, stride=1, padding=0):
    if kernel > size:
        raise ValueError("kernel too large")
    return (size + 2 * padding - kernel) // stride + 1

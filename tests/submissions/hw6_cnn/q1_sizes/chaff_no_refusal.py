"""A kernel that does not fit gives no picture of 0 or -1 pixels, it gives an error."""
CAUGHT_BY = "test_a_kernel_that_is_far_too_large"
LESSON = "Your code gives a size where the kernel does not fit. Raise a ValueError there."


def conv_out(size, kernel, stride=1, padding=0):
    return (size + 2 * padding - kernel) // stride + 1

"""A stride longer than the picture leaves one place, and is no reason to refuse."""
CAUGHT_BY = "test_it_agrees_with_torch"
LESSON = (
    "Your code refuses a stride that is longer than the picture. Only the kernel must fit; the window then "
    "has one place."
)


def conv_out(size, kernel, stride=1, padding=0):
    if kernel > size + 2 * padding or stride > size + 2 * padding:
        raise ValueError("does not fit")
    return (size + 2 * padding - kernel) // stride + 1

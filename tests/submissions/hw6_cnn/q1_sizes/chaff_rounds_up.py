"""A last step that does not fit whole is not made: floor, not ceil."""
import math

CAUGHT_BY = "test_it_agrees_with_torch"
LESSON = "Your size is rounded up. A last step that does not fit is not made: round down."


def conv_out(size, kernel, stride=1, padding=0):
    if kernel > size + 2 * padding:
        raise ValueError("kernel too large")
    return math.ceil((size + 2 * padding - kernel) / stride) + 1

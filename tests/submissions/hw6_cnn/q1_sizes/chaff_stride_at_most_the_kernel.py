"""The window never skips a pixel."""

CAUGHT_BY = "test_it_agrees_with_torch"
LESSON = (
    "Your formula makes large strides smaller. The window may move further than it is wide; then "
    "pixels between are left out."
)

def conv_out(size, kernel, stride=1, padding=0):
    padded = size + 2 * padding
    if kernel > padded:
        raise ValueError("the kernel does not fit")
    return (padded - kernel) // min(stride, kernel) + 1

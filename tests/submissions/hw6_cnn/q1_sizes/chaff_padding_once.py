"""Padding is added on both sides."""
CAUGHT_BY = "test_the_sizes_in_the_notebook"
LESSON = (
    "Your size is one too small. Padding counts on both sides, and the window's first place counts as "
    "well: + 1."
)


def conv_out(size, kernel, stride=1, padding=0):
    if kernel > size + padding:
        raise ValueError("kernel too large")
    return (size + padding - kernel) // stride + 1

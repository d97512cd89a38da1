"""The window's first place counts too: + 1."""
CAUGHT_BY = "test_the_sizes_in_the_notebook"
LESSON = (
    "Your size is one too small. Padding counts on both sides, and the window's first place counts as "
    "well: + 1."
)


def conv_out(size, kernel, stride=1, padding=0):
    if kernel > size + 2 * padding:
        raise ValueError("kernel too large")
    return (size + 2 * padding - kernel) // stride

"""The window's first place counts too: + 1."""
CAUGHT_BY = "test_the_sizes_in_the_notebook"


def conv_out(size, kernel, stride=1, padding=0):
    if kernel > size + 2 * padding:
        raise ValueError("kernel too large")
    return (size + 2 * padding - kernel) // stride

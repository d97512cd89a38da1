"""The first place is counted after the division, not among the pixels."""
CAUGHT_BY = "test_the_sizes_in_the_notebook"
LESSON = "Your code adds 1 before it divides by the stride. Divide first, round down, then add 1."


def conv_out(size, kernel, stride=1, padding=0):
    if kernel > size + 2 * padding:
        raise ValueError("the kernel does not fit")
    return (size + 2 * padding - kernel + 1) // stride

"""Sizes are whole numbers: / gives a float, // an int."""
CAUGHT_BY = "test_a_size_is_an_int"
LESSON = "Your size is a float. Divide with //, which gives an int."


def conv_out(size, kernel, stride=1, padding=0):
    if kernel > size + 2 * padding:
        raise ValueError("kernel too large")
    return (size + 2 * padding - kernel) / stride + 1

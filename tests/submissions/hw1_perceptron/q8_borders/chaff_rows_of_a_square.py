"""With as many inputs as classes the rows are taken for the classes."""
CAUGHT_BY = "test_any_number_of_inputs"
LESSON = (
    "Your code takes rows for classes where W has as many rows as columns. The classes are always the "
    "columns."
)


def border(W, b, i, j):
    columns = W.T if W.shape[1] == len(b) != W.shape[0] else W
    return columns[i] - columns[j], float(b[i] - b[j])

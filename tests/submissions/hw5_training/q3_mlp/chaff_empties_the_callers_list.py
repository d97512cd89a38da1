"""pop takes the sizes out of the caller's list."""

from torch import nn

CAUGHT_BY = "test_sizes_and_count_of_parameters"
LESSON = "Your code takes sizes out of the list that it was given. Only read it."


def make_mlp(sizes, activation):
    if len(sizes) < 2:
        raise ValueError("two sizes at least")
    layers = []
    n_in = sizes.pop(0)
    while sizes:
        n_out = sizes.pop(0)
        layers.append(nn.Linear(n_in, n_out))
        if sizes:
            layers.append(activation())
        n_in = n_out
    return nn.Sequential(*layers)

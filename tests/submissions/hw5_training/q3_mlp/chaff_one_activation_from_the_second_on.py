"""All activations but the first are one and the same."""

from torch import nn

CAUGHT_BY = "test_each_activation_is_a_module_of_its_own"
LESSON = "Some of your activations are one and the same. Call activation() anew for each place."


def make_mlp(sizes, activation):
    if len(sizes) < 2:
        raise ValueError("at least two sizes")
    layers, bend = [], activation()
    for i in range(len(sizes) - 1):
        if i > 0:
            layers.append(bend if i > 1 else activation())
        layers.append(nn.Linear(sizes[i], sizes[i + 1]))
    return nn.Sequential(*layers)
